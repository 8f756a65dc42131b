import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { User } from '../identity/user.entity.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { electChair } from './elect-chair.ts'
import { ChairTerm, GroupMembership } from './group.entity.ts'
import type { ElectionDayRefused, GroupIsDissolved, GroupNotFound, NoMemberOfGroup } from './group.graphql.ts'
import { electionDayRefused, electionHeld, groupIsDissolved, groupNotFound, noMemberOfGroup } from './group.refusals.ts'
import { dayInWords, electionBackDaysMax } from './group.rules.ts'
import { lockKeptGroup } from './lock-kept-group.ts'
import { tellMembers } from './tell-members.ts'

/**
 * Writes down whom the members elected: she has the chair from that day for the policy's term, and the term before ends. The same
 * election written down twice is one; another one of the same day is refused.
 */
export const recordElection = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { groupId, memberId, electedOn }: { groupId: string; memberId: string; electedOn: Temporal.PlainDate },
): Promise<{ groupId: string } | GroupNotFound | GroupIsDissolved | NoMemberOfGroup | ElectionDayRefused> =>
  db.transactional(async (tx) => {
    const group = await lockKeptGroup(tx, who, groupId)
    if (!group) return groupNotFound
    if (group.status === 'DISSOLVED') return groupIsDissolved
    const membership = await tx.findOne(GroupMembership, { group: groupId, memberId, leftOn: null })
    if (!membership) return noMemberOfGroup

    // Looked up after the lock: the second of two elections waits above, then finds the first here.
    const terms = await tx.find(ChairTerm, { group: groupId }, { orderBy: { startsOn: 'desc', id: 'desc' } })
    const later = terms.find(
      ({ startsOn, endsOn }) =>
        Temporal.PlainDate.compare(startsOn, electedOn) >= 0 && Temporal.PlainDate.compare(endsOn, startsOn) > 0,
    )
    if (later?.memberId === memberId && later.startsOn.equals(electedOn)) return { groupId }
    const today = businessDay(now)
    const isPossible =
      Temporal.PlainDate.compare(electedOn, today) <= 0 &&
      Temporal.PlainDate.compare(electedOn, today.subtract({ days: electionBackDaysMax })) >= 0 &&
      Temporal.PlainDate.compare(electedOn, membership.joinedOn) >= 0
    if (!isPossible) return electionDayRefused
    if (later) return electionHeld((await tx.findOneOrFail(User, { id: later.memberId })).name)

    const { endsOn } = await electChair(tx, now, { groupId, memberId, electedOn }, who)
    const { name } = await tx.findOneOrFail(User, { id: memberId })
    await tellMembers(tx, now, groupId, `Ketua ${group.name} sekarang ${name}, sampai ${dayInWords(endsOn)}.`)
    return { groupId }
  })
