import { type Allocation, type LoanBasis, type LoanEvent, type LoanState, replayLoan } from '@maju-bersama/lending-math'
import { programmeAccounts } from '../ledger/accounts.ts'
import type { TransactionKind } from '../ledger/ledger.entity.ts'
import type { EntryDraft } from '../ledger/ledger.rules.ts'
import type { Loan, LoanEventRecord, LoanProductVersion } from './loan.entity.ts'

export const basisOf = (
  { schedule, deposit }: Pick<Loan, 'schedule' | 'deposit'>,
  { forgivesUnearnedMargin }: Pick<LoanProductVersion, 'forgivesUnearnedMargin'>,
): LoanBasis => ({
  forgivesUnearnedMargin,
  deposit,
  instalments: schedule.map(([number, dueOn, principal, margin]) => ({
    number,
    dueOn: Temporal.PlainDate.from(dueOn),
    principal: BigInt(principal),
    margin: BigInt(margin),
  })),
})

/** What the state follows from: all that was written down, without what was reversed. */
export const liveEvents = (records: readonly LoanEventRecord[]): LoanEvent[] => {
  const reversedIds = new Set(records.map(({ reversesId }) => reversesId))
  return records.filter(({ id }) => !reversedIds.has(id)).flatMap(eventsOf)
}

export const stateOf = (basis: LoanBasis, records: readonly LoanEventRecord[]): LoanState =>
  replayLoan(basis, liveEvents(records))

const eventsOf = (record: LoanEventRecord): LoanEvent[] => {
  const { id, happenedOn: on, kind } = record
  // The database holds what each kind needs.
  const given = <K extends keyof LoanEventRecord>(key: K) => record[key] as NonNullable<LoanEventRecord[K]>
  switch (kind) {
    case 'PAYMENT':
      return [
        {
          id,
          on,
          kind,
          amount: given('amount'),
          surplus: given('surplus'),
          isCover: false,
          isFromDeposit: record.method === 'DEPOSIT',
        },
      ]
    case 'COVER':
      return [
        { id, on, kind: 'PAYMENT', amount: given('amount'), surplus: 'NEXT', isCover: true, isFromDeposit: false },
      ]
    case 'CHARGE':
      return [
        {
          id,
          on,
          kind,
          part: given('part') as 'PENALTY' | 'FEE',
          number: given('instalmentNumber'),
          amount: given('amount'),
        },
      ]
    case 'WAIVER':
      return [{ id, on, kind, part: given('part'), number: given('instalmentNumber'), amount: given('amount') }]
    case 'CLOSURE':
      return [{ id, on, kind, until: given('closedUntil') }]
    case 'NEW_WEEKDAY':
      return [{ id, on, kind, weekday: given('weekday') }]
    case 'RESCHEDULE':
      return [{ id, on, kind, weeks: given('weeks'), firstDueOn: given('firstDueOn'), roundTo: given('roundTo') }]
    case 'WRITE_OFF':
      return [{ id, on, kind }]
    case 'REFUND':
      return [{ id, on, kind, amount: given('amount') }]
    // The basis holds it, or it is itself left out.
    case 'DISBURSEMENT':
    case 'REVERSAL':
      return []
  }
}

/** An allocation without its event's own row; below 0 where a share is taken back. */
export type AllocationChange = Allocation

/** What has to be added to the allocations before so that they are those after. */
export const allocationChanges = (before: readonly Allocation[], after: readonly Allocation[]): AllocationChange[] => {
  const changes = new Map<string, AllocationChange>()
  const add = (allocation: Allocation, sign: 1n | -1n) => {
    const key = [allocation.eventId, allocation.number, allocation.part, allocation.effect].join(' ')
    const known = changes.get(key)
    if (known) known.amount += sign * allocation.amount
    else changes.set(key, { ...allocation, amount: sign * allocation.amount })
  }
  for (const allocation of before) add(allocation, -1n)
  for (const allocation of after) add(allocation, 1n)
  return [...changes.values()].filter(({ amount }) => amount !== 0n)
}

const kindOf: { [K in LoanEventRecord['kind']]: TransactionKind } = {
  DISBURSEMENT: 'LOAN_DISBURSED',
  PAYMENT: 'LOAN_PAID',
  COVER: 'LOAN_COVERED',
  WRITE_OFF: 'LOAN_WRITTEN_OFF',
  REFUND: 'LOAN_CREDIT_REFUNDED',
  REVERSAL: 'LOAN_EVENT_REVERSED',
  // No money moves with these, but what was paid may be shared out anew.
  CHARGE: 'LOAN_CORRECTED',
  WAIVER: 'LOAN_CORRECTED',
  CLOSURE: 'LOAN_CORRECTED',
  NEW_WEEKDAY: 'LOAN_CORRECTED',
  RESCHEDULE: 'LOAN_CORRECTED',
}

const creditAccountOf: { [P in Allocation['part']]: string } = {
  // The deposit that is set free becomes hers to get back.
  DEPOSIT: programmeAccounts.memberCredit,
  PENALTY: programmeAccounts.penalties,
  FEE: programmeAccounts.fees,
  MARGIN: programmeAccounts.margin,
  PRINCIPAL: programmeAccounts.loans,
  CREDIT: programmeAccounts.memberCredit,
  RECOVERY: programmeAccounts.recoveries,
}

/**
 * The programme book's side of one event and of everything that it made be shared out anew. Empty where no account moves.
 *
 * @param reversed the event that a reversal takes back
 */
export const bookEvent = (
  loan: Pick<Loan, 'id' | 'businessId' | 'deposit'>,
  event: LoanEventRecord,
  changes: readonly AllocationChange[],
  reversed: LoanEventRecord | null,
): { kind: TransactionKind; entries: EntryDraft[] } => {
  /** Debits above 0, credits below. */
  const sums = new Map<string, bigint>()
  const move = (account: string, amount: bigint) => sums.set(account, (sums.get(account) ?? 0n) + amount)

  for (const { part, effect, amount } of changes) {
    if (effect === 'WAIVED') continue
    move(creditAccountOf[part], -amount)
    if (effect === 'WRITTEN_OFF') move(programmeAccounts.writtenOff, amount)
    if (effect === 'RETURNED') move(programmeAccounts.deposits, amount)
  }
  const moneyEvent = reversed ?? event
  for (const [account, amount] of moneyOf(loan, moneyEvent)) move(account, reversed ? -amount : amount)

  const entries = [...sums]
    .filter(([, amount]) => amount !== 0n)
    .map(
      ([account, amount]): EntryDraft => ({
        account,
        businessId: loan.businessId,
        loanId: loan.id,
        debit: amount > 0n ? amount : 0n,
        credit: amount < 0n ? -amount : 0n,
      }),
    )
  return { kind: kindOf[event.kind], entries }
}

/** Debits above 0, credits below: of the accounts that an event moves whatever it is shared out to. */
const moneyOf = (loan: Pick<Loan, 'deposit'>, { kind, amount, method }: LoanEventRecord): [string, bigint][] => {
  const sum = amount ?? 0n
  switch (kind) {
    case 'PAYMENT':
    case 'COVER':
      return [[accountOf(method), sum]]
    case 'REFUND':
      return [[accountOf(method), -sum]]
    case 'DISBURSEMENT':
      return [
        [programmeAccounts.loans, sum],
        [programmeAccounts.deposits, -loan.deposit],
        [method === 'CASH' ? programmeAccounts.officeCash : accountOf(method), loan.deposit - sum],
      ]
    default:
      return []
  }
}

const accountOf = (method: LoanEventRecord['method']): string =>
  ({
    CASH: programmeAccounts.fieldCash,
    OFFICE_CASH: programmeAccounts.officeCash,
    TRANSFER: programmeAccounts.bank,
    // The platform pays what it set aside by transfer.
    SALES: programmeAccounts.bank,
    DEPOSIT: programmeAccounts.deposits,
    SOLIDARITY_FUND: programmeAccounts.solidarityFunds,
  })[method ?? 'CASH']
