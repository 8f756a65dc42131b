import type { EntityManager } from '@mikro-orm/postgresql'

/** The officer has looked into it and says what came of it. What was said first stands. */
export const resolveIssue = async (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { issueId, resolution }: { issueId: string; resolution: string },
): Promise<boolean> => {
  const rows = await db.execute<{ id: string }[]>(
    `update payment_issue set resolved_at = coalesce(resolved_at, ?), resolved_by = coalesce(resolved_by, ?),
       resolution = coalesce(resolution, ?)
     where id = ? returning id`,
    [now.toString(), officer.id, resolution, issueId],
  )
  return rows.length > 0
}
