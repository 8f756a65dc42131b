import { useTranslations } from 'use-intl'
import { day, dayOfDate, rupiah } from '../../../format.ts'
import { api } from '../../../graphql/api.server.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { LoanPapers } from '../../../lending/loan-papers.tsx'
import { AmountList } from '../../../ui/amount-list.tsx'
import { newsIn } from '../../../ui/news.ts'
import { panel } from '../../../ui/work-fields.tsx'
import { DeskHead } from '../desk-head.tsx'
import type { Route } from './+types/loan'
import { ActForms, Changes } from './act-forms.tsx'
import { loanActs } from './loan-acts.server.ts'

const LoanAtDesk = graphql(`
  query LoanAtDesk($id: ID!) {
    viewer {
      id
    }
    settlementQuote(loanId: $id) {
      total
    }
    loanChanges(loanId: $id) {
      nodes {
        id
        kind
        proposedBy
        proposedByName
        reason
        status
        amount
        weeks
      }
    }
    loan(id: $id) {
      id
      status
      number
      borrowerName
      businessName
      groupName
      disbursedOn
      receivedAt
      outstandingPrincipal
      cycle
      margin
      deposit
      depositHeld
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
      outstandingTotal
      nextInstalment {
        dueOn
        amount
      }
    }
  }
`)

export const loader = async ({ request, params }: Route.LoaderArgs) => {
  const { viewer, loan, loanChanges, settlementQuote } = await api(request, LoanAtDesk, { id: params.loan })
  return {
    loan,
    viewerId: viewer?.id,
    changes: loanChanges.nodes,
    settlement: settlementQuote.total,
    // Made once for the page: a form sent twice is one act.
    ids: Array.from({ length: 4 }, () => crypto.randomUUID() as string),
    news: newsIn(new URL(request.url).searchParams, ['paid', 'charged', 'refunded', 'proposed', 'decided']),
  }
}

export const action = ({ request, params }: Route.ActionArgs) => loanActs(request, params.loan)

/** One loan, for an officer. */
export default function LoanOnDesk({ loaderData, actionData }: Route.ComponentProps) {
  const { loan, viewerId, changes, settlement, ids, news } = loaderData
  const t = useTranslations('lendingDesk.loan')
  const acts = useTranslations('lendingDesk.acts')
  const percent = (value: number) =>
    t('percent', { percent: value.toLocaleString('id-ID', { minimumFractionDigits: 2 }) })
  const { nextInstalment } = loan
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <DeskHead
        title={t('title', { number: loan.number })}
        how={t('how', {
          member: loan.borrowerName,
          business: loan.businessName,
          group: loan.groupName,
          cycle: loan.cycle,
          day: dayOfDate(loan.disbursedOn),
        })}
        news={news && acts(`news.${news}`)}
        refusal={actionData}
      />
      <section aria-labelledby="keadaan" className={panel}>
        <h2 id="keadaan" className="text-xl">
          {t('standing')}
        </h2>
        <AmountList
          className="mt-3"
          lines={[
            [t('left'), rupiah(loan.outstandingTotal)],
            [t('leftPrincipal'), rupiah(loan.outstandingPrincipal)],
            [t('due'), rupiah(loan.due)],
            [t('arrears'), rupiah(loan.arrears)],
            ...(nextInstalment
              ? [[t('next', { day: dayOfDate(nextInstalment.dueOn) }), rupiah(nextInstalment.amount)] as const]
              : []),
            [t('paid'), rupiah(loan.paid)],
            [t('covered'), rupiah(loan.covered)],
            [t('credit'), rupiah(loan.credit)],
            [t('depositHeld'), rupiah(loan.depositHeld)],
            [t('instalments'), t('of', { paid: loan.instalmentsPaid, count: loan.instalmentCount })],
            [t('receipt'), loan.receivedAt ? day(loan.receivedAt) : t('noReceipt')],
          ]}
        />
      </section>
      <section aria-labelledby="harga" className={panel}>
        <h2 id="harga" className="text-xl">
          {t('price')}
        </h2>
        <AmountList
          className="mt-3"
          lines={[
            [t('received'), rupiah(loan.netReceived)],
            [t('margin'), rupiah(loan.margin)],
            [t('apr'), percent(loan.aprPercent)],
            [t('eir'), percent(loan.eirPercent)],
          ]}
        />
      </section>
      <LoanPapers loanId={loan.id} />
      <Changes changes={changes} viewerId={viewerId} loanId={loan.id} />
      <ActForms loan={loan} ids={ids} settlement={settlement} />
    </div>
  )
}
