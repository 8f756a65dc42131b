import { createUnionType, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import {
  GroupChanged,
  GroupIsDissolved,
  GroupIsFull,
  GroupNotFound,
  GroupSizeEnum,
  MeetingChangeComing,
  MeetingDayRefused,
  MemberOfAnotherGroup,
  MentorIsMember,
  NoMemberOfGroup,
  SellsNothing,
  TransferChanged,
  TransferNotFound,
} from '../groups/group.graphql.ts'
import type { GroupSize } from '../groups/group-standing.queries.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import type { OpenMatter } from './open-matters.ts'

export const OpenMatterEnum: { [M in OpenMatter]: M } = {
  LOAN: 'LOAN',
  APPLICATION: 'APPLICATION',
  WRITTEN_OFF: 'WRITTEN_OFF',
  DEPOSIT: 'DEPOSIT',
  CREDIT: 'CREDIT',
  CLAIMS: 'CLAIMS',
}
registerEnumType(OpenMatterEnum, {
  name: 'OpenMatter',
  description: 'What is not settled between a member and her group or the programme. CLAIMS: covers among members.',
})

@ObjectType({ description: 'She is no member any more.' })
export class GroupLeft {
  __typename!: 'GroupLeft'

  @Field(() => ID)
  memberId!: string

  @Field(() => GroupSizeEnum, {
    description: 'Of the group that she left: one that is TOO_SMALL takes no applications.',
  })
  size!: GroupSize
}

@ObjectType({ implements: Refusal, description: 'She leaves when nothing binds her; matters names what does.' })
export class MattersOpen extends Refusal {
  __typename!: 'MattersOpen'

  @Field(() => [OpenMatterEnum])
  matters!: OpenMatter[]
}

@ObjectType({
  implements: Refusal,
  description: 'Loans, applications, deposits, credit or claims bind members of the group.',
})
export class MembersBound extends Refusal {
  __typename!: 'MembersBound'
}

@ObjectType({ implements: Refusal, description: 'Its members’ money is still in the group’s fund: payOutGroupFund.' })
export class FundNotEmpty extends Refusal {
  __typename!: 'FundNotEmpty'
}

export const LeaveGroupResult = createUnionType({
  name: 'LeaveGroupResult',
  types: () => [GroupLeft, NoMemberOfGroup, MattersOpen] as const,
})

export const AgreeToTransferResult = createUnionType({
  name: 'AgreeToTransferResult',
  types: () =>
    [
      TransferChanged,
      TransferNotFound,
      MattersOpen,
      GroupIsDissolved,
      GroupIsFull,
      MemberOfAnotherGroup,
      SellsNothing,
      MentorIsMember,
    ] as const,
})

export const MoveMeetingDayResult = createUnionType({
  name: 'MoveMeetingDayResult',
  types: () => [GroupChanged, GroupNotFound, GroupIsDissolved, MeetingDayRefused, MeetingChangeComing] as const,
})

export const WithdrawMeetingChangeResult = createUnionType({
  name: 'WithdrawMeetingChangeResult',
  types: () => [GroupChanged, GroupNotFound] as const,
})

export const DissolveGroupResult = createUnionType({
  name: 'DissolveGroupResult',
  types: () => [GroupChanged, GroupNotFound, MembersBound, FundNotEmpty] as const,
})
