import { businessDay, startOfDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { forbidden, requireViewer } from '../identity/permission.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { badInput, parseInput, uuid } from '../wire/input.ts'

/** Whose loans a report is about. Null where it is not narrowed. */
export interface ReportScope {
  mentorId: string | null
  groupId: string | null
}

/**
 * An officer asks about everybody, a mentor about her own groups, whatever else she names.
 *
 * @throws UNAUTHENTICATED, FORBIDDEN
 */
export const requireReporter = async (
  context: Context,
  asked: { groupId?: string | undefined; mentorId?: string | undefined },
): Promise<{ viewer: Viewer; scope: ReportScope }> => {
  const viewer = await requireViewer(context)
  const isOfficer = viewer.roles.includes('OFFICER')
  if (!isOfficer && !viewer.roles.includes('MENTOR')) throw forbidden()
  const mentorId = asked.mentorId ? parseInput(uuid, asked.mentorId, ['mentorId']) : null
  return {
    viewer,
    scope: {
      mentorId: isOfficer ? mentorId : viewer.id,
      groupId: asked.groupId ? parseInput(uuid, asked.groupId, ['groupId']) : null,
    },
  }
}

export interface Period {
  from: Temporal.PlainDate
  to: Temporal.PlainDate
}

/** @throws BAD_USER_INPUT where the last day is before the first */
export const readPeriod = (from: string, to: string): Period => {
  const period = { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) }
  if (Temporal.PlainDate.compare(period.to, period.from) < 0)
    throw badInput(['to'], 'Hari terakhir ada sebelum hari pertama.')
  return period
}

/**
 * A day and the moment at which it ends: what was posted from then on was not known yet. Today, unless a past day is named.
 *
 * @throws BAD_USER_INPUT for a day to come
 */
export const readAsOf = (
  { now }: Pick<Context, 'now'>,
  asOf: string | undefined,
): { day: Temporal.PlainDate; knownBefore: Temporal.Instant } => {
  const today = businessDay(now)
  const day = asOf ? Temporal.PlainDate.from(asOf) : today
  if (Temporal.PlainDate.compare(day, today) > 0) throw badInput(['asOf'], 'Hari itu belum tiba.')
  return { day, knownBefore: endOf(day, now) }
}

/** A microsecond is the finest that the database knows: what was posted in this very moment counts. */
export const endOf = (day: Temporal.PlainDate, now: Temporal.Instant): Temporal.Instant =>
  day.equals(businessDay(now)) ? now.add({ microseconds: 1 }) : startOfDay(day.add({ days: 1 }))
