import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { logFinancialRead } from '../groups/finances-permission.ts'
import { forbidden, requireViewer } from '../identity/permission.ts'
import { badInput, parseInput, uuid } from '../wire/input.ts'
import { DateScalar } from '../wire/scalars.ts'
import { MeetingForm } from './meeting-form.graphql.ts'
import { meetingFormGroup, meetingFormRows } from './meeting-form.queries.ts'

@Resolver()
export class MeetingFormResolver {
  @Query(() => MeetingForm, { description: 'The mentor of the group, officers. A meeting of today or a later day.' })
  async meetingForm(
    @Ctx() context: Context,
    @Arg('groupId', () => ID) groupId: string,
    @Arg('on', () => DateScalar) on: string,
  ): Promise<MeetingForm> {
    const viewer = await requireViewer(context)
    const day = Temporal.PlainDate.from(on)
    const group = await meetingFormGroup(context.reader, parseInput(uuid, groupId, ['groupId']), day)
    const isMentor = viewer.roles.includes('MENTOR') && group?.mentorId === viewer.id
    if (!group || !(isMentor || viewer.roles.includes('OFFICER'))) throw forbidden()
    // What was open on a day that is over would not be what stands here.
    if (Temporal.PlainDate.compare(day, businessDay(context.now)) < 0) throw badInput(['on'], 'Hari itu sudah lewat.')
    const rows = await meetingFormRows(context.reader, group.id, day)
    const memberIds = rows.flatMap(({ memberId, loanNumber }) => (loanNumber ? [memberId] : []))
    await logFinancialRead(context, viewer, memberIds, 'meetingForm')
    const { id, slug, name, meetingStartsAt, ...place } = group
    return {
      ...place,
      groupId: id,
      groupName: name,
      meetingStartsAt: meetingStartsAt.slice(0, 5),
      code: `${slug.toUpperCase()}-${on.replaceAll('-', '')}`,
      on: day,
      rows,
      dueTotal: rows.reduce((sum, { due }) => sum + due, 0n),
      arrearsTotal: rows.reduce((sum, { arrears }) => sum + arrears, 0n),
    }
  }
}
