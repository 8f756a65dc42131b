import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { day, phone, rupiah } from '../../format.ts'
import { formText } from '../../forms/form-text.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { CardDeskQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { newsIn } from '../../ui/news.ts'
import { Notice } from '../../ui/notice.tsx'
import { Nothing } from '../../ui/work-fields.tsx'
import type { Route } from './+types/cards'
import { DeskHead } from './desk-head.tsx'
import { DeskTable } from './desk-table.tsx'

const CardDesk = graphql(`
  query CardDesk {
    stuckRefunds {
      refund {
        id
        amount
        reason
        requestedAt
      }
      orderNumber
      buyerName
      buyerPhone
      failure
      attempts
    }
    paymentIssues {
      id
      kind
      reference
      detail
      orderNumbers
      foundAt
    }
    disputedPayments {
      dispute {
        id
        amount
        reason
        status
        dueAt
        openedAt
        held
        closedAt
      }
      orderNumbers
    }
    cardReconciliation {
      ledgerBalance
      providerBalance
      difference
      movements {
        kind
        count
        amount
      }
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => ({
  ...(await api(request, CardDesk)),
  news: newsIn(new URL(request.url).searchParams, ['retried', 'paid', 'resolved']),
})

const RetryRefund = graphql(`
  mutation RetryRefund($refundId: ID!) {
    outcome: retryRefund(refundId: $refundId) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const PayRefundFromBank = graphql(`
  mutation PayRefundFromBank($refundId: ID!, $reference: String!) {
    outcome: payRefundFromBank(refundId: $refundId, reference: $reference) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const ResolvePaymentIssue = graphql(`
  mutation ResolvePaymentIssue($issueId: ID!, $resolution: String!) {
    outcome: resolvePaymentIssue(issueId: $issueId, resolution: $resolution) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

/** Sees to a refund that is stuck, or to something that no rule can decide: the button names which. */
export const action = async ({ request }: Route.ActionArgs) => {
  const form = await request.formData()
  const id = formText(form, 'id')
  const step = formText(form, 'langkah')
  const text = formText(form, `teks-${id}`)
  const { news, answer } = send()
  const { faults, result } = await answer
  if (faults) return data({ id, message: Object.values(faults).join(' ') }, { status: 400 })
  if ('message' in result.outcome) return data({ id, message: result.outcome.message }, { status: 409 })
  return redirect(`/program/kartu?kabar=${news}`)

  function send() {
    switch (step) {
      case 'ulangi':
        return { news: 'retried', answer: submit(request, RetryRefund, { refundId: id }) }
      case 'transfer':
        return { news: 'paid', answer: submit(request, PayRefundFromBank, { refundId: id, reference: text }) }
      default:
        return { news: 'resolved', answer: submit(request, ResolvePaymentIssue, { issueId: id, resolution: text }) }
    }
  }
}

type Refused = { id: string; message: string } | undefined

export default function Cards({ loaderData, actionData }: Route.ComponentProps) {
  const { stuckRefunds, paymentIssues, disputedPayments, cardReconciliation, news } = loaderData
  const t = useTranslations('program.cards')
  return (
    <div className="mx-auto max-w-4xl space-y-8">
      <DeskHead title={t('title')} how={t('how')} news={news && t(`news.${news}`)} refusal={actionData?.message} />
      <Reconciliation reconciliation={cardReconciliation} />
      <section aria-labelledby="macet" className="space-y-3">
        <h2 id="macet" className="text-2xl">
          {t('stuck')}
        </h2>
        {stuckRefunds.length === 0 && <Nothing title={t('noStuck')} />}
        <ul className="space-y-4">
          {stuckRefunds.map((stuck) => (
            <StuckRefund key={stuck.refund.id} stuck={stuck} refused={actionData} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="masalah" className="space-y-3">
        <h2 id="masalah" className="text-2xl">
          {t('issues')}
        </h2>
        {paymentIssues.length === 0 && <Nothing title={t('noIssues')} />}
        <ul className="space-y-4">
          {paymentIssues.map((issue) => (
            <Issue key={issue.id} issue={issue} refused={actionData} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="sengketa" className="space-y-3">
        <h2 id="sengketa" className="text-2xl">
          {t('disputes')}
        </h2>
        {disputedPayments.length === 0 ? (
          <Nothing title={t('noDisputes')} />
        ) : (
          <DeskTable
            id="tabel-sengketa"
            caption={t('disputesHow')}
            heads={[t('orders'), t('amount'), t('reason'), t('status'), t('due')]}
            amounts={[1]}
            rows={disputedPayments.map(({ dispute, orderNumbers }) => ({
              key: dispute.id,
              cells: [
                orderNumbers.join(', '),
                rupiah(dispute.amount),
                dispute.reason.replaceAll('_', ' '),
                `${dispute.status.replaceAll('_', ' ')}${dispute.held ? `, ${t('held')}` : ''}`,
                dispute.closedAt
                  ? t('closed', { day: day(dispute.closedAt) })
                  : dispute.dueAt
                    ? day(dispute.dueAt)
                    : day(dispute.openedAt),
              ],
            }))}
          />
        )}
      </section>
    </div>
  )
}

const Reconciliation = ({ reconciliation }: { reconciliation: CardDeskQuery['cardReconciliation'] }) => {
  const t = useTranslations('program.cards')
  const { ledgerBalance, providerBalance, difference, movements } = reconciliation
  return (
    <section aria-labelledby="cocok" className="space-y-3">
      <h2 id="cocok" className="text-2xl">
        {t('reconciliation')}
      </h2>
      <DeskTable
        id="tabel-cocok"
        caption={t('reconciliationHow')}
        heads={[t('movement'), t('count'), t('amount')]}
        amounts={[2]}
        rows={[
          ...movements.map(({ kind, count, amount }) => ({
            key: kind,
            cells: [kind, count, rupiah(amount)],
          })),
          { key: 'provider', cells: [<strong key="s">{t('provider')}</strong>, '', rupiah(providerBalance)] },
          { key: 'ledger', cells: [<strong key="s">{t('ledger')}</strong>, '', rupiah(ledgerBalance)] },
        ]}
      />
      <Notice
        kind={difference === 0 ? 'good' : 'note'}
        title={difference === 0 ? t('matches') : t('differs', { amount: rupiah(difference) })}
      />
    </section>
  )
}

const StuckRefund = ({
  stuck: { refund, orderNumber, buyerName, buyerPhone, failure, attempts },
  refused,
}: {
  stuck: CardDeskQuery['stuckRefunds'][number]
  refused: Refused
}) => {
  const t = useTranslations('program.cards')
  const fault = refused?.id === refund.id ? refused.message : undefined
  return (
    <li className="space-y-3 rounded-card border border-border bg-paper p-4 shadow-card">
      <h3 className="text-lg">
        <span className="amount">{rupiah(refund.amount)}</span> · {orderNumber ?? t('noOrder')}
      </h3>
      <p>
        {buyerName}, {phone(buyerPhone)}. {refund.reason}
      </p>
      <p>
        {t('tried', { count: attempts, day: day(refund.requestedAt) })} {failure}
      </p>
      <form method="post" action="/program/kartu" noValidate className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="id" value={refund.id} />
        <button type="submit" name="langkah" value="ulangi" className={button.quiet}>
          <Icon name="back" />
          {t('retry')}
        </button>
      </form>
      <form method="post" action="/program/kartu" noValidate className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="id" value={refund.id} />
        <Field name={`teks-${refund.id}`} label={t('reference')} maxLength={80} fault={fault} />
        <button type="submit" name="langkah" value="transfer" className={button.secondary}>
          <Icon name="cash" />
          {t('paidByBank')}
        </button>
      </form>
    </li>
  )
}

const Issue = ({
  issue: { id, kind, reference, detail, orderNumbers, foundAt },
  refused,
}: {
  issue: CardDeskQuery['paymentIssues'][number]
  refused: Refused
}) => {
  const t = useTranslations('program.cards')
  return (
    <li className="space-y-3 rounded-card border border-border bg-paper p-4 shadow-card">
      <h3 className="text-lg wrap-anywhere">
        {kind.replaceAll('_', ' ')} · {day(foundAt)}
      </h3>
      <p className="wrap-anywhere">{detail}</p>
      <p className="wrap-anywhere">
        {reference} {orderNumbers.join(', ')}
      </p>
      <form method="post" action="/program/kartu" noValidate className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="id" value={id} />
        <Field
          name={`teks-${id}`}
          label={t('resolution')}
          maxLength={300}
          fault={refused?.id === id ? refused.message : undefined}
        />
        <button type="submit" name="langkah" value="selesai" className={button.secondary}>
          <Icon name="check" />
          {t('resolve')}
        </button>
      </form>
    </li>
  )
}
