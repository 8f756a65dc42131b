import { useTranslations } from 'use-intl'
import { day, rupiah } from '../../format.ts'
import type { LoanPageQuery, TrialQuoteQuery } from '../../graphql/generated/graphql.ts'
import { type TrialLoan, trialLoanDefault } from '../../lending/trial-loan.ts'
import { TrialLoanFields } from '../../lending/trial-loan-fields.tsx'
import { AmountList } from '../../ui/amount-list.tsx'
import { button } from '../../ui/button.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { FrameCaption, ScrollFrame } from '../../ui/scroll-frame.tsx'
import { judgeTrial } from './judge-trial.ts'
import type { Own } from './own-business.server.ts'

type Quote = TrialQuoteQuery['loanQuote']
type Estimate = LoanPageQuery['repaymentCapacity']['estimate']

/** What a loan would cost her, to the rupiah, and whether she could carry it. */
export const TrialSection = ({
  own,
  trial,
  estimate,
}: {
  own: Own
  trial: (TrialLoan & { quote: Quote }) | null
  estimate: Estimate
}) => {
  const t = useTranslations('jual.loan')
  return (
    <section id="coba" aria-labelledby="judul-coba" className="space-y-4">
      <h2 id="judul-coba" className="text-2xl">
        {t('try')}
      </h2>
      <form
        action="/jual/pinjaman#coba"
        className="space-y-4 rounded-card border border-hairline bg-paper p-4 shadow-card"
      >
        <p>{t('tryHow')}</p>
        {(own.businesses.length > 1 || own.helping) && <input type="hidden" name="usaha" value={own.business.slug} />}
        <TrialLoanFields chosen={trial ?? trialLoanDefault} />
        <button type="submit" className={`${button.primary} w-full sm:w-auto`}>
          <Icon name="cash" />
          {t('calculate')}
        </button>
      </form>
      {trial && <Answer trial={trial} estimate={estimate} />}
    </section>
  )
}

const Answer = ({ trial, estimate }: { trial: TrialLoan & { quote: Quote }; estimate: Estimate }) => {
  const t = useTranslations('jual.loan')
  const { quote } = trial
  const percent = quote.eirPercent.toLocaleString('id-ID', { minimumFractionDigits: 2 })
  const lines = [
    [t('principal'), rupiah(trial.principal)],
    [t('margin'), rupiah(quote.totalMargin)],
    [t('total'), rupiah(quote.totalRepayable)],
    [t('first'), day(quote.instalments[0]?.dueOn ?? '')],
    [t('last'), day(quote.instalments.at(-1)?.dueOn ?? '')],
    [t('effective'), t('perYear', { percent })],
  ] as const
  return (
    <div className="space-y-4">
      <Fit trial={trial} estimate={estimate} />
      <div className="rounded-card border border-hairline bg-paper p-4">
        <p>
          {t('instalment')}
          <strong className="amount block text-3xl font-extrabold">{rupiah(quote.regularInstalment)}</strong>
        </p>
        <AmountList className="mt-4 border-t border-hairline pt-4" lines={lines} />
        <p className="mt-4 rounded-xl bg-honey p-3">{t('effectiveWhy', { percent })}</p>
      </div>
      <Schedule quote={quote} />
    </div>
  )
}

/** The instalment against what is safe for her. */
const Fit = ({ trial, estimate }: { trial: TrialLoan & { quote: Quote }; estimate: Estimate }) => {
  const t = useTranslations('jual.loan')
  const { fits, largest } = judgeTrial(trial, trial.quote.regularInstalment, estimate)
  if (fits === 'UNKNOWN') {
    return (
      <Notice kind="note" title={t('notYet')}>
        <p>{t('talk')}</p>
      </Notice>
    )
  }
  return (
    <Notice
      kind={fits === 'YES' && largest === null ? 'good' : 'note'}
      title={t(fits === 'NO' ? 'tooMuch' : largest === null ? 'fits' : 'tooLarge')}
    >
      <p>{t('limit', { amount: rupiah(estimate.maxInstalment) })}</p>
      {largest !== null && (
        <p>
          {largest > 0
            ? t('aboveLargest', { weeks: trial.weeks, amount: rupiah(largest) })
            : t('noLoan', { weeks: trial.weeks })}
        </p>
      )}
      {(fits === 'NO' || largest !== null) && <p>{t('talk')}</p>}
    </Notice>
  )
}

const Schedule = ({ quote }: { quote: Quote }) => {
  const t = useTranslations('jual.loan')
  const heads = ['number', 'due', 'amount', 'principalPart', 'marginPart', 'balance'] as const
  return (
    <Disclosure icon="book" title={t('schedule')}>
      <ScrollFrame labelledBy="tabel-jadwal">
        <table className="w-full min-w-[38rem] text-right">
          <FrameCaption id="tabel-jadwal">{t('scheduleCaption')}</FrameCaption>
          <thead>
            <tr className="border-b border-border">
              {heads.map((head) => (
                <th key={head} scope="col" className="px-3 py-2 nth-2:text-left">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {quote.instalments.map(({ number, dueOn, amount, principal, margin, balanceAfter }) => (
              <tr key={number} className="border-b border-hairline last:border-0">
                <th scope="row" className="px-3 py-2 font-normal tabular-nums">
                  {number}
                </th>
                <td className="px-3 py-2 text-left whitespace-nowrap">{day(dueOn)}</td>
                <td className="amount px-3 py-2 font-bold">{rupiah(amount)}</td>
                <td className="amount px-3 py-2">{rupiah(principal)}</td>
                <td className="amount px-3 py-2">{rupiah(margin)}</td>
                <td className="amount px-3 py-2">{rupiah(balanceAfter)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
    </Disclosure>
  )
}
