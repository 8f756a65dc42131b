import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { logFinancialRead } from '../groups/finances-permission.ts'
import { checkPageSize, cursorKeys, decodeCursor, listComplexity } from '../wire/page.ts'
import { DateScalar } from '../wire/scalars.ts'
import { CollectionPage, CollectionTotals, DisbursementPage, DisbursementTotals } from './money-lists.graphql.ts'
import {
  collectionSort,
  collections,
  collectionTotals,
  disbursementSort,
  disbursements,
  disbursementTotals,
} from './money-lists.queries.ts'
import { readAsOf, readPeriod, requireReporter } from './report-scope.ts'

const readAfter = (after: string | undefined, sort: string): [string, string] | null =>
  after ? (decodeCursor(after, sort, [cursorKeys.day, cursorKeys.uuid]) as [string, string]) : null

@Resolver()
export class MoneyListsResolver {
  @Query(() => DisbursementPage, {
    complexity: listComplexity,
    description: 'Officer: loans that were paid out from one day to another, both included. Mentor: of her groups.',
  })
  async disbursements(
    @Ctx() context: Context,
    @Arg('from', () => DateScalar) from: string,
    @Arg('to', () => DateScalar) to: string,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
    @Arg('groupId', () => ID, { nullable: true }) groupId?: string,
    @Arg('mentorId', () => ID, { nullable: true }) mentorId?: string,
  ): Promise<DisbursementPage> {
    const { viewer, scope } = await requireReporter(context, { groupId, mentorId })
    checkPageSize(first)
    const page = await disbursements(context.reader, {
      ...readPeriod(from, to),
      ...scope,
      first,
      after: readAfter(after, disbursementSort),
    })
    const borrowerIds = [...new Set(page.nodes.map(({ borrowerId }) => borrowerId))]
    await logFinancialRead(context, viewer, borrowerIds, 'disbursements')
    return page
  }

  @Query(() => DisbursementTotals, { description: 'Officer, mentor: what the loans paid out come to.' })
  async disbursementTotals(
    @Ctx() context: Context,
    @Arg('from', () => DateScalar) from: string,
    @Arg('to', () => DateScalar) to: string,
    @Arg('groupId', () => ID, { nullable: true }) groupId?: string,
    @Arg('mentorId', () => ID, { nullable: true }) mentorId?: string,
  ): Promise<DisbursementTotals> {
    const { scope } = await requireReporter(context, { groupId, mentorId })
    return disbursementTotals(context.reader, { ...readPeriod(from, to), ...scope })
  }

  @Query(() => CollectionPage, {
    complexity: listComplexity,
    description:
      'Officer: what was paid on loans from one day to another, both included. Mentor: of her groups. As known at the end of asOf; now unless named.',
  })
  async collections(
    @Ctx() context: Context,
    @Arg('from', () => DateScalar) from: string,
    @Arg('to', () => DateScalar) to: string,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
    @Arg('groupId', () => ID, { nullable: true }) groupId?: string,
    @Arg('mentorId', () => ID, { nullable: true }) mentorId?: string,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf?: string,
  ): Promise<CollectionPage> {
    const { viewer, scope } = await requireReporter(context, { groupId, mentorId })
    checkPageSize(first)
    const page = await collections(
      context.reader,
      { ...readPeriod(from, to), ...scope, first, after: readAfter(after, collectionSort) },
      readAsOf(context, asOf).knownBefore,
    )
    const borrowerIds = [...new Set(page.nodes.map(({ borrowerId }) => borrowerId))]
    await logFinancialRead(context, viewer, borrowerIds, 'collections')
    return page
  }

  @Query(() => [CollectionTotals], { description: 'Officer, mentor: what came in, method by method.' })
  async collectionTotals(
    @Ctx() context: Context,
    @Arg('from', () => DateScalar) from: string,
    @Arg('to', () => DateScalar) to: string,
    @Arg('groupId', () => ID, { nullable: true }) groupId?: string,
    @Arg('mentorId', () => ID, { nullable: true }) mentorId?: string,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf?: string,
  ): Promise<CollectionTotals[]> {
    const { scope } = await requireReporter(context, { groupId, mentorId })
    const { knownBefore } = readAsOf(context, asOf)
    return collectionTotals(context.reader, { ...readPeriod(from, to), ...scope }, knownBefore)
  }
}
