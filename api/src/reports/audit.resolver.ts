import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql'
import { startOfDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { logFinancialRead } from '../groups/finances-permission.ts'
import { requireRole } from '../identity/permission.ts'
import { parseInput, uuid } from '../wire/input.ts'
import { checkPageSize, cursorKeys, decodeCursor, listComplexity } from '../wire/page.ts'
import { AuditFilter, AuditPage } from './audit.graphql.ts'
import { auditLog, auditSort } from './audit.queries.ts'
import { auditActs } from './audit.rules.ts'

@Resolver()
export class AuditResolver {
  @Query(() => AuditPage, {
    complexity: listComplexity,
    description: 'Officer: who did what with loans, groups, roles and policies, newest first.',
  })
  async auditLog(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
    @Arg('filter', () => AuditFilter, { nullable: true }) filter?: AuditFilter,
  ): Promise<AuditPage> {
    const officer = await requireRole(context, 'OFFICER')
    checkPageSize(first)
    const page = await auditLog(context.reader, {
      areas: filter?.areas ?? [],
      from: filter?.from ? startOfDay(Temporal.PlainDate.from(filter.from)) : null,
      before: filter?.to ? startOfDay(Temporal.PlainDate.from(filter.to).add({ days: 1 })) : null,
      groupId: filter?.groupId ? parseInput(uuid, filter.groupId, ['filter', 'groupId']) : null,
      actorId: filter?.actorId ? parseInput(uuid, filter.actorId, ['filter', 'actorId']) : null,
      first,
      after: after
        ? (decodeCursor(after, auditSort, [cursorKeys.instant, cursorKeys.uuid, cursorKeys.name]) as [
            string,
            string,
            string,
          ])
        : null,
    })
    // Roles and memberships are no figures.
    const subjectIds = page.nodes.flatMap(({ subjectId, amount }) => (subjectId && amount !== null ? [subjectId] : []))
    await logFinancialRead(context, officer, [...new Set(subjectIds)], 'auditLog')
    return {
      pageInfo: page.pageInfo,
      nodes: page.nodes.map((row) => ({
        ...row,
        id: `${row.id}:${row.kind}`,
        label: auditActs[row.area][row.kind] ?? row.kind,
      })),
    }
  }
}
