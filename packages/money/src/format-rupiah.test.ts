import { expect, test } from 'vitest'
import { formatRupiah } from './format-rupiah.ts'

test.each([
  [0n, 'Rp\u00a00'],
  [37_500n, 'Rp\u00a037.500'],
  [5_000_000n, 'Rp\u00a05.000.000'],
  [9_007_199_254_740_993n, 'Rp\u00a09.007.199.254.740.993'],
  [-1_500n, '-Rp\u00a01.500'],
])('%i is written %s, in whole rupiah and without a place to break', (amount, expected) => {
  expect(formatRupiah(amount)).toBe(expected)
})
