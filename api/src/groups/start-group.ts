import type { EntityManager } from '@mikro-orm/postgresql'
import type { Viewer } from '../identity/user.queries.ts'
import { formGroup, type GroupDraft } from './form-group.ts'
import type { GroupNameTaken, NotAMentor } from './group.graphql.ts'
import { groupNameTaken, notAMentor } from './group.refusals.ts'
import { slugOfName } from './group.rules.ts'

export interface GroupStart extends Omit<GroupDraft, 'slug' | 'status' | 'mentorId'> {
  /** A mentor starts groups of her own; an officer names the mentor. */
  mentorId: string | null
}

/** Begins to form a group: nobody borrows in it until it is activated. */
export const startGroup = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { mentorId: named, ...start }: GroupStart,
): Promise<{ groupId: string } | GroupNameTaken | NotAMentor> =>
  db.transactional(async (tx) => {
    const mentorId = who.roles.includes('OFFICER') ? (named ?? who.id) : who.id
    const mentors = await tx.execute<unknown[]>(
      `select id from users where id = ? and 'MENTOR' = any(roles) for share`,
      [mentorId],
    )
    if (mentors.length === 0) return notAMentor

    // Two groups that are started under one name queue here.
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('group name', 0))`)
    const alike = await tx.execute<unknown[]>(
      `select id from member_group where lower(name) = lower(?) and status <> 'DISSOLVED'`,
      [start.name],
    )
    if (alike.length > 0) return groupNameTaken
    const slug = await freeSlug(tx, slugOfName(start.name))
    const { id } = await formGroup(tx, now, { ...start, slug, mentorId, status: 'FORMING' }, who)
    return { groupId: id }
  })

const freeSlug = async (tx: EntityManager, wanted: string): Promise<string> => {
  const rows = await tx.execute<{ slug: string }[]>(`select slug from member_group where slug = ? or slug like ?`, [
    wanted,
    `${wanted}-%`,
  ])
  const taken = new Set(rows.map(({ slug }) => slug))
  let slug = wanted
  for (let number = 2; taken.has(slug); number += 1) slug = `${wanted}-${number}`
  return slug
}
