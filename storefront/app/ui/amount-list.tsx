/** What each thing comes to, one below the other; the values are texts as people read them. */
export const AmountList = ({
  lines,
  className = '',
  inWords = false,
}: {
  lines: readonly (readonly [string, string])[]
  className?: string
  /** Some of them are words, which take more than one line on a small phone. */
  inWords?: boolean
}) => (
  <dl className={`space-y-2 ${className}`}>
    {lines.map(([label, value]) => (
      <div key={label} className="flex items-baseline justify-between gap-4">
        <dt>{label}</dt>
        <dd className={`font-bold ${inWords ? 'text-right wrap-break-word' : 'amount'}`}>{value}</dd>
      </div>
    ))}
  </dl>
)
