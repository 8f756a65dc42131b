import { randomUUID } from 'node:crypto'
import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { ComplaintMessages } from '../../complaints/complaint-messages.tsx'
import { resolutions, resolutionsOf } from '../../complaints/resolutions.ts'
import { day, rupiah } from '../../format.ts'
import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { readRupiah } from '../../forms/read-figure.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { EscalatedComplaintQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { translatorOf } from '../../messages/messages.ts'
import { button } from '../../ui/button.ts'
import { FaultSummary, Field, LongField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { newsIn } from '../../ui/news.ts'
import { Choices, panel } from '../../ui/work-fields.tsx'
import type { Route } from './+types/complaint'
import { DecideBy, lastDay } from './decide-by.tsx'
import { DeskHead } from './desk-head.tsx'

const EscalatedComplaint = graphql(`
  query EscalatedComplaint($id: ID!) {
    complaint(id: $id) {
      id
      number
      orderId
      orderNumber
      businessName
      buyerName
      kind
      reason
      status
      openedAt
      escalatedAt
      decisionDueAt
      isDecisionLate
      paymentMethod
      refundable
      orderedRefund {
        amount
        missing
        dueAt
      }
      resolution
      resolutionNote
      ...ComplaintTalk
    }
  }
`)

export const loader = async ({ request, params }: Route.LoaderArgs) => {
  const { complaint } = await api(request, EscalatedComplaint, { id: params.complaint })
  return {
    complaint,
    messageId: randomUUID(),
    refundKey: randomUUID(),
    news: newsIn(new URL(request.url).searchParams, ['written', 'refunded', 'ordered']),
  }
}

const WriteAsOfficer = graphql(`
  mutation WriteAsOfficer($input: WriteToComplaintInput!) {
    outcome: writeToComplaint(input: $input) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const DecideComplaint = graphql(`
  mutation DecideComplaint($input: ResolveComplaintInput!) {
    outcome: resolveComplaint(input: $input) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const RefundForComplaint = graphql(`
  mutation RefundForComplaint($orderId: ID!, $idempotencyKey: ID!, $reason: String!, $amount: Rupiah) {
    outcome: refundOrder(orderId: $orderId, idempotencyKey: $idempotencyKey, reason: $reason, amount: $amount) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const OrderRefund = graphql(`
  mutation DemandRefundForComplaint($input: DemandRefundInput!) {
    outcome: demandRefund(input: $input) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

/** Writes to both, gives card money back, orders the seller to give hers back, or decides: the button names which. */
export const action = async ({ request, params }: Route.ActionArgs) => {
  const t = translatorOf('id')
  const form = await request.formData()
  const complaintId = params.complaint
  const step = formText(form, 'langkah')
  const filled = {
    text: formText(form, 'text'),
    amount: formText(form, 'amount'),
    reason: formText(form, 'reason'),
    resolution: formText(form, 'resolution'),
    note: formText(form, 'note'),
  }
  const again = (faults: Faults, status: number) => data({ faults, filled }, { status })
  const path = `/program/keluhan/${complaintId}`
  const sent = await send()
  if ('wrong' in sent) return again(sent.wrong, 400)
  const { faults, result } = await sent.answer
  if (faults) return again(faults, 400)
  if ('message' in result.outcome) return again({ [sent.at]: result.outcome.message }, 409)
  return redirect(sent.goesTo)

  function send() {
    switch (step) {
      case 'tulis': {
        const input = { messageId: formText(form, 'messageId'), complaintId, text: filled.text }
        return { answer: submit(request, WriteAsOfficer, { input }), at: 'text', goesTo: `${path}?kabar=written` }
      }
      case 'kembali': {
        const amount = filled.amount ? readRupiah(filled.amount) : null
        if (amount === undefined) return { wrong: { amount: t('program.complaints.amountWrong') } as Faults }
        const variables = {
          orderId: formText(form, 'pesanan'),
          idempotencyKey: formText(form, 'kunci'),
          reason: filled.reason,
          amount,
        }
        return {
          answer: submit(request, RefundForComplaint, variables),
          at: 'amount',
          goesTo: `${path}?kabar=refunded`,
        }
      }
      case 'minta': {
        const amount = filled.amount ? readRupiah(filled.amount) : null
        if (amount === undefined) return { wrong: { amount: t('program.complaints.amountWrong') } as Faults }
        const input = { complaintId, amount, note: filled.reason || null }
        return { answer: submit(request, OrderRefund, { input }), at: 'amount', goesTo: `${path}?kabar=ordered` }
      }
      default: {
        const resolution = resolutions.find((each) => each === filled.resolution)
        if (!resolution) return { wrong: { resolution: t('program.complaints.resolutionMissing') } as Faults }
        const input = { complaintId, resolution, note: filled.note || null }
        return {
          answer: submit(request, DecideComplaint, { input }),
          at: 'resolution',
          goesTo: '/program/keluhan?kabar=resolved',
        }
      }
    }
  }
}

export default function DecideOnComplaint({ loaderData, actionData }: Route.ComponentProps) {
  const { complaint, messageId, refundKey, news } = loaderData
  const t = useTranslations('program.complaints')
  const words = useTranslations('jual.complaints')
  const { id, number, orderNumber, businessName, buyerName, kind, reason, status, openedAt } = complaint
  const { decisionDueAt, orderedRefund, resolution, resolutionNote } = complaint
  const action = `/program/keluhan/${id}`
  const faults = actionData?.faults
  const filled = actionData?.filled
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <DeskHead
        title={t('of', { number })}
        how={t('between', { buyer: buyerName, business: businessName, order: orderNumber })}
        news={news && t(`news.${news}`)}
      />
      <FaultSummary faults={faults} />
      <p className="text-lg font-bold">
        {words(`kinds.${kind}`)}: {words(`reasons.${reason}`)}, {day(openedAt)}
      </p>
      {status === 'ESCALATED' && decisionDueAt && (
        <p>
          {t('decideBy')}: <DecideBy complaint={complaint} />
        </p>
      )}
      {orderedRefund && status !== 'RESOLVED' && <Ordered refund={orderedRefund} late={status === 'ESCALATED'} />}
      {resolution && (
        <p className="rounded-card bg-leaf p-4">
          <strong>{words(`resolutions.${resolution}`)}</strong> {resolutionNote}
        </p>
      )}
      <ComplaintMessages complaint={complaint} self="OFFICER" />
      {status !== 'RESOLVED' && (
        <form method="post" action={action} noValidate className={`${panel} space-y-4`}>
          <input type="hidden" name="messageId" value={messageId} />
          <LongField
            name="text"
            label={t('write')}
            hint={t('writeHint')}
            maxLength={1000}
            fault={faults?.text}
            defaultValue={filled?.text}
          />
          <button type="submit" name="langkah" value="tulis" className={button.quiet}>
            <Icon name="chat" />
            {t('send')}
          </button>
        </form>
      )}
      {status === 'ESCALATED' && (
        <MoneyBack complaint={complaint} action={action} refundKey={refundKey} faults={faults} filled={filled} />
      )}
      {(status === 'ESCALATED' || status === 'REFUND_ORDERED') && (
        <form method="post" action={action} noValidate className={`${panel} space-y-4`}>
          <h2 className="text-lg">{t('decide')}</h2>
          <Choices
            name="resolution"
            legend={t('resolution')}
            options={resolutionsOf(reason).map((value) => ({ value, label: words(`resolutions.${value}`) }))}
            chosen={filled?.resolution}
            fault={faults?.resolution}
          />
          <LongField
            name="note"
            label={t('note')}
            hint={t('noteHint')}
            maxLength={1000}
            optional
            fault={faults?.note}
            defaultValue={filled?.note}
          />
          <button type="submit" name="langkah" value="putus" className={button.primary}>
            <Icon name="check" />
            {t('decideNow')}
          </button>
        </form>
      )}
    </div>
  )
}

type Complaint = NonNullable<EscalatedComplaintQuery['complaint']>

/** What the seller was ordered to give back, and how much of it is missing. */
const Ordered = ({ refund, late }: { refund: NonNullable<Complaint['orderedRefund']>; late: boolean }) => {
  const t = useTranslations('program.complaints')
  const { amount, missing, dueAt } = refund
  return (
    <section className="rounded-card border-2 border-mengkudu bg-blush p-4">
      <p className="font-bold">
        {t(late ? 'demandedLate' : 'demanded', { amount: rupiah(amount), day: lastDay(dueAt) })}
      </p>
      <p>{t('stillMissing', { amount: rupiah(missing) })}</p>
    </section>
  )
}

/** Card money goes back from here. What the buyer handed to the seller only the seller can give back: she is ordered to. */
const MoneyBack = ({
  complaint: { orderId, paymentMethod, refundable },
  action,
  refundKey,
  faults,
  filled,
}: {
  complaint: Complaint
  action: string
  refundKey: string
  faults: Faults | undefined
  filled: { amount: string; reason: string } | undefined
}) => {
  const t = useTranslations('program.complaints')
  const card = paymentMethod === 'CARD'
  if (refundable === 0) return null
  return (
    <form method="post" action={action} noValidate className={`${panel} space-y-4`}>
      <h2 className="text-lg">{t(card ? 'refund' : 'demand')}</h2>
      <p>{card ? t('refundHow') : t('demandHow', { amount: rupiah(refundable) })}</p>
      <input type="hidden" name="pesanan" value={orderId} />
      <input type="hidden" name="kunci" value={refundKey} />
      <Field
        name="amount"
        label={t('amount')}
        hint={t('amountHint')}
        inputMode="numeric"
        maxLength={16}
        optional
        fault={faults?.amount}
        defaultValue={filled?.amount}
        className="amount"
      />
      <Field
        name="reason"
        label={t('reason')}
        maxLength={300}
        optional={!card}
        fault={faults?.reason}
        defaultValue={filled?.reason}
      />
      <button type="submit" name="langkah" value={card ? 'kembali' : 'minta'} className={button.secondary}>
        <Icon name="back" />
        {t(card ? 'refundNow' : 'demandNow')}
      </button>
    </form>
  )
}
