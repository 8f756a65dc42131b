import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes } from 'react'
import { useTranslations } from 'use-intl'
import { FieldFault, fieldId } from './field.tsx'
import { Icon, type IconName } from './icon.tsx'

/** A panel in which something is filled in. */
export const panel = 'rounded-card border border-hairline bg-paper p-4 shadow-card sm:p-5'

/** A choice as large as a thumb; the one that is taken looks so without colour too. */
export const choice =
  'flex min-h-14 items-center gap-2 rounded-xl border-2 border-border bg-paper px-3 py-2 font-bold has-checked:border-nila has-checked:bg-mist has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-nila'

const wrong = (name: string, fault: string | undefined, hint?: string | undefined) => ({
  'aria-invalid': fault ? true : undefined,
  'aria-describedby':
    [hint && `${fieldId(name)}-petunjuk`, fault && `${fieldId(name)}-salah`].filter(Boolean).join(' ') || undefined,
})

/** Questions that go together, with a drawing and their name. */
export const Question = ({
  name,
  icon,
  title,
  children,
}: {
  name: string
  icon: IconName
  title: string
  children: ReactNode
}) => (
  <fieldset id={fieldId(name)} className={panel}>
    {/* Floated, or browsers would draw it onto the border. */}
    <legend className="float-left flex w-full items-center gap-3 text-xl font-bold">
      <Icon name={icon} className="size-7 shrink-0 text-mengkudu" />
      {title}
    </legend>
    <div className="clear-both space-y-4 pt-4">{children}</div>
  </fieldset>
)

/** One of several. */
export const Choices = ({
  name,
  legend,
  options,
  chosen,
  fault,
  columns = 'grid-cols-1',
}: {
  name: string
  legend: string
  options: readonly { value: string; label: string; explanation?: string }[]
  chosen: string | undefined
  fault?: string | undefined
  columns?: string
}) => (
  <fieldset id={fieldId(name)} className="space-y-1.5">
    <legend className="font-bold">{legend}</legend>
    {fault && <FieldFault name={name} fault={fault} />}
    <div className={`grid gap-2 ${columns}`}>
      {options.map(({ value, label, explanation }) => (
        <label key={value} className={choice}>
          <input
            type="radio"
            name={name}
            value={value}
            defaultChecked={value === chosen}
            {...wrong(name, fault)}
            className="size-5 shrink-0 accent-nila"
          />
          <span className="min-w-0 leading-snug">
            {label}
            {explanation && <span className="block font-normal">{explanation}</span>}
          </span>
        </label>
      ))}
    </div>
  </fieldset>
)

/** Yes or no. */
export const Check = ({
  name,
  label,
  explanation,
  ...input
}: { name: string; label: string; explanation?: string } & InputHTMLAttributes<HTMLInputElement>) => (
  <label className={`${choice} cursor-pointer items-start py-3`}>
    <input
      type="checkbox"
      id={fieldId(name)}
      name={name}
      value="ya"
      {...input}
      className="mt-0.5 size-6 shrink-0 accent-nila"
    />
    <span className="min-w-0 leading-snug">
      {label}
      {explanation && <span className="block font-normal">{explanation}</span>}
    </span>
  </label>
)

/** One out of a list that is too long to lie open. */
export const Select = ({
  name,
  label,
  hint,
  fault,
  optional = false,
  children,
  ...select
}: {
  name: string
  label: string
  hint?: string
  fault?: string | undefined
  optional?: boolean
  children: ReactNode
} & SelectHTMLAttributes<HTMLSelectElement>) => {
  const t = useTranslations('form')
  return (
    <div className="space-y-1.5">
      <label htmlFor={fieldId(name)} className="block font-bold">
        {label}
        {optional && <span className="font-normal text-muted"> {t('optional')}</span>}
      </label>
      {hint && (
        <p id={`${fieldId(name)}-petunjuk`} className="text-muted">
          {hint}
        </p>
      )}
      {fault && <FieldFault name={name} fault={fault} />}
      <select
        id={fieldId(name)}
        name={name}
        {...wrong(name, fault, hint)}
        {...select}
        className="block min-h-12 w-full rounded-xl border border-border bg-paper px-3 py-3 aria-invalid:border-2 aria-invalid:border-mengkudu"
      >
        {children}
      </select>
    </div>
  )
}

/** What is rarely needed opens with a tap. */
export const Fold = ({
  icon,
  label,
  of,
  open = false,
  children,
}: {
  icon: IconName
  label: string
  /** What it is about, where the label alone would stand on the page twice. */
  of?: string
  open?: boolean
  children: ReactNode
}) => (
  <details open={open}>
    <summary className="inline-flex min-h-12 items-center gap-2 font-semibold underline underline-offset-4">
      <Icon name={icon} className="size-5 shrink-0" />
      {label}
      {of && <span className="sr-only"> {of}</span>}
    </summary>
    <div className="mt-2">{children}</div>
  </details>
)

/** Where there is nothing yet: what that means, and what to do about it. */
export const Nothing = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="space-y-3 rounded-card border border-hairline bg-paper p-5">
    <p>
      <strong className="block">{title}</strong>
    </p>
    {children}
  </div>
)
