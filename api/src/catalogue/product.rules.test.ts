import { expect, test } from 'vitest'
import { availabilityOf, searchWords } from './product.rules.ts'

test.each([
  [null, 'MADE_TO_ORDER'],
  [0, 'SOLD_OUT'],
  [1, 'IN_STOCK'],
  [999, 'IN_STOCK'],
] as const)('a stock of %s is %s', (stock, availability) => {
  expect(availabilityOf(stock)).toBe(availability)
})

test.each<[string, string[]]>([
  ['', []],
  ['  ', []],
  ['& | ! ( ) : * < > \' " \\', []],
  ['Keripik Singkong', ['keripik', 'singkong']],
  ['Liberíka', ['liberika']],
  ['keripik-singkong,pisang', ['keripik', 'singkong', 'pisang']],
  ["'; drop table product; --", ['drop', 'table', 'product']],
  ['200 g', ['200', 'g']],
  ['a\u0000b', ['a', 'b']],
  ['satu dua tiga empat lima enam tujuh', ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam']],
  ['x'.repeat(100), ['x'.repeat(40)]],
])('the words of %j', (search, words) => {
  expect(searchWords(search)).toEqual(words)
})
