import type { EntityManager } from '@mikro-orm/postgresql'
import { firstFreeSlug, slugBase } from './own-product.rules.ts'

// As many names at most are given out side by side, and as many locks at most are held.
const buckets = 64

export interface WantedSlug {
  name: string
  /** That may take back what it had before; null for a new one. */
  productId: string | null
}

/** Each base and its numbers, as far as somebody has or had them. Its parameter is the list of bases. */
export const takenSlugs = `
  with wanted as (select base from unnest(?::text[]) as wanted (base))
  select p.slug, p.id as "productId" from wanted join product p on p.slug = wanted.base
  union all
  select p.slug, p.id from wanted
  join product p on p.slug collate "C" >= wanted.base || '-' and p.slug collate "C" < wanted.base || '.' and p.slug ~ '-[0-9]+$'
  union all
  select h.slug, h.product_id from wanted join product_slug_history h on h.slug = wanted.base
  union all
  select h.slug, h.product_id from wanted
  join product_slug_history h on h.slug collate "C" >= wanted.base || '-' and h.slug collate "C" < wanted.base || '.'
    and h.slug ~ '-[0-9]+$'`

/**
 * Finds addresses that nobody has and nobody had, and keeps others from finding the same until the transaction ends. All that a
 * transaction wants is asked for at once, and locks of products are taken before, never after.
 */
export const freeSlugs = async (tx: EntityManager, wanted: WantedSlug[]): Promise<string[]> => {
  const bases = `{${[...new Set(wanted.map(({ name }) => slugBase(name)))].join(',')}}`
  await tx.execute(
    `select pg_advisory_xact_lock(7114017, bucket)
     from (select distinct abs(hashtext(base) % ${buckets}) as bucket from unnest(?::text[]) as wanted (base) order by 1) buckets`,
    [bases],
  )
  const rows = await tx.execute<{ slug: string; productId: string }[]>(takenSlugs, [bases])
  const owners = new Map<string, string | null>(rows.map(({ slug, productId }) => [slug, productId]))
  return wanted.map(({ name, productId }) => {
    const slug = firstFreeSlug(slugBase(name), (one) => owners.has(one) && owners.get(one) !== productId)
    owners.set(slug, productId)
    return slug
  })
}
