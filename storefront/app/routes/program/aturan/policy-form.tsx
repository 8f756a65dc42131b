import { Fragment, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { button } from '../../../ui/button.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { Field, LongField } from '../../../ui/field.tsx'
import { Check, Select } from '../../../ui/work-fields.tsx'
import { fieldsOf, type RefusedForm } from '../desk-form.ts'
import { type FigureValues, typedFigure } from './figures.ts'
import type { PolicyFigure } from './policy-figures.ts'
import { useFigureWords } from './versions.tsx'

/** One form in which a whole new version is decided, filled with the one that holds. */
export const PolicyForm = ({
  action,
  figures,
  values,
  refused,
  tomorrow,
  children,
}: {
  action: string
  figures: readonly PolicyFigure[]
  values: FigureValues
  refused: RefusedForm | undefined
  tomorrow: string
  /** What is decided besides the figures. */
  children?: ReactNode
}) => {
  const t = useTranslations('officerDesk.rules')
  const heads = useTranslations('officerDesk.rules.heads')
  const field = fieldsOf(refused, 'baru')
  return (
    <Disclosure icon="pencil" title={t('publish')} explanation={t('publishHow')} open={refused?.step === 'baru'}>
      <form method="post" action={action} noValidate className="space-y-4 p-4">
        <div className="grid gap-4 sm:grid-cols-2 sm:items-end">
          <Field {...field('effectiveFrom', tomorrow)} type="date" label={t('effectiveFrom')} />
          {figures.map((figure) => (
            <Fragment key={figure.name}>
              {'head' in figure && <h2 className="pt-3 text-lg sm:col-span-2">{heads(figure.head)}</h2>}
              <FigureField figure={figure} values={values} refused={refused} />
            </Fragment>
          ))}
        </div>
        {children}
        <LongField {...field('note')} label={t('note')} hint={t('noteHint')} maxLength={500} rows={2} />
        <button type="submit" name="langkah" value="baru" className={button.primary}>
          {t('publishNow')}
        </button>
      </form>
    </Disclosure>
  )
}

const FigureField = ({
  figure,
  values,
  refused,
}: {
  figure: PolicyFigure
  values: FigureValues
  refused: RefusedForm | undefined
}) => {
  const options = useTranslations('officerDesk.rules.options')
  const units = useTranslations('officerDesk.rules.units')
  const words = useFigureWords()
  const { name, defaultValue, fault } = fieldsOf(refused, 'baru')(
    figure.name,
    typedFigure(figure, values[figure.name] ?? ''),
  )
  const label = words.label(figure)
  if (figure.kind === 'check') return <Check name={name} label={label} defaultChecked={defaultValue === 'ya'} />
  if (figure.kind === 'choice') {
    return (
      <Select name={name} label={label} defaultValue={defaultValue} fault={fault}>
        {figure.options.map((option) => (
          <option key={option} value={option}>
            {option === '50' || option === '52' ? option : options(option)}
          </option>
        ))}
      </Select>
    )
  }
  const unit = figure.kind === 'count' ? undefined : units(figure.kind)
  return (
    <Field
      name={name}
      label={unit && figure.kind !== 'counts' ? `${label} (${unit})` : label}
      hint={figure.kind === 'counts' ? unit : undefined}
      inputMode={figure.kind === 'counts' ? 'text' : 'decimal'}
      defaultValue={defaultValue}
      fault={fault}
    />
  )
}
