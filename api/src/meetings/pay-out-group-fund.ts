import { formatRupiah } from '@maju-bersama/money'
import type { EntityManager } from '@mikro-orm/postgresql'
import { lockKeptGroup } from '../groups/lock-kept-group.ts'
import { tellMembers } from '../groups/tell-members.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { programmeAccounts } from '../ledger/accounts.ts'
import { postMovement } from './claim-books.ts'
import type { GroupFundNotFound, GroupFundTooSmall } from './group-fund.graphql.ts'
import { lockFund, moveFund } from './group-fund.ts'

export interface FundPayoutDraft {
  /** The client's own: the same id is the same payout. */
  payoutId: string
  groupId: string
  /** Whole rupiah. */
  amount: bigint
  method: 'TRANSFER' | 'OFFICE_CASH'
  /** To whom and how it was divided. */
  note: string
}

/** Gives members back what they put into their group's fund: before the group ends, or when they have decided so together. */
export const payOutGroupFund = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: Viewer,
  { payoutId, groupId, amount, method, note }: FundPayoutDraft,
): Promise<{ groupId: string } | GroupFundNotFound | GroupFundTooSmall> =>
  db.transactional(async (tx) => {
    const group = await lockKeptGroup(tx, officer, groupId)
    if (!group) return fundNotFound
    const balance = await lockFund(tx, groupId)
    const known = await tx.execute<unknown[]>(`select id from group_fund_payout where id = ?`, [payoutId])
    if (known.length > 0) return { groupId }
    if (amount > balance) return fundTooSmall(balance)
    await tx.execute(
      `insert into group_fund_payout (id, group_id, amount, method, note, paid_by, paid_at) values (?, ?, ?, ?, ?, ?, ?)`,
      [payoutId, groupId, `${amount}`, method, note, officer.id, now.toString()],
    )
    await moveFund(tx, now, groupId, [{ kind: 'PAID_OUT', amount: -amount, memberId: null, sourceId: payoutId }])
    const money = method === 'TRANSFER' ? programmeAccounts.bank : programmeAccounts.officeCash
    postMovement(tx, now, {
      kind: 'SOLIDARITY_PAID_OUT',
      sourceId: payoutId,
      moves: [[programmeAccounts.solidarityFunds, money, amount]],
    })
    const left = formatRupiah(balance - amount)
    const told = `Dana ${group.name} dikembalikan ${formatRupiah(amount)}: ${note} Sisa dana kelompok ${left}.`
    await tellMembers(tx, now, groupId, told)
    return { groupId }
  })

const fundNotFound: GroupFundNotFound = {
  __typename: 'GroupFundNotFound',
  message: 'Kelompok ini tidak ada, atau Anda anggotanya.',
  field: ['input', 'groupId'],
}

const fundTooSmall = (balance: bigint): GroupFundTooSmall => ({
  __typename: 'GroupFundTooSmall',
  message: `Dana kelompok hanya ${formatRupiah(balance)}.`,
  field: ['input', 'amount'],
})
