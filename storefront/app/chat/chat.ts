import { rupiah } from '../format.ts'

/**
 * Where a chat opens with its words typed in; nothing is sent until somebody presses the button there. The address goes to
 * another company: it never holds a name, an address or the secret of an order.
 *
 * @param phone E.164; without it the writer chooses whom to write to
 * @param demo the demo writes to nobody: its numbers might be somebody's
 */
export const chatAddress = ({ phone, text, demo }: { phone?: string; text: string; demo: boolean }): string => {
  if (demo) return `/demo/whatsapp?${new URLSearchParams({ ...(phone && { nomor: phone }), teks: text })}`
  return `https://wa.me/${phone?.replace(/\D/g, '') ?? ''}?text=${encodeURIComponent(text)}`
}

/** What the seller has to know of an order. total and deliveryFee in whole rupiah. */
export type ChatOrder = {
  number: string
  business: { name: string }
  delivery: 'PICKUP' | 'SELLER_DELIVERY'
  /** Null: fetched, or to be agreed. */
  deliveryFee: number | null
  total: number
  /** `address` is the page of the product. */
  lines: readonly { name: string; quantity: number; address: string | undefined }[]
}

/** So that an order of many kinds still fits an address. */
const linkedLinesMax = 6

/** The buyer's words to the seller for an order that is recorded already. Sellers read Indonesian. */
export const orderText = ({ number, business, delivery, deliveryFee, total, lines }: ChatOrder): string =>
  [
    `Halo ${business.name}, saya memesan:`,
    ...lines.flatMap(({ name, quantity, address }, index) => [
      `${quantity} × ${name}`,
      ...(address && index < linkedLinesMax ? [address] : []),
    ]),
    delivery === 'PICKUP' ? 'Saya ambil sendiri.' : 'Mohon diantar.',
    `Total ${plainRupiah(total)}${delivery === 'SELLER_DELIVERY' && deliveryFee === null ? ', belum dengan ongkir' : ''}`,
    `Kode pesanan ${number}`,
  ].join('\n')

/** The buyer's question about a product. */
export const questionText = (product: { name: string; business: { name: string } }, address: string): string =>
  `Halo ${product.business.name}, saya mau tanya tentang ${product.name}: ${address}`

// Chats show the no-break space of amounts as an odd sign here and there.
const plainRupiah = (amount: number): string => rupiah(amount).replaceAll('\u00a0', ' ')
