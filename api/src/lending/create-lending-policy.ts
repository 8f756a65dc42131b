import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import type { LendingPolicyDayWrong } from './loan-acts.graphql.ts'
import { lendingPolicyDayWrong } from './loan-acts.refusals.ts'

export interface LendingPolicyDraft {
  effectiveFrom: Temporal.PlainDate
  /** Whole rupiah. */
  waiverAloneMax: bigint
  note: string
}

/** Adds a version of the rules for officers' acts on loans. @returns its number */
export const createLendingPolicy = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { effectiveFrom, waiverAloneMax, note }: LendingPolicyDraft,
): Promise<{ version: number } | LendingPolicyDayWrong> =>
  db.transactional(async (tx) => {
    await tx.execute(`lock table lending_policy in share row exclusive mode`)
    const [newest] = await tx.execute<{ version: number; from: string }[]>(
      `select version, effective_from::text as "from" from lending_policy order by version desc limit 1`,
    )
    const before = newest ? Temporal.PlainDate.from(newest.from) : businessDay(now)
    const isLater = [businessDay(now), before].every((day) => Temporal.PlainDate.compare(effectiveFrom, day) > 0)
    if (!isLater) return lendingPolicyDayWrong
    const version = (newest?.version ?? 0) + 1
    await tx.execute(
      `insert into lending_policy (id, version, effective_from, waiver_alone_max, note, decided_by, decided_at)
       values (?, ?, ?, ?, ?, ?, ?)`,
      [randomUUIDv7(), version, effectiveFrom.toString(), `${waiverAloneMax}`, note, officer.id, now.toString()],
    )
    return { version }
  })
