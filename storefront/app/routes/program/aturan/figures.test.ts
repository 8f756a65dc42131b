import { expect, test } from 'vitest'
import { type Figure, inForceOn, readFigures, standingOf, toldFigure, typedFigure } from './figures.ts'

const figures = [
  { name: 'max', kind: 'amount' },
  { name: 'rate', kind: 'percent' },
  { name: 'dscr', kind: 'times' },
  { name: 'weeks', kind: 'count' },
  { name: 'tenors', kind: 'counts' },
  { name: 'method', kind: 'choice', options: ['FLAT', 'DECLINING'] },
  { name: 'forgives', kind: 'check' },
] as const satisfies Figure[]

const values = {
  max: 5_000_000,
  rate: 2_550,
  dscr: 12_500,
  weeks: 26,
  tenors: [25, 50],
  method: 'FLAT',
  forgives: true,
}

test.each([
  ['max', '5.000.000', 'Rp 5.000.000'],
  ['rate', '25,5', '25,5 %'],
  ['dscr', '1,25', '1,25 ×'],
  ['weeks', '26', '26'],
  ['tenors', '25, 50', '25, 50'],
] as const)('the figure %s is typed as %s and told as %s', (name, typed, told) => {
  const figure = figures.find((one) => one.name === name) as Figure
  expect(typedFigure(figure, values[name])).toBe(typed)
  expect(toldFigure(figure, values[name]).replace(/\s/g, ' ')).toBe(told)
})

test('what is typed as it stood is read as it stood', () => {
  const filled = Object.fromEntries(figures.map((one) => [`baru.${one.name}`, typedFigure(one, values[one.name])]))
  expect(readFigures(figures, filled, 'baru', () => '')).toEqual({ values })
})

test.each([
  ['max', '5 juta'],
  ['rate', '25,555'],
  ['dscr', '1,25x'],
  ['weeks', ''],
  ['tenors', '25, banyak'],
  ['tenors', ''],
  ['method', 'OTHER'],
])('%s cannot be %j, and says so beside its field', (name, text) => {
  const filled = Object.fromEntries(figures.map((one) => [`baru.${one.name}`, typedFigure(one, values[one.name])]))
  const read = readFigures(figures, { ...filled, [`baru.${name}`]: text }, 'baru', (kind) => kind)
  expect(Object.keys(read.faults ?? {})).toEqual([name])
})

test('a version holds from its day until another’s, and one replaced before its day never comes', () => {
  const versions = [
    { version: 1, effectiveFrom: '2025-01-01' },
    { version: 2, effectiveFrom: '2026-01-01' },
    { version: 3, effectiveFrom: '2027-03-01' },
    { version: 4, effectiveFrom: '2027-03-01' },
    { version: 5, effectiveFrom: '2027-06-01' },
  ]
  expect(inForceOn(versions, '2026-11-24')?.version).toBe(2)
  expect(versions.map((one) => standingOf(versions, one, '2026-11-24'))).toEqual([
    'past',
    'inForce',
    'past',
    'coming',
    'coming',
  ])
  expect(inForceOn(versions, '2024-12-31')).toBeUndefined()
})
