import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { requireInsider } from '../groups/insider-permission.ts'
import { requireViewer } from '../identity/permission.ts'
import { parseInput, uuid } from '../wire/input.ts'
import { exportProducts } from './export-products.ts'
import { readTable } from './product-csv.rules.ts'
import { ProductImport, ProductImportPreview, StartProductImportResult } from './product-import.graphql.ts'
import { productImportOfId, shelfOf } from './product-import.queries.ts'
import { type LineOutcome, planImport } from './product-import.rules.ts'
import { startProductImport } from './start-product-import.ts'

@Resolver()
export class ProductImportResolver {
  @Query(() => String, {
    description:
      'Owner, mentor of her group, officer: all products as CSV for spreadsheets set to Indonesian (semicolons), one line for each variant.',
  })
  async exportProducts(@Ctx() context: Context, @Arg('businessId', () => ID) businessId: string): Promise<string> {
    const id = parseInput(uuid, businessId, ['businessId'])
    await requireInsider(context, id)
    return exportProducts(context.reader, id)
  }

  @Query(() => ProductImportPreview, {
    description:
      'Owner, mentor of her group, officer: what a table would change, and what is wrong with it. At most 2,000 lines.',
  })
  async previewProductImport(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
    @Arg('csv', () => String) csv: string,
  ): Promise<ProductImportPreview> {
    const id = parseInput(uuid, businessId, ['businessId'])
    await requireInsider(context, id)
    const { lines: table, faults: unreadable } = readTable(csv)
    const { lines, faults } = planImport(table, await shelfOf(context.reader, id))
    const count = (outcome: LineOutcome) => lines.filter((line) => line.outcome === outcome).length
    return {
      lines,
      faults: [...unreadable, ...faults].sort((a, b) => a.line - b.line),
      newCount: count('NEW'),
      changedCount: count('CHANGED'),
      unchangedCount: count('UNCHANGED'),
    }
  }

  @Mutation(() => StartProductImportResult, {
    description:
      'Seller, or who acts for her: imports a table, all of it or nothing. importId is a UUID made by the client: the same id is the same import.',
  })
  async startProductImport(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
    @Arg('csv', () => String) csv: string,
    @Arg('importId', () => ID) importId: string,
  ): Promise<typeof StartProductImportResult> {
    const who = await requireViewer(context)
    const request = {
      businessId: parseInput(uuid, businessId, ['businessId']),
      importId: parseInput(uuid, importId, ['importId']),
      csv,
    }
    const done = await startProductImport(context.db(), context.now, who, request)
    if ('__typename' in done) return done
    const started = await productImportOfId(context.reader, done.importId)
    return { __typename: 'ProductImportStarted', import: started as ProductImport }
  }

  @Query(() => ProductImport, { nullable: true, description: 'Owner, mentor of her group, officer.' })
  async productImport(
    @Ctx() context: Context,
    @Arg('importId', () => ID) importId: string,
  ): Promise<ProductImport | null> {
    await requireViewer(context)
    const found = await productImportOfId(context.reader, parseInput(uuid, importId, ['importId']))
    if (found) await requireInsider(context, found.businessId)
    return found
  }
}
