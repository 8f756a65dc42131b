import { data } from 'react-router'
import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { readRupiah } from '../../forms/read-figure.ts'
import { submit } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { translatorOf } from '../../messages/messages.ts'
import { cancelReasons, denyReasons, readReason, refundReasons } from './reason.ts'

const ConfirmOrder = graphql(`
  mutation ConfirmOrder($orderId: ID!) {
    outcome: confirmOrder(orderId: $orderId) {
      ... on OrderConfirmed {
        order {
          number
          settled
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`)

const MarkReady = graphql(`
  mutation MarkReady($orderId: ID!) {
    outcome: markReady(orderId: $orderId) {
      ... on OrderReady {
        order {
          number
          settled
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`)

const CompleteOrder = graphql(`
  mutation CompleteOrder($orderId: ID!) {
    outcome: completeOrder(orderId: $orderId) {
      ... on OrderCompleted {
        order {
          number
          settled
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`)

const ConfirmPayment = graphql(`
  mutation ConfirmPayment($orderId: ID!) {
    outcome: confirmPayment(orderId: $orderId) {
      ... on PaymentConfirmed {
        order {
          number
          settled
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`)

const DenyPayment = graphql(`
  mutation DenyPayment($orderId: ID!, $reason: String!) {
    outcome: denyPayment(orderId: $orderId, reason: $reason) {
      ... on PaymentDenied {
        order {
          number
          settled
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`)

const CancelOrder = graphql(`
  mutation CancelOrder($orderId: ID!, $reason: String!) {
    outcome: cancelOrder(orderId: $orderId, reason: $reason) {
      ... on OrderCancelled {
        order {
          number
          settled
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`)

const RefundOrder = graphql(`
  mutation RefundOrder(
    $orderId: ID!
    $idempotencyKey: ID!
    $reason: String!
    $amount: Rupiah
    $goodsReturned: Boolean!
  ) {
    outcome: refundOrder(
      orderId: $orderId
      idempotencyKey: $idempotencyKey
      reason: $reason
      amount: $amount
      goodsReturned: $goodsReturned
    ) {
      ... on OrderRefunded {
        order {
          number
          settled
        }
        refund {
          status
        }
      }
      ... on Refusal {
        __typename
        message
      }
    }
  }
`)

export type Taken = { done: string; number: string } | { refused: { faults: Faults; status: number } }

/** What a step is called once it is taken; a step that makes the order a sale is told as that. */
const told = {
  terima: 'confirmed',
  siap: 'ready',
  serah: 'handedOver',
  bayar: 'paid',
  belum: 'denied',
  batal: 'cancelled',
} as const

/**
 * Takes the step that the form names with the order that it names.
 *
 * @throws a 400 page for a step that there is not
 */
export const takeOrderStep = async (request: Request, form: FormData): Promise<Taken> => {
  const step = formText(form, 'langkah')
  if (step === 'kembali') return refund(request, form)
  if (!isStep(step)) throw data(null, { status: 400 })
  const answer = await send(request, step, form)
  if (answer.faults) return { refused: { faults: answer.faults, status: 400 } }
  const { outcome } = answer.result
  if ('message' in outcome) return { refused: { faults: { langkah: outcome.message }, status: 409 } }
  const { number, settled } = outcome.order
  return { done: settled && step !== 'batal' ? 'settled' : told[step], number }
}

/** Money goes back: all of it, or what she has typed. */
const refund = async (request: Request, form: FormData): Promise<Taken> => {
  const t = translatorOf('id')
  const whole = formText(form, 'bagianUang') !== 'sebagian'
  const amount = whole ? null : readRupiah(formText(form, 'jumlah'))
  const { reason, faults } = readReason(
    form,
    refundReasons,
    (each) => t(`jual.order.refundReasons.${each}`),
    t('jual.order.reasonMissing'),
  )
  if (faults || (!whole && !amount)) {
    return {
      refused: {
        faults: { ...faults, ...(!whole && !amount && { jumlah: t('jual.order.refundWrong') }) },
        status: 400,
      },
    }
  }
  const answer = await submit(request, RefundOrder, {
    orderId: formText(form, 'pesanan'),
    idempotencyKey: formText(form, 'kunci'),
    reason,
    amount: amount ?? null,
    goodsReturned: form.has('barangKembali'),
  })
  if (answer.faults) return { refused: { faults: answer.faults, status: 400 } }
  const { outcome } = answer.result
  if ('message' in outcome) {
    const at = outcome.__typename === 'RefundTooLarge' ? 'jumlah' : 'langkah'
    return { refused: { faults: { [at]: outcome.message }, status: 409 } }
  }
  const { number, settled } = outcome.order
  const pending = outcome.refund.status === 'PENDING'
  return { done: pending ? 'refundPending' : settled ? 'refundedWeek' : 'refunded', number }
}

const isStep = (step: string): step is keyof typeof told => step in told

const send = (request: Request, step: keyof typeof told, form: FormData) => {
  const orderId = formText(form, 'pesanan')
  switch (step) {
    case 'terima':
      return submit(request, ConfirmOrder, { orderId })
    case 'siap':
      return submit(request, MarkReady, { orderId })
    case 'serah':
      return submit(request, CompleteOrder, { orderId })
    case 'bayar':
      return submit(request, ConfirmPayment, { orderId })
    case 'belum': {
      const t = translatorOf('id')
      const { reason, faults } = readReason(
        form,
        denyReasons,
        (each) => t(`jual.order.denyReasons.${each}`),
        t('jual.order.reasonMissing'),
      )
      return faults ? { faults } : submit(request, DenyPayment, { orderId, reason })
    }
    case 'batal': {
      const t = translatorOf('id')
      const { reason, faults } = readReason(
        form,
        cancelReasons,
        (each) => t(`jual.order.cancelReasons.${each}`),
        t('jual.order.reasonMissing'),
      )
      return faults ? { faults } : submit(request, CancelOrder, { orderId, reason })
    }
  }
}
