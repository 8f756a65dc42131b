import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import * as v from 'valibot'
import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { requireRole, requireViewer } from '../identity/permission.ts'
import { day, optionalTextOf, parseInput, phone as phoneSchema, textOf, uuid } from '../wire/input.ts'
import { DateScalar } from '../wire/scalars.ts'
import { activateGroup } from './activate-group.ts'
import { answerInvitation } from './answer-invitation.ts'
import { askTransfer } from './ask-transfer.ts'
import { assignMentor } from './assign-mentor.ts'
import { createGroupPolicy } from './create-group-policy.ts'
import { endChairTerm } from './end-chair-term.ts'
import { endTransfer } from './end-transfer.ts'
import {
  ActivateGroupResult,
  AnswerInvitationResult,
  AskTransferResult,
  AssignMentorResult,
  CreateGroupPolicyResult,
  EndChairTermResult,
  EndTransferResult,
  type GroupChanged,
  GroupPolicyInput,
  InviteMemberResult,
  MarkChecklistInput,
  MarkChecklistResult,
  RecordElectionResult,
  StartGroupInput,
  StartGroupResult,
  type TransferChanged,
  UnmarkChecklistResult,
  WithdrawInvitationResult,
} from './group.graphql.ts'
import { groupOf } from './group.queries.ts'
import { groupOfMember, groupPolicies, transferOfId } from './group-parts.queries.ts'
import { inviteMember } from './invite-member.ts'
import { requireStaff } from './keeper-permission.ts'
import { markChecklist } from './mark-checklist.ts'
import { recordElection } from './record-election.ts'
import { startGroup } from './start-group.ts'
import { unmarkChecklist } from './unmark-checklist.ts'
import { withdrawInvitation } from './withdraw-invitation.ts'

export const weekdaySchema = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1, 'Pilih hari pertemuan.'),
  v.maxValue(7, 'Pilih hari pertemuan.'),
)
export const clockSchema = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Jam ditulis seperti 09:00.'))
export const reasonSchema = textOf('Alasan', 500)

const startSchema = v.object({
  name: textOf('Nama kelompok', 80),
  kelurahan: textOf('Kelurahan', 80),
  kecamatan: textOf('Kecamatan', 80),
  meetingWeekday: weekdaySchema,
  meetingStartsAt: clockSchema,
  meetingPlace: textOf('Tempat pertemuan', 160),
  mentorId: v.nullish(uuid, null),
})

const markSchema = v.object({
  groupId: uuid,
  itemKey: textOf('Syarat', 60),
  note: optionalTextOf('Catatan', 1000),
  imageId: v.nullish(uuid, null),
})

const whole = (label: string, min: number, max: number) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(min, `${label} paling sedikit ${min}.`),
    v.maxValue(max, `${label} paling banyak ${max}.`),
  )

const policySchema = v.pipe(
  v.object({
    basedOnVersion: whole('Versi', 1, 1_000_000),
    effectiveFrom: day,
    sizeMin: whole('Anggota paling sedikit', 1, 500),
    sizeMax: whole('Anggota paling banyak', 1, 500),
    chairTermMonths: whole('Masa jabatan ketua', 1, 60),
    checklist: v.pipe(
      v.array(
        v.object({
          key: v.pipe(
            textOf('Kode syarat', 60),
            v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Kode syarat memakai huruf kecil.'),
          ),
          label: textOf('Syarat', 200),
          needsPhoto: v.boolean(),
        }),
      ),
      v.maxLength(30, 'Paling banyak 30 syarat.'),
      v.check((items) => new Set(items.map(({ key }) => key)).size === items.length, 'Kode syarat tidak boleh sama.'),
    ),
    note: textOf('Alasan', 500),
  }),
  v.forward(
    v.check(({ sizeMin, sizeMax }) => sizeMin <= sizeMax, 'Jumlah paling banyak tidak boleh di bawah paling sedikit.'),
    ['sizeMax'],
  ),
)

/** The answer to an act on a group: as it stands after it. */
export const changedGroup = async ({ reader, now }: Context, groupId: string): Promise<GroupChanged> => {
  const group = await groupOf(reader, businessDay(now), { id: groupId }, null)
  if (!group) throw new Error(`the group ${groupId} is gone`)
  return { __typename: 'GroupChanged', group }
}

export const changedTransfer = async ({ reader }: Context, transferId: string): Promise<TransferChanged> => {
  const transfer = await transferOfId(reader, transferId)
  if (!transfer) throw new Error(`the transfer ${transferId} is gone`)
  return { __typename: 'TransferChanged', transfer }
}

@Resolver()
export class GroupActsResolver {
  @Mutation(() => StartGroupResult, {
    description: 'Mentor: begins to form a group of her own. Officer: of any mentor.',
  })
  async startGroup(
    @Ctx() context: Context,
    @Arg('input', () => StartGroupInput) input: StartGroupInput,
  ): Promise<typeof StartGroupResult> {
    const who = await requireStaff(context)
    const start = parseInput(startSchema, input, ['input'])
    const made = await startGroup(context.db(), context.now, who, start)
    return '__typename' in made ? made : changedGroup(context, made.groupId)
  }

  @Mutation(() => MarkChecklistResult, {
    description: 'Mentor of the group, officer: something was seen, with a note or a photo of it.',
  })
  async markChecklist(
    @Ctx() context: Context,
    @Arg('input', () => MarkChecklistInput) input: MarkChecklistInput,
  ): Promise<typeof MarkChecklistResult> {
    const who = await requireStaff(context)
    const marked = await markChecklist(context.db(), context.now, who, parseInput(markSchema, input, ['input']))
    return '__typename' in marked ? marked : changedGroup(context, marked.groupId)
  }

  @Mutation(() => UnmarkChecklistResult, { description: 'Mentor of the group, officer: takes it back.' })
  async unmarkChecklist(
    @Ctx() context: Context,
    @Arg('groupId', () => ID) groupId: string,
    @Arg('itemKey', () => String) itemKey: string,
  ): Promise<typeof UnmarkChecklistResult> {
    const who = await requireStaff(context)
    const unmarked = await unmarkChecklist(context.db(), context.now, who, {
      groupId: parseInput(uuid, groupId, ['groupId']),
      itemKey,
    })
    return '__typename' in unmarked ? unmarked : changedGroup(context, unmarked.groupId)
  }

  @Mutation(() => ActivateGroupResult, {
    description: 'Officer: the group begins, if its size fits, it has a chair, and everything was seen.',
  })
  async activateGroup(
    @Ctx() context: Context,
    @Arg('groupId', () => ID) groupId: string,
  ): Promise<typeof ActivateGroupResult> {
    const officer = await requireRole(context, 'OFFICER')
    const id = parseInput(uuid, groupId, ['groupId'])
    const activated = await activateGroup(context.db(), context.now, officer, id)
    return '__typename' in activated ? activated : changedGroup(context, activated.groupId)
  }

  @Mutation(() => RecordElectionResult, {
    description:
      'Mentor of the group, officer: whom the members elected, today unless a day of the last 31 is named. Her term follows from the policy.',
  })
  async recordElection(
    @Ctx() context: Context,
    @Arg('groupId', () => ID) groupId: string,
    @Arg('memberId', () => ID) memberId: string,
    @Arg('electedOn', () => DateScalar, { nullable: true }) electedOn?: string,
  ): Promise<typeof RecordElectionResult> {
    const who = await requireStaff(context)
    const recorded = await recordElection(context.db(), context.now, who, {
      groupId: parseInput(uuid, groupId, ['groupId']),
      memberId: parseInput(uuid, memberId, ['memberId']),
      electedOn: electedOn ? parseInput(day, electedOn, ['electedOn']) : businessDay(context.now),
    })
    return '__typename' in recorded ? recorded : changedGroup(context, recorded.groupId)
  }

  @Mutation(() => EndChairTermResult, {
    description: 'Mentor of the group, officer: the chair’s term ends before its time.',
  })
  async endChairTerm(
    @Ctx() context: Context,
    @Arg('groupId', () => ID) groupId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<typeof EndChairTermResult> {
    const who = await requireStaff(context)
    const ended = await endChairTerm(context.db(), context.now, who, {
      groupId: parseInput(uuid, groupId, ['groupId']),
      reason: parseInput(reasonSchema, reason, ['reason']),
    })
    return '__typename' in ended ? ended : changedGroup(context, ended.groupId)
  }

  @Mutation(() => InviteMemberResult, {
    description: 'Mentor of the group, officer: asks a woman with a business to join. She answers herself.',
  })
  async inviteMember(
    @Ctx() context: Context,
    @Arg('groupId', () => ID) groupId: string,
    @Arg('phone', () => String) phone: string,
  ): Promise<typeof InviteMemberResult> {
    const who = await requireStaff(context)
    const invited = await inviteMember(context.db(), context.now, who, {
      groupId: parseInput(uuid, groupId, ['groupId']),
      phone: parseInput(phoneSchema, phone, ['phone']),
    })
    return '__typename' in invited ? invited : changedGroup(context, invited.groupId)
  }

  @Mutation(() => WithdrawInvitationResult, { description: 'Mentor of the group, officer.' })
  async withdrawInvitation(
    @Ctx() context: Context,
    @Arg('invitationId', () => ID) invitationId: string,
  ): Promise<typeof WithdrawInvitationResult> {
    const who = await requireStaff(context)
    const id = parseInput(uuid, invitationId, ['invitationId'])
    const withdrawn = await withdrawInvitation(context.db(), context.now, who, id)
    return '__typename' in withdrawn ? withdrawn : changedGroup(context, withdrawn.groupId)
  }

  @Mutation(() => AnswerInvitationResult, {
    description: 'The invited woman herself. With her yes she is a member, and the group’s mentor sees her figures.',
  })
  async answerInvitation(
    @Ctx() context: Context,
    @Arg('invitationId', () => ID) invitationId: string,
    @Arg('accept', () => Boolean) accept: boolean,
  ): Promise<typeof AnswerInvitationResult> {
    const woman = await requireViewer(context)
    const answered = await answerInvitation(context.db(), context.now, woman, {
      invitationId: parseInput(uuid, invitationId, ['invitationId']),
      accept,
    })
    if ('__typename' in answered) return answered
    const group = await groupOfMember(context.reader, woman.id, businessDay(context.now))
    return { __typename: 'InvitationAnswered', group }
  }

  @Mutation(() => AssignMentorResult, { description: 'Officer: gives the group to another mentor.' })
  async assignMentor(
    @Ctx() context: Context,
    @Arg('groupId', () => ID) groupId: string,
    @Arg('mentorId', () => ID) mentorId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<typeof AssignMentorResult> {
    const officer = await requireRole(context, 'OFFICER')
    const assigned = await assignMentor(context.db(), context.now, officer, {
      groupId: parseInput(uuid, groupId, ['groupId']),
      mentorId: parseInput(uuid, mentorId, ['mentorId']),
      reason: parseInput(reasonSchema, reason, ['reason']),
    })
    return '__typename' in assigned ? assigned : changedGroup(context, assigned.groupId)
  }

  @Mutation(() => AskTransferResult, {
    description: 'Mentor of her group, officer: proposes that a member goes to another group.',
  })
  async askTransfer(
    @Ctx() context: Context,
    @Arg('memberId', () => ID) memberId: string,
    @Arg('toGroupId', () => ID) toGroupId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<typeof AskTransferResult> {
    const who = await requireStaff(context)
    const asked = await askTransfer(context.db(), context.now, who, {
      memberId: parseInput(uuid, memberId, ['memberId']),
      toGroupId: parseInput(uuid, toGroupId, ['toGroupId']),
      reason: parseInput(reasonSchema, reason, ['reason']),
    })
    return '__typename' in asked ? asked : changedTransfer(context, asked.transferId)
  }

  @Mutation(() => EndTransferResult, {
    description: 'The member and the mentor of the other group say no; the mentor of her group takes it back.',
  })
  async endTransfer(
    @Ctx() context: Context,
    @Arg('transferId', () => ID) transferId: string,
  ): Promise<typeof EndTransferResult> {
    const who = await requireViewer(context)
    const id = parseInput(uuid, transferId, ['transferId'])
    const ended = await endTransfer(context.db(), context.now, who, id)
    return '__typename' in ended ? ended : changedTransfer(context, ended.transferId)
  }

  @Mutation(() => CreateGroupPolicyResult, { description: 'Officer: new rules for groups from a day on.' })
  async createGroupPolicy(
    @Ctx() context: Context,
    @Arg('input', () => GroupPolicyInput) input: GroupPolicyInput,
  ): Promise<typeof CreateGroupPolicyResult> {
    const officer = await requireRole(context, 'OFFICER')
    const draft = parseInput(policySchema, input, ['input'])
    const created = await createGroupPolicy(context.db(), context.now, officer, draft)
    if ('__typename' in created) return created
    const policies = await groupPolicies(context.reader, businessDay(context.now))
    const policy = policies.find(({ id }) => id === created.policyId)
    if (!policy) throw new Error(`the policy ${created.policyId} is gone`)
    return { __typename: 'GroupPolicyCreated', policy }
  }
}
