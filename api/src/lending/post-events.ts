import { randomUUIDv7 } from 'node:crypto'
import {
  type InstalmentState,
  type LoanState,
  loanParts,
  oldestOpenDueOn,
  openTotal,
  outstandingPrincipal,
} from '@maju-bersama/lending-math'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { postTransaction } from '../ledger/post-transaction.ts'
import { LoanAllocation, type LoanEventKind, LoanEventRecord } from './loan.entity.ts'
import { allocationChanges, bookEvent, stateOf } from './loan-events.rules.ts'
import type { LockedLoan } from './lock-loans.ts'

/** What is to be written down; what a kind has no use for is left out. */
export type EventDraft = { id?: string; kind: LoanEventKind; happenedOn: Temporal.PlainDate } & Partial<
  Omit<LoanEventRecord, 'id' | 'loanId' | 'kind' | 'happenedOn' | 'postedAt' | 'postedBy'>
>

export interface Posting {
  locked: LockedLoan
  /** In the order in which they take effect in the books. */
  events: readonly EventDraft[]
}

/** The state that a loan would have with some events more: to judge before anything is written. */
export const stateWith = ({ basis, records }: LockedLoan, events: readonly EventDraft[]): LoanState =>
  stateOf(basis, [
    ...records,
    ...events.map((draft) => recordOf(draft, '', null, Temporal.Instant.fromEpochMilliseconds(0))),
  ])

/**
 * The only way in which anything is written on a loan: stores the events, shares out anew what they move, posts each to the programme
 * book, and renews what is read of the loan. The caller holds the loans' locks and has judged the result.
 *
 * @param who null for what happens by itself, such as a holiday
 */
export const postEvents = async (
  tx: EntityManager,
  now: Temporal.Instant,
  who: { id: string } | null,
  postings: readonly Posting[],
): Promise<void> => {
  const changed = postings.filter(({ events }) => events.length > 0)
  if (changed.length === 0) return
  for (const { locked, events } of changed) {
    for (const draft of events) writeEvent(tx, now, who, locked, draft)
  }
  // The events before what refers to them.
  await tx.flush()
  const loans = changed.map(({ locked }) => locked)
  await renewInstalments(tx, now, loans)
  await addPositions(tx, now, loans)
}

const writeEvent = (
  tx: EntityManager,
  now: Temporal.Instant,
  who: { id: string } | null,
  locked: LockedLoan,
  draft: EventDraft,
): void => {
  const { loan } = locked
  const record = tx.create(LoanEventRecord, recordOf(draft, loan.id, who, now))
  locked.records.push(record)
  const state = stateOf(locked.basis, locked.records)
  const changes = allocationChanges(locked.state.allocations, state.allocations)
  for (const { eventId, number, part, effect, amount } of changes) {
    tx.create(LoanAllocation, {
      id: randomUUIDv7(),
      loanId: loan.id,
      event: tx.getReference(LoanEventRecord, eventId),
      cause: record,
      instalmentNumber: number,
      part,
      effect,
      amount,
      postedAt: now,
    })
  }
  const reversed = locked.records.find(({ id }) => id === record.reversesId) ?? null
  const { kind, entries } = bookEvent(loan, record, changes, reversed)
  if (entries.length > 0) {
    postTransaction(tx, now, { book: 'PROGRAMME', kind, sourceId: record.id, bookedOn: businessDay(now), entries })
  }
  loan.depositUsed = loan.deposit - state.depositHeld
  loan.status = state.status
  loan.closedOn = state.closedOn
  loan.isRescheduled = state.isRescheduled
  locked.state = state
}

const recordOf = (
  { id = randomUUIDv7(), ...draft }: EventDraft,
  loanId: string,
  who: { id: string } | null,
  now: Temporal.Instant,
): LoanEventRecord =>
  ({
    amount: null,
    method: null,
    surplus: null,
    payerId: null,
    part: null,
    instalmentNumber: null,
    closedUntil: null,
    weekday: null,
    weeks: null,
    firstDueOn: null,
    roundTo: null,
    reference: null,
    batchId: null,
    reversesId: null,
    reason: null,
    ...draft,
    id,
    loanId,
    postedAt: now,
    postedBy: who?.id ?? null,
  }) as LoanEventRecord

const asRow = (instalment: InstalmentState) => ({
  number: instalment.number,
  due_on: instalment.dueOn.toString(),
  ...Object.fromEntries(
    (['owed', 'paid', 'forgiven'] as const).flatMap((kind) =>
      loanParts.map((part) => [`${kind}_${part.toLowerCase()}`, `${instalment[kind][part]}`]),
    ),
  ),
  covered: `${instalment.covered}`,
})

const rowsOf = (instalments: readonly InstalmentState[]): Map<number, string> =>
  new Map(instalments.map((instalment) => [instalment.number, JSON.stringify(asRow(instalment))]))

const instalmentColumns = [
  'number int',
  'due_on date',
  ...['owed', 'paid', 'forgiven'].flatMap((kind) => loanParts.map((part) => `${kind}_${part.toLowerCase()} bigint`)),
  'covered bigint',
]
const columnNames = instalmentColumns.map((column) => column.split(' ')[0]).join(', ')

/** Ends the rows that are not true any more, and writes those that are: a past day finds what was known then. */
const renewInstalments = async (
  tx: EntityManager,
  now: Temporal.Instant,
  loans: readonly LockedLoan[],
): Promise<void> => {
  const ended: { loan_id: string; number: number }[] = []
  const added: object[] = []
  for (const locked of loans) {
    const [stored, current] = [rowsOf(locked.stored), rowsOf(locked.state.instalments)]
    for (const [number, row] of stored) {
      if (current.get(number) !== row) ended.push({ loan_id: locked.loan.id, number })
    }
    for (const [number, row] of current) {
      if (stored.get(number) !== row) added.push({ id: randomUUIDv7(), loan_id: locked.loan.id, ...JSON.parse(row) })
    }
    locked.stored = locked.state.instalments
  }
  if (ended.length > 0) {
    await tx.execute(
      `update loan_instalment i set known_until = ?
       from json_to_recordset(?::json) as e (loan_id uuid, number int)
       where i.loan_id = e.loan_id and i.number = e.number and i.known_until is null`,
      [now.toString(), JSON.stringify(ended)],
    )
  }
  if (added.length > 0) {
    await tx.execute(
      `insert into loan_instalment (id, loan_id, known_from, ${columnNames})
       select id, loan_id, ?::timestamptz, ${columnNames}
       from json_to_recordset(?::json) as a (id uuid, loan_id uuid, ${instalmentColumns.join(', ')})`,
      [now.toString(), JSON.stringify(added)],
    )
  }
}

/** One line a loan: what the portfolio of a past day is read from. */
const addPositions = async (tx: EntityManager, now: Temporal.Instant, loans: readonly LockedLoan[]): Promise<void> => {
  const rows = loans.map(({ loan, records, state }) => ({
    loan_id: loan.id,
    cause_id: records.at(-1)?.id,
    group_id: loan.groupId,
    status: state.status,
    is_rescheduled: state.isRescheduled,
    outstanding_principal: `${outstandingPrincipal(state)}`,
    outstanding_total: `${state.instalments.reduce((sum, instalment) => sum + openTotal(instalment), 0n)}`,
    oldest_open_due_on: oldestOpenDueOn(state)?.toString() ?? null,
    paid: `${paidOf(state)}`,
    credit: `${state.credit}`,
    written_off: `${state.writtenOff}`,
    recovered: `${state.recovered}`,
  }))
  await tx.execute(
    `insert into loan_position (loan_id, cause_id, group_id, posted_at, status, is_rescheduled, outstanding_principal, outstanding_total,
       oldest_open_due_on, paid, credit, written_off, recovered)
     select loan_id, cause_id, group_id, ?::timestamptz, status, is_rescheduled, outstanding_principal, outstanding_total,
       oldest_open_due_on, paid, credit, written_off, recovered
     from json_to_recordset(?::json) as r (loan_id uuid, cause_id uuid, group_id uuid, status text, is_rescheduled boolean,
       outstanding_principal bigint, outstanding_total bigint, oldest_open_due_on date, paid bigint, credit bigint,
       written_off bigint, recovered bigint)
     order by loan_id`,
    [now.toString(), JSON.stringify(rows)],
  )
}

const paidOf = ({ instalments }: LoanState): bigint =>
  instalments.reduce((sum, { paid }) => sum + loanParts.reduce((parts, part) => parts + paid[part], 0n), 0n)
