import { expect, test } from 'vitest'
import { firstNameOf, namesContact, statusOf } from './review.rules.ts'

test.each([
  ['Rina Pembeli', 'Rina'],
  ['rina', 'Rina'],
  ['Ibu Rina', 'Rina'],
  ['Hj. Siti Aminah', 'Siti'],
  ['H. M. Yusuf', 'Yusuf'],
  ['Nur’aini binti Ahmad', 'Nur’aini'],
  ['  Dewi   Sartika ', 'Dewi'],
  ['0812-7000-1234', 'Pembeli'],
  ['Rina 0812-7000-1234', 'Rina'],
  ['Ibu', 'Pembeli'],
  ['A', 'Pembeli'],
  ['Siti-Nurhaliza Tarudin', 'Siti-Nurhaliza'],
])('the author %s is shown as %s', (name, shown) => {
  expect(firstNameOf(name)).toBe(shown)
})

test.each([
  ['Enak sekali, renyah, pasti pesan lagi!', false],
  ['Rp 15.000 untuk 200 gram, murah.', false],
  ['Beli 10 bungkus, 1.500.000 rupiah.', false],
  ['Pesanan MB-1042 datang jam 10.30, tanggal 23-11-2026.', false],
  ['Datang 25/11/2026 dan 26/11/2026.', false],
  ['Enak.Mantap.Renyah', false],
  ['Kodenya 0812.', false],
  ['Mau? 0812-7000-1234', true],
  ['wa 081270001234', true],
  ['+62 812 7000 1234', true],
  ['62812.7000.1234', true],
  ['(0741) 60 1234', true],
  ['o812 7ooo 1234', true],
  ['O8l2 7000 1234', true],
  ['lihat https://tokolain.example', true],
  ['www.tokolain', true],
  ['tokolain.com lebih murah', true],
  ['wa.me/62', true],
  ['bit.ly/abc', true],
  ['toko.co.id', true],
  ['ig @dapurlain', true],
  ['tulis ke dapur@surat.example', true],
])('“%s” names a way to reach somebody: %s', (text, names) => {
  expect(namesContact(text)).toBe(names)
})

test.each([
  ['nothing written', null, false, 'VISIBLE'],
  ['a plain text', 'Enak', false, 'VISIBLE'],
  ['a telephone number', '081270001234', false, 'WAITING'],
  ['a plain text that was hidden before', 'Enak', true, 'WAITING'],
  ['stars alone that were hidden before', null, true, 'WAITING'],
])('a review with %s', (_, text, hiddenBefore, status) => {
  expect(statusOf({ text, hiddenBefore })).toBe(status)
})
