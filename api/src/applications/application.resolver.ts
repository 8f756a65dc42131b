import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import * as v from 'valibot'
import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { logFinancialRead } from '../groups/finances-permission.ts'
import { Group } from '../groups/group.entity.ts'
import { financesScope } from '../groups/group.queries.ts'
import { forbidden, requireRole, requireViewer } from '../identity/permission.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { termsOn } from '../lending/terms-on.ts'
import { amount, badInput, optionalTextOf, parseInput, textOf, uuid } from '../wire/input.ts'
import { checkPageSize, cursorKeys, decodeCursor, listComplexity } from '../wire/page.ts'
import { agreeToPrice } from './agree-to-price.ts'
import type { ApplicationStatus } from './application.entity.ts'
import {
  AgreeToLoanPriceResult,
  ApplicationStatusEnum,
  AppraisalInput,
  AppraiseLoanApplicationResult,
  ApproveLoanApplicationResult,
  ConfirmLoanReceiptResult,
  ContestLoanVoteResult,
  DisburseLoanResult,
  DisbursementGate,
  type DisbursementMethod,
  DisbursementMethodEnum,
  DraftLoanApplicationResult,
  EndLoanApplicationResult,
  LoanApplication,
  LoanApplicationChanged,
  LoanApplicationInput,
  LoanApplicationPage,
  LoanApplicationQuoteInput,
  LoanApplicationVote,
  LoanAppraisal,
  LoanBallot,
  LoanPrice,
  LoanVoteInput,
  RecordedVoteInput,
  SubmitLoanApplicationResult,
  VoteOnLoanApplicationResult,
} from './application.graphql.ts'
import {
  type ApplicationRow,
  applicationById,
  applicationSort,
  applicationsOfBorrower,
  appraisalsOf,
  ballotsOf,
  findApplications,
  votesOn,
} from './application.queries.ts'
import { depositOf, gatesOf } from './application.rules.ts'
import { appraiseApplication } from './appraise-application.ts'
import { approveApplication } from './approve-application.ts'
import { confirmReceipt } from './confirm-receipt.ts'
import { contestVote } from './contest-vote.ts'
import { declineApplication } from './decline-application.ts'
import { disburseLoan } from './disburse-loan.ts'
import { draftApplication } from './draft-application.ts'
import { viewApplication } from './lock-application.ts'
import { type PriceAsked, priceOf } from './price-of.ts'
import { recordVote } from './record-vote.ts'
import { submitApplication } from './submit-application.ts'
import { voteOnApplication } from './vote-on-application.ts'
import { withdrawApplication } from './withdraw-application.ts'

const weeks = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1, 'Lama pinjaman paling sedikit 1 minggu.'),
  v.maxValue(520, 'Lama pinjaman paling banyak 520 minggu.'),
)
const quoteSchema = v.object({ businessId: uuid, productId: uuid, principal: amount, weeks })
const draftSchema = v.object({ ...quoteSchema.entries, id: uuid, purpose: textOf('Tujuan pinjaman', 300) })
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'Kode pengajuan tidak dikenal. Muat ulang halaman.'))
const voteSchema = v.object({
  applicationId: uuid,
  proposalHash: hash,
  saysYes: v.boolean(),
  reason: optionalTextOf('Alasan', 300),
})
const recordedSchema = v.object({ ...voteSchema.entries, memberId: uuid })
const appraisalSchema = v.object({
  applicationId: uuid,
  principal: amount,
  weeks,
  note: textOf('Catatan penilaian', 2000),
})

@Resolver(() => LoanApplication)
export class LoanApplicationResolver {
  @Query(() => LoanPrice, {
    description:
      'Owner of the business, the mentor of her group: the true price, with the days on which her group meets.',
  })
  async loanApplicationQuote(
    @Ctx() context: Context,
    @Arg('input', () => LoanApplicationQuoteInput) input: LoanApplicationQuoteInput,
  ): Promise<LoanPrice> {
    const { businessId, productId, ...asked } = parseInput(quoteSchema, input, ['input'])
    const viewer = await requireViewer(context)
    const scope = await financesScope(context.reader, businessId)
    if (!scope || ![scope.ownerId, scope.mentorId].includes(viewer.id)) throw forbidden()
    const db = context.db()
    const [member] = await db.execute<{ groupId: string }[]>(
      `select group_id as "groupId" from group_membership where member_id = ? and left_on is null`,
      [scope.ownerId],
    )
    if (!member) throw badInput(['input', 'businessId'], 'Pinjaman dibuat di kelompok. Masuk dulu ke kelompok.')
    const terms = await termsOn(db, productId, businessDay(context.now))
    if (!terms) throw badInput(['input', 'productId'], 'Produk pinjaman ini tidak ada.')
    if (!terms.tenorsWeeks.includes(asked.weeks)) {
      throw badInput(['input', 'weeks'], `Lama pinjaman ${terms.tenorsWeeks.join(' atau ')} minggu.`)
    }
    if (asked.principal < terms.principalMin || asked.principal > terms.principalMax) {
      throw badInput(['input', 'principal'], 'Jumlah ini di luar batas produk pinjaman.')
    }
    return price(context, { application: { groupId: member.groupId, ...asked }, terms })
  }

  @Query(() => [LoanApplication], { description: 'The viewer’s own, newest first.' })
  async myLoanApplications(@Ctx() context: Context): Promise<LoanApplication[]> {
    const { id } = await requireViewer(context)
    return applicationsOfBorrower(context.reader, id)
  }

  @Query(() => LoanApplication, { description: 'The borrower, the mentor of the group, officers.' })
  async loanApplication(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<LoanApplication> {
    return readApplication(context, parseInput(uuid, id, ['id']))
  }

  @Query(() => [DisbursementGate], {
    description:
      'Every condition before money goes out, met or not, with what to do. The borrower, her mentor, officers.',
  })
  async disbursementGates(
    @Ctx() context: Context,
    @Arg('applicationId', () => ID) applicationId: string,
  ): Promise<DisbursementGate[]> {
    const { id } = await readApplication(context, parseInput(uuid, applicationId, ['applicationId']))
    const known = await viewApplication(context.db(), context.now, id)
    if (!known) throw forbidden()
    return gatesOf(known.facts)
  }

  @Query(() => [LoanBallot], {
    description: 'Member: what others of her group want to borrow, those that wait for her vote first.',
  })
  async applicationsToVote(@Ctx() context: Context): Promise<LoanBallot[]> {
    const { id } = await requireViewer(context)
    return (await ballotsOf(context.reader, id)) as LoanBallot[]
  }

  @Query(() => LoanApplicationPage, {
    complexity: listComplexity,
    description: 'Mentor of the group: its applications, oldest first.',
  })
  async groupApplications(
    @Ctx() context: Context,
    @Arg('groupId', () => ID) groupId: string,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
    @Arg('status', () => ApplicationStatusEnum, { nullable: true }) status?: ApplicationStatus,
  ): Promise<LoanApplicationPage> {
    const viewer = await requireRole(context, 'MENTOR')
    const id = parseInput(uuid, groupId, ['groupId'])
    if ((await context.db().count(Group, { id, mentorId: viewer.id })) === 0) throw forbidden()
    const page = await pageOfApplications(context, { groupId: id, status, first, after })
    await logFinancialRead(context, viewer, subjectsOf(page.nodes, viewer), 'groupApplications')
    return page
  }

  @Query(() => LoanApplicationPage, {
    complexity: listComplexity,
    description: 'Officer: the applications of all groups in a state, or in any, oldest first.',
  })
  async applicationQueue(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
    @Arg('status', () => ApplicationStatusEnum, { nullable: true }) status?: ApplicationStatus,
  ): Promise<LoanApplicationPage> {
    const viewer = await requireRole(context, 'OFFICER')
    const page = await pageOfApplications(context, { groupId: null, status, first, after })
    await logFinancialRead(context, viewer, subjectsOf(page.nodes, viewer), 'applicationQueue')
    return page
  }

  @Mutation(() => DraftLoanApplicationResult, {
    description:
      'Member, or her mentor for her: writes down what she wants to borrow, or changes it while it is a draft.',
  })
  async draftLoanApplication(
    @Ctx() context: Context,
    @Arg('input', () => LoanApplicationInput) input: LoanApplicationInput,
  ): Promise<typeof DraftLoanApplicationResult> {
    const who = await requireViewer(context)
    const draft = parseInput(draftSchema, input, ['input'])
    return changed(context, await draftApplication(context.db(), context.now, who, draft, context))
  }

  @Mutation(() => AgreeToLoanPriceResult, {
    description:
      'The borrower herself: she has read what the loan costs. priceHash names the price that she was shown.',
  })
  async agreeToLoanPrice(
    @Ctx() context: Context,
    @Arg('applicationId', () => ID) applicationId: string,
    @Arg('priceHash', () => String) priceHash: string,
  ): Promise<typeof AgreeToLoanPriceResult> {
    const who = await requireViewer(context)
    const input = {
      applicationId: parseInput(uuid, applicationId, ['applicationId']),
      priceHash: parseInput(hash, priceHash, ['priceHash']),
    }
    return changed(context, await agreeToPrice(context.db(), context.now, who, input))
  }

  @Mutation(() => SubmitLoanApplicationResult, {
    description: 'The borrower, or the mentor of her group: freezes the proposal and puts it to the group.',
  })
  async submitLoanApplication(
    @Ctx() context: Context,
    @Arg('applicationId', () => ID) applicationId: string,
  ): Promise<typeof SubmitLoanApplicationResult> {
    const who = await requireViewer(context)
    const input = { applicationId: parseInput(uuid, applicationId, ['applicationId']) }
    return changed(context, await submitApplication(context.db(), context.now, who, input, context))
  }

  @Mutation(() => VoteOnLoanApplicationResult, {
    description: 'Every other active member of the group. One no ends it.',
  })
  async voteOnLoanApplication(
    @Ctx() context: Context,
    @Arg('input', () => LoanVoteInput) input: LoanVoteInput,
  ): Promise<typeof VoteOnLoanApplicationResult> {
    const who = await requireViewer(context)
    const vote = withReason(parseInput(voteSchema, input, ['input']))
    return cast(await voteOnApplication(context.db(), context.now, who, vote, context))
  }

  @Mutation(() => VoteOnLoanApplicationResult, {
    description: 'Mentor of the group: what a member said in her presence. The member is told and may contest it.',
  })
  async recordLoanVote(
    @Ctx() context: Context,
    @Arg('input', () => RecordedVoteInput) input: RecordedVoteInput,
  ): Promise<typeof VoteOnLoanApplicationResult> {
    const mentor = await requireRole(context, 'MENTOR')
    const vote = withReason(parseInput(recordedSchema, input, ['input']))
    return cast(await recordVote(context.db(), context.now, mentor, vote, context))
  }

  @Mutation(() => ContestLoanVoteResult, {
    description: 'Member: that is not how she voted. The vote counts for nothing, and she may cast her own.',
  })
  async contestLoanVote(
    @Ctx() context: Context,
    @Arg('applicationId', () => ID) applicationId: string,
  ): Promise<typeof ContestLoanVoteResult> {
    const who = await requireViewer(context)
    const input = { applicationId: parseInput(uuid, applicationId, ['applicationId']) }
    return cast(await contestVote(context.db(), context.now, who, input))
  }

  @Mutation(() => AppraiseLoanApplicationResult, { description: 'Mentor of the group, once all have said yes.' })
  async appraiseLoanApplication(
    @Ctx() context: Context,
    @Arg('input', () => AppraisalInput) input: AppraisalInput,
  ): Promise<typeof AppraiseLoanApplicationResult> {
    const mentor = await requireRole(context, 'MENTOR')
    const draft = parseInput(appraisalSchema, input, ['input'])
    const scope = await readApplication(context, draft.applicationId)
    if (scope.mentorId !== mentor.id) throw forbidden()
    return changed(
      context,
      await appraiseApplication(context.db(), context.reader, context.now, mentor, draft, context),
    )
  }

  @Mutation(() => ApproveLoanApplicationResult, {
    description: 'Officer who neither proposed nor appraised it, and does not borrow it.',
  })
  async approveLoanApplication(
    @Ctx() context: Context,
    @Arg('applicationId', () => ID) applicationId: string,
    @Arg('note', () => String, { nullable: true }) note?: string,
  ): Promise<typeof ApproveLoanApplicationResult> {
    const officer = await requireRole(context, 'OFFICER')
    const input = {
      applicationId: parseInput(uuid, applicationId, ['applicationId']),
      note: parseInput(optionalTextOf('Catatan', 2000), note, ['note']),
    }
    return changed(context, await approveApplication(context.db(), context.now, officer, input, context))
  }

  @Mutation(() => EndLoanApplicationResult, {
    description: 'Officer, or the mentor of the group before she has appraised it. The borrower reads the reason.',
  })
  async declineLoanApplication(
    @Ctx() context: Context,
    @Arg('applicationId', () => ID) applicationId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<typeof EndLoanApplicationResult> {
    const who = await requireViewer(context)
    if (!who.roles.includes('OFFICER') && !who.roles.includes('MENTOR')) throw forbidden()
    const input = {
      applicationId: parseInput(uuid, applicationId, ['applicationId']),
      reason: parseInput(textOf('Alasan', 500), reason, ['reason']),
    }
    return changed(context, await declineApplication(context.db(), context.now, who, input, context))
  }

  @Mutation(() => EndLoanApplicationResult, { description: 'The borrower, at any time before the money is out.' })
  async withdrawLoanApplication(
    @Ctx() context: Context,
    @Arg('applicationId', () => ID) applicationId: string,
    @Arg('reason', () => String, { nullable: true }) reason?: string,
  ): Promise<typeof EndLoanApplicationResult> {
    const who = await requireViewer(context)
    const input = {
      applicationId: parseInput(uuid, applicationId, ['applicationId']),
      reason: parseInput(optionalTextOf('Alasan', 500), reason, ['reason']),
    }
    return changed(context, await withdrawApplication(context.db(), context.now, who, input, context))
  }

  @Mutation(() => DisburseLoanResult, {
    description: 'Officer: the money goes out today. Every condition is judged again; sent twice there is one loan.',
  })
  async disburseLoan(
    @Ctx() context: Context,
    @Arg('applicationId', () => ID) applicationId: string,
    @Arg('method', () => DisbursementMethodEnum) method: DisbursementMethod,
  ): Promise<typeof DisburseLoanResult> {
    const officer = await requireRole(context, 'OFFICER')
    const input = { applicationId: parseInput(uuid, applicationId, ['applicationId']), method }
    return changed(context, await disburseLoan(context.db(), context.now, officer, input, context))
  }

  @Mutation(() => ConfirmLoanReceiptResult, { description: 'The borrower herself: she has the money.' })
  async confirmLoanReceipt(
    @Ctx() context: Context,
    @Arg('loanId', () => ID) loanId: string,
  ): Promise<typeof ConfirmLoanReceiptResult> {
    const who = await requireViewer(context)
    const input = { loanId: parseInput(uuid, loanId, ['loanId']) }
    return changed(context, await confirmReceipt(context.db(), context.now, who, input))
  }

  @FieldResolver(() => LoanPrice, { description: 'If the money came today.' })
  async price(@Ctx() context: Context, @Root() { id }: LoanApplication): Promise<LoanPrice> {
    const known = await viewApplication(context.db(), context.now, id)
    if (!known) throw new Error(`no application ${id}`)
    return price(context, known)
  }

  @FieldResolver(() => [LoanApplicationVote], {
    description: 'Every other active member. To the borrower a no stays without a name.',
  })
  async votes(@Ctx() context: Context, @Root() { id, borrowerId }: LoanApplication): Promise<LoanApplicationVote[]> {
    const viewer = await requireViewer(context)
    const votes = await votesOn(context.reader, id)
    if (viewer.id !== borrowerId) return votes
    const unsaid = { saysYes: null, reason: null, votedAt: null, recordedBy: null }
    return votes.map((vote) => (vote.saysYes === false ? { ...vote, ...unsaid } : vote))
  }

  @FieldResolver(() => [LoanAppraisal], { description: 'Newest first.' })
  appraisals(@Ctx() { reader }: Context, @Root() { id }: LoanApplication): Promise<LoanAppraisal[]> {
    return appraisalsOf(reader, id)
  }
}

const price = async (context: Context, asked: PriceAsked): Promise<LoanPrice> => {
  const { hash: priceHash, closures: _, ...found } = await priceOf(context.db(), context.now, asked)
  return {
    ...found,
    deposit: depositOf(asked.application.principal, asked.terms),
    priceHash: priceHash.toString('hex'),
  }
}

/** @throws UNAUTHENTICATED, FORBIDDEN */
const readApplication = async (context: Context, id: string): Promise<ApplicationRow> => {
  const viewer = await requireViewer(context)
  const row = await applicationById(context.reader, id)
  if (!row) throw forbidden()
  if (row.borrowerId === viewer.id) return row
  const isMentor = viewer.roles.includes('MENTOR') && row.mentorId === viewer.id
  if (!isMentor && !viewer.roles.includes('OFFICER')) throw forbidden()
  await logFinancialRead(context, viewer, [row.borrowerId], 'loanApplication')
  return row
}

const pageOfApplications = (
  { reader }: Context,
  {
    groupId,
    status,
    first,
    after,
  }: {
    groupId: string | null
    status: ApplicationStatus | undefined
    first: number
    after: string | undefined
  },
) => {
  checkPageSize(first)
  return findApplications(reader, {
    groupId,
    status: status ?? null,
    first,
    after: after
      ? (decodeCursor(after, applicationSort, [cursorKeys.instant, cursorKeys.uuid]) as [string, string])
      : null,
  })
}

const subjectsOf = (nodes: readonly ApplicationRow[], viewer: Viewer): string[] => [
  ...new Set(nodes.map(({ borrowerId }) => borrowerId).filter((id) => id !== viewer.id)),
]

/** @throws BAD_USER_INPUT for a no without a reason */
const withReason = <Vote extends { saysYes: boolean; reason: string | null }>(vote: Vote): Vote => {
  if (!vote.saysYes && vote.reason === null) throw badInput(['input', 'reason'], 'Alasan perlu diisi.')
  return vote
}

const changed = async <Answer extends { applicationId: string } | { __typename: string }>(
  { reader }: Context,
  answer: Answer,
): Promise<LoanApplicationChanged | Extract<Answer, { __typename: string }>> => {
  if ('__typename' in answer) return answer as Extract<Answer, { __typename: string }>
  const { applicationId } = answer as { applicationId: string }
  const application = await applicationById(reader, applicationId)
  if (!application) throw new Error(`no application ${applicationId}`)
  return { __typename: 'LoanApplicationChanged', application }
}

const cast = <Refused extends { __typename: string }>(answer: { applicationId: string } | Refused) =>
  '__typename' in answer ? answer : { __typename: 'VoteCast' as const, applicationId: answer.applicationId }
