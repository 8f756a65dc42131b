import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql'
import * as v from 'valibot'
import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { MoveMeetingDayInput, OwnGroup } from '../groups/group.graphql.ts'
import {
  changedGroup,
  changedTransfer,
  clockSchema,
  reasonSchema,
  weekdaySchema,
} from '../groups/group-acts.resolver.ts'
import type { OwnGroupRow } from '../groups/group-parts.queries.ts'
import { groupStanding } from '../groups/group-standing.queries.ts'
import { requireStaff } from '../groups/keeper-permission.ts'
import { requireRole, requireViewer } from '../identity/permission.ts'
import { readOne, statement } from '../storage/statement.ts'
import { day, parseInput, textOf, uuid } from '../wire/input.ts'
import { Rupiah } from '../wire/scalars.ts'
import { dissolveGroup } from './dissolve-group.ts'
import {
  AgreeToTransferResult,
  DissolveGroupResult,
  LeaveGroupResult,
  MoveMeetingDayResult,
  WithdrawMeetingChangeResult,
} from './group-exit.graphql.ts'
import { leaveGroup } from './leave-group.ts'
import { moveMeetingDay } from './move-meeting-day.ts'
import { transferMember } from './transfer-member.ts'
import { withdrawMeetingChange } from './withdraw-meeting-change.ts'

const moveSchema = v.object({
  groupId: uuid,
  weekday: weekdaySchema,
  startsAt: clockSchema,
  place: textOf('Tempat pertemuan', 160),
  effectiveFrom: day,
  reason: reasonSchema,
})

@Resolver()
export class GroupExitResolver {
  @Mutation(() => LeaveGroupResult, {
    description: 'The member herself, the mentor of her group, officers: when nothing binds her any more.',
  })
  async leaveGroup(
    @Ctx() context: Context,
    @Arg('groupId', () => ID) groupId: string,
    @Arg('memberId', () => ID) memberId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<typeof LeaveGroupResult> {
    const who = await requireViewer(context)
    const left = await leaveGroup(context.db(), context.now, who, {
      groupId: parseInput(uuid, groupId, ['groupId']),
      memberId: parseInput(uuid, memberId, ['memberId']),
      reason: parseInput(reasonSchema, reason, ['reason']),
    })
    if ('__typename' in left) return left
    const standing = await groupStanding(context.reader, left.groupId, businessDay(context.now))
    return { __typename: 'GroupLeft', memberId: left.memberId, size: standing?.size ?? 'TOO_SMALL' }
  }

  @Mutation(() => AgreeToTransferResult, {
    description:
      'The member herself; the mentor of the group that takes her in, or an officer. With the second yes she moves, and her loan with her.',
  })
  async agreeToTransfer(
    @Ctx() context: Context,
    @Arg('transferId', () => ID) transferId: string,
  ): Promise<typeof AgreeToTransferResult> {
    const who = await requireViewer(context)
    const id = parseInput(uuid, transferId, ['transferId'])
    const agreed = await transferMember(context.db(), context.now, who, id)
    return '__typename' in agreed ? agreed : changedTransfer(context, agreed.transferId)
  }

  @Mutation(() => MoveMeetingDayResult, {
    description:
      'Mentor of the group, officer: another day, time or place from a day on. Instalments follow a new weekday from that day.',
  })
  async moveMeetingDay(
    @Ctx() context: Context,
    @Arg('input', () => MoveMeetingDayInput) input: MoveMeetingDayInput,
  ): Promise<typeof MoveMeetingDayResult> {
    const who = await requireStaff(context)
    const moved = await moveMeetingDay(context.db(), context.now, who, parseInput(moveSchema, input, ['input']))
    return '__typename' in moved ? moved : changedGroup(context, moved.groupId)
  }

  @Mutation(() => WithdrawMeetingChangeResult, {
    description: 'Mentor of the group, officer: a change whose day has not come is taken back.',
  })
  async withdrawMeetingChange(
    @Ctx() context: Context,
    @Arg('groupId', () => ID) groupId: string,
  ): Promise<typeof WithdrawMeetingChangeResult> {
    const who = await requireStaff(context)
    const id = parseInput(uuid, groupId, ['groupId'])
    const withdrawn = await withdrawMeetingChange(context.db(), context.now, who, id)
    return '__typename' in withdrawn ? withdrawn : changedGroup(context, withdrawn.groupId)
  }

  @Mutation(() => DissolveGroupResult, {
    description: 'Officer: ends a group and its memberships, once nothing binds them and its fund is empty.',
  })
  async dissolveGroup(
    @Ctx() context: Context,
    @Arg('groupId', () => ID) groupId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<typeof DissolveGroupResult> {
    const officer = await requireRole(context, 'OFFICER')
    const dissolved = await dissolveGroup(context.db(), context.now, officer, {
      groupId: parseInput(uuid, groupId, ['groupId']),
      reason: parseInput(reasonSchema, reason, ['reason']),
    })
    return '__typename' in dissolved ? dissolved : changedGroup(context, dissolved.groupId)
  }
}

/** Fewer loans than this, and a sum would tell what single members owe. */
const loansForSumMin = 5

const sums = statement<{ count: number; outstanding: bigint }>(`
  select count(*)::int as count, coalesce(sum(p.outstanding_principal), 0)::bigint as outstanding
  from loan l cross join lateral (
    select outstanding_principal from loan_position where loan_id = l.id order by posted_at desc, id desc limit 1) p
  where l.group_id = $1 and l.status = 'ACTIVE'`)

@Resolver(() => OwnGroup)
export class OwnGroupLoansResolver {
  @FieldResolver(() => Int, { description: 'Active loans of the group’s members.' })
  async activeLoanCount(@Ctx() { reader }: Context, @Root() { id }: OwnGroupRow): Promise<number> {
    return (await readOne(reader, sums, [id]))?.count ?? 0
  }

  @FieldResolver(() => Rupiah, {
    nullable: true,
    description: 'Of all active loans together; null below five of them, where it would tell what single members owe.',
  })
  async outstandingPrincipal(@Ctx() { reader }: Context, @Root() { id }: OwnGroupRow): Promise<bigint | null> {
    const sum = await readOne(reader, sums, [id])
    return sum && sum.count >= loansForSumMin ? sum.outstanding : null
  }
}
