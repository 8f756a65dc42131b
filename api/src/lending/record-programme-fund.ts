import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { programmeAccounts } from '../ledger/accounts.ts'
import type { EntryDraft } from '../ledger/ledger.rules.ts'
import { postTransaction } from '../ledger/post-transaction.ts'
import type { LoanDayWrong, ProgrammeFundRefused } from './loan-acts.graphql.ts'
import { loanDayWrong, programmeFundRefused } from './loan-acts.refusals.ts'
import { judgeDay } from './loan-acts.rules.ts'
import { ProgrammeFund } from './loan-change.entity.ts'

export type FundDraft = Pick<
  ProgrammeFund,
  'id' | 'direction' | 'amount' | 'method' | 'party' | 'reference' | 'happenedOn'
>

/** Writes down money that the programme was given to lend, or gave back. The same id is the same entry. */
export const recordProgrammeFund = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  draft: FundDraft,
): Promise<{ fundId: string } | ProgrammeFundRefused | LoanDayWrong> =>
  db.transactional(async (tx) => {
    // Two equal requests meet at the primary key; the second finds the first's row.
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [draft.id])
    const known = await tx.findOne(ProgrammeFund, { id: draft.id })
    if (known) {
      const isSame = known.amount === draft.amount && known.direction === draft.direction && known.party === draft.party
      return isSame ? { fundId: known.id } : programmeFundRefused('OTHER')
    }
    const wrong = judgeDay(draft.happenedOn, businessDay(now))
    if (wrong) return loanDayWrong(wrong, ['input', 'happenedOn'])
    const fund = tx.create(ProgrammeFund, {
      ...draft,
      recordedBy: officer.id,
      recordedAt: now,
      reversedBy: null,
      reversedAt: null,
      reverseReason: null,
    })
    post(tx, now, fund, draft.direction === 'RECEIVED')
    return { fundId: draft.id }
  })

/** Takes such an entry back by one against it. Said twice it is said once. */
export const reverseProgrammeFund = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { fundId, reason }: { fundId: string; reason: string },
): Promise<{ fundId: string } | ProgrammeFundRefused> =>
  db.transactional(async (tx) => {
    const fund = await tx.findOne(ProgrammeFund, { id: fundId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (!fund) return programmeFundRefused('UNKNOWN')
    if (fund.reversedAt) return { fundId }
    Object.assign(fund, { reversedBy: officer.id, reversedAt: now, reverseReason: reason })
    post(tx, now, fund, fund.direction !== 'RECEIVED', 'REVERSAL')
    return { fundId }
  })

const post = (
  tx: EntityManager,
  now: Temporal.Instant,
  { id, amount, method }: ProgrammeFund,
  comesIn: boolean,
  kind: 'PROGRAMME_FUNDS' | 'REVERSAL' = 'PROGRAMME_FUNDS',
): void => {
  const money = method === 'TRANSFER' ? programmeAccounts.bank : programmeAccounts.officeCash
  const [debit, credit] = comesIn ? [money, programmeAccounts.capital] : [programmeAccounts.capital, money]
  const entries: EntryDraft[] = [
    { account: debit, businessId: null, debit: amount, credit: 0n },
    { account: credit, businessId: null, debit: 0n, credit: amount },
  ]
  postTransaction(tx, now, { book: 'PROGRAMME', kind, sourceId: id, bookedOn: businessDay(now), entries })
}
