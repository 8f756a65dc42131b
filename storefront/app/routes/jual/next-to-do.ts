import type { ProductGap, ProductStatus } from '../../graphql/generated/graphql.ts'

type OwnGoods = {
  id: string
  status: ProductStatus
  completeness: readonly ProductGap[]
  product: { name: string; variants: readonly { name: string; stock: number | null }[] }
}

/** Below it she should think of making more. */
const stockLowMax = 3
const shownMax = 5

/** What is nearly gone or gone of the goods on sale, the scarcest first. */
export const scarceGoods = (goods: readonly OwnGoods[]): { name: string; stock: number }[] =>
  goods
    .filter(({ status }) => status === 'PUBLISHED')
    .flatMap(({ product }) =>
      product.variants.map(({ name, stock }) => ({
        name: name ? `${product.name}, ${name}` : product.name,
        // Null: made to order, never scarce.
        stock: stock ?? Number.POSITIVE_INFINITY,
      })),
    )
    .filter(({ stock }) => stock <= stockLowMax)
    .toSorted((a, b) => a.stock - b.stock)
    .slice(0, shownMax)

export type ToDo =
  | { kind: 'openShop' | 'firstGoods' }
  | { kind: 'complete'; productId: string; name: string; gap: ProductGap }

/** The one thing that would help her sales most now; nothing where all is done. */
export const nextToDo = ({ hasShop, goods }: { hasShop: boolean; goods: readonly OwnGoods[] }): ToDo | null => {
  if (goods.length === 0) return { kind: 'firstGoods' }
  if (!hasShop) return { kind: 'openShop' }
  const lacking = goods.find(({ status, completeness }) => status !== 'ARCHIVED' && completeness.length > 0)
  const [gap] = lacking?.completeness ?? []
  return lacking && gap ? { kind: 'complete', productId: lacking.id, name: lacking.product.name, gap } : null
}
