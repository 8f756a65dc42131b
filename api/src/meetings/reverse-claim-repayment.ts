import { randomUUIDv7 } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Group } from '../groups/group.entity.ts'
import { keepsGroup } from '../groups/lock-kept-group.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { claimMove, fundMove, postMovement } from './claim-books.ts'
import { lockFund, moveFund } from './group-fund.ts'
import { ClaimEntry, CoverClaim } from './meeting.entity.ts'
import type { FundTooSmall, PaymentNotFound } from './meeting.graphql.ts'
import { fundTooSmall, paymentNotFound } from './meeting.refusals.ts'

/**
 * Takes back that something was given back to one who had covered: it is owed again. Said twice it is said once.
 *
 * @param repaymentId of the claim's entry
 */
export const reverseClaimRepayment = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { repaymentId, reason }: { repaymentId: string; reason: string },
): Promise<{ claimId: string } | PaymentNotFound | FundTooSmall> =>
  db.transactional(async (tx) => {
    const entry = await tx.findOne(ClaimEntry, { id: repaymentId, kind: 'REPAID' })
    const claim =
      entry &&
      (await tx.findOne(CoverClaim, { id: entry.claim.id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }))
    if (!entry || !claim) return paymentNotFound
    if (!(await keepsGroup(tx, who, await tx.findOneOrFail(Group, { id: claim.groupId })))) return paymentNotFound
    if ((await tx.count(ClaimEntry, { reversesId: entry.id })) > 0) return { claimId: claim.id }

    const amount = -entry.amount
    const reversal = tx.create(ClaimEntry, {
      id: randomUUIDv7(),
      claim,
      kind: 'REVERSED',
      amount,
      sheetId: null,
      reversesId: entry.id,
      reason,
      postedBy: who.id,
      postedAt: now,
    })
    const isFunds = !claim.payerId
    if (isFunds) {
      const balance = await lockFund(tx, claim.groupId)
      if (balance < amount) return fundTooSmall(balance, ['repaymentId'])
    }
    claim.balance += amount
    const moves = [claimMove(amount), ...(isFunds ? [fundMove(-amount)] : [])]
    postMovement(tx, now, { kind: 'CLAIM_REPAID', sourceId: reversal.id, moves })
    await tx.flush()
    if (isFunds) {
      await moveFund(tx, now, claim.groupId, [
        { kind: 'REVERSAL', amount: -amount, memberId: claim.borrowerId, sourceId: reversal.id },
      ])
    }
    return { claimId: claim.id }
  })
