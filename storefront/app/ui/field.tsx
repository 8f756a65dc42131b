import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react'
import { useTranslations } from 'use-intl'
import type { Faults } from '../forms/faults.ts'
import { Icon } from './icon.tsx'

type Common = {
  /** As in `Faults`. */
  name: string
  label: string
  hint?: string | undefined
  fault?: string | undefined
  optional?: boolean
}

/** The id of a field, which the summary of faults leads to. */
export const fieldId = (name: string): string => `isian-${name.replaceAll('.', '-')}`

const box =
  'block w-full rounded-xl border bg-paper px-4 py-3 text-ink placeholder:text-muted aria-invalid:border-2 aria-invalid:border-mengkudu border-border'

/** One line of text. */
export const Field = ({
  name,
  label,
  hint,
  fault,
  optional,
  className = '',
  ...input
}: Common & InputHTMLAttributes<HTMLInputElement>) => (
  <Labelled {...{ name, label, hint, fault, optional }}>
    <input {...described({ name, hint, fault, optional })} {...input} className={`${box} min-h-12 ${className}`} />
  </Labelled>
)

/** Several lines of text. */
export const LongField = ({
  name,
  label,
  hint,
  fault,
  optional,
  ...textarea
}: Common & TextareaHTMLAttributes<HTMLTextAreaElement>) => (
  <Labelled {...{ name, label, hint, fault, optional }}>
    <textarea rows={3} {...described({ name, hint, fault, optional })} {...textarea} className={box} />
  </Labelled>
)

type Described = Pick<Common, 'name'> & { [key in 'hint' | 'fault' | 'optional']: Common[key] | undefined }

const described = ({ name, hint, fault, optional }: Described) => ({
  id: fieldId(name),
  name,
  required: !optional,
  'aria-invalid': fault ? true : undefined,
  'aria-describedby':
    [hint && `${fieldId(name)}-petunjuk`, fault && `${fieldId(name)}-salah`].filter(Boolean).join(' ') || undefined,
})

const Labelled = ({
  name,
  label,
  hint,
  fault,
  optional,
  children,
}: Described & { label: string; children: ReactNode }) => {
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
      {children}
    </div>
  )
}

/** What is wrong with one field, above it. */
export const FieldFault = ({ name, fault }: { name: string; fault: string }) => (
  <p id={`${fieldId(name)}-salah`} className="flex gap-2 font-semibold text-mengkudu">
    <Icon name="alert" className="mt-0.5 size-5 shrink-0" />
    {fault}
  </p>
)

/** All that is wrong with a form, at its head: announced, focused, each line a link to its field. */
export const FaultSummary = ({ faults }: { faults: Faults | undefined }) => {
  const t = useTranslations('form')
  const lines = Object.entries(faults ?? {})
  if (lines.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: after a refused form this is what the reader came back for
    <div role="alert" tabIndex={-1} autoFocus className="rounded-card border-2 border-mengkudu bg-blush p-4">
      <h2 className="flex items-center gap-2 text-lg">
        <Icon name="alert" className="size-6 shrink-0 text-mengkudu" />
        {t('checkAgain')}
      </h2>
      <ul className="mt-2 space-y-1">
        {lines.map(([name, fault]) => (
          <li key={name}>
            <a
              href={`#${fieldId(name)}`}
              className="inline-flex min-h-12 items-center font-semibold text-mengkudu underline underline-offset-4"
            >
              {fault}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
