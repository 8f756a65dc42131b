import { randomUUIDv7 } from 'node:crypto'
import { FlushMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Job, JobContext } from '../jobs/job.ts'
import { joinShop } from '../shops/lock-shop.ts'
import type { Reader } from '../storage/statement.ts'
import { Product, ProductVariant } from './product.entity.ts'
import { readTable } from './product-csv.rules.ts'
import { ProductImport } from './product-import.entity.ts'
import { shelfWithin, tellFailure, tellProgress } from './product-import.queries.ts'
import { type PlannedProduct, planImport } from './product-import.rules.ts'
import { freeSlugs } from './product-slug.ts'

/** Products that are written between two looks at the progress. */
const batchSize = 25

/**
 * Works off a table in one transaction: all of it is on the shelf or nothing. Whoever runs it again, because the process died or
 * said nothing in time, waits for the one before and finds it done, or begins anew.
 */
export const importProducts: Job = {
  name: 'product-import',
  secondsMax: 300,
  run: async ({ db, reader, now, attempt }: JobContext, { importId }: { importId: string }) => {
    const teller = progressTeller(reader, importId)
    try {
      await db.transactional((tx) => work(tx, now, importId, teller.tell), { flushMode: FlushMode.COMMIT })
    } catch (error) {
      // She must not wait for what will not come.
      if (attempt.isLast) await tellFailure(reader, importId, now)
      throw error
    } finally {
      await teller.end()
    }
  },
}

/**
 * Says how far it is, outside the transaction. Nobody waits for that: the connections may all be held by those who wait for what
 * the transaction has locked.
 */
const progressTeller = (reader: Reader, importId: string) => {
  let telling: Promise<void> | undefined
  return {
    tell: (done: number): void => {
      telling ??= tellProgress(reader, importId, done)
        .catch(() => {})
        .finally(() => {
          telling = undefined
        })
    },
    end: async (): Promise<void> => telling,
  }
}

type Tell = (done: number) => void

const work = async (tx: EntityManager, now: Temporal.Instant, importId: string, tell: Tell): Promise<void> => {
  await tx.execute(`select pg_advisory_xact_lock(hashtextextended('product import ' || ?, 0))`, [importId])
  const asked = await tx.findOne(ProductImport, { id: importId })
  if (!asked || asked.endedAt || !asked.csv) return
  await joinShop(tx, asked.businessId)
  // Sales and edits of these products wait until it is over; what was sold before is in what is read now.
  await tx.execute(`select id from product where business_id = ? order by id for no key update`, [asked.businessId])
  const { lines } = readTable(asked.csv)
  const plan = planImport(lines, await shelfWithin(tx, asked.businessId))
  if (plan.faults.length === 0) {
    await writeProducts(tx, asked, plan.products, tell)
    asked.done = asked.total
  } else {
    asked.faults = plan.faults
  }
  asked.status = plan.faults.length === 0 ? 'DONE' : 'REFUSED'
  asked.csv = null
  asked.endedAt = now
}

const writeProducts = async (
  tx: EntityManager,
  { businessId }: ProductImport,
  planned: PlannedProduct[],
  tell: Tell,
): Promise<void> => {
  const named = planned.filter(({ id, renamed }) => id === null || renamed)
  const given = await freeSlugs(
    tx,
    named.map(({ id, fields }) => ({ name: fields.name, productId: id })),
  )
  const slugs = new Map(named.map((one, index) => [one, given[index] as string]))
  let done = 0
  for (let from = 0; from < planned.length; from += batchSize) {
    const batch = planned.slice(from, from + batchSize)
    const ids = batch.flatMap(({ id }) => (id === null ? [] : [id]))
    const products = new Map((await tx.find(Product, { id: { $in: ids } })).map((product) => [product.id, product]))
    const variants = await tx.find(ProductVariant, { product: { $in: ids } })
    const standing = Map.groupBy(variants, ({ product }) => product.id)
    for (const one of batch) {
      const product = one.id === null ? null : (products.get(one.id) as Product)
      writeProduct(tx, businessId, one, slugs.get(one) ?? null, product, standing.get(one.id ?? '') ?? [])
      done += one.lineCount
    }
    await tx.flush()
    tell(done)
  }
}

const writeProduct = (
  tx: EntityManager,
  businessId: string,
  { fields, fieldsChange, variants }: PlannedProduct,
  slug: string | null,
  standing: Product | null,
  standingVariants: ProductVariant[],
): void => {
  const product = standing ?? tx.create(Product, { id: randomUUIDv7(), businessId, slug: slug as string, ...fields })
  if (standing && (fieldsChange || variants.some(({ changes }) => changes))) {
    Object.assign(standing, fields, slug === null ? {} : { slug })
    standing.version += 1
  }
  let position = standingVariants.reduce((last, one) => Math.max(last, one.position), -1)
  for (const { id, changes, ...variant } of variants) {
    const present = standingVariants.find((one) => one.id === id)
    if (present) {
      if (changes) Object.assign(present, variant)
    } else {
      position += 1
      tx.create(ProductVariant, { id: randomUUIDv7(), product, position, ...variant, retiredAt: null })
    }
  }
  // Of variants that the table does not name, too.
  for (const one of standingVariants) {
    if (one.retiredAt !== null) continue
    if (fields.madeToOrder) one.stock = null
    else one.stock ??= 0
  }
}
