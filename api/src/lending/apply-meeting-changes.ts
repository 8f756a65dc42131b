import { businessDay } from '../calendar.ts'
import { GroupMeeting } from '../groups/group.entity.ts'
import { lockGroup } from '../groups/lock-group.ts'
import type { Job } from '../jobs/job.ts'
import { applyMeeting } from './move-meeting-day.ts'

/** Lets the changes of meetings hold whose day has come. */
export const applyMeetingChanges: Job = {
  name: 'apply-meeting-changes',
  runs: { dailyAt: '00:05' },
  run: async ({ db, now }) => {
    const due = { appliedAt: null, withdrawnAt: null, effectiveFrom: { $lte: businessDay(now) } }
    const changes = await db.find(GroupMeeting, due, { orderBy: { id: 'asc' } })
    // One group after the other: its loans are locked for a moment only.
    for (const { id, groupId } of changes) {
      await db.fork().transactional(async (tx) => {
        const group = await lockGroup(tx, groupId)
        const meeting = await tx.findOne(GroupMeeting, { id, ...due }, { refresh: true })
        if (group && meeting) await applyMeeting(tx, now, group, meeting)
      })
    }
  },
}
