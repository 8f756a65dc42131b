import type { EntityManager } from '@mikro-orm/postgresql'
import { mayManage } from '../groups/manage-permission.ts'
import { enqueue } from '../jobs/queue.ts'
import type { NotYourShop } from '../shops/shop.graphql.ts'
import { notYourShop } from '../shops/shop.refusals.ts'
import { requestHash } from '../wire/input.ts'
import { readTable } from './product-csv.rules.ts'
import { ProductImport } from './product-import.entity.ts'
import type { ProductImportFaulty, ProductImportIdTaken } from './product-import.graphql.ts'
import { shelfWithin } from './product-import.queries.ts'
import { planImport } from './product-import.rules.ts'

export interface ImportRequest {
  importId: string
  businessId: string
  csv: string
}

/**
 * Takes in a table of products, to be worked off by a job: all of it or nothing.
 *
 * The client names the import, so that a tap sent twice imports once. A table with faults is handed back at once.
 */
export const startProductImport = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  { importId, businessId, csv }: ImportRequest,
): Promise<{ importId: string } | NotYourShop | ProductImportFaulty | ProductImportIdTaken> =>
  db.transactional(async (tx) => {
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('product import ' || ?, 0))`, [importId])
    if (!(await mayManage(tx, who, businessId, { now, what: 'startProductImport' }))) return notYourShop
    const hash = requestHash({ businessId, csv })
    const started = await tx.findOne(ProductImport, { id: importId })
    if (started) return started.requestHash.equals(hash) ? { importId } : importIdTaken

    const { lines, faults: unreadable } = readTable(csv)
    const { faults } = planImport(lines, await shelfWithin(tx, businessId))
    if (unreadable.length + faults.length > 0) return faulty([...unreadable, ...faults])
    tx.create(ProductImport, {
      id: importId,
      businessId,
      requestHash: hash,
      csv,
      status: 'QUEUED',
      done: 0,
      total: lines.length,
      faults: [],
      requestedBy: who.id,
      requestedAt: now,
      endedAt: null,
    })
    await enqueue(tx, 'product-import', { importId })
    return { importId }
  })

const faulty = (faults: ProductImportFaulty['faults']): ProductImportFaulty => ({
  __typename: 'ProductImportFaulty',
  message: `Ada ${faults.length} yang perlu diperbaiki. Belum ada yang diubah.`,
  field: ['csv'],
  faults,
})

const importIdTaken: ProductImportIdTaken = {
  __typename: 'ProductImportIdTaken',
  message: 'Tabel ini sudah dikirim dengan isi yang lain. Muat ulang halaman, lalu coba lagi.',
  field: ['importId'],
}
