import { aBasket, type Business, checkOut, type Goods } from './people.ts'
import type { Asking, Data, World } from './running-api.ts'
import { setBankAccount, setQris } from './shop-makers.ts'

const order = `order { id status paid reservedUntil paymentReportedAt mayReportPayment paymentReports { reportedAt deniedAt denial } }`

/** An order that its buyer pays straight to the seller, without seeing her. */
export const anUnseenOrder = async (
  world: World,
  business: Business,
  goods: Goods,
  changes: Record<string, unknown> = {},
): Promise<Data> => {
  const payment = (changes.payment as string | undefined) ?? 'QRIS'
  if (payment === 'QRIS') await setQris(world, business)
  if (payment === 'BANK_TRANSFER') await setBankAccount(world, business)
  const placed = await checkOut(world, aBasket([{ goods, quantity: 3 }], { payment, ...changes }))
  if (placed.__typename !== 'CheckedOut') throw new Error(JSON.stringify(placed))
  return { ...placed.purchase.orders[0], trackingToken: placed.purchase.trackingToken }
}

/** The buyer says that she has paid. */
export const reportPayment = async (
  world: World,
  { id, trackingToken }: { id: string; trackingToken: string },
  asking?: Asking,
): Promise<Data> =>
  (
    await world.query(
      `mutation ($id: ID!, $token: String!) {
        reportPayment(orderId: $id, trackingToken: $token) {
          __typename ... on PaymentReported { ${order} } ... on Refusal { message field }
        }
      }`,
      { id, token: trackingToken },
      asking,
    )
  ).reportPayment

/** The seller says that nothing came. */
export const denyPayment = async (world: World, orderId: string, asking?: Asking): Promise<Data> =>
  (
    await world.query(
      `mutation ($id: ID!) {
        denyPayment(orderId: $id, reason: "Belum ada uang masuk hari ini") {
          __typename ... on PaymentDenied { ${order} } ... on Refusal { message field }
        }
      }`,
      { id: orderId },
      asking,
    )
  ).denyPayment

export const cancelPurchase = async (world: World, trackingToken: string, asking?: Asking): Promise<Data> =>
  (
    await world.query(
      `mutation ($token: String!) {
        cancelPurchase(trackingToken: $token, reason: "Berubah pikiran") { __typename ... on Refusal { message field } }
      }`,
      { token: trackingToken },
      asking,
    )
  ).cancelPurchase
