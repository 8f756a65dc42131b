import { compareEvents, type LoanBasis, type LoanState, loanParts, replayLoan } from '@maju-bersama/lending-math'
import type { Loan, LoanEventKind, LoanEventRecord, MoneyMethod } from '../lending/loan.entity.ts'
import { liveEvents } from '../lending/loan-events.rules.ts'

/** DUE: an instalment's day has come. The others are what was written down. */
export const passbookKinds = [
  'DUE',
  'DISBURSEMENT',
  'PAYMENT',
  'COVER',
  'CHARGE',
  'WAIVER',
  'CLOSURE',
  'NEW_WEEKDAY',
  'RESCHEDULE',
  'WRITE_OFF',
  'REFUND',
  'REVERSAL',
] as const satisfies readonly ('DUE' | LoanEventKind)[]
export type PassbookKind = (typeof passbookKinds)[number]

/** Whole rupiah. */
export interface PassbookEntry {
  id: string
  on: Temporal.PlainDate
  kind: PassbookKind
  postedAt: Temporal.Instant | null
  postedBy: string | null
  payerId: string | null
  instalmentNumber: number | null
  /** Of a reversal, what it takes back. */
  amount: bigint | null
  method: MoneyMethod | null
  /** What of it was paid to which part; of a write-off nothing is. */
  penalty: bigint
  fee: bigint
  margin: bigint
  principal: bigint
  credit: bigint
  /** Of the deposit, what it set free: hers to get back. */
  depositReturned: bigint
  recovered: bigint
  /** Waived and written off. */
  forgiven: bigint
  /** Until when it was closed, or when a new plan begins. */
  day: Temporal.PlainDate | null
  reason: string | null
  /** Taken back later: it does not count. */
  isReversed: boolean
  reversesId: string | null
  /** Principal, margin, penalties and fees that are left to pay. */
  balanceAfter: bigint
  principalAfter: bigint
}

type Draft = Omit<PassbookEntry, 'balanceAfter' | 'principalAfter'>

/**
 * A loan's book in the order of its days: what fell due, what was paid and to which part, and what was left after each line.
 *
 * A payment that was reversed stays in its place, marked and without effect, and the reversal has a line on its own day: what is left
 * to pay is always that of the replay.
 *
 * @param records those that were known on the day asked for
 * @param until the last day of the book
 */
export const passbookOf = (
  loan: Pick<Loan, 'principal' | 'margin'>,
  basis: LoanBasis,
  records: readonly LoanEventRecord[],
  until: Temporal.PlainDate,
): PassbookEntry[] => {
  const events = liveEvents(records).sort(compareEvents)
  const state = replayLoan(basis, events)
  const place = new Map(events.map(({ id }, index) => [id, index]))
  const reversedIds = new Set(records.map(({ reversesId }) => reversesId))
  const shares = Map.groupBy(state.allocations, ({ eventId }) => eventId)

  const lines = [
    ...records.map((record): [number, number, Draft] => {
      const isReversed = reversedIds.has(record.id)
      const shared = sharedOut(shares.get(record.id) ?? [])
      const was = records.find(({ id }) => id === record.reversesId)
      const draft = { ...draftOf(record, isReversed), ...shared, ...(was && { amount: was.amount ?? null }) }
      if (record.kind === 'DISBURSEMENT') return [0, 0, draft]
      // What was taken back, then the taking back.
      const later = record.postedAt.epochMilliseconds + (record.kind === 'REVERSAL' ? 0.5 : 0)
      return [place.has(record.id) ? 2 : 3, place.get(record.id) ?? later, draft]
    }),
    ...dueLines(state, records, reversedIds, until).map((draft): [number, number, Draft] => [
      1,
      draft.instalmentNumber ?? 0,
      draft,
    ]),
  ].sort(
    ([rankA, placeA, a], [rankB, placeB, b]) =>
      Temporal.PlainDate.compare(a.on, b.on) || rankA - rankB || placeA - placeB,
  )

  let [balance, principal] = [0n, 0n]
  return lines.map(([, , draft]) => {
    if (draft.kind === 'DISBURSEMENT') [balance, principal] = [loan.principal + loan.margin, loan.principal]
    if (draft.kind === 'CHARGE' && !draft.isReversed) balance += draft.amount ?? 0n
    balance -= draft.penalty + draft.fee + draft.margin + draft.principal + draft.forgiven
    principal -= draft.principal + forgivenPrincipal(shares.get(draft.id) ?? [])
    return { ...draft, balanceAfter: balance, principalAfter: principal }
  })
}

const blank = {
  postedAt: null,
  postedBy: null,
  payerId: null,
  method: null,
  penalty: 0n,
  fee: 0n,
  margin: 0n,
  principal: 0n,
  credit: 0n,
  depositReturned: 0n,
  recovered: 0n,
  forgiven: 0n,
  day: null,
  reason: null,
  isReversed: false,
  reversesId: null,
}

const draftOf = (record: LoanEventRecord, isReversed: boolean): Draft => ({
  ...blank,
  id: record.id,
  on: record.happenedOn,
  kind: record.kind,
  postedAt: record.postedAt,
  postedBy: record.postedBy ?? null,
  payerId: record.payerId ?? null,
  instalmentNumber: record.instalmentNumber ?? null,
  amount: record.amount ?? null,
  method: record.method ?? null,
  day: record.closedUntil ?? record.firstDueOn ?? null,
  reason: record.reason ?? null,
  isReversed,
  reversesId: record.reversesId ?? null,
})

type Shares = LoanState['allocations']

const sharedOut = (shares: Shares) => {
  const sum = (matches: (share: Shares[number]) => boolean) =>
    shares.filter(matches).reduce((total, { amount }) => total + amount, 0n)
  const paid = (part: Shares[number]['part']) => sum((share) => share.effect === 'PAID' && share.part === part)
  return {
    penalty: paid('PENALTY'),
    fee: paid('FEE'),
    margin: paid('MARGIN'),
    principal: paid('PRINCIPAL'),
    credit: paid('CREDIT'),
    depositReturned: sum(({ effect }) => effect === 'RETURNED'),
    recovered: paid('RECOVERY'),
    forgiven: sum(isForgiven),
  }
}

const forgivenPrincipal = (shares: Shares): bigint =>
  shares.reduce((sum, share) => sum + (isForgiven(share) && share.part === 'PRINCIPAL' ? share.amount : 0n), 0n)

const isForgiven = ({ effect }: Shares[number]): boolean => effect === 'WAIVED' || effect === 'WRITTEN_OFF'

/** Nothing falls due any more once the loan is closed or written off. */
const dueLines = (
  state: LoanState,
  records: readonly LoanEventRecord[],
  reversedIds: ReadonlySet<string | null | undefined>,
  until: Temporal.PlainDate,
): Draft[] => {
  const writtenOff = records.find(({ id, kind }) => kind === 'WRITE_OFF' && !reversedIds.has(id))
  const ends = [until, state.closedOn, writtenOff?.happenedOn ?? null].filter((day) => day !== null)
  return state.instalments.flatMap(({ number, dueOn, owed }): Draft[] => {
    const amount = owed.MARGIN + owed.PRINCIPAL
    if (amount === 0n || ends.some((end) => Temporal.PlainDate.compare(dueOn, end) > 0)) return []
    return [{ ...blank, id: `DUE-${number}`, on: dueOn, kind: 'DUE', instalmentNumber: number, amount }]
  })
}

/** PAID: nothing is open. LATE: something is, and its day is over. */
export const instalmentStandings = ['PAID', 'LATE', 'DUE', 'AHEAD'] as const
export type InstalmentStanding = (typeof instalmentStandings)[number]

export interface ScheduleRow {
  number: number
  dueOn: Temporal.PlainDate
  /** Null for one of a new plan. */
  agreedOn: Temporal.PlainDate | null
  principal: bigint
  margin: bigint
  penalty: bigint
  fee: bigint
  amount: bigint
  paid: bigint
  covered: bigint
  forgiven: bigint
  open: bigint
  /** What is left of the principal when this instalment and those before it are paid. */
  principalAfter: bigint
  standing: InstalmentStanding
}

/** The instalments as they stand: moved, charged, paid and covered. Whole rupiah. */
export const scheduleOf = (
  basis: LoanBasis,
  { instalments }: Pick<LoanState, 'instalments'>,
  today: Temporal.PlainDate,
): ScheduleRow[] => {
  const agreed = new Map(basis.instalments.map(({ number, dueOn }) => [number, dueOn]))
  let principalAfter = instalments.reduce((sum, { owed }) => sum + owed.PRINCIPAL, 0n)
  return instalments.map(({ number, dueOn, owed, paid, forgiven, covered }) => {
    const total = (amounts: typeof owed) => loanParts.reduce((sum, part) => sum + amounts[part], 0n)
    const open = total(owed) - total(paid) - total(forgiven)
    const days = Temporal.PlainDate.compare(dueOn, today)
    principalAfter -= owed.PRINCIPAL
    return {
      number,
      dueOn,
      agreedOn: agreed.get(number) ?? null,
      principal: owed.PRINCIPAL,
      margin: owed.MARGIN,
      penalty: owed.PENALTY,
      fee: owed.FEE,
      amount: total(owed),
      paid: total(paid),
      covered,
      forgiven: total(forgiven),
      open,
      principalAfter,
      standing: open === 0n ? 'PAID' : days < 0 ? 'LATE' : days === 0 ? 'DUE' : 'AHEAD',
    }
  })
}
