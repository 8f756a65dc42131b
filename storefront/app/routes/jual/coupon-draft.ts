import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { readCount, readRupiah } from '../../forms/read-figure.ts'
import type { CouponInput, CouponKind } from '../../graphql/generated/graphql.ts'

export const couponKinds = ['NOMINAL', 'PERCENT', 'FREE_DELIVERY'] as const satisfies CouponKind[]

const fields = [
  'code',
  'kind',
  'amount',
  'percent',
  'discountMax',
  'subtotalMin',
  'firstDay',
  'lastDay',
  'usesMax',
  'usesPerPhoneMax',
  'budget',
] as const
type CouponField = (typeof fields)[number]

/** What was filled in, for the form to come back with. */
export const filledCoupon = (form: FormData): { [field in CouponField]: string } =>
  Object.fromEntries(fields.map((field) => [field, formText(form, field)])) as { [field in CouponField]: string }
export type FilledCoupon = ReturnType<typeof filledCoupon>

type FaultText = 'kind' | 'code' | 'amount' | 'percent' | 'count' | 'day'

/**
 * A coupon out of the form. What belongs to another kind is left out, whatever stands in its field.
 *
 * @param say the words for a fault
 */
export const readCoupon = (
  filled: FilledCoupon,
  say: (fault: FaultText) => string,
): { coupon: Omit<CouponInput, 'businessId'>; faults?: never } | { faults: Faults; coupon?: never } => {
  const faults: { [field: string]: string } = {}
  const kind = couponKinds.find((each) => each === filled.kind)
  const read = (field: CouponField, by: (text: string) => number | undefined, fault: FaultText, wanted = true) => {
    if (!wanted || !filled[field]) return null
    const figure = by(filled[field])
    if (figure === undefined) faults[field] = say(fault)
    return figure ?? null
  }
  if (!filled.code) faults.code = say('code')
  if (!kind) faults.kind = say('kind')
  if (!filled.firstDay) faults.firstDay = say('day')
  if (!filled.lastDay) faults.lastDay = say('day')
  const amount = read('amount', readRupiah, 'amount', kind === 'NOMINAL')
  const percent = read('percent', (text) => readCount(text.replace(/\s*%$/, '')), 'percent', kind === 'PERCENT')
  const discountMax = read('discountMax', readRupiah, 'amount', kind !== 'NOMINAL')
  const subtotalMin = read('subtotalMin', readRupiah, 'amount')
  const usesMax = read('usesMax', readCount, 'count')
  const usesPerPhoneMax = read('usesPerPhoneMax', readCount, 'count')
  const budget = read('budget', readRupiah, 'amount')
  if (!kind || Object.keys(faults).length > 0) return { faults }
  const { code, firstDay, lastDay } = filled
  return {
    coupon: {
      code,
      kind,
      amount,
      percent,
      discountMax,
      subtotalMin,
      firstDay,
      lastDay,
      usesMax,
      usesPerPhoneMax,
      budget,
    },
  }
}

type CouponTimes = { startsAt: string; endsAt: string; endedAt?: string | null | undefined }
export type CouponState = 'coming' | 'running' | 'over' | 'ended'

/** Whether buyers can use it at a moment. */
export const couponState = ({ startsAt, endsAt, endedAt }: CouponTimes, now: Temporal.Instant): CouponState => {
  const before = (text: string) => Temporal.Instant.compare(now, Temporal.Instant.from(text)) < 0
  if (!before(endsAt)) return 'over'
  if (endedAt) return 'ended'
  return before(startsAt) ? 'coming' : 'running'
}
