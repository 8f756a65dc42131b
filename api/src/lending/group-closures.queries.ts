import type { EntityManager } from '@mikro-orm/postgresql'

export interface GroupClosure {
  from: Temporal.PlainDate
  /** The last day of it. */
  until: Temporal.PlainDate
  reason: string
}

/** The weeks in which a group is closed, and the public holidays, between two days, in their order: no instalment falls into them. */
export const groupClosures = async (
  tx: EntityManager,
  groupId: string,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<GroupClosure[]> => {
  const rows = await tx.execute<{ from: string; until: string; reason: string }[]>(
    `select starts_on::text as "from", (starts_on + 6)::text as "until", reason from closed_week
     where group_id = ? and starts_on + 6 >= ? and starts_on <= ?
     union all
     select day::text, day::text, name from public_holiday where day between ? and ?
     order by 1, 2`,
    [groupId, from.toString(), to.toString(), from.toString(), to.toString()],
  )
  return rows.map(({ reason, ...days }) => ({
    from: Temporal.PlainDate.from(days.from),
    until: Temporal.PlainDate.from(days.until),
    reason,
  }))
}
