import { describe, expect, test } from 'vitest'
import { isEverywhere, type Stem, searchQueries, type Term, wordsLookedFor } from './search.rules.ts'
import { priceSteps } from './search-filter.ts'

test.each<[string, string[]]>([
  ['', []],
  ['  ', []],
  ['Keripik Singkong', ['keripik', 'singkong']],
  ['keripik KERIPIK keripik', ['keripik']],
  ['mau cari keripik yang murah', ['keripik']],
  ['jual kopi terbaik di Kota Jambi', ['kopi']],
  ['yang untuk dan', ['yang', 'untuk', 'dan']],
  ['murah', ['murah']],
  ['Liberíka, 200 g', ['liberika', '200', 'g']],
  ['a b c d e f g h', ['b', 'c', 'd', 'e', 'f', 'g']],
])('in %j is looked for %j', (search, words) => {
  expect(wordsLookedFor(search)).toEqual(words)
})

const stem = (text: string, documents = 1, headlineDocuments = documents, nameDocuments = headlineDocuments): Stem => ({
  stem: text,
  documents,
  headlineDocuments,
  nameDocuments,
})
const term = (stems: Stem[], isCommon = false): Term => ({ word: '', stems, isCommon })

describe('the queries', () => {
  test('ask for each term by any of its stems, in the name, the headline and anywhere', () => {
    expect(searchQueries({ terms: [term([stem('ripik'), stem('kripik')]), term([stem('singkong')])] })).toEqual({
      name: `('=ripik' | '=kripik') & ('=singkong')`,
      headline: `('/ripik' | '/kripik') & ('/singkong')`,
      found: `('ripik' | 'kripik') & ('singkong')`,
    })
  })

  test('ask for a common word in headlines only', () => {
    expect(searchQueries({ terms: [term([stem('rumah')], true), term([stem('kue')])] }).found).toBe(
      `('/rumah') & ('kue')`,
    )
  })

  test('hold no quote of a word’s own', () => {
    expect(searchQueries({ terms: [term([stem(`a'b\\c`)])] }).found).toBe(`('abc')`)
  })
})

test.each<[string, Term[], 'NAME' | 'HEADLINE' | 'DESCRIPTION', boolean]>([
  ['a word of thousands of names', [term([stem('ripik', 9_000)])], 'NAME', true],
  ['a word of few names', [term([stem('camil', 9_000, 9_000, 5)])], 'NAME', false],
  ['a word of categories', [term([stem('camil', 9_000, 9_000, 5)])], 'HEADLINE', true],
  ['a word of descriptions', [term([stem('segar', 9_000, 100, 50)])], 'HEADLINE', false],
  ['a word of descriptions', [term([stem('segar', 9_000, 100, 50)])], 'DESCRIPTION', true],
  ['words that add up', [term([stem('cabai', 1_500), stem('cabe', 600)])], 'NAME', true],
  ['two common words', [term([stem('ripik', 9_000)]), term([stem('manis', 9_000)])], 'NAME', false],
])('%s, %j, is everywhere in %s: %s', (_, terms, place, expected) => {
  expect(isEverywhere({ terms }, place)).toBe(expected)
})

test.each<[string, { priceMin?: number | null; priceMax?: number | null }, number[], [number, number][]]>([
  ['no price', {}, [0, 1, 2, 3, 4, 5], []],
  ['one step', { priceMin: 10_000, priceMax: 24_999 }, [1], []],
  ['up to a step', { priceMax: 24_999 }, [0, 1], []],
  ['from a step on', { priceMin: 100_000 }, [4, 5], []],
  ['nothing is less than nothing', { priceMin: -5, priceMax: 9_999 }, [0], []],
  ['within a step', { priceMin: 12_000, priceMax: 13_000 }, [], [[12_000, 13_000]]],
  ['one price', { priceMin: 10_000, priceMax: 10_000 }, [], [[10_000, 10_000]]],
  ['from within a step', { priceMin: 9_000, priceMax: 24_999 }, [1], [[9_000, 9_999]]],
  ['to within a step', { priceMin: 10_000, priceMax: 30_000 }, [1], [[25_000, 30_000]]],
  [
    'from within one to within another',
    { priceMin: 9_000, priceMax: 60_000 },
    [1, 2],
    [
      [9_000, 9_999],
      [50_000, 60_000],
    ],
  ],
  ['the wrong way round', { priceMin: 60_000, priceMax: 9_000 }, [], []],
  ['below nothing', { priceMax: -1 }, [], []],
])('a price range of %s, %j, holds the steps %j whole and %j of others', (_, filter, whole, cut) => {
  const steps = priceSteps(filter)
  expect([steps.whole, steps.cut.map(({ priceMin, priceMax }) => [priceMin, priceMax])]).toEqual([whole, cut])
})
