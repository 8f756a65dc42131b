import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { businessDay, startOfDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { forbidden, requireViewer } from '../identity/permission.ts'
import { badInput, parseInput, uuid } from '../wire/input.ts'
import { DateScalar } from '../wire/scalars.ts'
import { Portfolio, type PortfolioPart } from './portfolio.graphql.ts'
import { type GroupPortfolioRow, groupPortfolios } from './portfolio.queries.ts'
import { addUp } from './portfolio.rules.ts'

@Resolver()
export class PortfolioResolver {
  @Query(() => Portfolio, {
    description: 'Officer: all groups. Mentor: her own. asOf is today unless a past day is named.',
  })
  async portfolio(
    @Ctx() context: Context,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf?: string,
    @Arg('groupId', () => ID, { nullable: true }) groupId?: string,
  ): Promise<Portfolio> {
    const viewer = await requireViewer(context)
    const isOfficer = viewer.roles.includes('OFFICER')
    if (!isOfficer && !viewer.roles.includes('MENTOR')) throw forbidden()
    const today = businessDay(context.now)
    const day = asOf ? Temporal.PlainDate.from(asOf) : today
    if (Temporal.PlainDate.compare(day, today) > 0) throw badInput(['asOf'], 'Hari itu belum tiba.')
    const rows = await groupPortfolios(context.reader, {
      asOf: day,
      // A microsecond is the finest that the database knows: what was posted in this very moment counts.
      knownBefore: day.equals(today) ? context.now.add({ microseconds: 1 }) : startOfDay(day.add({ days: 1 })),
      groupId: groupId ? parseInput(uuid, groupId, ['groupId']) : null,
      mentorId: isOfficer ? null : viewer.id,
    })
    return {
      asOf: day,
      total: addUp(rows),
      byGroup: partsBy(rows, ({ groupId: id, groupName: name }) => ({ id, name })),
      byMentor: partsBy(rows, ({ mentorId: id, mentorName: name }) => ({ id, name })),
      byKecamatan: partsBy(rows, ({ kecamatan }) => ({ id: kecamatan, name: kecamatan })),
    }
  }
}

const partsBy = (
  rows: readonly GroupPortfolioRow[],
  nameOf: (row: GroupPortfolioRow) => { id: string; name: string },
): PortfolioPart[] =>
  [...Map.groupBy(rows, (row) => nameOf(row).id).values()]
    .map((own) => ({ ...nameOf(own[0] as GroupPortfolioRow), figures: addUp(own) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'id'))
