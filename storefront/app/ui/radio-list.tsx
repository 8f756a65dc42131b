import { FieldFault, fieldId } from './field.tsx'

/** One of a few, each a line as high as a thumb. */
export const RadioList = ({
  name,
  legend,
  choices,
  chosen,
  fault,
  columns = '',
}: {
  /** As in `Faults`. */
  name: string
  legend: string
  choices: readonly { value: string; label: string }[]
  chosen?: string | undefined
  fault?: string | undefined
  /** Classes of the grid, where one column is too few. */
  columns?: string
}) => (
  <fieldset id={fieldId(name)} aria-describedby={fault ? `${fieldId(name)}-salah` : undefined}>
    <legend className="mb-1.5 font-bold">{legend}</legend>
    {fault && <FieldFault name={name} fault={fault} />}
    <div className={`grid grid-cols-1 gap-2 ${columns}`}>
      {choices.map(({ value, label }) => (
        <label
          key={value}
          className="flex min-h-12 min-w-0 items-center gap-3 rounded-xl border border-border px-3 py-2 has-checked:border-2 has-checked:border-nila has-checked:bg-mist has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-nila"
        >
          <input
            type="radio"
            name={name}
            value={value}
            defaultChecked={value === chosen}
            className="size-6 shrink-0 accent-nila"
          />
          <span className="min-w-0 wrap-anywhere">{label}</span>
        </label>
      ))}
    </div>
  </fieldset>
)
