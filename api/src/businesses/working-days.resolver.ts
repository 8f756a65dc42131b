import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { requireRole } from '../identity/permission.ts'
import { badInput, day as daySchema, parseInput, textOf } from '../wire/input.ts'
import { DateScalar } from '../wire/scalars.ts'
import { addPublicHoliday } from './add-public-holiday.ts'
import { removePublicHoliday } from './remove-public-holiday.ts'
import { AddPublicHolidayResult, PublicHoliday, RemovePublicHolidayResult } from './working-days.graphql.ts'
import { holidaysOfYear } from './working-days.queries.ts'

@Resolver()
export class WorkingDaysResolver {
  @Query(() => [PublicHoliday], {
    description: 'Of one year, in order. Working days are Monday to Friday without these.',
  })
  publicHolidays(@Ctx() { reader }: Context, @Arg('year', () => Int) year: number): Promise<PublicHoliday[]> {
    if (year < 2000 || year > 2200) throw badInput(['year'], 'Tahun ini tidak dikenal.')
    return holidaysOfYear(reader, year)
  }

  @Mutation(() => AddPublicHolidayResult, { description: 'Officer: today or later. Deadlines already told stay.' })
  async addPublicHoliday(
    @Ctx() context: Context,
    @Arg('day', () => DateScalar) day: string,
    @Arg('name', () => String) name: string,
  ): Promise<typeof AddPublicHolidayResult> {
    const officer = await requireRole(context, 'OFFICER')
    const added = await addPublicHoliday(context.db(), context.now, officer, {
      day: parseInput(daySchema, day, ['day']),
      name: parseInput(textOf('Nama hari libur', 80), name, ['name']),
    })
    return '__typename' in added ? added : { __typename: 'PublicHolidayAdded', holiday: added }
  }

  @Mutation(() => RemovePublicHolidayResult, { description: 'Officer: today or later.' })
  async removePublicHoliday(
    @Ctx() context: Context,
    @Arg('day', () => DateScalar) day: string,
  ): Promise<typeof RemovePublicHolidayResult> {
    await requireRole(context, 'OFFICER')
    const removed = await removePublicHoliday(context.db(), context.now, parseInput(daySchema, day, ['day']))
    return '__typename' in removed ? removed : { __typename: 'PublicHolidayRemoved', ...removed }
  }
}
