import { randomUUIDv7 } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { forbidden } from '../identity/permission.ts'
import { User } from '../identity/user.entity.ts'
import type { LastOfficer, MentorsGroups, OwnRole, UserNotFound } from './role.graphql.ts'
import { lastOfficer, mentorsGroups, ownRole, userNotFound } from './role.refusals.ts'

/** Roles that an officer gives and takes. The others follow from what somebody does. */
export type GivenRole = 'MENTOR' | 'OFFICER'

export interface RoleChange {
  userId: string
  role: GivenRole
  change: 'GIVEN' | 'TAKEN'
  reason: string
}

/**
 * Gives somebody an office or takes it from her, and writes down who did and why. Nobody changes her own; the last officer stays; a
 * mentor with groups stays until they have another. What is so already stays so, and is not written down again.
 *
 * @throws FORBIDDEN when her own office was taken meanwhile
 */
export const changeRole = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { userId, role, change, reason }: RoleChange,
): Promise<{ userId: string } | UserNotFound | OwnRole | LastOfficer | MentorsGroups> =>
  db.transactional(async (tx) => {
    // Two officers who take each other's office queue here; the database takes the same lock.
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('officers', 0))`)
    // Her own office may have been taken while she waited.
    const asking = await tx.findOneOrFail(User, { id: officer.id }, { refresh: true })
    if (!asking.roles.includes('OFFICER')) throw forbidden()
    if (officer.id === userId) return ownRole
    const user = await tx.findOne(User, { id: userId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
    if (!user) return userNotFound
    if (user.roles.includes(role) === (change === 'GIVEN')) return { userId }
    if (change === 'TAKEN') {
      if (role === 'OFFICER') {
        const [left] = await tx.execute<[{ count: number }]>(
          `select count(*)::int as count from users where 'OFFICER' = any(roles) and id <> ?`,
          [userId],
        )
        if (left.count === 0) return lastOfficer
      } else {
        const groups = await tx.execute<{ name: string }[]>(
          `select name from member_group where mentor_id = ? and status <> 'DISSOLVED' order by name limit 5`,
          [userId],
        )
        if (groups.length > 0) return mentorsGroups(groups.map(({ name }) => name))
      }
    }
    user.roles = change === 'GIVEN' ? [...user.roles, role] : user.roles.filter((one) => one !== role)
    await tx.execute(
      `insert into role_change (id, user_id, role, change, reason, changed_by, changed_at) values (?, ?, ?, ?, ?, ?, ?)`,
      [randomUUIDv7(), userId, role, change, reason, officer.id, now.toString()],
    )
    return { userId }
  })
