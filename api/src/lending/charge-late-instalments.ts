import { openOf } from '@maju-bersama/lending-math'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import type { Job } from '../jobs/job.ts'
import { groupClosures } from './group-closures.queries.ts'
import { lockLoan } from './lock-loans.ts'
import { type EventDraft, postEvents } from './post-events.ts'

/**
 * Charges what the terms of a loan take for an instalment that is late by more than the days of grace: once for each, never on a penalty,
 * and not on a day on which the group is closed.
 */
export const chargeLateInstalments: Job = {
  name: 'charge-late-instalments',
  runs: { dailyAt: '01:15' },
  run: async ({ db, now }) => {
    const late = await db.execute<{ id: string }[]>(
      `select l.id from loan l join loan_product_version v on v.id = l.product_version_id
       cross join lateral (
         select oldest_open_due_on from loan_position where loan_id = l.id order by posted_at desc, id desc limit 1) p
       where l.status = 'ACTIVE' and v.late_penalty > 0 and p.oldest_open_due_on < ?::date - v.late_penalty_grace_days
       order by l.id`,
      [businessDay(now).toString()],
    )
    // One loan after the other: what fails for one is tried again tomorrow, and the others have theirs.
    const failed: unknown[] = []
    for (const { id } of late) {
      await db
        .fork()
        .transactional((tx) => chargeLoanLate(tx, now, id))
        .catch((error: unknown) => failed.push(error))
    }
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} late loans were not charged`)
  },
}

const chargeLoanLate = async (tx: EntityManager, now: Temporal.Instant, loanId: string): Promise<void> => {
  const locked = await lockLoan(tx, loanId)
  if (locked?.loan.status !== 'ACTIVE') return
  const today = businessDay(now)
  const { loan, terms, state, records } = locked
  const closed = await groupClosures(tx, loan.groupId, today, today)
  if (closed.length > 0) return
  // Of the job alone: what an officer charged is another matter, and what was taken back is not charged again.
  const charged = new Set(
    records
      .filter(({ kind, part, postedBy }) => kind === 'CHARGE' && part === 'PENALTY' && !postedBy)
      .map(({ instalmentNumber }) => instalmentNumber),
  )
  const lastDay = today.subtract({ days: terms.latePenaltyGraceDays + 1 })
  const events: EventDraft[] = state.instalments
    .filter((instalment) => Temporal.PlainDate.compare(instalment.dueOn, lastDay) <= 0)
    .filter((instalment) => openOf(instalment, 'MARGIN') + openOf(instalment, 'PRINCIPAL') > 0n)
    .filter(({ number }) => !charged.has(number))
    .map(({ number }) => ({
      kind: 'CHARGE',
      happenedOn: today,
      part: 'PENALTY',
      instalmentNumber: number,
      amount: terms.latePenalty,
    }))
  await postEvents(tx, now, null, [{ locked, events }])
}
