import { useTranslations } from 'use-intl'
import { today } from '../../../calendar.ts'
import { dayOfDate, rupiah, weekday } from '../../../format.ts'
import { api } from '../../../graphql/api.server.ts'
import type { MemberLoanQuery, PassbookLineFragment } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { type BookLine, PassbookSection, ScheduleSection } from '../../../lending/loan-book.tsx'
import { LoanPapers } from '../../../lending/loan-papers.tsx'
import { entryText } from '../../../reports/loan-papers.server.ts'
import { AmountList } from '../../../ui/amount-list.tsx'
import { button } from '../../../ui/button.ts'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { panel } from '../../../ui/work-fields.tsx'
import { businessPath } from '../business-path.ts'
import { PageHeading } from '../page-heading.tsx'
import { useWorkplace } from '../use-workplace.ts'
import type { Route } from './+types/loan'

const MemberLoan = graphql(`
  query MemberLoan($id: ID!, $on: Date!) {
    loan(id: $id) {
      id
      number
      status
      isRescheduled
      principal
      margin
      deposit
      netReceived
      aprPercent
      eirPercent
      paid
      covered
      credit
      instalmentsPaid
      instalmentCount
      arrears
      due
      daysPastDue
      outstandingPrincipal
      outstandingTotal
      closedOn
      nextInstalment {
        number
        dueOn
        amount
      }
    }
    passbook(loanId: $id) {
      entries {
        ...PassbookLine
      }
    }
    loanSchedule(loanId: $id) {
      number
      dueOn
      amount
      open
      covered
      standing
    }
    settlementQuote(loanId: $id, on: $on) {
      on
      penalty
      fee
      margin
      principal
      total
      forgivenMargin
      depositToReturn
    }
  }
`)

export const loader = async ({ request, params }: Route.LoaderArgs) => {
  const asked = new URL(request.url).searchParams.get('lunas') ?? ''
  const now = today().toString()
  // A day that is over, or that is none, asks for today.
  const on = /^\d{4}-\d\d-\d\d$/.test(asked) && asked > now ? asked : now
  const { loan, passbook, loanSchedule, settlementQuote } = await api(request, MemberLoan, { id: params.loan, on })
  return {
    book: passbook.entries
      .filter(({ kind }) => kind !== 'DUE')
      .map(bookLine)
      .toReversed(),
    schedule: loanSchedule,
    loan,
    settlement: settlementQuote,
    today: now,
    asked: asked !== '',
  }
}

/** What falls due stands in the schedule; the book tells what happened. */
const bookLine = (entry: PassbookLineFragment): BookLine => {
  const isPaid = entry.kind === 'PAYMENT' || entry.kind === 'COVER'
  const { id, on, balanceAfter, isReversed, amount } = entry
  return {
    id,
    on,
    text: entryText(entry),
    paid: isPaid && !isReversed ? (amount ?? null) : null,
    balanceAfter,
    isReversed,
    hasReceipt: isPaid && !isReversed,
  }
}

/** Her loan: what comes next, what is left, what it costs. */
export default function LoanOfMember({
  loaderData: { loan, book, schedule, settlement, today: now, asked },
}: Route.ComponentProps) {
  const t = useTranslations('lending.loan')
  return (
    <div className="mx-auto max-w-3xl space-y-8">
      <PageHeading title={t('title', { number: loan.number })} back={{ to: '/jual/pinjaman', label: t('back') }} />
      <Standing loan={loan} />
      {loan.status === 'ACTIVE' && <Left loan={loan} />}
      {loan.status === 'ACTIVE' && <Settlement loan={loan} settlement={settlement} today={now} open={asked} />}
      <ScheduleSection instalments={schedule} />
      <PassbookSection loanId={loan.id} lines={book} />
      <Price loan={loan} />
      <LoanPapers loanId={loan.id} />
    </div>
  )
}

type Loan = MemberLoanQuery['loan']

const Standing = ({ loan }: { loan: Loan }) => {
  const t = useTranslations('lending.loan')
  const { status, nextInstalment, arrears, due, daysPastDue, credit, closedOn, isRescheduled } = loan
  return (
    <div className="space-y-4">
      {status === 'CLOSED' && (
        <Notice kind="good" title={t('closed')}>
          {closedOn && <p>{t('closedOn', { day: dayOfDate(closedOn) })}</p>}
        </Notice>
      )}
      {status === 'WRITTEN_OFF' && (
        <Notice kind="note" title={t('writtenOff')}>
          <p>{t('writtenOffHow')}</p>
        </Notice>
      )}
      {arrears > 0 && (
        <Notice kind="bad" title={t('late', { amount: rupiah(arrears) })}>
          <p>{t('lateSince', { days: daysPastDue })}</p>
        </Notice>
      )}
      {nextInstalment && (
        <section aria-labelledby="berikut" className="rounded-[1.75rem] bg-sand p-5 sm:p-8">
          <h2 id="berikut" className="text-xl">
            {t(arrears > 0 ? 'bring' : 'next')}
          </h2>
          <p className="mt-2">
            <strong className="amount block text-4xl font-extrabold">
              {rupiah(due > 0 ? due : nextInstalment.amount)}
            </strong>
            {arrears === 0 &&
              t('nextNumber', {
                number: nextInstalment.number,
                day: weekday(`${nextInstalment.dueOn}T12:00:00+07:00`),
              })}
          </p>
        </section>
      )}
      {isRescheduled && <p className="text-muted">{t('rescheduled')}</p>}
      {credit > 0 && (
        <Notice kind="note" title={t('credit', { amount: rupiah(credit) })}>
          <p>{t('creditHow')}</p>
        </Notice>
      )}
    </div>
  )
}

const Left = ({ loan }: { loan: Loan }) => {
  const t = useTranslations('lending.loan')
  const { paid, outstandingTotal, outstandingPrincipal, instalmentsPaid, instalmentCount, covered } = loan
  const total = paid + outstandingTotal
  return (
    <section aria-labelledby="sisa" className={panel}>
      <h2 id="sisa" className="text-xl">
        {t('left')}
      </h2>
      <p className="amount text-3xl font-extrabold">{rupiah(outstandingTotal)}</p>
      <p>
        {t('leftPrincipal')} <span className="amount font-bold">{rupiah(outstandingPrincipal)}</span>
      </p>
      <div className="mt-3 space-y-1">
        <progress
          value={paid}
          max={total}
          aria-label={t('progress', { paid: rupiah(paid), total: rupiah(total) })}
          className="h-4 w-full accent-daun"
        />
        <p>{t('progress', { paid: rupiah(paid), total: rupiah(total) })}</p>
        <p>{t('instalments', { paid: instalmentsPaid, count: instalmentCount })}</p>
      </div>
      {covered > 0 && (
        <p className="mt-3 rounded-xl bg-honey p-3">
          <strong>{t('covered', { amount: rupiah(covered) })}</strong> {t('coveredHow')}
        </p>
      )}
    </section>
  )
}

const Settlement = ({
  loan,
  settlement,
  today: now,
  open,
}: {
  loan: Loan
  settlement: MemberLoanQuery['settlementQuote']
  today: string
  open: boolean
}) => {
  const { own } = useWorkplace()
  const t = useTranslations('lending.loan')
  const { on, total, forgivenMargin, depositToReturn } = settlement
  const parts = (['penalty', 'fee', 'margin', 'principal'] as const).filter((part) => settlement[part] > 0)
  return (
    <section id="lunas" aria-labelledby="judul-lunas" className={panel}>
      <h2 id="judul-lunas" className="text-xl">
        {t('settle')}
      </h2>
      <p className="mt-2">
        {t('settleTotal', { day: dayOfDate(on) })}
        <strong className="amount block text-3xl font-extrabold">{rupiah(total)}</strong>
      </p>
      <AmountList
        className="mt-3"
        lines={[
          ...parts.map((part) => [t(`parts.${part}`), rupiah(settlement[part])] as const),
          ...(forgivenMargin > 0 ? [[t('settleForgiven'), rupiah(forgivenMargin)] as const] : []),
          ...(depositToReturn > 0 ? [[t('settleDeposit'), rupiah(depositToReturn)] as const] : []),
        ]}
      />
      <p className="mt-3">{t('settleHow')}</p>
      <form
        action={`${businessPath(`/jual/pinjaman/${loan.id}`, own)}#lunas`}
        className="mt-3 flex flex-wrap items-end gap-3"
      >
        <Field name="lunas" type="date" label={t('settleOn')} min={now} defaultValue={open ? on : ''} />
        <button type="submit" className={button.quiet}>
          <Icon name="cash" />
          {t('settleAsk')}
        </button>
      </form>
    </section>
  )
}

const Price = ({ loan }: { loan: Loan }) => {
  const t = useTranslations('lending.loan')
  const percent = (value: number) =>
    t('percent', { percent: value.toLocaleString('id-ID', { minimumFractionDigits: 2 }) })
  return (
    <section aria-labelledby="harga" className={panel}>
      <h2 id="harga" className="text-xl">
        {t('price')}
      </h2>
      <AmountList
        className="mt-3"
        lines={[
          [t('principal'), rupiah(loan.principal)],
          [t('deposit'), rupiah(loan.deposit)],
          [t('received'), rupiah(loan.netReceived)],
          [t('margin'), rupiah(loan.margin)],
          [t('total'), rupiah(loan.principal + loan.margin)],
          [t('apr'), percent(loan.aprPercent)],
          [t('eir'), percent(loan.eirPercent)],
        ]}
      />
      <p className="mt-4 rounded-xl bg-honey p-3">{t('priceWhy')}</p>
    </section>
  )
}
