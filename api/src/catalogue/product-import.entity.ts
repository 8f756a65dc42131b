import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant } from '../storage/types.ts'
import type { ImportFault } from './product-csv.rules.ts'

/** REFUSED: what was right when it was asked for was not any more when its turn came. */
export type ProductImportStatus = 'QUEUED' | 'RUNNING' | 'DONE' | 'REFUSED'

export const ProductImport = defineEntity({
  name: 'ProductImport',
  tableName: 'product_import',
  properties: {
    id: p.uuid().primary(),
    businessId: p.uuid(),
    requestHash: p.blob().$type<Buffer>(),
    /** Gone when it has been worked off. */
    csv: p.text().nullable(),
    status: p.string().$type<ProductImportStatus>(),
    /** Lines */
    done: p.integer(),
    total: p.integer(),
    faults: p.json().$type<ImportFault[]>(),
    requestedBy: p.uuid(),
    requestedAt: instant(),
    endedAt: instant().nullable(),
  },
})
export type ProductImport = InferEntity<typeof ProductImport>
