import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import type { Job } from '../jobs/job.ts'
import { groupClosures } from './group-closures.queries.ts'
import { Loan } from './loan.entity.ts'
import { lockLoans } from './lock-loans.ts'
import { type EventDraft, postEvents } from './post-events.ts'

/** How far ahead the closed weeks and holidays of a group are looked at: longer than any loan that is made. */
const aheadYears = 2

/**
 * Moves what falls due in weeks in which a group is closed, and on holidays, for all its loans. What a loan knows of already is not
 * written down again.
 *
 * @returns of how many loans something moved
 */
export const moveClosedDays = async (
  tx: EntityManager,
  now: Temporal.Instant,
  who: { id: string } | null,
  groupId: string,
): Promise<number> => {
  const today = businessDay(now)
  const closures = await groupClosures(tx, groupId, today, today.add({ years: aheadYears }))
  if (closures.length === 0) return 0
  const active = await tx.find(Loan, { groupId, status: 'ACTIVE' })
  const loans = await lockLoans(
    tx,
    active.map(({ id }) => id),
  )
  const postings = [...loans.values()]
    .filter(({ loan }) => loan.status === 'ACTIVE')
    .map((locked) => {
      const reversed = new Set(locked.records.map(({ reversesId }) => reversesId))
      const known = new Set(
        locked.records
          .filter(({ id, kind }) => kind === 'CLOSURE' && !reversed.has(id))
          .map(({ happenedOn, closedUntil }) => `${happenedOn} ${closedUntil}`),
      )
      const lastDue = locked.state.instalments.at(-1)?.dueOn ?? today
      const events: EventDraft[] = closures
        .filter(({ from, until }) => !known.has(`${from} ${until}`) && Temporal.PlainDate.compare(from, lastDue) <= 0)
        .map(({ from, until, reason }) => ({ kind: 'CLOSURE', happenedOn: from, closedUntil: until, reason }))
      return { locked, events }
    })
  await postEvents(tx, now, who, postings)
  return postings.filter(({ events }) => events.length > 0).length
}

/** A holiday that an officer adds, or a loan that came before it was known, is met here in the night. */
export const moveHolidays: Job = {
  name: 'move-holidays',
  runs: { dailyAt: '00:20' },
  run: async ({ db, now }) => {
    const groups = await db.execute<{ id: string }[]>(
      `select distinct group_id as id from loan where status = 'ACTIVE' order by 1`,
    )
    const failed: unknown[] = []
    for (const { id } of groups) {
      await db
        .fork()
        .transactional((tx) => moveClosedDays(tx, now, null, id))
        .catch((error: unknown) => failed.push(error))
    }
    if (failed.length > 0) throw new AggregateError(failed, `the holidays of ${failed.length} groups were not applied`)
  },
}
