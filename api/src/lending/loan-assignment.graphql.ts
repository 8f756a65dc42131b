import { createUnionType, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { NoMemberOfGroup } from '../groups/group.graphql.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import { DateTime, Rupiah } from '../wire/scalars.ts'
import type { LoanAssignment as LoanAssignmentRecord } from './loan-assignment.entity.ts'

export const AssignmentStatusEnum: { [S in LoanAssignmentRecord['status']]: S } = {
  ASKED: 'ASKED',
  DONE: 'DONE',
  DECLINED: 'DECLINED',
  WITHDRAWN: 'WITHDRAWN',
}
registerEnumType(AssignmentStatusEnum, { name: 'AssignmentStatus' })

@ObjectType({ description: 'A loan is to go to another member, with what is owed on it and its deposit.' })
export class LoanAssignment {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  loanNumber!: string

  @Field(() => String)
  fromName!: string

  @Field(() => String)
  toName!: string

  @Field(() => String)
  reason!: string

  @Field(() => DateTime)
  askedAt!: Temporal.Instant

  @Field(() => Boolean)
  fromAgreed!: boolean

  @Field(() => Rupiah, { nullable: true, description: 'All that is left to pay. Null until the borrower has agreed.' })
  outstandingTotal!: bigint | null

  @Field(() => Rupiah, { nullable: true, description: 'Null until the borrower has agreed.' })
  regularInstalment!: bigint | null

  @Field(() => AssignmentStatusEnum)
  status!: LoanAssignmentRecord['status']
}

@ObjectType()
export class LoanAssignmentChanged {
  __typename!: 'LoanAssignmentChanged'

  @Field(() => LoanAssignment)
  assignment!: LoanAssignment
}

@ObjectType({
  implements: Refusal,
  description: 'There is no such active loan, or it is on its way to somebody already.',
})
export class LoanNotAssignable extends Refusal {
  __typename!: 'LoanNotAssignable'
}

@ObjectType({
  implements: Refusal,
  description: 'Whoever is to take it over has a loan or an application herself, or no business.',
})
export class AssigneeBound extends Refusal {
  __typename!: 'AssigneeBound'
}

@ObjectType({
  implements: Refusal,
  description: 'The proposal is not the viewer’s to answer, not yet, or it has ended.',
})
export class LoanAssignmentNotFound extends Refusal {
  __typename!: 'LoanAssignmentNotFound'
}

export const AskLoanAssignmentResult = createUnionType({
  name: 'AskLoanAssignmentResult',
  types: () => [LoanAssignmentChanged, LoanNotAssignable, NoMemberOfGroup, AssigneeBound] as const,
})

export const AgreeToLoanAssignmentResult = createUnionType({
  name: 'AgreeToLoanAssignmentResult',
  types: () =>
    [LoanAssignmentChanged, LoanAssignmentNotFound, LoanNotAssignable, NoMemberOfGroup, AssigneeBound] as const,
})

export const EndLoanAssignmentResult = createUnionType({
  name: 'EndLoanAssignmentResult',
  types: () => [LoanAssignmentChanged, LoanAssignmentNotFound] as const,
})
