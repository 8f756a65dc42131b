import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { readCount, readRupiah } from '../../forms/read-figure.ts'
import type { EditProductInput, VariantInput } from '../../graphql/generated/graphql.ts'

/** Rows for kinds that are not there yet. */
export const newRows = 2

/** One row of the form: a kind of the product. */
export type VariantRow = {
  /** Empty for a new one. */
  id: string
  name: string
  price: string
  compareAtPrice: string
  stock: string
  removed: boolean
}

/** What was filled in, for the form to come back with. */
export const filledProduct = (form: FormData) => ({
  name: formText(form, 'name'),
  description: formText(form, 'description'),
  categorySlug: formText(form, 'categorySlug'),
  unit: formText(form, 'unit'),
  weightGrams: formText(form, 'weightGrams'),
  shelfLifeDays: formText(form, 'shelfLifeDays'),
  madeToOrder: formText(form, 'madeToOrder') === 'ya',
  leadTimeDays: formText(form, 'leadTimeDays'),
  variants: rowsOf(form),
})
export type FilledProduct = ReturnType<typeof filledProduct>

const rowsMax = 32

const rowsOf = (form: FormData): VariantRow[] =>
  Array.from({ length: rowsMax }, (_, index) => index)
    .filter((index) => form.has(`variants.${index}.name`))
    .map((index) => {
      const text = (field: string) => formText(form, `variants.${index}.${field}`)
      return {
        id: text('id'),
        name: text('name'),
        price: text('price'),
        compareAtPrice: text('compareAtPrice'),
        stock: text('stock'),
        removed: text('removed') === 'ya',
      }
    })

type FaultText = 'count' | 'price' | 'compareAtPrice' | 'stock' | 'allRemoved'

/**
 * An edit out of the form. Rows of new kinds that stay empty are no kinds.
 *
 * @param say the words for a fault
 */
export const readProduct = (
  filled: FilledProduct,
  say: (fault: FaultText) => string,
):
  | { edit: Omit<EditProductInput, 'productId' | 'version'>; rows: number[]; faults?: never }
  | { faults: Faults; edit?: never } => {
  const faults: { [field: string]: string } = {}
  const optionalCount = (field: 'weightGrams' | 'shelfLifeDays'): number | null => {
    const count = readCount(filled[field])
    if (filled[field] && count === undefined) faults[field] = say('count')
    return count ?? null
  }
  const amount = (text: string, field: string, fault: FaultText): number | undefined => {
    const read = readRupiah(text)
    if (!read) faults[field] = say(fault)
    return read
  }

  const leadTimeDays = readCount(filled.leadTimeDays)
  if (filled.madeToOrder && filled.leadTimeDays && leadTimeDays === undefined) faults.leadTimeDays = say('count')
  const variants: VariantInput[] = []
  /** Of each kind that is sent, the row that it stands in. */
  const rows: number[] = []
  for (const [index, row] of filled.variants.entries()) {
    const empty = !row.id && !row.name && !row.price
    if (row.removed || empty) continue
    const at = `variants.${index}`
    const price = amount(row.price, `${at}.price`, 'price')
    const compareAtPrice = row.compareAtPrice
      ? amount(row.compareAtPrice, `${at}.compareAtPrice`, 'compareAtPrice')
      : null
    const stock = readCount(row.stock)
    if (row.stock && stock === undefined) faults[`${at}.stock`] = say('stock')
    rows.push(index)
    variants.push({
      id: row.id || null,
      name: row.name,
      price: price ?? 0,
      compareAtPrice: compareAtPrice ?? null,
      stock: row.id || filled.madeToOrder ? null : (stock ?? 0),
    })
  }
  if (variants.length === 0) faults['variants.0.price'] = say('allRemoved')
  const weightGrams = optionalCount('weightGrams')
  const shelfLifeDays = optionalCount('shelfLifeDays')
  if (Object.keys(faults).length > 0) return { faults }
  return {
    rows,
    edit: {
      name: filled.name,
      description: filled.description,
      categorySlug: filled.categorySlug,
      unit: filled.unit,
      weightGrams,
      shelfLifeDays,
      madeToOrder: filled.madeToOrder,
      ...(filled.madeToOrder && leadTimeDays !== undefined && { leadTimeDays }),
      variants,
    },
  }
}

/** The API counts the kinds that were sent; the form counts its rows. */
export const faultsByRow = (faults: Faults, rows: readonly number[]): Faults =>
  Object.fromEntries(
    Object.entries(faults).map(([field, fault]) => [
      field.replace(/^variants\.(\d+)/, (_, index) => `variants.${rows[Number(index)] ?? index}`),
      fault,
    ]),
  )
