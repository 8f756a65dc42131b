import { workingDaysAfter } from '../businesses/working-days.rules.ts'
import { businessDay, startOfDay } from '../calendar.ts'
import type {
  ComplaintKind,
  ComplaintParty,
  ComplaintReason,
  ComplaintResolution,
  ComplaintStatus,
} from './complaint.entity.ts'

/** The law's least: so long goods may be given back, and so long a seller has to answer. */
export const returnWorkingDays = 2
export const answerWorkingDays = 2

/** So long an officer has to decide, and a seller to give back what she was ordered to. */
export const decisionWorkingDays = 2
export const refundWorkingDays = 2

export const complaintDays = 30
/** So long a buyer may say that she does not agree with the seller's decision. */
export const appealDays = 7

/** Of one order, one after the other. */
export const complaintsPerOrderMax = 3

export const complaintLengthMax = 1000
export const imagesMax = 4

export const complaintSteps = [
  'Tulis keluhan dari halaman pesanan Anda. Sertakan foto bila ada.',
  `Penjual menjawab paling lambat ${answerWorkingDays} hari kerja.`,
  'Bila penjual tidak menjawab, petugas mengambil alih.',
  'Tidak setuju dengan jawabannya? Minta petugas memutuskan.',
  `Petugas memutuskan paling lambat ${decisionWorkingDays} hari kerja.`,
  `Barang bisa dikembalikan ${returnWorkingDays} hari kerja setelah diterima.`,
] as const

/** When an order came to its end, for whoever waits for one. */
export interface OrderEnd {
  completedAt: Temporal.Instant | null
  cancelledAt: Temporal.Instant | null
}

export interface ComplaintTerms {
  /** The midnight with which it is too late to give goods back; null before they were handed over. */
  returnUntil: Temporal.Instant | null
  /** The midnight with which it is too late to complain; null while the order is under way. */
  complaintUntil: Temporal.Instant | null
}

export const complaintTerms = (
  { completedAt, cancelledAt }: OrderEnd,
  holidays: ReadonlySet<string>,
): ComplaintTerms => {
  const ended = completedAt ?? cancelledAt
  return {
    returnUntil: completedAt && workingDaysAfter(completedAt, returnWorkingDays, holidays),
    complaintUntil: ended && startOfDay(businessDay(ended).add({ days: complaintDays + 1 })),
  }
}

export const mayOpen = (kind: ComplaintKind, terms: ComplaintTerms, now: Temporal.Instant): boolean => {
  const isBefore = (end: Temporal.Instant) => Temporal.Instant.compare(now, end) < 0
  return kind === 'RETURN'
    ? terms.returnUntil !== null && isBefore(terms.returnUntil)
    : terms.complaintUntil === null || isBefore(terms.complaintUntil)
}

/** A change of mind is no fault of the seller's: it is for returns only. Money that she has not confirmed is no matter of goods. */
export const isReasonOf = (kind: ComplaintKind, reason: ComplaintReason): boolean =>
  kind === 'RETURN' ? reason !== 'PAID_NOT_CONFIRMED' : reason !== 'CHANGED_MIND'

/**
 * Who may end a complaint, and how. The seller decides first; when an officer has it, she may still give in. Once she is ordered to
 * give money back she ends it with that alone.
 */
export const mayResolve = (
  party: ComplaintParty,
  status: ComplaintStatus,
  resolution: ComplaintResolution,
): boolean => {
  if (status === 'RESOLVED') return false
  if (party === 'BUYER') return resolution === 'WITHDRAWN'
  if (resolution === 'WITHDRAWN') return false
  if (party === 'OFFICER') return status === 'ESCALATED' || status === 'REFUND_ORDERED'
  if (status === 'REFUND_ORDERED') return resolution === 'REFUNDED'
  return status !== 'ESCALATED' || resolution !== 'REJECTED'
}

/** Whose day has passed without a step of hers. */
export type Late = 'SELLER_SILENT' | 'REFUND_MISSING'

/** What has come before the officers by the clock alone; null while there is time. */
export const lateAt = (
  {
    status,
    answerDueAt,
    refundDueAt,
  }: { status: ComplaintStatus; answerDueAt: Temporal.Instant; refundDueAt: Temporal.Instant | null },
  now: Temporal.Instant,
): Late | null => {
  const hasPassed = (due: Temporal.Instant | null) => due !== null && Temporal.Instant.compare(due, now) <= 0
  if (status === 'OPEN' && hasPassed(answerDueAt)) return 'SELLER_SILENT'
  return status === 'REFUND_ORDERED' && hasPassed(refundDueAt) ? 'REFUND_MISSING' : null
}

/** Whether the officers have let their day pass. */
export const isDecisionLate = (
  { status, decisionDueAt }: { status: ComplaintStatus; decisionDueAt: Temporal.Instant | null },
  now: Temporal.Instant,
): boolean => status === 'ESCALATED' && decisionDueAt !== null && Temporal.Instant.compare(decisionDueAt, now) <= 0

export interface Decided {
  status: ComplaintStatus
  resolvedBy: ComplaintParty | null
  resolution: ComplaintResolution | null
  resolvedAt: Temporal.Instant | null
  /** With which the books say that the money went back. */
  refundId: string | null
}

/**
 * Whether the buyer may ask an officer: after the seller has spoken, or has ended it in a way that the buyer need not accept. Money
 * that went back is in the books, or else it is the seller's word alone.
 */
export const mayEscalate = (
  { status, resolvedBy, resolution, resolvedAt, refundId }: Decided,
  now: Temporal.Instant,
): boolean => {
  if (status !== 'RESOLVED') return status === 'ANSWERED'
  return (
    resolvedBy === 'SELLER' &&
    (resolution !== 'REFUNDED' || refundId === null) &&
    resolvedAt !== null &&
    Temporal.Instant.compare(now, startOfDay(businessDay(resolvedAt).add({ days: appealDays + 1 }))) < 0
  )
}
