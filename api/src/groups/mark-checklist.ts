import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { badInput } from '../wire/input.ts'
import { ChecklistMark } from './group.entity.ts'
import type {
  ChecklistItemUnknown,
  EvidenceMissing,
  GroupIsActiveAlready,
  GroupIsDissolved,
  GroupNotFound,
} from './group.graphql.ts'
import {
  checklistItemUnknown,
  evidenceMissing,
  groupIsActiveAlready,
  groupIsDissolved,
  groupNotFound,
} from './group.refusals.ts'
import { groupPolicyOn } from './lock-group.ts'
import { lockKeptGroup } from './lock-kept-group.ts'
import { noteGroupEvent } from './note-group-event.ts'

export interface ChecklistEvidence {
  groupId: string
  itemKey: string
  note: string | null
  imageId: string | null
}

/**
 * Says that one condition for the group was seen, with what was seen. Marked again, the new evidence takes the place of the old, which
 * is kept.
 *
 * @throws BAD_USER_INPUT when the picture was not sent by this person
 */
export const markChecklist = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { groupId, itemKey, note, imageId }: ChecklistEvidence,
): Promise<
  { groupId: string } | GroupNotFound | GroupIsDissolved | GroupIsActiveAlready | ChecklistItemUnknown | EvidenceMissing
> =>
  db.transactional(async (tx) => {
    const group = await lockKeptGroup(tx, who, groupId)
    if (!group) return groupNotFound
    if (group.status === 'DISSOLVED') return groupIsDissolved
    if (group.status === 'ACTIVE') return groupIsActiveAlready
    const { checklist } = await groupPolicyOn(tx, businessDay(now))
    const item = checklist.find(({ key }) => key === itemKey)
    if (!item) return checklistItemUnknown
    if (item.needsPhoto ? imageId === null : imageId === null && note === null) return evidenceMissing(item.needsPhoto)
    if (imageId !== null) {
      const own = await tx.execute<unknown[]>(`select id from image where id = ? and uploaded_by = ?`, [
        imageId,
        who.id,
      ])
      if (own.length === 0) throw badInput(['input', 'imageId'], 'Foto ini tidak ditemukan. Kirim lagi fotonya.')
    }

    const before = await tx.findOne(ChecklistMark, { groupId, itemKey, withdrawnAt: null })
    if (before?.note === (note ?? '') && before.imageId === imageId && before.markedBy === who.id) return { groupId }
    if (before) {
      Object.assign(before, { withdrawnAt: now, withdrawnBy: who.id })
      await tx.flush()
    }
    tx.create(ChecklistMark, {
      id: randomUUIDv7(),
      groupId,
      itemKey,
      note: note ?? '',
      imageId,
      markedBy: who.id,
      markedAt: now,
      withdrawnAt: null,
      withdrawnBy: null,
    })
    await noteGroupEvent(tx, now, who, { groupId, kind: 'CHECKLIST_MARKED', note: item.label })
    return { groupId }
  })
