import type { EntityManager } from '@mikro-orm/postgresql'
import type { Viewer } from '../identity/user.queries.ts'
import { ChecklistMark } from './group.entity.ts'
import type { GroupIsActiveAlready, GroupNotFound } from './group.graphql.ts'
import { groupIsActiveAlready, groupNotFound } from './group.refusals.ts'
import { lockKeptGroup } from './lock-kept-group.ts'
import { noteGroupEvent } from './note-group-event.ts'

/** Takes back that a condition was seen. Its evidence is kept; what is not marked is unmarked. */
export const unmarkChecklist = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { groupId, itemKey }: { groupId: string; itemKey: string },
): Promise<{ groupId: string } | GroupNotFound | GroupIsActiveAlready> =>
  db.transactional(async (tx) => {
    const group = await lockKeptGroup(tx, who, groupId)
    if (!group) return groupNotFound
    if (group.status !== 'FORMING') return groupIsActiveAlready
    const mark = await tx.findOne(ChecklistMark, { groupId, itemKey, withdrawnAt: null })
    if (!mark) return { groupId }
    Object.assign(mark, { withdrawnAt: now, withdrawnBy: who.id })
    await noteGroupEvent(tx, now, who, { groupId, kind: 'CHECKLIST_UNMARKED', note: itemKey })
    return { groupId }
  })
