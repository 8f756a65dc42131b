import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { businessDay, weekStart } from '../calendar.ts'
import type { Context } from '../context.ts'
import { readFinancesOf } from '../groups/finances-permission.ts'
import { badInput, day, parseInput, uuid } from '../wire/input.ts'
import { DateScalar } from '../wire/scalars.ts'
import { SellerWeek } from './week-in-sentences.graphql.ts'
import { sellerWeek } from './week-in-sentences.ts'

@Resolver()
export class SellerWeekResolver {
  @Query(() => SellerWeek, {
    description: 'The running week unless the Monday of an earlier one is named. Owner, mentor of her group, officer.',
  })
  async sellerWeek(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
    @Arg('weekStartsOn', () => DateScalar, { nullable: true }) weekStartsOn?: string,
  ): Promise<SellerWeek> {
    const id = parseInput(uuid, businessId, ['businessId'])
    const running = weekStart(businessDay(context.now))
    const monday = weekStartsOn ? parseInput(day, weekStartsOn, ['weekStartsOn']) : running
    if (monday.dayOfWeek !== 1) throw badInput(['weekStartsOn'], 'Minggu dimulai hari Senin.')
    if (Temporal.PlainDate.compare(monday, running) > 0) throw badInput(['weekStartsOn'], 'Minggu ini belum tiba.')
    await readFinancesOf(context, id, 'sellerWeek')
    return sellerWeek(context.reader, context.now, id, monday)
  }
}
