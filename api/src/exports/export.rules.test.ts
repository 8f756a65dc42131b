import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { type Cell, csvOf, jsonLinesOf } from './export.rules.ts'

const instant = Temporal.Instant.from('2026-11-25T05:00:00Z')
const day = Temporal.PlainDate.from('2026-11-25')

test.each<[string, Cell, string, unknown]>([
  ['a text', 'Keripik', 'Keripik', 'Keripik'],
  ['a formula', '=1+1', "'=1+1", '=1+1'],
  ['a formula that begins with a plus', '+62812', "'+62812", '+62812'],
  ['a formula that begins with a minus', '-2+3', "'-2+3", '-2+3'],
  ['a formula that begins with an at', '@SUM(A1)', "'@SUM(A1)", '@SUM(A1)'],
  ['a formula behind a tab', '\t=1', "'\t=1", '\t=1'],
  ['a text with everything that separates', 'a;b"c\r\nd', 'a;b"c\r\nd', 'a;b"c\r\nd'],
  ['an amount', 37_500n, '37500', 37_500],
  ['an amount below 0', -5n, '-5', -5],
  ['a number', 3, '3', 3],
  ['yes', true, 'ya', true],
  ['no', false, 'tidak', false],
  ['nothing', null, '', null],
  ['an instant, in Jambi', instant, '2026-11-25 12:00:00', '2026-11-25T12:00:00+07:00'],
  ['a day', day, '2026-11-25', '2026-11-25'],
  ['what is nested', { a: [1] }, '{"a":[1]}', { a: [1] }],
])('%s', (_, cell, inTable, inJson) => {
  const table = parse(csvOf([{ isi: cell, akhir: 'x' }], ['isi', 'akhir'], true), { delimiter: ';', bom: true })
  expect(table).toEqual([
    ['isi', 'akhir'],
    [inTable, 'x'],
  ])
  expect(JSON.parse(`[${jsonLinesOf([{ isi: cell }], ['isi'])}]`)).toEqual([{ isi: inJson }])
})

test('a table in two pieces is one table', () => {
  const columns = ['a']
  const text = csvOf([{ a: '1' }], columns, true) + csvOf([{ a: '2' }], columns, false)
  expect(parse(text, { delimiter: ';', bom: true })).toEqual([['a'], ['1'], ['2']])
  expect(text.split('\uFEFF')).toHaveLength(2)
})

test('a table without rows has its header', () => {
  expect(parse(csvOf([], ['a', 'b'], true), { delimiter: ';', bom: true })).toEqual([['a', 'b']])
})
