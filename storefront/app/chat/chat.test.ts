import { expect, test } from 'vitest'
import { chatAddress, orderText, questionText } from './chat.ts'

const order = {
  number: 'MB-1042',
  business: { name: 'Dapur Bu Yuli' },
  delivery: 'PICKUP',
  deliveryFee: null,
  total: 45_000,
  lines: [{ name: 'Keripik Singkong (Balado)', quantity: 3, address: 'https://majubersama.id/produk/keripik' }],
} as const

test('a chat opens at the number, digits only, with its words encoded', () => {
  expect(chatAddress({ phone: '+6281234567890', text: '2 × Kopi & Teh\nRp 5.000', demo: false })).toBe(
    'https://wa.me/6281234567890?text=2%20%C3%97%20Kopi%20%26%20Teh%0ARp%205.000',
  )
})

test('without a number the writer chooses whom to write to', () => {
  expect(chatAddress({ text: 'Halo', demo: false })).toBe('https://wa.me/?text=Halo')
})

test('the demo writes to nobody', () => {
  expect(chatAddress({ phone: '+6281234567890', text: 'Halo & salam', demo: true })).toBe(
    '/demo/whatsapp?nomor=%2B6281234567890&teks=Halo+%26+salam',
  )
})

test('an order is told with goods, page, total and code', () => {
  expect(orderText(order)).toBe(
    [
      'Halo Dapur Bu Yuli, saya memesan:',
      '3 × Keripik Singkong (Balado)',
      'https://majubersama.id/produk/keripik',
      'Saya ambil sendiri.',
      'Total Rp 45.000',
      'Kode pesanan MB-1042',
    ].join('\n'),
  )
})

test.each([
  ['PICKUP', null, 'Total Rp 45.000'],
  ['SELLER_DELIVERY', 5_000, 'Total Rp 45.000'],
  ['SELLER_DELIVERY', 0, 'Total Rp 45.000'],
  ['SELLER_DELIVERY', null, 'Total Rp 45.000, belum dengan ongkir'],
] as const)('%s for %s says: %s', (delivery, deliveryFee, expected) => {
  expect(orderText({ ...order, delivery, deliveryFee }).split('\n')).toContain(expected)
})

test('an order of sixty kinds still fits an address', () => {
  const lines = Array.from({ length: 60 }, (_, index) => ({
    name: `Keripik Singkong Pedas Manis ${index}`,
    quantity: 12,
    address: 'https://majubersama.id/produk/keripik-singkong-pedas-manis',
  }))
  expect(
    chatAddress({ phone: '+6281234567890', text: orderText({ ...order, lines }), demo: false }).length,
  ).toBeLessThan(4_000)
})

test('a question names the product and its page', () => {
  expect(
    questionText({ name: 'Kopi Liberika', business: { name: 'Kopi Tungkal' } }, 'https://majubersama.id/produk/kopi'),
  ).toBe('Halo Kopi Tungkal, saya mau tanya tentang Kopi Liberika: https://majubersama.id/produk/kopi')
})
