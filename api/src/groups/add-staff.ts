import type { EntityManager } from '@mikro-orm/postgresql'
import { registerUser } from '../identity/register-user.ts'
import { changeRole, type GivenRole } from './change-role.ts'
import type { LastOfficer, MentorsGroups, OwnRole, UserNotFound } from './role.graphql.ts'

export interface StaffDraft {
  name: string
  /** E.164 */
  phone: string
  role: GivenRole
  reason: string
}

/** Gives an office to somebody by her number, known here or not. She signs in with it as everybody does. */
export const addStaff = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { name, phone, role, reason }: StaffDraft,
): Promise<{ userId: string } | UserNotFound | OwnRole | LastOfficer | MentorsGroups> =>
  db.transactional(async (tx) => {
    const { id: userId } = await registerUser(tx, now, { name, phone, roles: [] })
    return changeRole(tx, now, officer, { userId, role, change: 'GIVEN', reason })
  })
