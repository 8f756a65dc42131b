import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { ChecklistMark } from './group.entity.ts'
import type { GroupIsDissolved, GroupNotFound, GroupNotReady } from './group.graphql.ts'
import { groupIsDissolved, groupNotFound } from './group.refusals.ts'
import { lacksOf, lackTexts } from './group.rules.ts'
import { groupStandingWithin } from './group-standing.queries.ts'
import { groupPolicyOn } from './lock-group.ts'
import { lockKeptGroup } from './lock-kept-group.ts'
import { noteGroupEvent } from './note-group-event.ts'
import { tellMembers } from './tell-members.ts'

/**
 * Lets a group begin: its size fits, it has a chair, and every condition was seen. The officer decides, who is not the mentor that
 * marked them. Said twice it is active once.
 */
export const activateGroup = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: Viewer,
  groupId: string,
): Promise<{ groupId: string } | GroupNotFound | GroupIsDissolved | GroupNotReady> =>
  db.transactional(async (tx) => {
    const group = await lockKeptGroup(tx, officer, groupId)
    if (!group) return groupNotFound
    if (group.status === 'DISSOLVED') return groupIsDissolved
    if (group.status === 'ACTIVE') return { groupId }
    const today = businessDay(now)
    const [policy, standing] = [await groupPolicyOn(tx, today), await groupStandingWithin(tx, groupId, today)]
    const marks = await tx.find(ChecklistMark, { groupId, withdrawnAt: null })
    const forming = {
      memberCount: standing?.memberCount ?? 0,
      hasChair: standing?.hasChair ?? false,
      policy,
      marked: new Set(marks.map(({ itemKey }) => itemKey)),
    }
    const lacks = lacksOf(forming)
    if (lacks.length > 0) {
      return {
        __typename: 'GroupNotReady',
        lacks,
        message: `Belum bisa diresmikan. ${lackTexts(forming)}`,
        field: ['groupId'],
      }
    }
    Object.assign(group, { status: 'ACTIVE', activatedOn: today, policyId: policy.id })
    await noteGroupEvent(tx, now, officer, { groupId, kind: 'ACTIVATED', day: today })
    await tellMembers(tx, now, groupId, `${group.name} sudah resmi berjalan. Sampai bertemu di pertemuan, Bu.`)
    return { groupId }
  })
