import type { Allocation, LoanMethod, LoanPart, LoanState, RoundingMode, Surplus } from '@maju-bersama/lending-math'
import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant, plainDate, rupiah } from '../storage/types.ts'

/** NONE: each answers for herself. SOLIDARITY_FUND: the group's savings step in. FULL: the others cover what one cannot bring. */
export const liabilities = ['NONE', 'SOLIDARITY_FUND', 'FULL'] as const
export type Liability = (typeof liabilities)[number]

export const LoanProduct = defineEntity({
  name: 'LoanProduct',
  tableName: 'loan_product',
  properties: {
    id: p.uuid().primary(),
    code: p.string(),
    name: p.string(),
    description: p.string(),
    createdAt: instant(),
    /** Null: from the beginning. */
    createdBy: p.uuid().nullable(),
    retiredAt: instant().nullable(),
    retiredBy: p.uuid().nullable(),
    retireReason: p.string().nullable(),
  },
})
export type LoanProduct = InferEntity<typeof LoanProduct>

/** Terms that are never changed: a loan keeps the version that it was decided under. */
export const LoanProductVersion = defineEntity({
  name: 'LoanProductVersion',
  tableName: 'loan_product_version',
  properties: {
    id: p.uuid().primary(),
    productId: p.uuid(),
    version: p.integer(),
    effectiveFrom: plainDate(),
    principalMin: rupiah(),
    principalMax: rupiah(),
    principalStep: rupiah(),
    tenorsWeeks: p
      .array((text) => Number(text))
      .columnType('int[]')
      .$type<number[]>(),
    method: p.string().$type<LoanMethod>(),
    annualRateBasisPoints: p.integer(),
    /** The year that the rate is quoted for, in weeks. */
    yearWeeks: p.integer(),
    roundTo: rupiah(),
    rounding: p.string().$type<RoundingMode>(),
    /** Uang pertanggungjawaban: a share of the principal, withheld at disbursement. */
    depositBasisPoints: p.integer(),
    liability: p.string().$type<Liability>(),
    /** What each member puts into the group's fund at a meeting. */
    solidarityWeekly: rupiah(),
    /** Once for an instalment that is later than the days of grace. */
    latePenalty: rupiah(),
    latePenaltyGraceDays: p.integer(),
    firstCycleMax: rupiah(),
    /** Of the loan repaid last: 15,000 is one and a half times. */
    stepUpBasisPoints: p.integer(),
    /** How long a mentor's appraisal may be relied on. */
    appraisalValidDays: p.integer(),
    forgivesUnearnedMargin: p.boolean(),
    note: p.string(),
    decidedBy: p.uuid().nullable(),
    decidedAt: instant(),
  },
})
export type LoanProductVersion = InferEntity<typeof LoanProductVersion>

/** Number, due day, principal and margin: amounts as text, because a JSON number is no money. */
export type StoredInstalment = [number: number, dueOn: string, principal: string, margin: string]

export const Loan = defineEntity({
  name: 'Loan',
  tableName: 'loan',
  properties: {
    id: p.uuid().primary(),
    number: p.string(),
    applicationId: p.uuid(),
    borrowerId: p.uuid(),
    businessId: p.uuid(),
    groupId: p.uuid(),
    productVersionId: p.uuid(),
    /** Her first loan is 1. */
    cycle: p.integer(),
    principal: rupiah(),
    margin: rupiah(),
    regularInstalment: rupiah(),
    /** As it was agreed; what became of it is in the events. */
    schedule: p.json().columnType('json').$type<StoredInstalment[]>(),
    weeks: p.integer(),
    deposit: rupiah(),
    disbursedOn: plainDate(),
    disbursedBy: p.uuid(),
    disbursedAt: instant(),
    /** When she said herself that she has the money. */
    receivedAt: instant().nullable(),
    status: p.string().$type<LoanState['status']>(),
    closedOn: plainDate().nullable(),
    isRescheduled: p.boolean(),
    /** Of the deposit, what was returned to her or set against her debt. */
    depositUsed: rupiah(),
  },
})
export type Loan = InferEntity<typeof Loan>

export type LoanEventKind =
  | 'DISBURSEMENT'
  | 'PAYMENT'
  | 'COVER'
  | 'CHARGE'
  | 'WAIVER'
  | 'CLOSURE'
  | 'NEW_WEEKDAY'
  | 'RESCHEDULE'
  | 'WRITE_OFF'
  | 'REFUND'
  | 'REVERSAL'

/** How money came or went. CASH: in the meetings, OFFICE_CASH: at the office's desk. DEPOSIT, SOLIDARITY_FUND and SALES: out of what the programme or the platform already held. */
export const moneyMethods = ['CASH', 'OFFICE_CASH', 'TRANSFER', 'DEPOSIT', 'SOLIDARITY_FUND', 'SALES'] as const
export type MoneyMethod = (typeof moneyMethods)[number]

/** Append-only. The id of a payment is made by whoever sends it: the same id is the same payment. */
export const LoanEventRecord = defineEntity({
  name: 'LoanEventRecord',
  tableName: 'loan_event',
  properties: {
    id: p.uuid().primary(),
    loanId: p.uuid(),
    kind: p.string().$type<LoanEventKind>(),
    happenedOn: plainDate(),
    postedAt: instant(),
    postedBy: p.uuid().nullable(),
    amount: rupiah().nullable(),
    method: p.string().$type<MoneyMethod>().nullable(),
    surplus: p.string().$type<Surplus>().nullable(),
    /** Who covered; null where the group's fund did. */
    payerId: p.uuid().nullable(),
    part: p.string().$type<Exclude<LoanPart, 'PRINCIPAL'>>().nullable(),
    instalmentNumber: p.integer().nullable(),
    closedUntil: plainDate().nullable(),
    weekday: p.integer().nullable(),
    weeks: p.integer().nullable(),
    firstDueOn: plainDate().nullable(),
    roundTo: rupiah().nullable(),
    /** Of a transfer, the bank's. */
    reference: p.string().nullable(),
    batchId: p.uuid().nullable(),
    reversesId: p.uuid().nullable(),
    reason: p.string().nullable(),
  },
})
export type LoanEventRecord = InferEntity<typeof LoanEventRecord>

export const LoanAllocation = defineEntity({
  name: 'LoanAllocation',
  tableName: 'loan_allocation',
  properties: {
    id: p.uuid().primary(),
    loanId: p.uuid(),
    event: () => p.manyToOne(LoanEventRecord),
    /** The event with whose posting it came to be: another one where an earlier event is shared out anew. */
    cause: () => p.manyToOne(LoanEventRecord),
    instalmentNumber: p.integer(),
    part: p.string().$type<Allocation['part']>(),
    effect: p.string().$type<Allocation['effect']>(),
    /** A difference: below 0 where an earlier share is taken back. */
    amount: rupiah(),
    postedAt: instant(),
  },
})
export type LoanAllocation = InferEntity<typeof LoanAllocation>
