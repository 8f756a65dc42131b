import { expect, test } from 'vitest'
import { amountInWords } from './amount-in-words.ts'

test.each([
  [0, 'nol'],
  [7, 'tujuh'],
  [10, 'sepuluh'],
  [11, 'sebelas'],
  [19, 'sembilan belas'],
  [20, 'dua puluh'],
  [21, 'dua puluh satu'],
  [100, 'seratus'],
  [111, 'seratus sebelas'],
  [999, 'sembilan ratus sembilan puluh sembilan'],
  [1_000, 'seribu'],
  [1_001, 'seribu satu'],
  [11_000, 'sebelas ribu'],
  [21_000, 'dua puluh satu ribu'],
  [50_000, 'lima puluh ribu'],
  [100_000, 'seratus ribu'],
  [101_500, 'seratus satu ribu lima ratus'],
  [1_000_000, 'satu juta'],
  [2_440_000, 'dua juta empat ratus empat puluh ribu'],
  [1_000_000_000, 'satu miliar'],
])('%i is written out as %s', (amount, words) => {
  expect(amountInWords(amount)).toBe(words)
})
