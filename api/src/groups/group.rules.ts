import { weekStart } from '../calendar.ts'
import type { ChecklistItem, GroupPolicy } from './group.entity.ts'

/** How far ahead a new meeting day or a new policy may be decided. */
export const meetingAheadDaysMax = 60

/** An election may be written down later than it was held, but not much. */
export const electionBackDaysMax = 31

export type GroupLack = 'TOO_FEW_MEMBERS' | 'TOO_MANY_MEMBERS' | 'NO_CHAIR' | 'CHECKLIST_OPEN'

export interface GroupForming {
  memberCount: number
  hasChair: boolean
  policy: Pick<GroupPolicy, 'sizeMin' | 'sizeMax' | 'checklist'>
  /** Keys of the items that are marked. */
  marked: ReadonlySet<string>
}

export const openItems = ({ policy, marked }: Pick<GroupForming, 'policy' | 'marked'>): ChecklistItem[] =>
  policy.checklist.filter(({ key }) => !marked.has(key))

/** What a group still lacks before it may begin. */
export const lacksOf = (forming: GroupForming): GroupLack[] => {
  const { memberCount, hasChair, policy } = forming
  const lacks: GroupLack[] = []
  if (memberCount < policy.sizeMin) lacks.push('TOO_FEW_MEMBERS')
  if (memberCount > policy.sizeMax) lacks.push('TOO_MANY_MEMBERS')
  if (!hasChair) lacks.push('NO_CHAIR')
  if (openItems(forming).length > 0) lacks.push('CHECKLIST_OPEN')
  return lacks
}

/** What to do about it, in one sentence each. */
export const lackTexts = (forming: GroupForming): string => {
  const { memberCount, policy } = forming
  const texts: { [L in GroupLack]: string } = {
    TOO_FEW_MEMBERS: `Anggota baru ${memberCount}, paling sedikit ${policy.sizeMin}.`,
    TOO_MANY_MEMBERS: `Anggota sudah ${memberCount}, paling banyak ${policy.sizeMax}.`,
    NO_CHAIR: 'Ketua belum dipilih.',
    CHECKLIST_OPEN: `Belum diperiksa: ${openItems(forming)
      .map(({ label }) => label)
      .join('; ')}.`,
  }
  return lacksOf(forming)
    .map((lack) => texts[lack])
    .join(' ')
}

export interface MeetingTimes {
  /** The one that holds today comes first, then what is to come. */
  meetings: readonly { weekday: number; effectiveFrom: Temporal.PlainDate }[]
  /** Mondays of the weeks without a meeting. */
  closedWeeks: ReadonlySet<string>
}

const weeksAheadMax = 26

/** The next day on which the group meets, today included; null when every week ahead is closed. */
export const nextMeetingOn = (
  { meetings, closedWeeks }: MeetingTimes,
  today: Temporal.PlainDate,
): Temporal.PlainDate | null => {
  for (let week = 0; week <= weeksAheadMax; week += 1) {
    const monday = weekStart(today).add({ weeks: week })
    if (closedWeeks.has(monday.toString())) continue
    // In the week in which the day changes, the old day counts up to the change and the new one from it on.
    const days = meetings
      .map(({ weekday }, index) => {
        const day = monday.add({ days: weekday - 1 })
        const [from, until] = [meetings[index]?.effectiveFrom, meetings[index + 1]?.effectiveFrom]
        const holds =
          (index === 0 || (from && Temporal.PlainDate.compare(day, from) >= 0)) &&
          (!until || Temporal.PlainDate.compare(day, until) < 0)
        return holds && Temporal.PlainDate.compare(day, today) >= 0 ? day : null
      })
      .filter((day) => day !== null)
    if (days[0]) return days[0]
  }
  return null
}

/** 1 is "Senin". The first of January 2024 was a Monday. */
export const weekdayName = (weekday: number): string =>
  Temporal.PlainDate.from({ year: 2024, month: 1, day: weekday }).toLocaleString('id-ID', { weekday: 'long' })

export const dayInWords = (day: Temporal.PlainDate): string =>
  day.toLocaleString('id-ID', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

/** "09:00:00" is said as 09.00. */
export const clockInWords = (time: string): string => time.slice(0, 5).replace(':', '.')

/** Small letters, digits and hyphens; what is nothing of these is left out. */
export const slugOfName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '') || 'kelompok'
