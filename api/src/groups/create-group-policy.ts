import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { GroupPolicy } from './group.entity.ts'
import type { GroupPolicyOutdated, PolicyDayRefused } from './group.graphql.ts'
import { groupPolicyOutdated, policyDayRefused } from './group.refusals.ts'

export type GroupPolicyDraft = Pick<
  GroupPolicy,
  'effectiveFrom' | 'sizeMin' | 'sizeMax' | 'chairTermMonths' | 'checklist' | 'note'
> & {
  /** The newest version that the officer saw. */
  basedOnVersion: number
}

/** Decides new rules for groups from a day on. What was decided under the old ones keeps their version. */
export const createGroupPolicy = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { basedOnVersion, ...draft }: GroupPolicyDraft,
): Promise<{ policyId: string } | PolicyDayRefused | GroupPolicyOutdated> =>
  db.transactional(async (tx) => {
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('group policy', 0))`)
    const newest = await tx.findOneOrFail(GroupPolicy, { version: { $gt: 0 } }, { orderBy: { version: 'desc' } })
    if (newest.version !== basedOnVersion) return groupPolicyOutdated
    if (Temporal.PlainDate.compare(draft.effectiveFrom, businessDay(now)) < 0) return policyDayRefused
    const policy = tx.create(GroupPolicy, {
      id: randomUUIDv7(),
      version: newest.version + 1,
      ...draft,
      decidedBy: officer.id,
      decidedAt: now,
    })
    return { policyId: policy.id }
  })
