import { useTranslations } from 'use-intl'
import { dayOfDate, rupiah } from '../format.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { panel } from '../ui/work-fields.tsx'

export interface BookLine {
  id: string
  on: string
  text: string
  /** What was paid; null for what moved no money of hers. */
  paid: number | null
  balanceAfter: number
  isReversed: boolean
  hasReceipt: boolean
}

/** What happened with the loan, the newest above, each with what was left after it. */
export const PassbookSection = ({ loanId, lines }: { loanId: string; lines: readonly BookLine[] }) => {
  const t = useTranslations('lending.book')
  return (
    <section aria-labelledby="buku" className={panel}>
      <h2 id="buku" className="text-xl">
        {t('title')}
      </h2>
      <ol className="mt-2 divide-y divide-hairline">
        {lines.map(({ id, on, text, paid, balanceAfter, isReversed, hasReceipt }) => (
          <li key={id} className="py-3">
            <div className="flex items-baseline justify-between gap-4">
              <span className={`min-w-0 wrap-anywhere ${isReversed ? 'text-muted' : 'font-bold'}`}>{text}</span>
              {paid !== null && <span className="amount shrink-0 font-bold">{rupiah(paid)}</span>}
            </div>
            <div className="flex items-baseline justify-between gap-4">
              <span className="text-muted">{dayOfDate(on)}</span>
              <span className="amount shrink-0">{t('left', { amount: rupiah(balanceAfter) })}</span>
            </div>
            {hasReceipt && (
              <a
                href={`/jual/pinjaman/${loanId}/kuitansi/${id}`}
                download
                className="inline-flex min-h-12 items-center gap-2 font-semibold text-mengkudu underline underline-offset-4 print:hidden"
              >
                <Icon name="download" className="size-5 shrink-0" />
                {t('receipt')}
                <span className="sr-only"> {t('receiptOf', { day: dayOfDate(on), amount: rupiah(paid ?? 0) })}</span>
              </a>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

export interface Instalment {
  number: number
  dueOn: string
  amount: number
  open: number
  covered: number
  standing: 'PAID' | 'LATE' | 'DUE' | 'AHEAD'
}

const marks: Record<Instalment['standing'], { icon: IconName; className: string }> = {
  PAID: { icon: 'check', className: 'text-daun' },
  LATE: { icon: 'alert', className: 'text-mengkudu' },
  DUE: { icon: 'clock', className: 'text-nila' },
  AHEAD: { icon: 'clock', className: 'text-muted' },
}

/** Every instalment with its day and how it stands: by words and a mark, never by colour alone. */
export const ScheduleSection = ({ instalments }: { instalments: readonly Instalment[] }) => {
  const t = useTranslations('lending.schedule')
  const late = instalments.filter(({ standing }) => standing === 'LATE').length
  const paid = instalments.filter(({ standing }) => standing === 'PAID').length
  return (
    <Disclosure
      icon="book"
      title={t('title')}
      explanation={t(late > 0 ? 'countLate' : 'count', { paid, count: instalments.length, late })}
    >
      <ol className="divide-y divide-hairline px-4">
        {instalments.map(({ number, dueOn, amount, open, covered, standing }) => {
          const { icon, className } = marks[standing]
          const isPart = open > 0 && open < amount
          return (
            <li key={number} className="flex items-start justify-between gap-3 py-3">
              <span className="min-w-0">
                <span className="tabular-nums">{number}.</span> {dayOfDate(dueOn)}
                <span className={`flex items-center gap-1 font-bold ${className}`}>
                  <Icon name={icon} className="size-5 shrink-0" />
                  {t(standing)}
                </span>
                {covered > 0 && <span className="block">{t('covered', { amount: rupiah(covered) })}</span>}
              </span>
              <span className="shrink-0 text-right">
                <span className="amount block font-bold">{rupiah(amount)}</span>
                {isPart && <span className="amount block">{t('left', { amount: rupiah(open) })}</span>}
              </span>
            </li>
          )
        })}
      </ol>
    </Disclosure>
  )
}
