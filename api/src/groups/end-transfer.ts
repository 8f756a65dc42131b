import type { EntityManager } from '@mikro-orm/postgresql'
import type { Viewer } from '../identity/user.queries.ts'
import { GroupTransfer } from './group.entity.ts'
import type { TransferNotFound } from './group.graphql.ts'
import { transferNotFound } from './group.refusals.ts'
import { lockGroups } from './lock-group.ts'
import { keepsGroup } from './lock-kept-group.ts'
import { noteGroupEvent } from './note-group-event.ts'

/** Ends a proposal that somebody goes to another group: she or the mentor there says no, or whoever proposed it takes it back. */
export const endTransfer = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  transferId: string,
): Promise<{ groupId: string; transferId: string } | TransferNotFound> =>
  db.transactional(async (tx) => {
    const asked = await tx.findOne(GroupTransfer, { id: transferId })
    if (!asked) return transferNotFound
    const { fromGroupId: groupId, toGroupId, memberId } = asked
    const groups = await lockGroups(tx, [groupId, toGroupId])
    const [from, to] = [groupId, toGroupId].map((id) => groups.find((group) => group.id === id))
    const takesBack = from ? await keepsGroup(tx, who, from) : false
    const declines = who.id === memberId || (to ? await keepsGroup(tx, who, to) : false)
    if (!takesBack && !declines) return transferNotFound
    const transfer = await tx.findOneOrFail(GroupTransfer, { id: transferId }, { refresh: true })
    if (transfer.status === 'DONE') return transferNotFound
    if (transfer.status !== 'ASKED') return { groupId, transferId }
    Object.assign(transfer, { status: takesBack ? 'WITHDRAWN' : 'DECLINED', endedAt: now, endedBy: who.id })
    await noteGroupEvent(tx, now, who, { groupId, kind: 'TRANSFER_ENDED', memberId, otherGroupId: toGroupId })
    return { groupId, transferId }
  })
