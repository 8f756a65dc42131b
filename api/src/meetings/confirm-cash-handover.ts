import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { programmeAccounts } from '../ledger/accounts.ts'
import { postMovement } from './claim-books.ts'
import { CashHandover } from './meeting.entity.ts'
import type { DifferenceUnexplained, HandoverIsConfirmed, HandoverNotFound } from './meeting.graphql.ts'
import { differenceUnexplained, handoverIsConfirmed, handoverNotFound } from './meeting.refusals.ts'

export interface CashReceived {
  handoverId: string
  /** As it was counted. Whole rupiah. */
  amount: bigint
  note: string | null
}

/**
 * An officer, never the one who brought it, says what she counted: so much goes from the field's cash to the office's. What is missing
 * stays with the field, in the books as on the mentor.
 */
export const confirmCashHandover = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { handoverId, amount, note }: CashReceived,
): Promise<{ handoverId: string } | HandoverNotFound | HandoverIsConfirmed | DifferenceUnexplained> =>
  db.transactional(async (tx) => {
    const handover = await tx.findOne(CashHandover, { id: handoverId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (!handover) return handoverNotFound
    if (handover.mentorId === officer.id) return handoverIsConfirmed('OWN')
    if (handover.received !== null) {
      return handover.received === amount ? { handoverId } : handoverIsConfirmed('OTHER_AMOUNT')
    }
    if (amount !== handover.declared && note === null) return differenceUnexplained(handover.declared, ['amount'])
    Object.assign(handover, { received: amount, receivedBy: officer.id, receivedAt: now, differenceNote: note })
    if (amount > 0n) {
      const moves = [[programmeAccounts.officeCash, programmeAccounts.fieldCash, amount] as [string, string, bigint]]
      postMovement(tx, now, { kind: 'CASH_HANDED_OVER', sourceId: handoverId, moves })
    }
    return { handoverId }
  })
