import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'

/** Why an order is called off, the usual ones first. */
export const cancelReasons = ['stock', 'material', 'holiday', 'buyer', 'other'] as const
/** What she sees where a buyer says that she has paid and nothing came. */
export const denyReasons = ['nothing', 'amount', 'returned', 'other'] as const
/** Why money is given back. */
export const refundReasons = ['damaged', 'missing', 'late', 'agreed', 'other'] as const
export type Reason = (typeof cancelReasons)[number] | (typeof denyReasons)[number] | (typeof refundReasons)[number]

/**
 * The reason out of a form, in words that the buyer reads: one of those that are offered, or her own.
 *
 * @param say the words of a reason
 * @param fault what to say where there is none
 */
export const readReason = <Offered extends Reason>(
  form: FormData,
  offered: readonly Offered[],
  say: (reason: Offered) => string,
  fault: string,
): { reason: string; faults?: never } | { faults: Faults; reason?: never } => {
  const chosen = offered.find((reason) => reason === formText(form, 'alasan'))
  const typed = formText(form, 'alasanLain')
  // What she typed says more than what she ticked.
  if (typed) return { reason: typed }
  if (chosen && chosen !== 'other') return { reason: say(chosen) }
  return { faults: { [chosen ? 'alasanLain' : 'alasan']: fault } }
}
