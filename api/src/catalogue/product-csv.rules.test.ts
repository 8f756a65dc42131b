import { describe, expect, test } from 'vitest'
import { readAmount, readTable, readWhole, readYesNo, writeTable } from './product-csv.rules.ts'

test.each<[string, bigint | null]>([
  ['15000', 15_000n],
  ['15.000', 15_000n],
  ['Rp 15.000', 15_000n],
  ['Rp15.000', 15_000n],
  ['rp. 15.000,-', 15_000n],
  ['Rp\u00a015.000,00', 15_000n],
  ['1.250.000', 1_250_000n],
  ['15,000', 15_000n],
  ['15,000.00', 15_000n],
  ['15000,00', 15_000n],
  ['15000.0', 15_000n],
  ['1000000000', 1_000_000_000n],
  ['1000000001', null],
  ['0', null],
  ['-5000', null],
  ['15.5', null],
  ['15.00', 15n],
  ['15.0000', null],
  ['1.50.000', null],
  ['15rb', null],
  ['lima belas ribu', null],
  ['1e4', null],
  ['0x10', null],
  ['', null],
])('%j is an amount of %s', (cell, amount) => {
  const read = readAmount(cell)
  expect('value' in read ? read.value : null).toBe(amount)
})

test.each<[string, number | null]>([
  ['12', 12],
  ['1.200', 1_200],
  ['12,0', 12],
  ['12.5', null],
  ['-1', null],
  ['banyak', null],
  ['100001', null],
])('%j is a whole number of %s', (cell, number) => {
  const read = readWhole(cell, 0, 100_000)
  expect('value' in read ? read.value : null).toBe(number)
})

test.each([
  ['ya', true],
  ['TIDAK', false],
  ['1', true],
  ['mungkin', null],
])('%j means %s', (cell, meaning) => {
  const read = readYesNo(cell)
  expect('value' in read ? read.value : null).toBe(meaning)
})

describe('a table is read', () => {
  const expected = [
    { line: 2, cells: { produk: 'Keripik', varian: 'Pedas, manis', harga: '15.000' } },
    { line: 4, cells: { produk: 'Kopi', varian: '', harga: '30.000' } },
  ]
  test.each([
    ['with commas', 'produk,varian,harga\nKeripik,"Pedas, manis",15.000\n\nKopi,,30.000\n'],
    ['with semicolons', 'produk;varian;harga\nKeripik;Pedas, manis;15.000\n;;\nKopi;;30.000'],
    ['with tabs', 'produk\tvarian\tharga\nKeripik\tPedas, manis\t15.000\n\t\t\nKopi\t\t30.000'],
    [
      'with a byte-order mark and the line ends of Windows',
      '\ufeffproduk;varian;harga\r\nKeripik;Pedas, manis;15.000\r\n\r\nKopi;;30.000\r\n',
    ],
    [
      'that says what it separates with',
      'sep=;\r\nproduk;varian;harga\r\nKeripik;Pedas, manis;15.000\r\n\r\nKopi;;30.000',
    ],
    [
      'with names in capitals, spaces around and empty columns behind',
      ' Nama Produk ; VARIAN;Harga (Rp);;\nKeripik ; Pedas, manis ; 15.000;;\n\nKopi;;30.000;;',
    ],
  ])('%s', (_, csv) => {
    expect(readTable(csv)).toEqual({ lines: expected, faults: [] })
  })

  test('with line breaks in a cell, by the rows of the spreadsheet', () => {
    const { lines } = readTable('produk;keterangan;harga\nA;"dua\nbaris";1000\nB;;2000')
    expect(lines.map(({ line, cells }) => [line, cells.produk, cells.keterangan])).toEqual([
      [2, 'A', 'dua\nbaris'],
      [3, 'B', ''],
    ])
  })
})

test.each<[string, string, { line: number; column: string | null; message: RegExp }]>([
  ['nothing', '', { line: 1, column: null, message: /kosong/ }],
  ['a head alone', 'produk;harga\n', { line: 1, column: null, message: /belum berisi/ }],
  ['no price', 'produk;stok\nA;1', { line: 1, column: 'harga', message: /belum ada/ }],
  ['a misspelt head', 'produk;hraga;harga\nA;1;1', { line: 1, column: 'hraga', message: /tidak dikenal/ }],
  ['a head twice', 'produk;harga;harga\nA;1;1', { line: 1, column: 'harga', message: /dua kali/ }],
  ['more cells than the head', 'produk;harga\nA;1;2', { line: 2, column: null, message: /lebih banyak kolom/ }],
  ['a quote that never ends', 'produk;harga\n"A;1\nB;2', { line: 2, column: null, message: /tanda kutip/ }],
  [
    '2,001 lines',
    `produk;harga\n${'A;1000\n'.repeat(2_001)}`,
    { line: 1, column: null, message: /Paling banyak 2000/ },
  ],
  ['too many letters', 'a'.repeat(1_500_001), { line: 1, column: null, message: /terlalu besar/ }],
])('a table with %s is refused', (_, csv, { line, column, message }) => {
  expect(readTable(csv).faults).toContainEqual({ line, column, message: expect.stringMatching(message) })
})

test('no cell is run as a formula, and all come back as they were', () => {
  const names = ['=HYPERLINK("http://x","y")', '+62', '-2', '@SUM(A1)', "d'Jambi", 'Kue; "enak"\nbaris dua', ' 007']
  const csv = writeTable(names.map((produk) => ({ produk, harga: '1000' })))
  expect(csv.startsWith('\ufeffkode;produk;varian;')).toBe(true)
  expect(csv).toContain('\r\n')
  for (const start of csv.split(/[;\r\n]+/).map((cell) => cell.replace(/^"/, '')))
    expect(start).not.toMatch(/^[=+\-@\t]/)
  expect(readTable(csv).lines.map(({ cells }) => cells.produk)).toEqual(names.map((name) => name.trim()))
})
