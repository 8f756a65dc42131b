import { randomUUIDv7 } from 'node:crypto'
import { GraphQLError } from 'graphql'
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { forbidden, requireViewer } from '../identity/permission.ts'
import { parseInput, uuid } from '../wire/input.ts'
import { ExportedFile } from './export.graphql.ts'
import { beginExport } from './export.queries.ts'
import { exportsPerHourMax } from './export.rules.ts'
import { exportBusiness } from './export-business.ts'

@Resolver()
export class ExportResolver {
  @Query(() => [ExportedFile], {
    complexity: 4000,
    description:
      'The owner herself, also not her mentor: everything that is kept about her business and her, as CSV and JSON. Written down; at most ten in an hour (RATE_LIMITED).',
  })
  async businessExport(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
  ): Promise<ExportedFile[]> {
    const { id: viewerId } = await requireViewer(context)
    const id = parseInput(uuid, businessId, ['businessId'])
    const { reader, requestId, now } = context
    const asked = await beginExport(reader, {
      id: randomUUIDv7(),
      businessId: id,
      viewerId,
      requestId,
      now,
      max: exportsPerHourMax,
    })
    if (!asked?.owns) throw forbidden()
    if (asked.recent >= exportsPerHourMax) {
      throw new GraphQLError('Data sudah diunduh beberapa kali. Coba lagi satu jam lagi.', {
        extensions: { code: 'RATE_LIMITED' },
      })
    }
    return exportBusiness(reader, id, context.mediaUrl)
  }
}
