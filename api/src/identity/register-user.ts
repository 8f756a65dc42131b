import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { type Role, User } from './user.entity.ts'

/**
 * Finds the person with this number or makes her known, and adds the roles she does not have yet.
 *
 * @param person phone in E.164
 */
export const registerUser = (
  db: EntityManager,
  now: Temporal.Instant,
  person: { name: string; phone: string; roles: Role[] },
): Promise<User> =>
  db.transactional(async (tx) => {
    // Inserted first, so that two registrations of one number meet at its unique constraint and not between two looks.
    await tx.execute(
      `insert into users (id, name, phone, roles, created_at) values (?, ?, ?, ?, ?) on conflict (phone) do nothing`,
      [randomUUIDv7(), person.name, person.phone, `{${person.roles.join(',')}}`, now.toString()],
    )
    const user = await tx.findOneOrFail(User, { phone: person.phone })
    user.roles = [...new Set([...user.roles, ...person.roles])]
    return user
  })
