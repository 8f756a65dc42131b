import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import type { ChargePart, LoanIsClosed, LoanNotFound } from './loan-acts.graphql.ts'
import { lockActiveLoan } from './lock-active-loan.ts'
import { postEvents } from './post-events.ts'

export interface Charge {
  /** Made by the client: the same id is the same charge. */
  chargeId: string
  loanId: string
  part: ChargePart
  /** Whole rupiah. */
  amount: bigint
  reason: string
}

/** Adds a penalty or a fee to the oldest instalment that is open. */
export const chargeLoan = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { chargeId, loanId, part, amount, reason }: Charge,
): Promise<{ loanId: string } | LoanNotFound | LoanIsClosed> =>
  db.transactional(async (tx) => {
    const locked = await lockActiveLoan(tx, loanId)
    if ('__typename' in locked) return locked
    if (locked.records.some(({ id }) => id === chargeId)) return { loanId }
    const { instalments } = locked.state
    const open = instalments.find(({ owed, paid, forgiven }) => owed.PRINCIPAL > paid.PRINCIPAL + forgiven.PRINCIPAL)
    const instalmentNumber = (open ?? instalments.at(-1))?.number ?? 1
    await postEvents(tx, now, officer, [
      {
        locked,
        events: [
          { id: chargeId, kind: 'CHARGE', happenedOn: businessDay(now), part, instalmentNumber, amount, reason },
        ],
      },
    ])
    return { loanId }
  })
