import { expect, test } from 'vitest'
import { meanOf, type WeekFacts, weekInSentences } from './week-in-sentences.rules.ts'

const week = (changes: Partial<WeekFacts> = {}): WeekFacts => ({
  running: false,
  sold: 150_000n,
  before: [],
  best: null,
  refunds: 0n,
  reviews: null,
  now: null,
  ...changes,
})
const now = (changes: Partial<NonNullable<WeekFacts['now']>> = {}) => ({
  openOrders: 0,
  complaints: { count: 0, nextDueAt: null },
  owed: 0n,
  low: [],
  ...changes,
})

/** With plain spaces, as they are typed. */
const told = (facts: WeekFacts) => weekInSentences(facts).map((sentence) => sentence.replaceAll('\u00a0', ' '))

test.each<[string, Partial<WeekFacts>, string[]]>([
  ['the first week', {}, ['Minggu itu Ibu menjual Rp 150.000.']],
  ['a first week without a sale', { sold: 0n }, ['Minggu itu tidak ada jualan tercatat.']],
  [
    'a better week',
    { before: [120_000n] },
    ['Minggu itu Ibu menjual Rp 150.000.', 'Itu naik Rp 30.000 dari minggu sebelumnya.'],
  ],
  [
    'a lesser week',
    { before: [200_000n] },
    ['Minggu itu Ibu menjual Rp 150.000.', 'Itu turun Rp 50.000 dari minggu sebelumnya.'],
  ],
  [
    'the same again',
    { before: [150_000n] },
    ['Minggu itu Ibu menjual Rp 150.000.', 'Itu sama dengan minggu sebelumnya.'],
  ],
  [
    'nothing after something',
    { sold: 0n, before: [150_000n] },
    ['Minggu itu tidak ada jualan tercatat.', 'Itu turun Rp 150.000 dari minggu sebelumnya.'],
  ],
  [
    'two weeks before it',
    { before: [100_000n, 101_001n] },
    [
      'Minggu itu Ibu menjual Rp 150.000.',
      'Itu naik Rp 50.000 dari minggu sebelumnya.',
      'Rata-rata dua minggu sebelumnya Rp 100.501.',
    ],
  ],
  [
    'four weeks before it',
    { before: [150_000n, 0n, 50_000n, 200_000n] },
    [
      'Minggu itu Ibu menjual Rp 150.000.',
      'Itu sama dengan minggu sebelumnya.',
      'Rata-rata empat minggu sebelumnya Rp 100.000.',
    ],
  ],
  ['a running week', { running: true }, ['Minggu ini Ibu sudah menjual Rp 150.000.']],
  ['a running week without a sale yet', { running: true, sold: 0n }, ['Minggu ini belum ada jualan tercatat.']],
  [
    'a running week that is behind is not held against a whole one',
    { running: true, before: [200_000n] },
    ['Minggu ini Ibu sudah menjual Rp 150.000.', 'Minggu lalu seluruhnya Rp 200.000.'],
  ],
  [
    'a running week that is ahead already',
    { running: true, before: [120_000n] },
    ['Minggu ini Ibu sudah menjual Rp 150.000.', 'Itu sudah melebihi minggu lalu, Rp 120.000.'],
  ],
  [
    'a best seller',
    { best: { name: 'Keripik Singkong', quantity: 12 } },
    ['Minggu itu Ibu menjual Rp 150.000.', 'Paling laku: Keripik Singkong, 12 terjual.'],
  ],
  [
    'money given back',
    { refunds: 15_000n },
    ['Minggu itu Ibu menjual Rp 150.000.', 'Rp 15.000 dikembalikan ke pembeli.'],
  ],
  [
    'one review',
    { reviews: { count: 1, average: 5 } },
    ['Minggu itu Ibu menjual Rp 150.000.', 'Ada 1 ulasan baru, 5 bintang.'],
  ],
  [
    'some reviews',
    { reviews: { count: 3, average: 4.7 } },
    ['Minggu itu Ibu menjual Rp 150.000.', 'Ada 3 ulasan baru, rata-rata 4,7 bintang.'],
  ],
  [
    'orders that wait and money that is still to come',
    { running: true, now: now({ openOrders: 2, owed: 75_000n }) },
    [
      'Minggu ini Ibu sudah menjual Rp 150.000.',
      'Ada 2 pesanan yang menunggu Ibu.',
      'Uang yang belum masuk: Rp 75.000.',
    ],
  ],
  [
    'complaints that wait until the midnight after a Friday',
    {
      running: true,
      now: now({ complaints: { count: 2, nextDueAt: Temporal.Instant.from('2026-11-28T00:00:00+07:00') } }),
    },
    ['Minggu ini Ibu sudah menjual Rp 150.000.', 'Ada 2 keluhan yang menunggu Ibu, paling lambat Jumat.'],
  ],
  [
    'one product that runs out',
    { running: true, now: now({ low: [{ name: 'Abon Patin', stock: 2 }] }) },
    ['Minggu ini Ibu sudah menjual Rp 150.000.', 'Stok Abon Patin tinggal 2.'],
  ],
  [
    'one that is gone and two that run out',
    {
      running: true,
      now: now({
        low: [
          { name: 'Abon Patin', stock: 0 },
          { name: 'Kue Padamaran', stock: 1 },
          { name: 'Tempoyak', stock: 3 },
        ],
      }),
    },
    [
      'Minggu ini Ibu sudah menjual Rp 150.000.',
      'Stok habis: Abon Patin.',
      'Stok tinggal sedikit: Kue Padamaran dan Tempoyak.',
    ],
  ],
  [
    'five that are gone',
    { running: true, now: now({ low: ['A', 'B', 'C', 'D', 'E'].map((name) => ({ name, stock: 0 })) }) },
    ['Minggu ini Ibu sudah menjual Rp 150.000.', 'Stok habis: A, B dan 3 lagi.'],
  ],
])('%s', (_, changes, sentences) => {
  expect(told(week(changes))).toEqual(sentences)
})

const long = 'Keripik Singkong Balado Pedas Manis Gurih Renyah Asli Olak Kemang Kota Jambi.'
const words = (sentence: string) => sentence.split(/[\s\u00a0]+/).length
const anyOf = <T>(...all: T[]): T[] => all

test('no sentence has more than twelve words, whatever there is to say, and each ends with a full stop', () => {
  for (const running of anyOf(true, false)) {
    for (const sold of anyOf(0n, 1_234_567n)) {
      for (const before of anyOf<bigint[]>([], [0n], [9_999_999n, 1n], [1n, 2n, 3n, 4_000_000n])) {
        for (const low of anyOf(
          [],
          [{ name: long, stock: 2 }],
          Array.from({ length: 9 }, (_, index) => ({ name: long, stock: index % 2 })),
        )) {
          const facts = week({
            running,
            sold,
            before,
            best: { name: long, quantity: 999 },
            refunds: 1_000_000n,
            reviews: { count: 12, average: 4.3 },
            now: now({ openOrders: 17, owed: 1_234_567n, low }),
          })
          for (const sentence of weekInSentences(facts)) {
            expect([sentence, words(sentence) <= 12]).toEqual([sentence, true])
            expect(sentence).toMatch(/[^.]\.$/)
          }
        }
      }
    }
  }
})

test('no sentence speaks of blame, in any case', () => {
  const sentences = weekInSentences(week({ sold: 0n, before: [900_000n, 900_000n], refunds: 50_000n })).join(' ')
  expect(sentences).not.toMatch(/kurang|gagal|salah|buruk|jelek|hanya|sayang|malas|harus/i)
})

test.each([
  [[], 0n],
  [[1n, 2n], 2n],
  [[1n, 1n, 2n], 1n],
  [[0n, 0n, 0n, 2n], 1n],
])('the mean of %s is %s', (amounts, mean) => {
  expect(meanOf(amounts)).toBe(mean)
})
