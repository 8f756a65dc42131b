/** What each thing comes to, one below the other; the values are texts as people read them. */
export const AmountList = ({
  lines,
  className = '',
}: {
  lines: readonly (readonly [string, string])[]
  className?: string
}) => (
  <dl className={`space-y-2 ${className}`}>
    {lines.map(([label, value]) => (
      <div key={label} className="flex items-baseline justify-between gap-4">
        <dt>{label}</dt>
        <dd className="amount font-bold">{value}</dd>
      </div>
    ))}
  </dl>
)
