import { Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { requireRole } from '../identity/permission.ts'
import { DeskCounts } from './desk.graphql.ts'
import { deskCounts } from './desk.queries.ts'

@Resolver()
export class DeskResolver {
  @Query(() => DeskCounts, { description: 'Officer: how much waits, room by room.' })
  async deskCounts(@Ctx() context: Context): Promise<DeskCounts> {
    const officer = await requireRole(context, 'OFFICER')
    return deskCounts(context.reader, officer.id, context.now)
  }
}
