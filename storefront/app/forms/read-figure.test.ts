import { describe, expect, test } from 'vitest'
import { readBasisPoints, readCount, readRupiah } from './read-figure.ts'

describe('an amount is read as people write it', () => {
  test.each([
    ['36000', 36_000],
    ['36.000', 36_000],
    ['Rp 36.000', 36_000],
    ['Rp\u00a01.250.000', 1_250_000],
    ['rp. 500', 500],
    ['0', 0],
    ['36.5', undefined],
    ['36.00', undefined],
    ['36,5', undefined],
    ['-500', undefined],
    ['36 ribu', undefined],
    ['', undefined],
  ])('%j is %s', (text, expected) => {
    expect(readRupiah(text)).toBe(expected)
  })
})

test.each([
  ['3', 3],
  ['1000', 1000],
  ['2,5', undefined],
  ['-1', undefined],
  ['', undefined],
])('the count in %j is %s', (text, expected) => {
  expect(readCount(text)).toBe(expected)
})

describe('a percentage becomes basis points', () => {
  test.each([
    ['60', 6_000],
    ['57,5', 5_750],
    ['57.61 %', 5_761],
    ['57,05', 5_705],
    ['0', 0],
    ['57,612', undefined],
    ['-5', undefined],
    ['separuh', undefined],
    ['', undefined],
  ])('%j is %s', (text, expected) => {
    expect(readBasisPoints(text)).toBe(expected)
  })
})
