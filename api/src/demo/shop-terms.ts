import { crc16 } from '../businesses/qris.rules.ts'
import { allKelurahan, kecamatanNames } from '../shops/kelurahan.ts'
import type { PaymentAccountDraft } from '../shops/set-payment-account.ts'
import type { ShopTerms } from '../shops/set-shop-terms.ts'

const acrossRiver = new Set(allKelurahan.filter((one) => one.acrossRiver).map(({ kecamatan }) => kecamatan))

/** Cheap at home, dearer across town, dearest across the river; the farther shops bring nothing over the water. */
export const demoTerms = (shop: {
  businessId: string
  kecamatan: string
  phone: string
  number: number
}): ShopTerms => ({
  businessId: shop.businessId,
  offersPickup: true,
  offersDelivery: true,
  pickupNote:
    shop.number % 2 === 0 ? 'Ambil di rumah, setiap hari pukul 9 sampai 17.' : 'Kabari dulu sebelum datang, ya.',
  whatsapp: shop.phone,
  zones: kecamatanNames.flatMap((kecamatan): ShopTerms['zones'] => {
    if (kecamatan === shop.kecamatan) return [{ kecamatan, fee: 5_000n, freeFrom: 75_000n }]
    if (acrossRiver.has(kecamatan) === acrossRiver.has(shop.kecamatan))
      return [{ kecamatan, fee: 10_000n, freeFrom: 150_000n }]
    return shop.number % 3 === 0 ? [] : [{ kecamatan, fee: 15_000n, freeFrom: null }]
  }),
})

/** A static code that reads like one of an acquirer's and belongs to nobody. */
const demoQris = (name: string, number: number): string => {
  const object = (tag: string, value: string) => `${tag}${String(value.length).padStart(2, '0')}${value}`
  const merchant = String(number).padStart(13, '0')
  const body = [
    object('00', '01'),
    object('01', '11'),
    object('26', object('00', 'ID.CO.DEMO.WWW') + object('01', `936000000${merchant.slice(-9)}`) + object('03', 'UMI')),
    object('51', object('00', 'ID.CO.QRIS.WWW') + object('02', `ID${merchant}`) + object('03', 'UMI')),
    object('52', '5499'),
    object('53', '360'),
    object('58', 'ID'),
    object('59', `DEMO ${name.toUpperCase()}`.slice(0, 25).trim()),
    object('60', 'KOTA JAMBI'),
    '6304',
  ].join('')
  return body + crc16(body)
}

/** Most take QRIS, some a bank account; the rest cash only. */
export const demoAccounts = (shop: {
  businessId: string
  name: string
  owner: string
  number: number
}): PaymentAccountDraft[] => [
  ...(shop.number % 4 === 3
    ? []
    : [
        {
          businessId: shop.businessId,
          method: 'QRIS' as const,
          payload: demoQris(shop.name, shop.number + 1),
          amountFilled: shop.number === 0,
        },
      ]),
  ...(shop.number % 3 === 2
    ? []
    : [
        {
          businessId: shop.businessId,
          method: 'BANK_TRANSFER' as const,
          bank: 'Bank Contoh',
          accountNumber: `0000${String(shop.number + 1).padStart(6, '0')}`,
          accountHolder: shop.owner.replace(/^Ibu /, ''),
        },
      ]),
]
