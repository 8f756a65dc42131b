import { aBasket, type Business, checkOut, type Wanted } from './people.ts'
import type { Data, World } from './running-api.ts'

/** A code as it hangs in a stall; made up, whole to the last digit. */
export const aStaticQris =
  '00020101021126640014ID.CO.DEMO.WWW01189360000000000000000213DEMO0000000010303UMI51440014ID.CO.QRIS.WWW0215ID00000000000000303UMI5204549953033605802ID5920DEMO KERIPIK BELIUNG6010KOTA JAMBI61053612962070703A0163041699'

export const kelurahanIn = async (world: World, kecamatan: string): Promise<Data> => {
  const { kelurahan } = await world.query(`{ kelurahan { code name kecamatan postalCode } }`)
  return kelurahan.find((one: Data) => one.kecamatan === kecamatan)
}

/** What setShopTerms answers; everything is offered and no zone named unless said. */
export const setShopTerms = async (
  world: World,
  business: Business,
  changes: Record<string, unknown> = {},
  token = business.owner.token,
): Promise<Data> =>
  (
    await world.query(
      `mutation ($input: ShopTermsInput!) {
        setShopTerms(input: $input) {
          __typename
          ... on ShopChanged { business { offersPickup offersDelivery pickupNote whatsapp deliveryZones { kecamatan fee freeFrom } } }
          ... on Refusal { message field }
        }
      }`,
      { input: { businessId: business.id, offersPickup: true, offersDelivery: true, zones: [], ...changes } },
      { token },
    )
  ).setShopTerms

export const setBankAccount = async (world: World, business: Business): Promise<Data> =>
  (
    await world.query(
      `mutation ($input: BankAccountInput!) { setBankAccount(input: $input) { __typename ... on Refusal { message field } } }`,
      {
        input: {
          businessId: business.id,
          bank: 'Bank 9 Jambi',
          accountNumber: '7012-3456-789',
          accountHolder: 'Penjual Uji',
        },
      },
      business.owner,
    )
  ).setBankAccount

export const setQris = async (world: World, business: Business, changes: Record<string, unknown> = {}): Promise<Data> =>
  (
    await world.query(
      `mutation ($input: QrisInput!) { setQris(input: $input) { __typename ... on Refusal { message field } } }`,
      { input: { businessId: business.id, payload: aStaticQris, ...changes } },
      business.owner,
    )
  ).setQris

let coupons = 0

/** Ten thousand off goods of twenty thousand or more, this week, unless other terms are named. */
export const aCoupon = async (
  world: World,
  business: Business,
  changes: Record<string, unknown> = {},
): Promise<Data> => {
  coupons += 1
  const { createCoupon } = await world.query(
    `mutation ($input: CouponInput!) {
      createCoupon(input: $input) {
        __typename ... on CouponCreated { coupon { id code kind uses spent } } ... on Refusal { message field }
      }
    }`,
    {
      input: {
        businessId: business.id,
        code: `HEMAT${coupons}`,
        kind: 'NOMINAL',
        amount: 10_000,
        subtotalMin: 20_000,
        firstDay: '2026-11-23',
        lastDay: '2026-11-29',
        ...changes,
      },
    },
    business.owner,
  )
  return createCoupon.coupon ?? createCoupon
}

const owedFields = `status paymentMethod subtotal deliveryFee discount transferDigits total refunded reservedUntil`

/** A checkout, with what each order comes to. */
export const owed = async (world: World, wanted: Wanted[], changes: Record<string, unknown> = {}): Promise<Data> => {
  const placed = await checkOut(world, aBasket(wanted, changes))
  if (placed.__typename !== 'CheckedOut') return placed
  const { purchase } = await world.query(
    `query ($token: String!) { purchase(trackingToken: $token) { total orders { id number business { id } ${owedFields} } } }`,
    { token: placed.purchase.trackingToken },
  )
  return { __typename: 'CheckedOut', trackingToken: placed.purchase.trackingToken, ...purchase }
}
