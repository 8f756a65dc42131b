import { randomUUID } from 'node:crypto'
import { aBasket, type BasketInput, type Business, checkOut, ledgerFaults, type Wanted } from './people.ts'
import { type Asking, aWorld, type Data, type World, type WorldSettings } from './running-api.ts'
import { aStripeStandIn, type StripeStandIn } from './stripe-stand-in.ts'

export interface CardWorld extends World {
  stripe: StripeStandIn
  /** Of each API. */
  webhooks: string[]
  /** Lets the API hear what the provider has to tell, and do what follows from it, until there is nothing left to tell. */
  hear(): Promise<void>
}

/** A world that takes cards, with the provider's stand-in beside it. Both go by one clock. */
export const aCardWorld = async (settings: WorldSettings = {}): Promise<CardWorld> => {
  let now = () => Temporal.Instant.from('2026-11-25T12:00:00+07:00')
  const stripe = await aStripeStandIn(() => now())
  const world = await aWorld({ ...settings, environment: { stripe: stripe.settings, ...settings.environment } })
  now = () => world.clock.now()
  const webhooks = world.urls.map((url) => `${url}/webhooks/stripe`)
  return {
    ...world,
    stripe,
    webhooks,
    hear: async () => {
      for (;;) {
        const told = await stripe.deliver(webhooks[0] as string)
        const ran = await world.runJobs()
        if (told.some((status) => status !== 200)) throw new Error(`webhooks were answered ${told}`)
        if (told.length === 0 && ran.every(({ name }) => !name.startsWith('card-') || name === 'card-sweep')) return
      }
    },
    close: async () => {
      await world.close()
      await stripe.close()
    },
  }
}

/** A checkout by card, with the session that it opened. */
export const aCardPurchase = async (
  world: CardWorld,
  wanted: Wanted[],
  changes: Record<string, unknown> = {},
  asking?: Asking,
): Promise<{ purchase: Data; url: string; session: Data }> => {
  const placed = await checkOut(world, aCardBasket(wanted, changes), asking)
  if (placed.__typename !== 'CheckedOut') throw new Error(JSON.stringify(placed))
  return { purchase: placed.purchase, url: placed.paymentUrl, session: sessionOfUrl(world, placed.paymentUrl) }
}

export const aCardBasket = (wanted: Wanted[], changes: Record<string, unknown> = {}): BasketInput =>
  aBasket(wanted, { payment: 'CARD', ...changes })

/** What the provider keeps under the address of a page. */
export const sessionOfUrl = (world: CardWorld, url: string): Data =>
  world.stripe.sessions.get(url.slice(url.lastIndexOf('/') + 1))

/** Paid by card, heard of and with its fee known. */
export const aPaidCardPurchase = async (
  world: CardWorld,
  wanted: Wanted[],
  changes: Record<string, unknown> = {},
): Promise<{ purchase: Data; intent: Data; session: Data }> => {
  const { purchase, session } = await aCardPurchase(world, wanted, changes)
  const intent = world.stripe.pay(session.id)
  await world.hear()
  return { purchase, intent, session }
}

const orderFields = `id number status total refunded paid settled paymentMethod
  refunds { id amount kind status reason goodsReturned requestedAt refundedAt }`

export const purchaseOf = async (world: World, trackingToken: string, asking?: Asking): Promise<Data> =>
  (
    await world.query(
      `query ($token: String!) {
        purchase(trackingToken: $token) { id total paymentStatus paymentUrl orders { ${orderFields} cardFee disputes { amount status held } } }
      }`,
      { token: trackingToken },
      asking,
    )
  ).purchase

/** So many rupiah off everything that a business sells, from now for a long time. */
export const aCoupon = async (world: World, business: Business, code: string, amount: number): Promise<void> => {
  const { createCoupon } = await world.query(
    `mutation ($input: CouponInput!) { createCoupon(input: $input) { __typename ... on Refusal { message } } }`,
    {
      input: {
        businessId: business.id,
        code,
        kind: 'NOMINAL',
        amount,
        subtotalMin: amount + 1,
        firstDay: world.now().toZonedDateTimeISO('Asia/Jakarta').toPlainDate().toString(),
        lastDay: world.now().toZonedDateTimeISO('Asia/Jakarta').toPlainDate().add({ days: 60 }).toString(),
      },
    },
    business.owner,
  )
  if (createCoupon.__typename !== 'CouponCreated') throw new Error(JSON.stringify(createCoupon))
}

export interface RefundAsked {
  orderId: string
  amount?: number | null
  reason?: string
  idempotencyKey?: string
  goodsReturned?: boolean
}

export const refundOrder = async (world: World, asked: RefundAsked, asking?: Asking): Promise<Data> =>
  (
    await world.query(
      `mutation ($orderId: ID!, $amount: Rupiah, $reason: String!, $key: ID!, $goodsReturned: Boolean!) {
        refundOrder(orderId: $orderId, amount: $amount, reason: $reason, idempotencyKey: $key, goodsReturned: $goodsReturned) {
          __typename
          ... on OrderRefunded { order { ${orderFields} } refund { id amount status } }
          ... on RefundTooLarge { refundable }
          ... on Refusal { message field }
        }
      }`,
      {
        orderId: asked.orderId,
        amount: asked.amount ?? null,
        reason: asked.reason ?? 'Barang rusak',
        key: asked.idempotencyKey ?? randomUUID(),
        goodsReturned: asked.goodsReturned ?? false,
      },
      asking,
    )
  ).refundOrder

/** What the ledger, the orders, the refunds and the provider must agree on whenever nothing is under way. */
export const moneyFaults = async (world: World, stripe?: StripeStandIn): Promise<Data[]> => {
  const faults = [...(await ledgerFaults(world)), ...(await world.sql(refundFaults))]
  if (!stripe) return faults
  const [{ told, booked, surplus }] = await world.sql(`
    select (select coalesce(sum(hundredths), 0)::bigint from provider_movement)::text as told,
           (select coalesce(sum(debit - credit), 0)::bigint from ledger_entry where book = 'MARKETPLACE' and account_code = '1100')::text as booked,
           (select coalesce(sum(credit - debit), 0)::bigint from ledger_entry where account_code = '2190')::text as surplus`)
  if (Number(told) !== stripe.balance()) faults.push({ fault: `told ${told}, provider has ${stripe.balance()}` })
  // Fees are booked to the nearest rupiah.
  if (Math.abs(Number(booked) * 100 - stripe.balance()) > 100 * stripe.intents.size) {
    faults.push({ fault: `booked ${booked}, provider has ${stripe.balance() / 100}` })
  }
  if (Number(surplus) < 0) faults.push({ fault: `surplus is ${surplus}` })
  return faults
}

const refundFaults = `
  select 'refunds of ' || o.number as fault from orders o
  left join (select order_id, sum(amount) as amount from refund group by 1) r on r.order_id = o.id
  where coalesce(r.amount, 0) <> o.refunded
  union all
  select 'corrections of ' || o.number from orders o
  left join (
    select coalesce(r.order_id, t.source_id) as order_id, sum(e.debit) as amount
    from ledger_transaction t join ledger_entry e on e.transaction_id = t.id and e.account_code = '9200'
    left join refund r on r.id = t.source_id
    where t.kind = 'SALE_REFUNDED' group by 1
  ) c on c.order_id = o.id
  where coalesce(c.amount, 0) <> case when o.settled_at is null then 0 else o.refunded end
  union all
  select 'card money of ' || o.number from orders o
  join payment p on p.order_id = o.id and p.method = 'CARD'
  left join ledger_transaction t on t.source_id = p.id and t.kind = 'CARD_PAID'
  left join ledger_entry e on e.transaction_id = t.id and e.account_code = '2100' and e.business_id = o.business_id
  where coalesce(e.credit, 0) <> p.amount
  union all
  select 'sent back of refund ' || r.id from refund r
  left join (
    select a.refund_id, sum(e.debit - e.credit) as amount
    from refund_attempt a
    join ledger_transaction t on t.source_id = a.id and t.kind = 'CARD_REFUNDED'
    join ledger_transaction both_ways on both_ways.id = t.id or both_ways.reverses_id = t.id
    join ledger_entry e on e.transaction_id = both_ways.id and e.account_code <> '1100'
    group by 1
  ) s on s.refund_id = r.id
  where r.method = 'CARD' and r.kind <> 'DISPUTE' and r.bank_reference is null
    and coalesce(s.amount, 0) <> case when r.status = 'SUCCEEDED' then r.amount else 0 end`
