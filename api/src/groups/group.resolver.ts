import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { forbidden, requireRole, requireViewer } from '../identity/permission.ts'
import { imageByIdLoader, shownImage } from '../media/image.queries.ts'
import { badInput, optionalTextOf, parseInput, uuid } from '../wire/input.ts'
import { checkPageSize, cursorKeys, decodeCursor, listComplexity } from '../wire/page.ts'
import { DateScalar } from '../wire/scalars.ts'
import type { GroupStatus } from './group.entity.ts'
import {
  ChairTerm,
  ChecklistItem,
  FellowMember,
  Group,
  GroupEventPage,
  GroupMeeting,
  GroupMember,
  GroupName,
  GroupPage,
  GroupPolicy,
  GroupStatusEnum,
  GroupTransfer,
  OpenInvitation,
  OwnGroup,
  OwnInvitation,
} from './group.graphql.ts'
import { findGroups, type GroupRow, groupSort } from './group.queries.ts'
import { groupEvents } from './group-event.rules.ts'
import {
  type ChecklistRow,
  chairTerms,
  groupChecklist,
  groupHistory,
  groupMeetings,
  groupMembers,
  groupNames,
  groupOfMember,
  groupPolicies,
  historySort,
  invitationsOf,
  nextMeeting,
  type OwnGroupRow,
  openInvitations,
  openTransferOf,
  openTransfers,
  transfersToAnswer,
} from './group-parts.queries.ts'
import { readGroupOf, requireStaff } from './keeper-permission.ts'

const searchText = optionalTextOf('Pencarian', 80)
const nameKey = /^[^\0]{1,300}$/

@Resolver(() => Group)
export class GroupResolver {
  @Query(() => Group, {
    nullable: true,
    description: 'By id or slug. The mentor of the group, officers; null for every other mentor.',
  })
  async group(
    @Ctx() context: Context,
    @Arg('id', () => ID, { nullable: true }) id?: string,
    @Arg('slug', () => String, { nullable: true }) slug?: string,
  ): Promise<Group | null> {
    if ((id == null) === (slug == null)) throw badInput(['id'], 'Sebutkan id atau slug.')
    return readGroupOf(context, { id: id == null ? null : parseInput(uuid, id, ['id']), slug: slug ?? null })
  }

  @Query(() => GroupPage, {
    complexity: listComplexity,
    description: 'Officer: all groups by name. search is a part of the name, the place or the mentor’s name.',
  })
  async groups(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
    @Arg('search', () => String, { nullable: true }) search?: string,
    @Arg('status', () => GroupStatusEnum, { nullable: true }) status?: GroupStatus,
    @Arg('mentorId', () => ID, { nullable: true }) mentorId?: string,
    @Arg('kecamatan', () => String, { nullable: true }) kecamatan?: string,
  ): Promise<GroupPage> {
    await requireRole(context, 'OFFICER')
    checkPageSize(first)
    return findGroups(context.reader, businessDay(context.now), {
      search: parseInput(searchText, search, ['search']),
      status: status ?? null,
      mentorId: mentorId ? parseInput(uuid, mentorId, ['mentorId']) : null,
      kecamatan: parseInput(searchText, kecamatan, ['kecamatan']),
      first,
      after: after ? (decodeCursor(after, groupSort, [nameKey, cursorKeys.uuid]) as [string, string]) : null,
    })
  }

  @Query(() => [GroupName], {
    description: 'Mentor, officer: the first 20 groups that have not ended, to name one that a member may go to.',
  })
  async groupNames(
    @Ctx() context: Context,
    @Arg('search', () => String, { nullable: true }) search?: string,
  ): Promise<GroupName[]> {
    await requireStaff(context)
    return groupNames(context.reader, parseInput(searchText, search, ['search']))
  }

  @Query(() => GroupEventPage, {
    complexity: listComplexity,
    description: 'What happened to a group, newest first. The mentor of the group, officers.',
  })
  async groupHistory(
    @Ctx() context: Context,
    @Arg('groupId', () => ID) groupId: string,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<GroupEventPage> {
    const group = await readGroupOf(context, { id: parseInput(uuid, groupId, ['groupId']) })
    if (!group) throw forbidden()
    checkPageSize(first)
    const page = await groupHistory(context.reader, {
      groupId: group.id,
      first,
      after: after
        ? (decodeCursor(after, historySort, [cursorKeys.instant, cursorKeys.uuid]) as [string, string])
        : null,
    })
    return { pageInfo: page.pageInfo, nodes: page.nodes.map((row) => ({ ...row, label: groupEvents[row.kind] })) }
  }

  @Query(() => [GroupPolicy], { description: 'Mentor, officer: the newest hundred versions, newest first.' })
  async groupPolicies(@Ctx() context: Context): Promise<GroupPolicy[]> {
    await requireStaff(context)
    return groupPolicies(context.reader, businessDay(context.now))
  }

  @Query(() => [GroupTransfer], {
    description:
      'Transfers that wait for the viewer as the mentor of the group that takes the member in; officer: all.',
  })
  async transfersToAnswer(@Ctx() context: Context): Promise<GroupTransfer[]> {
    const viewer = await requireStaff(context)
    return transfersToAnswer(context.reader, viewer.roles.includes('OFFICER') ? null : viewer.id)
  }

  @FieldResolver(() => [GroupMember], { description: 'In member order.' })
  members(@Ctx() { reader, now }: Context, @Root() { id }: GroupRow): Promise<GroupMember[]> {
    return groupMembers(reader, id, businessDay(now))
  }

  @FieldResolver(() => [ChairTerm], { description: 'The newest 50, newest first.' })
  chairTerms(@Ctx() { reader }: Context, @Root() { id }: GroupRow): Promise<ChairTerm[]> {
    return chairTerms(reader, id)
  }

  @FieldResolver(() => [GroupMeeting], { description: 'That which holds and those before it, newest first.' })
  async meetings(@Ctx() { reader }: Context, @Root() { id }: GroupRow): Promise<GroupMeeting[]> {
    return (await groupMeetings(reader, id)).filter(({ isComing }) => !isComing)
  }

  @FieldResolver(() => GroupMeeting, { nullable: true, description: 'A change whose day has not come.' })
  async comingMeeting(@Ctx() { reader }: Context, @Root() { id }: GroupRow): Promise<GroupMeeting | null> {
    return (await groupMeetings(reader, id)).find(({ isComing }) => isComing) ?? null
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: 'Today included; closed weeks left out.' })
  nextMeetingOn(@Ctx() { reader, now }: Context, @Root() group: GroupRow): Promise<Temporal.PlainDate | null> {
    return nextMeeting(reader, group, businessDay(now))
  }

  @FieldResolver(() => [ChecklistItem])
  async checklist(
    @Ctx() { reader, now, loader, mediaUrl }: Context,
    @Root() { id }: GroupRow,
  ): Promise<ChecklistItem[]> {
    const rows = await groupChecklist(reader, id, businessDay(now))
    const image = async ({ imageId, label }: ChecklistRow) => {
      const row = imageId === null ? null : await loader(imageByIdLoader).load(imageId)
      return row && shownImage(row, label, mediaUrl)
    }
    return Promise.all(
      rows.map(async (row) => ({
        ...row,
        mark:
          row.markedAt && row.markedByName
            ? { note: row.note ?? '', image: await image(row), markedByName: row.markedByName, markedAt: row.markedAt }
            : null,
      })),
    )
  }

  @FieldResolver(() => [OpenInvitation])
  invitations(@Ctx() { reader }: Context, @Root() { id }: GroupRow): Promise<OpenInvitation[]> {
    return openInvitations(reader, id)
  }

  @FieldResolver(() => [GroupTransfer], { description: 'Of members who are to come or to go, and wait.' })
  transfers(@Ctx() { reader }: Context, @Root() { id }: GroupRow): Promise<GroupTransfer[]> {
    return openTransfers(reader, id)
  }
}

@Resolver(() => OwnGroup)
export class OwnGroupResolver {
  @Query(() => OwnGroup, { nullable: true, description: 'The group that the viewer is in.' })
  async myGroup(@Ctx() context: Context): Promise<OwnGroup | null> {
    const { id } = await requireViewer(context)
    return groupOfMember(context.reader, id, businessDay(context.now))
  }

  @Query(() => [OwnInvitation], { description: 'Invitations that the viewer has not answered.' })
  async myInvitations(@Ctx() context: Context): Promise<OwnInvitation[]> {
    const { id } = await requireViewer(context)
    return invitationsOf(context.reader, id)
  }

  @FieldResolver(() => [FellowMember], { description: 'In member order, the viewer among them.' })
  async members(@Ctx() { reader, now }: Context, @Root() { id }: OwnGroupRow): Promise<FellowMember[]> {
    return groupMembers(reader, id, businessDay(now))
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: 'Today included; closed weeks left out.' })
  nextMeetingOn(@Ctx() { reader, now }: Context, @Root() group: OwnGroupRow): Promise<Temporal.PlainDate | null> {
    return nextMeeting(reader, group, businessDay(now))
  }

  @FieldResolver(() => GroupMeeting, { nullable: true, description: 'A change whose day has not come.' })
  async comingMeeting(@Ctx() { reader }: Context, @Root() { id }: OwnGroupRow): Promise<GroupMeeting | null> {
    return (await groupMeetings(reader, id)).find(({ isComing }) => isComing) ?? null
  }

  @FieldResolver(() => GroupTransfer, { nullable: true, description: 'The viewer’s own, to another group.' })
  async transfer(@Ctx() context: Context): Promise<GroupTransfer | null> {
    const { id } = await requireViewer(context)
    return openTransferOf(context.reader, id)
  }
}
