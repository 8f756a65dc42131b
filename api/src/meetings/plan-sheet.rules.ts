import type { BeforeDisbursement, SettlementShort } from '../lending/loan-acts.graphql.ts'
import { beforeDisbursement, settlementShort } from '../lending/loan-acts.refusals.ts'
import { derivedUuid } from '../storage/derived-uuid.ts'
import type {
  CashMismatch,
  ClaimsWantCash,
  CoverRefused,
  CoverSource,
  FundTooSmall,
  NotAtThisMeeting,
  NothingOwed,
} from './meeting.graphql.ts'
import {
  cashMismatch,
  claimsWantCash,
  coverRefused,
  fundTooSmall,
  notAtThisMeeting,
  nothingOwed,
} from './meeting.refusals.ts'
import {
  type ClaimOwed,
  type CoverRequest,
  type LineSplit,
  type SheetLineRequest,
  type SheetRequest,
  shareEqually,
  splitLine,
} from './meeting.rules.ts'

/** What a member owes on the day of the meeting. Whole rupiah. */
export interface MemberStanding {
  id: string
  number: number
  name: string
  loan: {
    id: string
    disbursedOn: Temporal.PlainDate
    due: bigint
    settlementTotal: bigint
    coverSource: CoverSource | null
  } | null
  /** Of those who covered for her, in the order of their member numbers, the fund first. */
  claims: (ClaimOwed & { payerId: string | null })[]
}

export interface PlannedCover {
  /** Of the loan's event and of the claim. */
  id: string
  borrower: MemberStanding
  loanId: string
  /** Null: the fund. */
  payer: MemberStanding | null
  amount: bigint
}

export interface PlannedLine extends SheetLineRequest, LineSplit {
  member: MemberStanding
}

export interface SheetPlan {
  lines: PlannedLine[]
  covers: PlannedCover[]
  /** Of this, what the fund pays. */
  fromFund: bigint
  cash: bigint
}

export type SheetRefused =
  | NotAtThisMeeting
  | NothingOwed
  | BeforeDisbursement
  | SettlementShort
  | ClaimsWantCash
  | CoverRefused
  | FundTooSmall
  | CashMismatch

export interface SheetFacts {
  heldOn: Temporal.PlainDate
  /** By id. */
  members: ReadonlyMap<string, MemberStanding>
  fundBalance: bigint
}

/** Judges a sheet as a whole and says where every rupiah goes; nothing is posted of a sheet that is refused. */
export const planSheet = (request: SheetRequest, facts: SheetFacts): SheetPlan | SheetRefused => {
  const lines: PlannedLine[] = []
  for (const [index, line] of request.lines.entries()) {
    const planned = planLine(line, facts, ['input', 'lines', `${index}`])
    if ('__typename' in planned) return planned
    if (planned.amount + planned.contribution > 0n) lines.push(planned)
  }
  const covers: PlannedCover[] = []
  for (const [index, cover] of request.covers.entries()) {
    const planned = planCover(request.sheetId, cover, { ...facts, lines, covers }, ['input', 'covers', `${index}`])
    if (!Array.isArray(planned)) return planned
    covers.push(...planned)
  }
  const fromFund = sumOf(covers.filter(({ payer }) => payer === null))
  if (fromFund > facts.fundBalance) return fundTooSmall(facts.fundBalance, ['input', 'covers'])
  const cash = cashOf(lines, covers)
  if (cash !== request.cashCounted) return cashMismatch(request.cashCounted, cash)
  return { lines, covers, fromFund, cash }
}

const planLine = (
  line: SheetLineRequest,
  { heldOn, members }: SheetFacts,
  field: string[],
): PlannedLine | SheetRefused => {
  const member = members.get(line.memberId)
  if (!member) return notAtThisMeeting([...field, 'memberId'])
  if (line.broughtBy !== null && !members.has(line.broughtBy)) return notAtThisMeeting([...field, 'broughtBy'])
  const { loan, claims, name } = member
  const amountField = [...field, 'amount']
  const split = splitLine(line.amount, loan?.due ?? null, claims)
  if (split.left > 0n) return nothingOwed(name, split.left, amountField)
  if (loan && split.own > 0n && Temporal.PlainDate.compare(heldOn, loan.disbursedOn) < 0) {
    return beforeDisbursement(name, amountField)
  }
  // A transfer does not lie on the table, so nobody could be given anything of it.
  if (line.method === 'TRANSFER' && split.claimsAmount > 0n) return claimsWantCash(name, loan?.due ?? 0n, amountField)
  if (loan && line.surplus === 'SETTLE' && split.own > 0n && split.own < loan.settlementTotal) {
    return settlementShort(name, loan.settlementTotal, amountField)
  }
  return { ...line, ...split, member }
}

const planCover = (
  sheetId: string,
  cover: CoverRequest,
  { members, lines, covers, heldOn }: SheetFacts & Pick<SheetPlan, 'lines' | 'covers'>,
  field: string[],
): PlannedCover[] | SheetRefused => {
  const borrower = members.get(cover.borrowerId)
  if (!borrower) return notAtThisMeeting([...field, 'borrowerId'])
  const { loan, name } = borrower
  if (!loan || Temporal.PlainDate.compare(heldOn, loan.disbursedOn) < 0) {
    return coverRefused('NO_LOAN', name, 0n, [...field, 'borrowerId'])
  }
  const paid = lines.find(({ member }) => member === borrower)?.own ?? 0n
  const missing = loan.due > paid ? loan.due - paid : 0n
  if (loan.coverSource === null) return coverRefused('NOBODY', name, missing, field)
  if (loan.coverSource !== cover.source) return coverRefused('OTHER_SOURCE', name, missing, [...field, 'source'])
  if (covers.some((one) => one.borrower === borrower)) return coverRefused('TWICE', name, missing, field)
  if (cover.amount > missing) return coverRefused('TOO_MUCH', name, missing, [...field, 'amount'])
  const base = { borrower, loanId: loan.id }
  if (cover.source === 'FUND') {
    return [{ ...base, id: derivedUuid(sheetId, borrower.id, 'fund'), payer: null, amount: cover.amount }]
  }
  const payers = payersOf(cover, borrower, members)
  if (!payers) return coverRefused('PAYERS', name, missing, [...field, 'payerIds'])
  return shareEqually(cover.amount, payers.length).flatMap((amount, index) => {
    const payer = payers[index]
    // Where there are more payers than rupiah, the last pay nothing.
    if (!payer || amount === 0n) return []
    return [{ ...base, id: derivedUuid(sheetId, borrower.id, payer.id), payer, amount }]
  })
}

/** In the order of member numbers; null where somebody is no other member, or named twice, or nobody is left. */
const payersOf = (
  { payerIds }: CoverRequest,
  borrower: MemberStanding,
  members: ReadonlyMap<string, MemberStanding>,
): MemberStanding[] | null => {
  const named =
    payerIds === null ? [...members.values()].filter((one) => one !== borrower) : payerIds.map((id) => members.get(id))
  const payers = named.filter((one) => one !== undefined && one !== borrower) as MemberStanding[]
  if (payers.length !== named.length || new Set(payers).size !== payers.length || payers.length === 0) return null
  return payers.sort((a, b) => a.number - b.number)
}

const sumOf = (all: readonly { amount: bigint }[]): bigint => all.reduce((sum, { amount }) => sum + amount, 0n)

/** What lies on the table when those who had covered have taken back what was repaid to them. */
const cashOf = (lines: readonly PlannedLine[], covers: readonly PlannedCover[]): bigint => {
  const brought = lines.filter(({ method }) => method === 'CASH')
  const fundClaims = brought.flatMap(({ claims, member }) =>
    claims.filter(({ id }) => member.claims.find((claim) => claim.id === id)?.payerId === null),
  )
  return (
    brought.reduce((sum, { own, contribution }) => sum + own + contribution, 0n) +
    sumOf(fundClaims) +
    sumOf(covers.filter(({ payer }) => payer !== null))
  )
}
