import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { Business } from '../businesses/business.graphql.ts'
import { businessLoader } from '../businesses/business.queries.ts'
import type { Context } from '../context.ts'
import { requireRole, requireViewer } from '../identity/permission.ts'
import { parseInput, textOf, uuid } from '../wire/input.ts'
import { checkPageSize, cursorKeys, decodeCursor, listComplexity } from '../wire/page.ts'
import { confirmMandate } from './confirm-mandate.ts'
import { requireInsider } from './insider-permission.ts'
import {
  ActOnBehalfPage,
  ConfirmMandateResult,
  Mandate,
  RequestMandateResult,
  RevokeMandateResult,
} from './mandate.graphql.ts'
import {
  actSort,
  actsOnBehalf,
  type MandateRow,
  mandateOfId,
  mandatesOfMentor,
  mandatesOfOwner,
} from './mandate.queries.ts'
import { type ActName, acts } from './mandate.rules.ts'
import { requestMandate } from './request-mandate.ts'
import { revokeMandate } from './revoke-mandate.ts'

@Resolver(() => Mandate)
export class MandateResolver {
  @Query(() => [Mandate], { description: 'Seller: the newest 50 that she has given for her businesses.' })
  async ownMandates(@Ctx() context: Context): Promise<Mandate[]> {
    const { id } = await requireViewer(context)
    return mandatesOfOwner(context.reader, id, context.now)
  }

  @Query(() => [Mandate], { description: 'Mentor: those under which she may act now.' })
  async heldMandates(@Ctx() context: Context): Promise<Mandate[]> {
    const { id } = await requireRole(context, 'MENTOR')
    return mandatesOfMentor(context.reader, id, context.now)
  }

  @Query(() => ActOnBehalfPage, {
    complexity: listComplexity,
    description: 'What mentors did in the owner’s place, newest first. Owner, mentor of her group, officer.',
  })
  async actsOnBehalf(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<ActOnBehalfPage> {
    const id = parseInput(uuid, businessId, ['businessId'])
    await requireInsider(context, id)
    checkPageSize(first)
    const page = await actsOnBehalf(context.reader, {
      businessId: id,
      first,
      after: after ? (decodeCursor(after, actSort, [cursorKeys.instant, cursorKeys.uuid]) as [string, string]) : null,
    })
    return {
      pageInfo: page.pageInfo,
      nodes: page.nodes.map((row) => ({ ...row, label: acts[row.what as ActName] ?? row.what })),
    }
  }

  @Mutation(() => RequestMandateResult, {
    description: 'Mentor of the owner’s group: sends a six-digit code to the owner’s phone. It lives ten minutes.',
  })
  async requestMandate(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
  ): Promise<typeof RequestMandateResult> {
    const mentor = await requireRole(context, 'MENTOR')
    return requestMandate(context.db(), context.now, mentor, parseInput(uuid, businessId, ['businessId']))
  }

  @Mutation(() => ConfirmMandateResult, {
    description: 'Mentor: with the code, she may do for two hours what the owner may. The owner is told.',
  })
  async confirmMandate(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
    @Arg('code', () => String) code: string,
  ): Promise<typeof ConfirmMandateResult> {
    const mentor = await requireRole(context, 'MENTOR')
    const given = await confirmMandate(context.db(), context.now, mentor, {
      businessId: parseInput(uuid, businessId, ['businessId']),
      code: parseInput(textOf('Kode', 20), code, ['code']),
      siteUrl: context.siteUrl,
    })
    if ('__typename' in given) return given
    const mandate = await mandateOfId(context.reader, given.mandateId, context.now)
    return { __typename: 'MandateGiven', mandate: mandate as Mandate }
  }

  @Mutation(() => RevokeMandateResult, { description: 'The owner, whenever she likes, or the mentor who holds it.' })
  async revokeMandate(
    @Ctx() context: Context,
    @Arg('mandateId', () => ID) mandateId: string,
  ): Promise<typeof RevokeMandateResult> {
    const who = await requireViewer(context)
    const ended = await revokeMandate(context.db(), context.now, who, parseInput(uuid, mandateId, ['mandateId']))
    return '__typename' in ended ? ended : { __typename: 'MandateEnded', ...ended }
  }

  @FieldResolver(() => Business)
  business(@Ctx() { loader }: Context, @Root() { businessId }: MandateRow): Promise<Business> {
    return loader(businessLoader).load(businessId)
  }
}
