import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { GroupFundEntry } from './meeting.entity.ts'

/** Locks a group's solidarity fund, whose balance it answers; made where there was none. */
export const lockFund = async (tx: EntityManager, groupId: string): Promise<bigint> => {
  await tx.execute(`insert into group_fund (group_id, balance) values (?, 0) on conflict do nothing`, [groupId])
  const [fund] = await tx.execute<{ balance: string }[]>(
    `select balance from group_fund where group_id = ? for update`,
    [groupId],
  )
  return BigInt(fund?.balance ?? 0)
}

type Draft = Pick<GroupFundEntry, 'kind' | 'amount' | 'memberId' | 'sourceId'>

/** Moves the fund; the caller holds its lock, and a balance below 0 is refused by the database. */
export const moveFund = async (
  tx: EntityManager,
  now: Temporal.Instant,
  groupId: string,
  entries: readonly Draft[],
): Promise<void> => {
  if (entries.length === 0) return
  for (const entry of entries) tx.create(GroupFundEntry, { id: randomUUIDv7(), groupId, postedAt: now, ...entry })
  const sum = entries.reduce((total, { amount }) => total + amount, 0n)
  await tx.execute(`update group_fund set balance = balance + ? where group_id = ?`, [sum.toString(), groupId])
}
