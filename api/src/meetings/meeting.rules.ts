import type { Surplus } from '@maju-bersama/lending-math'

/** Equal shares; the rupiah that remain go one each to the first, who are the lowest member numbers (the lending rules §2). */
export const shareEqually = (amount: bigint, among: number): bigint[] => {
  const [share, rest] = [amount / BigInt(among), amount % BigInt(among)]
  return Array.from({ length: among }, (_, index) => share + (BigInt(index) < rest ? 1n : 0n))
}

/**
 * Shares in proportion to what each is owed, rounded down; the rupiah that remain go one each to the first who are still owed one.
 *
 * @param amount at most the sum of what is owed
 */
export const shareProRata = (amount: bigint, owed: readonly bigint[]): bigint[] => {
  const sum = owed.reduce((total, each) => total + each, 0n)
  if (amount > sum) throw new RangeError(`${amount} is more than the ${sum} that is owed`)
  if (amount === sum) return [...owed]
  const shares = owed.map((each) => (each * amount) / sum)
  let rest = amount - shares.reduce((total, each) => total + each, 0n)
  return shares.map((share, index) => {
    if (rest === 0n || share === owed[index]) return share
    rest -= 1n
    return share + 1n
  })
}

export interface ClaimOwed {
  id: string
  balance: bigint
}

export interface LineSplit {
  /** To her loan: what is due, and what goes beyond it as she chose. */
  own: bigint
  /** By claim; claims that get nothing are left out. */
  claims: { id: string; amount: bigint }[]
  claimsAmount: bigint
  /** Of `own`, above what is due. */
  advance: bigint
  /** What neither her loan nor a claim can take. */
  left: bigint
}

/**
 * Parts what a member brought: first all that is due of her own loan, then the claims of those who covered for her, pro rata, then her
 * loan again (the lending rules §2: what she pays above her own instalment repays claims).
 *
 * @param due null for a member without a loan
 * @param claims in the order of their payers' member numbers
 */
export const splitLine = (amount: bigint, due: bigint | null, claims: readonly ClaimOwed[]): LineSplit => {
  const first = due === null ? 0n : smaller(amount, due)
  const owed = claims.map(({ balance }) => balance)
  const claimsAmount = smaller(
    amount - first,
    owed.reduce((sum, each) => sum + each, 0n),
  )
  const rest = amount - first - claimsAmount
  const shares = claimsAmount === 0n ? [] : shareProRata(claimsAmount, owed)
  return {
    own: due === null ? 0n : first + rest,
    claims: claims.flatMap(({ id }, index) => (shares[index] ? [{ id, amount: shares[index] }] : [])),
    claimsAmount,
    advance: due === null ? 0n : rest,
    left: due === null ? rest : 0n,
  }
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)

/** One member's line as it was sent. */
export interface SheetLineRequest {
  memberId: string
  /** Made by the device; the payment of her loan carries it. */
  paymentId: string
  amount: bigint
  surplus: Surplus
  method: 'CASH' | 'TRANSFER'
  contribution: bigint
  broughtBy: string | null
}

/** What others pay of a borrower's instalment, or the group's fund. */
export interface CoverRequest {
  borrowerId: string
  amount: bigint
  source: 'MEMBERS' | 'FUND'
  /** Those who share it; null for all other members. */
  payerIds: string[] | null
}

export interface SheetRequest {
  sheetId: string
  meetingId: string
  lines: SheetLineRequest[]
  covers: CoverRequest[]
  cashCounted: bigint
}

/** What a sheet says, whatever the ids that a device gave to it: two devices that saw the same say the same. */
export const sheetContent = ({ lines, covers, cashCounted, meetingId }: SheetRequest): unknown => ({
  meetingId,
  cashCounted,
  lines: lines
    .filter(({ amount, contribution }) => amount + contribution > 0n)
    .map(({ paymentId: _, ...line }) => line)
    .sort((a, b) => (a.memberId < b.memberId ? -1 : 1)),
  covers: covers
    .map(({ payerIds, ...cover }) => ({ ...cover, payerIds: payerIds && [...payerIds].sort() }))
    .sort((a, b) => (a.borrowerId + a.source < b.borrowerId + b.source ? -1 : 1)),
})
