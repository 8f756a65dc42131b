import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { reasonSchema } from '../groups/group-acts.resolver.ts'
import { requireRole, requireViewer } from '../identity/permission.ts'
import { parseInput, uuid } from '../wire/input.ts'
import { askLoanAssignment } from './ask-loan-assignment.ts'
import { assignLoan } from './assign-loan.ts'
import { endLoanAssignment } from './end-loan-assignment.ts'
import {
  AgreeToLoanAssignmentResult,
  AskLoanAssignmentResult,
  EndLoanAssignmentResult,
  LoanAssignment,
  type LoanAssignmentChanged,
} from './loan-assignment.graphql.ts'
import { loanAssignmentOf, loanAssignmentsOf } from './loan-assignment.queries.ts'

@Resolver()
export class LoanAssignmentResolver {
  @Query(() => [LoanAssignment], {
    description: 'Of the viewer’s own loan to another member, and of another’s to her once that one has agreed.',
  })
  async myLoanAssignments(@Ctx() context: Context): Promise<LoanAssignment[]> {
    const { id } = await requireViewer(context)
    return loanAssignmentsOf(context.reader, id)
  }

  @Mutation(() => AskLoanAssignmentResult, {
    description: 'Officer: another member of the group may take the loan over. Both have to agree themselves.',
  })
  async askLoanAssignment(
    @Ctx() context: Context,
    @Arg('loanId', () => ID) loanId: string,
    @Arg('toMemberId', () => ID) toMemberId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<typeof AskLoanAssignmentResult> {
    const officer = await requireRole(context, 'OFFICER')
    const asked = await askLoanAssignment(context.db(), context.now, officer, {
      loanId: parseInput(uuid, loanId, ['loanId']),
      toMemberId: parseInput(uuid, toMemberId, ['toMemberId']),
      reason: parseInput(reasonSchema, reason, ['reason']),
    })
    return '__typename' in asked ? asked : this.changed(context, asked.assignmentId)
  }

  @Mutation(() => AgreeToLoanAssignmentResult, {
    description: 'First the borrower, then whoever takes the loan over: with her yes it is hers.',
  })
  async agreeToLoanAssignment(
    @Ctx() context: Context,
    @Arg('assignmentId', () => ID) assignmentId: string,
  ): Promise<typeof AgreeToLoanAssignmentResult> {
    const who = await requireViewer(context)
    const id = parseInput(uuid, assignmentId, ['assignmentId'])
    const agreed = await assignLoan(context.db(), context.now, who, id)
    return '__typename' in agreed ? agreed : this.changed(context, agreed.assignmentId)
  }

  @Mutation(() => EndLoanAssignmentResult, { description: 'One of the two says no; an officer takes it back.' })
  async endLoanAssignment(
    @Ctx() context: Context,
    @Arg('assignmentId', () => ID) assignmentId: string,
  ): Promise<typeof EndLoanAssignmentResult> {
    const who = await requireViewer(context)
    const id = parseInput(uuid, assignmentId, ['assignmentId'])
    const ended = await endLoanAssignment(context.db(), context.now, who, id)
    return '__typename' in ended ? ended : this.changed(context, ended.assignmentId)
  }

  private async changed({ reader }: Context, assignmentId: string): Promise<LoanAssignmentChanged> {
    const assignment = await loanAssignmentOf(reader, assignmentId)
    if (!assignment) throw new Error(`the assignment ${assignmentId} is gone`)
    return { __typename: 'LoanAssignmentChanged', assignment }
  }
}
