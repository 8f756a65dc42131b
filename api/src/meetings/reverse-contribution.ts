import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Group } from '../groups/group.entity.ts'
import { keepsGroup } from '../groups/lock-kept-group.ts'
import { User } from '../identity/user.entity.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { programmeAccounts } from '../ledger/accounts.ts'
import { LedgerTransaction } from '../ledger/ledger.entity.ts'
import { sendMessage } from '../messages/send-message.ts'
import { fundMove, postMovement } from './claim-books.ts'
import { lockFund, moveFund } from './group-fund.ts'
import { ContributionReversal, GroupFundEntry } from './meeting.entity.ts'
import type { ContributionNotFound, FundTooSmall } from './meeting.graphql.ts'
import { contributionReversedText } from './meeting.messages.ts'
import { contributionNotFound, fundTooSmall } from './meeting.refusals.ts'

/**
 * Takes back what a member put into her group's fund, where it was posted by mistake: by an entry against it, out of the cash or the
 * account that it went into. Said twice it is said once. What the fund has paid out since stays paid out.
 *
 * @param contributionId of the fund's entry
 */
export const reverseContribution = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { contributionId, reason }: { contributionId: string; reason: string },
): Promise<{ contributionId: string } | ContributionNotFound | FundTooSmall> =>
  db.transactional(async (tx) => {
    const entry = await tx.findOne(GroupFundEntry, { id: contributionId, kind: 'CONTRIBUTION' })
    const group = entry && (await tx.findOne(Group, { id: entry.groupId }))
    if (!entry?.memberId || !group || !(await keepsGroup(tx, who, group))) return contributionNotFound
    const balance = await lockFund(tx, group.id)
    // Looked up after the lock: the second of two equal clicks waits above, then finds the first's here.
    if ((await tx.count(ContributionReversal, { contributionId })) > 0) return { contributionId }
    if (balance < entry.amount) return fundTooSmall(balance, ['contributionId'])

    const { id: reversalId } = tx.create(ContributionReversal, {
      id: randomUUIDv7(),
      contributionId,
      reason,
      reversedBy: who.id,
      reversedAt: now,
    })
    const posted = await tx.findOneOrFail(LedgerTransaction, { kind: 'SOLIDARITY_PAID', sourceId: entry.sourceId })
    const moves = [fundMove(-entry.amount, await methodOf(tx, posted.id))]
    postMovement(tx, now, { kind: 'SOLIDARITY_PAID', sourceId: reversalId, moves, reverses: posted })
    await tx.flush()
    const { amount, memberId } = entry
    await moveFund(tx, now, group.id, [{ kind: 'REVERSAL', amount: -amount, memberId, sourceId: reversalId }])
    const { phone } = await tx.findOneOrFail(User, { id: memberId })
    const text = contributionReversedText(amount, group.name, reason)
    await sendMessage(tx, now, { recipientPhone: phone, kind: 'LOAN_PAYMENT_REVERSED', text, ref: null })
    return { contributionId }
  })

/** The money goes where it came from: the books say whether it came as cash. */
const methodOf = async (tx: EntityManager, transactionId: string): Promise<'CASH' | 'TRANSFER'> => {
  const [debited] = await tx.execute<{ account: string }[]>(
    `select account_code as account from ledger_entry where transaction_id = ? and debit > 0`,
    [transactionId],
  )
  return debited?.account === programmeAccounts.bank ? 'TRANSFER' : 'CASH'
}
