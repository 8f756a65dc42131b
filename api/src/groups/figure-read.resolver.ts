import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { parseInput, uuid } from '../wire/input.ts'
import { checkPageSize, cursorKeys, decodeCursor, listComplexity } from '../wire/page.ts'
import { FigureReadPage } from './figure-read.graphql.ts'
import { figureReads, readSort } from './figure-read.queries.ts'
import { type FigureName, figures } from './figure-read.rules.ts'
import { requireOwner } from './owner-permission.ts'

@Resolver()
export class FigureReadResolver {
  @Query(() => FigureReadPage, {
    complexity: listComplexity,
    description: 'The owner herself: who looked at her figures, of this business or another of hers, newest first.',
  })
  async figureReads(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<FigureReadPage> {
    const { id: subjectId } = await requireOwner(context, parseInput(uuid, businessId, ['businessId']))
    checkPageSize(first)
    const page = await figureReads(context.reader, {
      subjectId,
      first,
      after: after ? (decodeCursor(after, readSort, [cursorKeys.instant, cursorKeys.uuid]) as [string, string]) : null,
    })
    return {
      pageInfo: page.pageInfo,
      nodes: page.nodes.map((row) => ({ ...row, label: figures[row.what as FigureName] ?? row.what })),
    }
  }
}
