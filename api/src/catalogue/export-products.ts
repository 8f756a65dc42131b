import type { Reader } from '../storage/statement.ts'
import { type Cells, statusWords, writeTable } from './product-csv.rules.ts'
import { shelfOf } from './product-import.queries.ts'

/** All products of a business as a table that can be changed in a spreadsheet and imported again. One line for each variant. */
export const exportProducts = async (reader: Reader, businessId: string): Promise<string> => {
  const { products, categories } = await shelfOf(reader, businessId)
  const categoryNames = new Map(categories.map(({ slug, name }) => [slug, name]))
  const text = (value: number | bigint | null) => (value === null ? '' : `${value}`)
  return writeTable(
    products.flatMap((product) =>
      product.variants.map((variant, index): Cells => {
        const own: Cells = {
          kategori: categoryNames.get(product.categorySlug) ?? product.categorySlug,
          keterangan: product.description,
          satuan: product.unit,
          berat_gram: text(product.weightGrams),
          tahan_hari: text(product.shelfLifeDays),
          dibuat_pesanan: product.madeToOrder ? 'ya' : 'tidak',
          lama_hari: text(product.leadTimeDays),
          status: statusWords[product.status],
        }
        return {
          kode: product.slug,
          produk: product.name,
          // Said once for all variants of a product.
          ...(index === 0 ? own : {}),
          varian: variant.name,
          harga: text(variant.price),
          harga_coret: text(variant.compareAtPrice),
          stok: text(variant.stock),
          stok_tercatat: text(variant.stock),
        }
      }),
    ),
  )
}
