import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { Group } from '../groups/group.entity.ts'
import type { NewPlanWrong } from './loan-acts.graphql.ts'
import { newPlanWrong } from './loan-acts.refusals.ts'
import type { LoanChange } from './loan-change.entity.ts'
import type { LockedLoan } from './lock-loans.ts'
import { stateWith } from './post-events.ts'

/** Whether a plan can begin: after today, on the meeting day of the group, in as many weeks as make instalments. */
export const judgeNewPlan = async (
  tx: EntityManager,
  now: Temporal.Instant,
  locked: LockedLoan,
  { weeks, firstDueOn }: Pick<LoanChange, 'weeks' | 'firstDueOn'>,
): Promise<NewPlanWrong | null> => {
  if (!weeks || !firstDueOn) return newPlanWrong('MISSING')
  if (Temporal.PlainDate.compare(firstDueOn, businessDay(now)) <= 0) return newPlanWrong('DAY')
  const { meetingWeekday } = await tx.findOneOrFail(Group, { id: locked.loan.groupId })
  if (firstDueOn.dayOfWeek !== meetingWeekday) return newPlanWrong('WEEKDAY')
  try {
    stateWith(locked, [
      { kind: 'RESCHEDULE', happenedOn: businessDay(now), weeks, firstDueOn, roundTo: locked.terms.roundTo },
    ])
    return null
  } catch (error) {
    if (error instanceof RangeError) return newPlanWrong('SHORT')
    throw error
  }
}
