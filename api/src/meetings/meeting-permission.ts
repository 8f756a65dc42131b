import type { Context } from '../context.ts'
import { readGroupOf } from '../groups/keeper-permission.ts'
import { forbidden } from '../identity/permission.ts'
import { type MeetingRow, meetingOf } from './meeting.queries.ts'

/** A meeting for those who keep its group. @throws UNAUTHENTICATED, FORBIDDEN */
export const readMeetingOf = async (context: Context, meetingId: string): Promise<MeetingRow> => {
  const meeting = await meetingOf(context.reader, meetingId)
  if (!meeting || !(await readGroupOf(context, { id: meeting.groupId }))) throw forbidden()
  return meeting
}
