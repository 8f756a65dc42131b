import type { ComplaintKind, ComplaintReason } from '../../graphql/generated/graphql.ts'
import type { Order } from './purchase.tsx'

export const complaintKinds: readonly ComplaintKind[] = ['COMPLAINT', 'RETURN']

export const complaintReasons: readonly ComplaintReason[] = [
  'DAMAGED',
  'WRONG_GOODS',
  'INCOMPLETE',
  'QUALITY',
  'NOT_RECEIVED',
  'PAID_NOT_CONFIRMED',
  'CHANGED_MIND',
  'OTHER',
]

type Matter = Pick<Order, 'status' | 'paid' | 'paymentMethod'>

/** Money may be with the seller that only she can see. */
export const mayHavePaidUnseen = ({ paid, paymentMethod }: Pick<Matter, 'paid' | 'paymentMethod'>): boolean =>
  !paid && (paymentMethod === 'QRIS' || paymentMethod === 'BANK_TRANSFER')

/** Before anything has happened an order can simply be called off: there is nothing to complain of but money. */
export const isUntouched = ({ status, paid }: Matter): boolean =>
  (status === 'PLACED' || status === 'CANCELLED') && !paid

/** What can be wrong with an order as it stands. */
export const reasonsOf = (order: Matter, mayReturn: boolean): ComplaintReason[] => {
  const money = mayHavePaidUnseen(order)
  if (isUntouched(order)) return money ? ['PAID_NOT_CONFIRMED', 'OTHER'] : []
  return complaintReasons.filter(
    // A change of mind is for returns only.
    (reason) => (mayReturn || reason !== 'CHANGED_MIND') && (money || reason !== 'PAID_NOT_CONFIRMED'),
  )
}
