import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { badInput } from '../wire/input.ts'
import { listComplexity } from '../wire/page.ts'
import { DateScalar } from '../wire/scalars.ts'
import { endOf, readAsOf, requireReporter } from './report-scope.ts'
import { CollectionWeek, PortfolioWeek } from './trend.graphql.ts'
import { collectionWeeks, portfolioOn } from './trend.queries.ts'
import { mondaysUntil, shareOf, trendWeeksMax, weekEnd } from './trend.rules.ts'

const weeksComplexity = ({ args, childComplexity }: { args: { weeks?: number }; childComplexity: number }): number =>
  listComplexity({ args: { first: args.weeks ?? 26 }, childComplexity })

const readWeeks = (
  day: Temporal.PlainDate,
  weeks: number,
): { startsOn: Temporal.PlainDate; on: Temporal.PlainDate }[] => {
  if (weeks < 1 || weeks > trendWeeksMax) throw badInput(['weeks'], `weeks harus 1 sampai ${trendWeeksMax}.`)
  return mondaysUntil(day, weeks).map((startsOn) => ({ startsOn, on: weekEnd(startsOn, day) }))
}

@Resolver()
export class TrendResolver {
  @Query(() => [PortfolioWeek], {
    complexity: weeksComplexity,
    description:
      'Officer: all groups. Mentor: her own. The weeks up to that of asOf, oldest first; asked again later they are the same.',
  })
  async portfolioTrend(
    @Ctx() context: Context,
    @Arg('weeks', () => Int, { defaultValue: 26 }) weeks: number,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf?: string,
    @Arg('groupId', () => ID, { nullable: true }) groupId?: string,
    @Arg('mentorId', () => ID, { nullable: true }) mentorId?: string,
  ): Promise<PortfolioWeek[]> {
    const { scope } = await requireReporter(context, { groupId, mentorId })
    const asked = readWeeks(readAsOf(context, asOf).day, weeks)
    const days = asked.map(({ on }) => ({ day: on, knownBefore: endOf(on, context.now) }))
    const rows = new Map((await portfolioOn(context.reader, days, scope)).map((row) => [row.on.toString(), row]))
    return asked.map((week) => {
      const { loanCount, outstandingPrincipal, riskPrincipal } = rows.get(week.on.toString()) ?? {
        loanCount: 0,
        outstandingPrincipal: 0n,
        riskPrincipal: 0n,
      }
      const riskPercent = shareOf(riskPrincipal, outstandingPrincipal)
      return { ...week, loanCount, outstandingPrincipal, riskPrincipal, riskPercent }
    })
  }

  @Query(() => [CollectionWeek], {
    complexity: weeksComplexity,
    description:
      'Officer: all groups. Mentor: her own. The weeks up to that of asOf, oldest first, as known at the end of asOf.',
  })
  async collectionTrend(
    @Ctx() context: Context,
    @Arg('weeks', () => Int, { defaultValue: 26 }) weeks: number,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf?: string,
    @Arg('groupId', () => ID, { nullable: true }) groupId?: string,
    @Arg('mentorId', () => ID, { nullable: true }) mentorId?: string,
  ): Promise<CollectionWeek[]> {
    const { scope } = await requireReporter(context, { groupId, mentorId })
    const { day, knownBefore } = readAsOf(context, asOf)
    const asked = readWeeks(day, weeks)
    const from = asked[0]?.startsOn ?? day
    const rows = await collectionWeeks(context.reader, { from, to: day, knownBefore }, scope)
    const byWeek = new Map(rows.map((row) => [row.startsOn.toString(), row]))
    return asked.map((week) => {
      const { due, collected } = byWeek.get(week.startsOn.toString()) ?? { due: 0n, collected: 0n }
      return { ...week, due, collected, percent: shareOf(collected, due) }
    })
  }
}
