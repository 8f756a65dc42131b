import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import type { CouponKind } from './coupon.entity.ts'
import type { CouponTerms } from './coupon.rules.ts'

export interface CouponRow extends CouponTerms {
  id: string
  businessId: string
  code: string
  kind: CouponKind
  amount: bigint | null
  percent: number | null
  discountMax: bigint | null
  usesMax: number | null
  usesPerPhoneMax: number | null
  budget: bigint | null
  endedAt: Temporal.Instant | null
}

const columns = `
  id, business_id as "businessId", code, kind, amount, percent, discount_max as "discountMax", subtotal_min as "subtotalMin",
  starts_at as "startsAt", ends_at as "endsAt", uses_max as "usesMax", uses_per_phone_max as "usesPerPhoneMax", budget,
  uses, spent, ended_at as "endedAt"`

const ofBusiness = statement<CouponRow>(`
  select ${columns} from coupon where business_id = $1 order by created_at desc, id desc limit 100`)

/** The newest 100 of a business. */
export const couponsOfBusiness = (reader: Reader, businessId: string): Promise<CouponRow[]> =>
  readRows(reader, ofBusiness, [businessId])

const byId = statement<CouponRow>(`select ${columns} from coupon where id = $1`)

export const couponOfId = (reader: Reader, id: string): Promise<CouponRow | null> => readOne(reader, byId, [id])

const byCode = statement<CouponRow>(`select ${columns} from coupon where code = upper($1) and ended_at is null`)

export const couponOfCode = (reader: Reader, code: string): Promise<CouponRow | null> => readOne(reader, byCode, [code])
