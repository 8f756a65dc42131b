import type { Role } from '../identity/user.entity.ts'
import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import { encodeCursor, type Page, pageOf } from '../wire/page.ts'
import type { RoleChange } from './change-role.ts'
import { containing } from './group.queries.ts'

export interface UserAccountRow {
  id: string
  name: string
  phone: string
  roles: Role[]
  createdAt: Temporal.Instant
  groupName: string | null
  mentoredGroupCount: number
}

const accounts = `
  select u.id, u.name, u.phone, u.roles, u.created_at as "createdAt", g.name as "groupName",
         (select count(*)::int from member_group o where o.mentor_id = u.id and o.status <> 'DISSOLVED') as "mentoredGroupCount"
  from users u
  left join group_membership m on m.member_id = u.id and m.left_on is null
  left join member_group g on g.id = m.group_id`

const byId = statement<UserAccountRow>(`${accounts} where u.id = $1`)

export const userAccount = (reader: Reader, id: string): Promise<UserAccountRow | null> => readOne(reader, byId, [id])

const found = statement<UserAccountRow>(`
  ${accounts}
  where ($1::text is null or u.name ilike $1 or u.phone like $2) and ($3::text is null or $3 = any (u.roles))
    and ($4::text is null or (u.name, u.id) > ($4, $5::uuid))
  order by u.name, u.id limit $6`)

export const userSort = 'USER'

export interface UsersAsked {
  /** A part of the name or of the number. */
  search: string | null
  role: Role | null
  first: number
  /** name and id where the page before ended. */
  after: [string, string] | null
}

export const findUsers = async (
  reader: Reader,
  { search, role, first, after }: UsersAsked,
): Promise<Page<UserAccountRow>> => {
  // Numbers are kept in E.164: what is typed with a 0 in front is looked for without it.
  const digits = search?.replace(/\D/g, '').replace(/^0/, '') ?? ''
  const rows = await readRows(reader, found, [
    containing(search),
    digits.length >= 3 ? `%${digits}%` : null,
    role,
    after?.[0] ?? null,
    after?.[1] ?? null,
    first + 1,
  ])
  return pageOf(rows, first, after?.join(), ({ name, id }) => encodeCursor(userSort, [name, id]))
}

export interface RoleChangeRow extends RoleChange {
  id: string
  userName: string
  changedByName: string
  changedAt: Temporal.Instant
}

const changes = statement<RoleChangeRow>(`
  select c.id, c.user_id as "userId", u.name as "userName", c.role, c.change, c.reason, by.name as "changedByName",
         c.changed_at as "changedAt"
  from role_change c join users u on u.id = c.user_id join users by on by.id = c.changed_by
  where ($1::uuid is null or c.user_id = $1) and ($2::timestamptz is null or (c.changed_at, c.id) < ($2, $3::uuid))
  order by c.changed_at desc, c.id desc limit $4`)

export const roleChangeSort = 'ROLE_CHANGED'

/** Newest first. @param userId null for everybody's */
export const roleChanges = async (
  reader: Reader,
  { userId, first, after }: { userId: string | null; first: number; after: [string, string] | null },
): Promise<Page<RoleChangeRow>> => {
  const rows = await readRows(reader, changes, [userId, after?.[0] ?? null, after?.[1] ?? null, first + 1])
  return pageOf(rows, first, after?.join(), (row) => encodeCursor(roleChangeSort, [row.changedAt.toString(), row.id]))
}
