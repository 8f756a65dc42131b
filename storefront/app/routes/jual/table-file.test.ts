import { expect, test } from 'vitest'
import { readTableFile } from './table-file.ts'

const bytes = (...codes: number[]) => Uint8Array.from(codes)

test.each([
  ['UTF-8', new TextEncoder().encode('produk;harga\r\nKué;1000'), 'produk;harga\r\nKué;1000'],
  ['UTF-8 with its mark, which the API knows', bytes(0xef, 0xbb, 0xbf, 0x61), '\ufeffa'],
  ['the older code page of Windows', bytes(0x4b, 0x75, 0xe9), 'Kué'],
  ['UTF-16 with its mark', bytes(0xff, 0xfe, 0x61, 0x00), 'a'],
  ['a spreadsheet, which is no text', bytes(0x50, 0x4b, 0x03, 0x04, 0x14), null],
  ['a picture, which is no text', bytes(0x89, 0x50, 0x00, 0x47), null],
])('%s', (_, file, expected) => {
  expect(readTableFile(file)).toBe(expected)
})
