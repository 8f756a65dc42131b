import { badInput } from '../wire/input.ts'

/** What buyers would like to know and are not told yet. */
export type ProductGap = 'IMAGE' | 'DESCRIPTION' | 'WEIGHT' | 'SHELF_LIFE' | 'LEAD_TIME'

export interface ProductFacts {
  imageCount: number
  description: string
  categorySlug: string
  weightGrams: number | null
  shelfLifeDays: number | null
  madeToOrder: boolean
  leadTimeDays: number
}

/** Below it a description says nothing that the name does not. */
const descriptionLengthMin = 20

const crafts: readonly string[] = ['batik', 'kerajinan-kain', 'anyaman']

/** Kelengkapan: what is still missing, the most wanted first. Crafts neither spoil nor sell by weight. */
export const gapsOf = (product: ProductFacts): ProductGap[] => {
  const food = !crafts.includes(product.categorySlug)
  const missing: Record<ProductGap, boolean> = {
    IMAGE: product.imageCount === 0,
    DESCRIPTION: product.description.trim().length < descriptionLengthMin,
    WEIGHT: food && product.weightGrams === null,
    SHELF_LIFE: food && product.shelfLifeDays === null,
    LEAD_TIME: product.madeToOrder && product.leadTimeDays === 0,
  }
  return (Object.keys(missing) as ProductGap[]).filter((gap) => missing[gap])
}

const slugLengthMax = 80

/** What the address of a product of this name begins with: small letters, digits and hyphens. */
export const slugBase = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, slugLengthMax)
    .replace(/^-+|-+$/g, '') || 'produk'

/** The base itself, or the base with the first number that is free. */
export const firstFreeSlug = (base: string, isTaken: (slug: string) => boolean): string => {
  if (!isTaken(base)) return base
  let number = 2
  while (isTaken(`${base}-${number}`)) number += 1
  return `${base}-${number}`
}

// The first line with a word of the name decides: sambal ikan is a sambal.
const categoryWords: [category: string, words: RegExp][] = [
  ['batik', /\bbatik\b/],
  ['anyaman', /\b(?:anyam\w*|pandan tas|tikar|bakul|rotan|purun)\b/],
  ['kerajinan-kain', /\b(?:tas|dompet|pouch|sarung|mukena|bordir|perca|jilbab|kain|taplak|boneka|masker)\b/],
  ['sambal-bumbu', /\b(?:sambal|sambel|bumbu|tempoyak|rempah)\b/],
  ['keripik', /\b(?:keripik|kripik|kerupuk|krupuk|emping|rempeyek|peyek|stik|opak|rengginang|camilan|cemilan)\b/],
  ['olahan-ikan', /\b(?:ikan|patin|pempek|abon|lele|gabus|nila|bakso|nugget|otak-otak|salai|teri)\b/],
  ['kopi', /\bkopi\b/],
  ['minuman', /\b(?:minuman|sirup|jus|es|teh|jamu|jahe|kunyit|wedang|susu|sari)\b/],
  ['kue-kering', /\b(?:nastar|kastengel|kue kering|putri salju|sagu keju|kacang telur|semprit|cookies?|bangkit)\b/],
  [
    'kue-basah',
    /\b(?:kue|bolu|joda\w*|padamaran|lapis|lemper|risoles?|pastel|donat|roti|brownies|puding|martabak|cake)\b/,
  ],
]

/** Where a product of this name most likely belongs; null where its name does not tell. */
export const guessCategory = (name: string): string | null => {
  const words = name.toLowerCase()
  return categoryWords.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}

export interface VariantDraft {
  /** Of the variant that it changes; null for a new one, which is recognised by its name. */
  id: string | null
  name: string
  /** Whole rupiah */
  price: bigint
  /** What it cost before, whole rupiah. */
  compareAtPrice: bigint | null
  /** Of a new one. What is on the shelf of another is set where sales cannot come in between. */
  stock: number | null
}

/**
 * Judges the variants of one product among themselves.
 *
 * @throws BAD_USER_INPUT
 */
export const checkVariants = (variants: Omit<VariantDraft, 'id'>[], at: string[]): void => {
  const seen = new Set<string>()
  for (const [index, { name, price, compareAtPrice }] of variants.entries()) {
    const field = [...at, String(index)]
    if (variants.length > 1 && name === '') throw badInput([...field, 'name'], 'Nama varian perlu diisi.')
    if (seen.has(name.toLowerCase())) throw badInput([...field, 'name'], `Varian ${name} sudah ada.`)
    seen.add(name.toLowerCase())
    if (compareAtPrice !== null && compareAtPrice <= price) {
      throw badInput([...field, 'compareAtPrice'], 'Harga coret harus lebih tinggi dari harga jual.')
    }
  }
}
