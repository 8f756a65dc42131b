import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import * as v from 'valibot'
import type { Context } from '../context.ts'
import { requireInsider } from '../groups/insider-permission.ts'
import { requireRole, requireViewer } from '../identity/permission.ts'
import { Image } from '../media/image.graphql.ts'
import { imageByIdLoader, shownImage } from '../media/image.queries.ts'
import { Order, Purchase } from '../orders/order.graphql.ts'
import { badInput, notFound, optionalTextOf, parseInput, price, textOf, uuid } from '../wire/input.ts'
import { checkPageSize, cursorKeys, decodeCursor, listComplexity } from '../wire/page.ts'
import { complaintKinds, complaintReasons } from './complaint.entity.ts'
import {
  Complaint,
  ComplaintChannel,
  ComplaintMessage,
  ComplaintOptions,
  ComplaintPage,
  DemandRefundInput,
  DemandRefundResult,
  EscalateComplaintResult,
  OpenComplaintInput,
  OpenComplaintResult,
  OrderedRefund,
  ResolveComplaintInput,
  ResolveComplaintResult,
  WaitingComplaints,
  WithdrawComplaintResult,
  WriteToComplaintInput,
  WriteToComplaintResult,
} from './complaint.graphql.ts'
import {
  type AfterComplaint,
  type ComplaintMessageRow,
  type ComplaintRow,
  complaintMessageLoader,
  complaintOfId,
  complaintQueue,
  complaintSort,
  complaintsOfPurchaseLoader,
  complaintsToRefund,
  complaintTermsLoader,
  escalatedSort,
  receivedComplaints,
  waitingComplaints,
} from './complaint.queries.ts'
import {
  answerWorkingDays,
  complaintDays,
  complaintLengthMax,
  complaintSteps,
  complaintsPerOrderMax,
  imagesMax,
  isDecisionLate,
  isReasonOf,
  mayOpen,
  returnWorkingDays,
} from './complaint.rules.ts'
import { demandRefund } from './demand-refund.ts'
import { escalateComplaint } from './escalate-complaint.ts'
import type { Actor } from './lock-complaint.ts'
import { openComplaint } from './open-complaint.ts'
import { resolveComplaint } from './resolve-complaint.ts'
import { withdrawComplaint } from './withdraw-complaint.ts'
import { writeToComplaint } from './write-to-complaint.ts'

const trackingToken = optionalTextOf('Kode pesanan', 100)
const text = textOf('Isi keluhan', complaintLengthMax)
const imageIds = v.nullish(v.pipe(v.array(uuid), v.maxLength(imagesMax, `Paling banyak ${imagesMax} foto.`)), [])

const openSchema = v.object({
  complaintId: uuid,
  trackingToken,
  orderId: uuid,
  kind: v.picklist(complaintKinds),
  reason: v.picklist(complaintReasons),
  text,
  imageIds,
})
const writeSchema = v.object({ messageId: uuid, complaintId: uuid, trackingToken, text, imageIds })
const resolveSchema = v.object({
  complaintId: uuid,
  resolution: v.picklist(['REFUNDED', 'REPLACED', 'PAYMENT_FOUND', 'REJECTED'], 'Pilih cara menyelesaikan keluhan.'),
  note: optionalTextOf('Alasan', complaintLengthMax),
  refundId: v.nullish(uuid, null),
})

const demandSchema = v.object({
  complaintId: uuid,
  amount: v.nullish(price, null),
  note: optionalTextOf('Alasan', complaintLengthMax),
})

const actorOf = async ({ viewer }: Context, token: string | null): Promise<Actor> => ({
  trackingToken: token,
  viewer: await viewer(),
})

const afterOf = (after: string | undefined, sort: string): AfterComplaint =>
  after ? (decodeCursor(after, sort, [cursorKeys.instant, cursorKeys.uuid]) as [string, string]) : null

const changed = async ({ reader }: Context, { complaintId }: { complaintId: string }) => ({
  __typename: 'ComplaintChanged' as const,
  complaint: (await complaintOfId(reader, complaintId)) as Complaint,
})

@Resolver(() => Purchase)
export class ComplaintsOfPurchaseResolver {
  @FieldResolver(() => [Complaint], { description: 'Newest first.' })
  complaints(@Ctx() { loader }: Context, @Root() { id }: Purchase): Promise<Complaint[]> {
    return loader(complaintsOfPurchaseLoader).load(id)
  }
}

@Resolver(() => Order)
export class ComplaintsOfOrderResolver {
  @FieldResolver(() => ComplaintOptions, { description: 'What its buyer may still ask for.' })
  async complaintOptions(@Ctx() { loader, now }: Context, @Root() { id }: Order): Promise<ComplaintOptions> {
    const terms = await loader(complaintTermsLoader).load(id)
    const free = terms.openId === null && terms.complaintCount < complaintsPerOrderMax
    return {
      returnUntil: terms.returnUntil,
      complaintUntil: terms.complaintUntil,
      mayReturn: free && !terms.allGivenBack && mayOpen('RETURN', terms, now),
      mayComplain: free && mayOpen('COMPLAINT', terms, now),
    }
  }
}

@Resolver(() => Complaint)
export class ComplaintResolver {
  @Query(() => ComplaintChannel, { description: 'Where, how and by when complaints are answered.' })
  complaintChannel(@Ctx() { complaintContact }: Context): ComplaintChannel {
    return { ...complaintContact, answerWorkingDays, returnWorkingDays, complaintDays, steps: complaintSteps }
  }

  @Query(() => Complaint, { description: 'Owner of the business, mentor of her group, officer.' })
  async complaint(@Ctx() context: Context, @Arg('id', () => ID) complaintId: string): Promise<Complaint> {
    await requireViewer(context)
    const complaint = await complaintOfId(context.reader, parseInput(uuid, complaintId, ['id']))
    if (!complaint) throw notFound('Keluhan ini tidak ditemukan.')
    await requireInsider(context, complaint.businessId)
    return complaint
  }

  @Query(() => ComplaintPage, {
    complexity: listComplexity,
    description:
      'Complaints about a business, newest first: those that are open, or the others. Owner, mentor of her group, officer.',
  })
  async receivedComplaints(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
    @Arg('open', () => Boolean) open: boolean,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<ComplaintPage> {
    const id = parseInput(uuid, businessId, ['businessId'])
    await requireInsider(context, id)
    checkPageSize(first)
    return receivedComplaints(context.reader, { businessId: id, open, first, after: afterOf(after, complaintSort) })
  }

  @Query(() => WaitingComplaints, {
    description: 'How many complaints wait for a step of the seller’s. Owner, mentor of her group, officer.',
  })
  async openComplaintCount(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
  ): Promise<WaitingComplaints> {
    const id = parseInput(uuid, businessId, ['businessId'])
    await requireInsider(context, id)
    return waitingComplaints(context.reader, id)
  }

  @Query(() => [Complaint], {
    description:
      'Complaints in which an officer has ordered the seller to give money back, the most pressing first. Owner, mentor of her group, officer.',
  })
  async complaintsToRefund(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
  ): Promise<Complaint[]> {
    const id = parseInput(uuid, businessId, ['businessId'])
    await requireInsider(context, id)
    return complaintsToRefund(context.reader, id)
  }

  @Query(() => ComplaintPage, {
    complexity: listComplexity,
    description: 'Officer: complaints that wait for a decision, those that wait longest first.',
  })
  async complaintQueue(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<ComplaintPage> {
    await requireRole(context, 'OFFICER')
    checkPageSize(first)
    return complaintQueue(context.reader, { first, after: afterOf(after, escalatedSort) })
  }

  @Mutation(() => OpenComplaintResult, {
    description:
      'The buyer, by her tracking token or signed in. RETURN until two working days after she was handed the goods, COMPLAINT until 30 days after the order’s end. One at a time for an order.',
  })
  async openComplaint(
    @Ctx() context: Context,
    @Arg('input', () => OpenComplaintInput) input: OpenComplaintInput,
  ): Promise<typeof OpenComplaintResult> {
    const { trackingToken: token, ...draft } = parseInput(openSchema, input, ['input'])
    if (!isReasonOf(draft.kind, draft.reason)) {
      throw badInput(
        ['input', 'reason'],
        draft.kind === 'RETURN'
          ? 'Alasan ini bukan untuk mengembalikan barang.'
          : 'Alasan ini hanya untuk mengembalikan barang.',
      )
    }
    const buyer = { trackingToken: token, buyerId: (await context.viewer())?.id ?? null }
    const opened = await openComplaint(context.db(), context.now, buyer, draft, context)
    if ('__typename' in opened) return opened
    const complaint = (await complaintOfId(context.reader, opened.complaintId)) as Complaint
    return { __typename: 'ComplaintOpened', complaint }
  }

  @Mutation(() => WriteToComplaintResult, {
    description: 'Buyer, seller or officer. The seller’s first message is her answer.',
  })
  async writeToComplaint(
    @Ctx() context: Context,
    @Arg('input', () => WriteToComplaintInput) input: WriteToComplaintInput,
  ): Promise<typeof WriteToComplaintResult> {
    const { trackingToken: token, ...words } = parseInput(writeSchema, input, ['input'])
    const actor = await actorOf(context, token)
    const written = await writeToComplaint(context.db(), context.now, actor, words, context)
    return '__typename' in written ? written : changed(context, written)
  }

  @Mutation(() => EscalateComplaintResult, {
    description:
      'The buyer asks an officer to decide: after the seller’s answer, and for seven days after she has ended it without giving money back.',
  })
  async escalateComplaint(
    @Ctx() context: Context,
    @Arg('complaintId', () => ID) complaintId: string,
    @Arg('trackingToken', () => String, { nullable: true }) token?: string,
  ): Promise<typeof EscalateComplaintResult> {
    const id = parseInput(uuid, complaintId, ['complaintId'])
    const buyer = await actorOf(context, token ?? null)
    const escalated = await escalateComplaint(context.db(), context.now, buyer, id, context)
    return '__typename' in escalated ? escalated : changed(context, escalated)
  }

  @Mutation(() => WithdrawComplaintResult, { description: 'The buyer takes it back.' })
  async withdrawComplaint(
    @Ctx() context: Context,
    @Arg('complaintId', () => ID) complaintId: string,
    @Arg('trackingToken', () => String, { nullable: true }) token?: string,
  ): Promise<typeof WithdrawComplaintResult> {
    const id = parseInput(uuid, complaintId, ['complaintId'])
    const buyer = await actorOf(context, token ?? null)
    const withdrawn = await withdrawComplaint(context.db(), context.now, buyer, id, context)
    return '__typename' in withdrawn ? withdrawn : changed(context, withdrawn)
  }

  @Mutation(() => ResolveComplaintResult, {
    description:
      'The seller, or an officer once it is with the officers. Moves no money: a seller calls refundOrder first. REJECTED wants a note.',
  })
  async resolveComplaint(
    @Ctx() context: Context,
    @Arg('input', () => ResolveComplaintInput) input: ResolveComplaintInput,
  ): Promise<typeof ResolveComplaintResult> {
    const decider = { trackingToken: null, viewer: await requireViewer(context) }
    const decision = parseInput(resolveSchema, input, ['input'])
    const resolved = await resolveComplaint(context.db(), context.now, decider, decision, context)
    return '__typename' in resolved ? resolved : changed(context, resolved)
  }

  @Mutation(() => DemandRefundResult, {
    description:
      'Officer, of a complaint that is with the officers: the seller is to give money back within two working days. For money that she received herself; card money goes back by refundOrder.',
  })
  async demandRefund(
    @Ctx() context: Context,
    @Arg('input', () => DemandRefundInput) input: DemandRefundInput,
  ): Promise<typeof DemandRefundResult> {
    const officer = { trackingToken: null, viewer: await requireRole(context, 'OFFICER') }
    const demand = parseInput(demandSchema, input, ['input'])
    const demanded = await demandRefund(context.db(), context.now, officer, demand, context)
    return '__typename' in demanded ? demanded : changed(context, demanded)
  }

  @FieldResolver(() => Boolean, { description: 'The day by which an officer decides has passed without a decision.' })
  isDecisionLate(@Ctx() { now }: Context, @Root() row: ComplaintRow): boolean {
    return isDecisionLate(row, now)
  }

  @FieldResolver(() => OrderedRefund, {
    nullable: true,
    description: 'What an officer has ordered the seller to give back; it stays when the seller lets the day pass.',
  })
  orderedRefund(@Root() row: ComplaintRow): OrderedRefund | null {
    const { refundAmount, refundMissing, refundOrderedAt, refundDueAt } = row
    if (refundAmount === null || !refundOrderedAt || !refundDueAt) return null
    return { amount: refundAmount, missing: refundMissing ?? 0n, orderedAt: refundOrderedAt, dueAt: refundDueAt }
  }

  @FieldResolver(() => [ComplaintMessage], { description: 'Oldest first; the first is the complaint itself.' })
  messages(@Ctx() { loader }: Context, @Root() { id }: Complaint): Promise<ComplaintMessage[]> {
    return loader(complaintMessageLoader).load(id)
  }
}

@Resolver(() => ComplaintMessage)
export class ComplaintMessageResolver {
  @FieldResolver(() => [Image])
  async images(@Ctx() { loader, mediaUrl }: Context, @Root() { imageIds }: ComplaintMessageRow): Promise<Image[]> {
    const images = await loader(imageByIdLoader).loadMany(imageIds)
    return images.flatMap((image) =>
      image && !(image instanceof Error) ? [shownImage(image, 'Foto keluhan', mediaUrl)] : [],
    )
  }
}
