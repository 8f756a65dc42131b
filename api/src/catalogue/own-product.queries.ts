import { type Reader, readOne, readRows, shapedStatement, statement } from '../storage/statement.ts'
import { cursorKeys, decodeCursor, encodeCursor, type Page, pageOf } from '../wire/page.ts'
import { gapsOf, type ProductFacts, type ProductGap } from './own-product.rules.ts'
import type { ProductStatus } from './product.entity.ts'
import { searchWords } from './product.rules.ts'

export interface OwnProductRow {
  id: string
  businessId: string
  status: ProductStatus
  version: number
  madeToOrder: boolean
  completeness: ProductGap[]
}

type FactsRow = Omit<OwnProductRow, 'completeness'> & ProductFacts & { newestRank: bigint }

const columns = `
  p.id, p.business_id as "businessId", p.status, p.version, p.made_to_order as "madeToOrder", p.newest_rank as "newestRank",
  p.description, p.category_slug as "categorySlug", p.weight_grams as "weightGrams", p.shelf_life_days as "shelfLifeDays",
  p.lead_time_days as "leadTimeDays", (select count(*)::int from product_image i where i.product_id = p.id) as "imageCount"`

const judged = (row: FactsRow) => ({ ...row, completeness: gapsOf(row) })

const byId = statement<FactsRow>(`select ${columns} from product p where p.id = $1`)

export const ownProductOfId = async (reader: Reader, productId: string): Promise<OwnProductRow | null> => {
  const row = await readOne(reader, byId, [productId])
  return row && judged(row)
}

export interface OwnListing {
  businessId: string
  /** Null: all but what is put away. */
  status: ProductStatus | null
  search: string | null
}

const conditionsOf = ({ businessId, status, search }: OwnListing): { where: string; values: unknown[] } => {
  const values: unknown[] = [businessId]
  const texts = ['p.business_id = $1']
  if (status === null) texts.push(`p.status <> 'ARCHIVED'`)
  else texts.push(`p.status = $${values.push(status)}`)
  for (const word of searchWords(search ?? '')) {
    texts.push(`lower(unaccent(p.name)) like $${values.push(`%${word}%`)}`)
  }
  return { where: texts.join(' and '), values }
}

const sort = 'OWN_NEWEST'

/** @throws BAD_USER_INPUT when the cursor was made for another list */
export const ownProducts = async (
  reader: Reader,
  listing: OwnListing & { first: number; after: string | null },
): Promise<Page<OwnProductRow>> => {
  const { where, values } = conditionsOf(listing)
  const behind = listing.after
    ? ` and p.newest_rank < $${values.push(decodeCursor(listing.after, sort, [cursorKeys.whole])[0])}::bigint`
    : ''
  const asked = shapedStatement<FactsRow>(
    `select ${columns} from product p where ${where}${behind} order by p.newest_rank desc limit ${listing.first + 1}`,
  )
  const rows = (await readRows(reader, asked, values)).map(judged)
  return pageOf(rows, listing.first, listing.after, ({ newestRank }) => encodeCursor(sort, [newestRank]))
}

export const countOwnProducts = async (reader: Reader, listing: OwnListing): Promise<number> => {
  const { where, values } = conditionsOf(listing)
  const asked = shapedStatement<{ count: number }>(`select count(*)::int as count from product p where ${where}`)
  return (await readOne(reader, asked, values))?.count ?? 0
}
