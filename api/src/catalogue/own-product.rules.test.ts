import { expect, test } from 'vitest'
import {
  checkVariants,
  firstFreeSlug,
  gapsOf,
  guessCategory,
  type ProductFacts,
  slugBase,
} from './own-product.rules.ts'

test.each([
  ['Keripik Singkong', 'keripik-singkong'],
  ['  Kue  “Padamaran”! ', 'kue-padamaran'],
  ['Es Krim Crème Brûlée', 'es-krim-creme-brulee'],
  ['100% Kopi (Liberika)', '100-kopi-liberika'],
  ["'; drop table product; --", 'drop-table-product'],
  ['糯米', 'produk'],
  ['---', 'produk'],
  [`${'a'.repeat(79)} b`, 'a'.repeat(79)],
])('%j begins its address with %s', (name, base) => {
  expect(slugBase(name)).toBe(base)
})

test.each([
  [[], 'kue'],
  [['kue'], 'kue-2'],
  [['kue', 'kue-2', 'kue-4'], 'kue-3'],
  [['kue-2'], 'kue'],
])('where %j are taken, the address is %s', (taken, slug) => {
  expect(firstFreeSlug('kue', (one) => taken.includes(one))).toBe(slug)
})

test.each([
  ['Keripik Singkong Balado', 'keripik'],
  ['Kopi Liberika Tungkal', 'kopi'],
  ['Sambal Ikan Teri', 'sambal-bumbu'],
  ['Tas Batik Perca', 'batik'],
  ['Tas Anyaman Pandan', 'anyaman'],
  ['Dompet Kain', 'kerajinan-kain'],
  ['Pempek Lenjer', 'olahan-ikan'],
  ['Nastar Nanas', 'kue-kering'],
  ['Bolu Kojo', 'kue-basah'],
  ['Sirup Jeruk', 'minuman'],
  ['Dodol Nanas', null],
  ['Kopiah Jambi', null],
])('%s belongs to %s', (name, category) => {
  expect(guessCategory(name)).toBe(category)
})

const whole: ProductFacts = {
  imageCount: 1,
  description: 'Renyah, gurih, tahan dua bulan.',
  categorySlug: 'keripik',
  weightGrams: 200,
  shelfLifeDays: 60,
  madeToOrder: false,
  leadTimeDays: 0,
}

test.each<[string, Partial<ProductFacts>, string[]]>([
  ['all that is asked', {}, []],
  ['no picture', { imageCount: 0 }, ['IMAGE']],
  ['a word as its description', { description: 'Enak sekali.      ' }, ['DESCRIPTION']],
  ['neither weight nor shelf life', { weightGrams: null, shelfLifeDays: null }, ['WEIGHT', 'SHELF_LIFE']],
  ['neither, being a craft', { categorySlug: 'batik', weightGrams: null, shelfLifeDays: null }, []],
  ['no time to make it', { madeToOrder: true }, ['LEAD_TIME']],
  [
    'nothing',
    { imageCount: 0, description: '', weightGrams: null, shelfLifeDays: null },
    ['IMAGE', 'DESCRIPTION', 'WEIGHT', 'SHELF_LIFE'],
  ],
])('a product with %s', (_, facts, gaps) => {
  expect(gapsOf({ ...whole, ...facts })).toEqual(gaps)
})

const variant = (name: string, price = 10_000n, compareAtPrice: bigint | null = null) => ({
  name,
  price,
  compareAtPrice,
  stock: 1,
})

test.each<[string, ReturnType<typeof variant>[], string | null]>([
  ['one without a name', [variant('')], null],
  ['two names', [variant('Pedas'), variant('Manis')], null],
  ['one of two without a name', [variant('Pedas'), variant('')], '1.name'],
  ['the same name twice', [variant('Pedas'), variant('PEDAS')], '1.name'],
  ['a price that was higher', [variant('', 10_000n, 12_000n)], null],
  ['a price that was the same', [variant('', 10_000n, 10_000n)], '0.compareAtPrice'],
  ['a price that was lower', [variant(''), variant('B', 10_000n, 9_000n)].slice(1), '0.compareAtPrice'],
])('variants with %s', (_, variants, at) => {
  const field = () => {
    try {
      checkVariants(variants, [])
      return null
    } catch (error) {
      return (error as { extensions: { field: string[] } }).extensions.field.join('.')
    }
  }
  expect(field()).toBe(at)
})
