import { useTranslations } from 'use-intl'
import { day, rupiah } from '../format.ts'
import type { Faults } from '../forms/faults.ts'
import type { CapacityOfPageFragment } from '../graphql/generated/graphql.ts'
import { button } from '../ui/button.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { FaultSummary, Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { percentText, type TypedFinances, weeklyAmounts } from './finances.ts'

type Declaration = NonNullable<CapacityOfPageFragment['evidence']['declaration']>

/**
 * What somebody has told of her costs, and the form to tell it anew.
 *
 * @param title whose costs
 * @param action where the form goes
 * @param again the form as it came back
 */
export const FinancesSection = ({
  declaration,
  title,
  action,
  again,
}: {
  declaration: Declaration | null | undefined
  title: string
  action: string
  again: { faults: Faults; typed: TypedFinances } | undefined
}) => {
  const t = useTranslations('jual.finances')
  return (
    <section id="biaya" aria-labelledby="judul-biaya" className="space-y-4">
      <h2 id="judul-biaya" className="text-2xl">
        {title}
      </h2>
      {declaration ? (
        <Declared declaration={declaration} />
      ) : (
        <p>
          <strong>{t('never')}</strong> {t('neverNext')}
        </p>
      )}
      <Disclosure icon="book" title={t('update')} open={again !== undefined || !declaration}>
        <div className="space-y-4 p-4">
          <FaultSummary faults={again?.faults} />
          <FinancesForm declaration={declaration} action={action} again={again} />
        </div>
      </Disclosure>
    </section>
  )
}

const Declared = ({ declaration }: { declaration: Declaration }) => {
  const t = useTranslations('jual.finances')
  return (
    <div className="rounded-card border border-hairline bg-paper p-4">
      <dl className="space-y-2">
        <Line
          label={t('short.costOfGoodsBasisPoints')}
          value={t('ofSales', { percent: percentText(declaration.costOfGoodsBasisPoints) })}
        />
        {weeklyAmounts.map((name) => (
          <Line key={name} label={t(`short.${name}`)} value={rupiah(declaration[name])} />
        ))}
      </dl>
      <p className="mt-3 text-muted">
        {t('perWeek')} {t('declared', { day: day(declaration.declaredOn), name: declaration.declaredBy })}
      </p>
    </div>
  )
}

const Line = ({ label, value }: { label: string; value: string }) => (
  <div className="flex items-baseline justify-between gap-4">
    <dt>{label}</dt>
    <dd className="amount font-bold">{value}</dd>
  </div>
)

const FinancesForm = ({
  declaration,
  action,
  again,
}: Pick<Parameters<typeof FinancesSection>[0], 'declaration' | 'action' | 'again'>) => {
  const t = useTranslations('jual.finances')
  const { faults, typed } = again ?? {}
  const figure = {
    inputMode: 'decimal',
    autoComplete: 'off',
    maxLength: 16,
    className: 'amount max-w-60 text-lg',
  } as const
  return (
    <form method="post" action={action} noValidate className="space-y-5">
      <p>{t('perWeek')}</p>
      <Field
        {...figure}
        name="costOfGoodsBasisPoints"
        label={t('costOfGoodsBasisPoints')}
        hint={t('costOfGoodsHint')}
        fault={faults?.costOfGoodsBasisPoints}
        defaultValue={
          typed?.costOfGoodsBasisPoints ?? (declaration ? percentText(declaration.costOfGoodsBasisPoints) : '')
        }
      />
      {weeklyAmounts.map((name) => (
        <Field
          key={name}
          {...figure}
          name={name}
          label={t(name)}
          hint={t(`${name}Hint`)}
          fault={faults?.[name]}
          defaultValue={typed?.[name] ?? declaration?.[name].toLocaleString('id-ID')}
        />
      ))}
      <button type="submit" name="tindakan" value="biaya" className={`${button.primary} w-full sm:w-auto`}>
        <Icon name="check" />
        {t('save')}
      </button>
    </form>
  )
}
