import { useTranslations } from 'use-intl'
import { day, rupiah } from '../format.ts'
import type { CapacityOfPageFragment } from '../graphql/generated/graphql.ts'
import { graphql } from '../graphql/generated/index.ts'
import { AmountList } from '../ui/amount-list.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'

export const CapacityOfPage = graphql(`
  fragment CapacityOfPage on RepaymentCapacity {
    asOf
    policyVersion
    warnings {
      code
      message
    }
    estimate {
      confidence
      coveragePercent
      weeksUsed
      baseSales
      worstSales
      weeklyIncome
      disposableBeforeDebt
      limits {
        rule
        amount
      }
      bindingRule
      maxInstalment
      maxLoans {
        weeks
        amount
      }
      explanation
    }
    evidence {
      declaration {
        declaredOn
        declaredBy
        costOfGoodsBasisPoints
        operatingCost
        householdExpenses
        otherHouseholdIncome
        outsideDebtService
      }
      weeks {
        startsOn
        season
        gross
        fees
        discounts
        refunds
        offPlatformVerified
        offPlatformUnverified
        orderNumbers
      }
    }
  }
`)

type Capacity = CapacityOfPageFragment

/** What she can safely repay each week, and why it is that much. */
export const CapacitySection = ({ capacity }: { capacity: Capacity }) => {
  const t = useTranslations('jual.capacity')
  const { estimate, warnings } = capacity
  return (
    <div className="space-y-6">
      <section aria-labelledby="aman" className="rounded-[1.75rem] bg-sand p-5 sm:p-8">
        <h2 id="aman" className="text-xl">
          {t('title')}
        </h2>
        {estimate.confidence === 'NONE' ? (
          <p className="mt-2 text-3xl font-extrabold">{t('none')}</p>
        ) : (
          <p className="mt-2">
            <strong className="amount block text-4xl font-extrabold">{rupiah(estimate.maxInstalment)}</strong>
            {t('perWeek')}
          </p>
        )}
        <p className="mt-3 text-lg">{estimate.explanation}</p>
        <p className="mt-3 flex gap-2">
          <Icon name="chart" />
          <span>
            {t(`confidence.${estimate.confidence}`)}{' '}
            {t('basis', {
              weeks: estimate.weeksUsed,
              coverage: estimate.coveragePercent.toLocaleString('id-ID'),
            })}
          </span>
        </p>
        {estimate.confidence !== 'NONE' && <LargestLoans estimate={estimate} />}
      </section>
      {warnings.length > 0 && (
        <Notice kind="note" title={t('warnings')}>
          <ul className="list-disc space-y-1 pl-5">
            {warnings.map(({ code, message }) => (
              <li key={code}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      {estimate.limits.length > 0 && <Limits estimate={estimate} />}
      {estimate.limits.length > 0 && <Figures estimate={estimate} />}
      <p className="text-muted">{t('asOf', { day: day(capacity.asOf), version: capacity.policyVersion })}</p>
    </div>
  )
}

const LargestLoans = ({ estimate }: Pick<Capacity, 'estimate'>) => {
  const t = useTranslations('jual.capacity')
  return (
    <div className="mt-5">
      <h3 className="text-base">{t('largest')}</h3>
      <dl className="mt-2 max-w-sm space-y-1 rounded-xl bg-paper p-3">
        {estimate.maxLoans.map(({ weeks, amount }) => (
          <div key={weeks} className="flex items-baseline justify-between gap-3">
            <dt>{t('largestFor', { weeks })}</dt>
            <dd className="amount font-extrabold">{amount > 0 ? rupiah(amount) : t('noLargest')}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** The three limits in words. The smallest is the one that counts. */
const Limits = ({ estimate: { limits, bindingRule } }: Pick<Capacity, 'estimate'>) => {
  const t = useTranslations('jual.capacity')
  return (
    <section aria-labelledby="mengapa">
      <h2 id="mengapa" className="text-2xl">
        {t('why')}
      </h2>
      <p className="mb-3">{t('whyHow')}</p>
      <ol className="grid gap-3 md:grid-cols-3">
        {limits.map(({ rule, amount }) => (
          <li
            key={rule}
            className={`rounded-card border p-4 ${rule === bindingRule ? 'border-2 border-nila bg-mist' : 'border-hairline bg-paper'}`}
          >
            <h3 className="text-lg">{t(`rules.${rule}.title`)}</h3>
            <p>{t(`rules.${rule}.meaning`)}</p>
            <p className="amount mt-2 text-xl font-extrabold">{rupiah(amount)}</p>
            {rule === bindingRule && (
              <p className="flex items-center gap-2 font-bold text-nila">
                <Icon name="check" className="size-5 shrink-0" />
                {t('binding')}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

const Figures = ({ estimate }: Pick<Capacity, 'estimate'>) => {
  const t = useTranslations('jual.capacity')
  const lines = [
    [t('baseSales'), estimate.baseSales],
    [t('weeklyIncome'), estimate.weeklyIncome],
    [t('disposable'), estimate.disposableBeforeDebt],
    [t('worstSales'), estimate.worstSales],
  ] as const
  return (
    <section aria-labelledby="angka">
      <h2 id="angka" className="mb-3 text-xl">
        {t('figures')}
      </h2>
      <AmountList
        className="rounded-card border border-hairline bg-paper p-4"
        lines={lines.map(([label, amount]) => [label, rupiah(amount)])}
      />
    </section>
  )
}
