import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'

/** What a buyer can take of a variant, as locked for this transaction. */
export interface LockedVariant {
  id: string
  productId: string
  businessId: string
  /** Product and, where there is a choice, variant. */
  name: string
  price: bigint
  /** Null: made to order, never runs out. */
  stock: number | null
  /** Buyers may order it now: it is on sale, and so is its shop. */
  published: boolean
  /** Its shop takes no orders for a while. */
  paused?: boolean
}

/**
 * Locks the products of these variants until the transaction ends, in id order: baskets that share products queue, and never
 * deadlock. The variants need no lock of their own, because whoever changes one locks its product first.
 *
 * @param now whose day tells whether a paused shop has opened again
 */
export const lockVariants = async (
  tx: EntityManager,
  variantIds: string[],
  now: Temporal.Instant = Temporal.Now.instant(),
): Promise<Map<string, LockedVariant>> => {
  const wanted = `{${variantIds.join(',')}}`
  await tx.execute(
    `select id from product
     where id in (select product_id from product_variant where id = any(?::uuid[]))
     order by id for no key update`,
    [wanted],
  )
  // Read after the locks are held: under read committed this statement sees what the transactions before us left.
  const rows = await tx.execute<(Omit<LockedVariant, 'price'> & { price: string })[]>(
    `select v.id, v.product_id as "productId", p.business_id as "businessId", v.price, v.stock,
            p.status = 'PUBLISHED' and b.has_shop and v.retired_at is null as published,
            coalesce(p.paused_until >= ?::date, false) as paused,
            case when v.name = '' then p.name else p.name || ' (' || v.name || ')' end as name
     from product_variant v join product p on p.id = v.product_id join business b on b.id = p.business_id
     where v.id = any(?::uuid[])`,
    [businessDay(now).toString(), wanted],
  )
  return new Map(
    rows.map(({ published, ...row }) => [
      row.id,
      { ...row, published: published && !row.paused, price: BigInt(row.price) },
    ]),
  )
}

/** Takes from the shelf what {@link lockVariants} has locked. The database refuses a stock below zero. */
export const takeStock = (tx: EntityManager, taken: { variantId: string; quantity: number }[]): Promise<unknown> =>
  move(tx, taken, '-')

/** Puts back what a cancelled order had taken. Locks the products itself. */
export const returnStock = async (
  tx: EntityManager,
  returned: { variantId: string; quantity: number }[],
): Promise<void> => {
  await lockVariants(
    tx,
    returned.map(({ variantId }) => variantId),
  )
  await move(tx, returned, '+')
}

const move = async (tx: EntityManager, moved: { variantId: string; quantity: number }[], sign: '+' | '-') => {
  if (moved.length === 0) return
  await tx.execute(
    `update product_variant v set stock = v.stock ${sign} moved.quantity
     from unnest(?::uuid[], ?::int[]) as moved (id, quantity)
     where v.id = moved.id and v.stock is not null`,
    [`{${moved.map((one) => one.variantId).join(',')}}`, `{${moved.map((one) => one.quantity).join(',')}}`],
  )
}

/** Remembers what was sold, for the order of best sellers. */
export const countSold = async (tx: EntityManager, sold: { productId: string; quantity: number }[]): Promise<void> => {
  const products = `{${sold.map((one) => one.productId).join(',')}}`
  await tx.execute(`select id from product where id = any(?::uuid[]) order by id for no key update`, [products])
  await tx.execute(
    `update product p set sold_count = p.sold_count + sold.quantity
     from (select id, sum(quantity)::int as quantity from unnest(?::uuid[], ?::int[]) as lines (id, quantity) group by id) sold
     where p.id = sold.id`,
    [products, `{${sold.map((one) => one.quantity).join(',')}}`],
  )
}
