import { expect, test } from 'vitest'
import { day, dayOfDate, decimal, phone, rupiah, time, unitPrice, weekday, weight } from './format.ts'

test.each([
  [12_500, 'Rp\u00a012.500'],
  [0, 'Rp\u00a00'],
  [2_600_000_000, 'Rp\u00a02.600.000.000'],
])('%i rupiah are written %s', (amount, expected) => {
  expect(rupiah(amount)).toBe(expected)
})

// Half past six in the evening in London is half past one the next morning in Jambi.
const evening = '2026-11-23T18:30:00Z'

test.each([
  ['a day', day(evening), '24 Nov 2026'],
  ['a day with its weekday', weekday(evening), 'Selasa, 24 November 2026'],
  ['a time', time(evening), '01.30 WIB'],
  ['a time in English', time(evening, 'en'), '01:30 WIB'],
])('%s is that of Jambi', (_, written, expected) => {
  expect(written).toBe(expected)
})

test.each([
  ['+6281234567890', '0812-3456-7890'],
  ['+628123456789', '0812-3456-789'],
  ['+62741123456', '+62741123456'],
  ['+60123456789', '+60123456789'],
])('the number %s is shown as %s', (e164, expected) => {
  expect(phone(e164)).toBe(expected)
})

test.each([
  [250, 'id', '250 g'],
  [1000, 'id', '1 kg'],
  [1500, 'id', '1,5 kg'],
  [1500, 'en', '1.5 kg'],
] as const)('%i grams in %s are %s', (grams, locale, expected) => {
  expect(weight(grams, locale)).toBe(expected)
})

test.each([
  [15_000, 200, 7_500, '100 g'],
  [15_000, 100, 15_000, '100 g'],
  [12_500, 150, 8_333, '100 g'],
  [40_000, 1_000, 40_000, 'kg'],
  [90_000, 2_500, 36_000, 'kg'],
])('%i for %i g is %i per %s', (price, grams, amount, per) => {
  expect(unitPrice(price, grams)).toEqual({ amount, per })
})

test('a rating has one digit after the comma', () => {
  expect(decimal(4.6)).toBe('4,6')
  expect(decimal(5, 'en')).toBe('5.0')
})

test('a date is a day of its own, whatever the time', () => {
  expect(dayOfDate('2026-12-03')).toBe('3 Des 2026')
})
