import { randomUUID } from 'node:crypto'
import { registerBusiness } from '../../api/src/businesses/register-business.ts'
import { declareFinances, type FinancesDeclaration } from '../../api/src/capacity/declare-finances.ts'
import { addProduct, type ProductDraft } from '../../api/src/catalogue/add-product.ts'
import { ProductVariant } from '../../api/src/catalogue/product.entity.ts'
import { formGroup } from '../../api/src/groups/form-group.ts'
import { joinGroup } from '../../api/src/groups/join-group.ts'
import { registerUser } from '../../api/src/identity/register-user.ts'
import type { Role } from '../../api/src/identity/user.entity.ts'
import { type Answer, type Asking, anAddress, type Data, type World } from './running-api.ts'

let people = 0

/** A mobile number in E.164 that nobody else in this file has. */
export const aPhone = (): string => {
  people += 1
  return `+62812${String(10_000_000 + people)}`
}

let things = 0

const aSlug = (what: string): string => {
  things += 1
  return `${what}-${things}`
}

export interface Person {
  id: string
  name: string
  phone: string
}

export interface SignedInPerson extends Person {
  token: string
}

const aPerson = async (world: World, name: string, roles: Role[]): Promise<Person> => {
  const phone = aPhone()
  const { id } = await registerUser(world.em(), world.now(), { name, phone, roles })
  return { id, name, phone }
}

/** The newest code that was sent to a number, as its owner reads it. */
export const codeSentTo = async (world: World, phone: string): Promise<string> => {
  const { demoMessages } = await world.query(`query ($phone: String) { demoMessages(phone: $phone) { text } }`, {
    phone,
  })
  return /\d{6}/.exec(demoMessages[0].text)?.[0] as string
}

/** Signs in as a person does: asks for a code, reads it, types it in. */
export const signIn = async (world: World, phone: string): Promise<string> => {
  const from = anAddress()
  await world.query(
    `mutation ($phone: String!) { requestSignInCode(phone: $phone) { __typename } }`,
    { phone },
    { from },
  )
  const code = await codeSentTo(world, phone)
  const answer = await world.query(
    `mutation ($phone: String!, $code: String!) { signIn(phone: $phone, code: $code) { __typename ... on SignedIn { token } } }`,
    { phone, code },
    { from },
  )
  return answer.signIn.token
}

export const signedIn = async <P extends Person>(world: World, person: P): Promise<P & { token: string }> => ({
  ...person,
  token: await signIn(world, person.phone),
})

export const aBuyer = async (world: World): Promise<SignedInPerson> =>
  signedIn(world, await aPerson(world, 'Pembeli Uji', ['BUYER']))

export const aMentor = async (world: World): Promise<SignedInPerson> =>
  signedIn(world, await aPerson(world, 'Pendamping Uji', ['MENTOR']))

export const anOfficer = async (world: World): Promise<SignedInPerson> =>
  signedIn(world, await aPerson(world, 'Petugas Uji', ['OFFICER']))

export interface Business {
  id: string
  slug: string
  name: string
  owner: SignedInPerson
}

export const aBusiness = async (
  world: World,
  {
    name = 'Dapur Uji',
    kecamatan = 'Danau Teluk',
    hasShop = true,
  }: { name?: string; kecamatan?: string; hasShop?: boolean } = {},
): Promise<Business> => {
  const [slug, phone, ownerName] = [aSlug('usaha'), aPhone(), 'Penjual Uji']
  const { id, ownerId } = await registerBusiness(world.em(), world.now(), {
    owner: { name: ownerName, phone },
    slug,
    name,
    story: 'Dimasak di rumah.',
    kelurahan: 'Olak Kemang',
    kecamatan,
    hasShop,
  })
  const owner = await signedIn(world, { id: ownerId, name: ownerName, phone })
  return { id, slug, name, owner }
}

export interface Goods {
  id: string
  slug: string
  name: string
  /** Of the first variant, whole rupiah. */
  price: number
  /** The first variant. */
  variantId: string
  variantIds: string[]
}

export const aProduct = async (
  world: World,
  business: { id: string },
  {
    price = 15_000,
    stock = 100,
    kinds = [''],
    ...draft
  }: Partial<Omit<ProductDraft, 'variants' | 'businessId'>> & { price?: number; stock?: number; kinds?: string[] } = {},
): Promise<Goods> => {
  const slug = draft.slug ?? aSlug('barang')
  const name = draft.name ?? 'Keripik Uji'
  const { id } = await addProduct(world.em(), {
    businessId: business.id,
    categorySlug: 'keripik',
    description: 'Renyah.',
    unit: 'bungkus',
    weightGrams: 200,
    shelfLifeDays: 60,
    madeToOrder: false,
    leadTimeDays: 0,
    images: [{ path: 'gambar.svg', width: 960, height: 960, alt: 'Gambar' }],
    ...draft,
    slug,
    name,
    variants: kinds.map((kind) => ({ name: kind, price: BigInt(price), stock })),
  })
  const variants = await world.em().find(ProductVariant, { product: id }, { orderBy: { position: 'asc' } })
  const variantIds = variants.map((variant) => variant.id)
  return { id, slug, name, price, variantId: variantIds[0] as string, variantIds }
}

/** A group of the mentor with the owners of these businesses as its members, in this order. */
export const aGroup = async (
  world: World,
  mentor: { id: string },
  businesses: Business[],
): Promise<{ id: string; slug: string }> => {
  const slug = aSlug('kelompok')
  const { id } = await formGroup(world.em(), world.now(), {
    slug,
    name: `Kelompok ${slug}`,
    kelurahan: 'Olak Kemang',
    kecamatan: 'Danau Teluk',
    meetingWeekday: 2,
    meetingPlace: 'Balai RT 3',
    mentorId: mentor.id,
  })
  for (const { owner } of businesses) await joinGroup(world.em(), world.now(), { groupId: id, memberId: owner.id })
  return { id, slug }
}

/** Writes down costs with which capacity has a figure. */
export const declaredFinances = async (
  world: World,
  business: Business,
  figures: Partial<Omit<FinancesDeclaration, 'businessId'>> = {},
): Promise<void> => {
  await declareFinances(world.em(), world.now(), business.owner, {
    businessId: business.id,
    costOfGoodsBasisPoints: 5_000,
    operatingCost: 50_000n,
    householdExpenses: 100_000n,
    otherHouseholdIncome: 300_000n,
    outsideDebtService: 0n,
    ...figures,
  })
}

// ── buying ────────────────────────────────────────────────────────────────────

export interface Wanted {
  goods: Pick<Goods, 'variantId' | 'price'>
  quantity?: number
}

export type BasketInput = Data

/** What a checkout sends: one piece of each unless more are wanted, fetched and paid in cash. */
export const aBasket = (wanted: Wanted[], changes: Record<string, unknown> = {}): BasketInput => ({
  purchaseId: randomUUID(),
  lines: wanted.map(({ goods, quantity = 1 }) => ({ variantId: goods.variantId, quantity, unitPrice: goods.price })),
  buyer: { name: 'Rina Pembeli', phone: '0812-7000-1234' },
  delivery: 'PICKUP',
  payment: 'CASH',
  ...changes,
})

const orderFields = `id number status total delivery paid settled business { id slug name } lines { name quantity unitPrice total }`

const checkOutDocument = `
  mutation ($input: CheckOutInput!) {
    checkOut(input: $input) {
      __typename
      ... on CheckedOut { paymentUrl purchase { id trackingToken total paymentMethod paymentStatus orders { ${orderFields} } } }
      ... on OutOfStock { variantIds }
      ... on ProductUnavailable { variantIds }
      ... on PriceChanged { changes { variantId unitPrice } }
      ... on Refusal { message field }
    }
  }`

/** The whole HTTP answer to a checkout. */
export const askCheckOut = (world: World, input: BasketInput, asking?: Asking): Promise<Answer> =>
  world.ask(checkOutDocument, { input }, asking)

/** What became of a checkout: CheckedOut or a refusal. */
export const checkOut = async (world: World, input: BasketInput, asking?: Asking): Promise<Data> =>
  (await world.query(checkOutDocument, { input }, asking)).checkOut

/** The one order of a purchase at one business. */
export const anOrder = async (world: World, wanted: Wanted[], asking?: Asking): Promise<Data> => {
  const placed = await checkOut(world, aBasket(wanted), asking)
  if (placed.__typename !== 'CheckedOut') throw new Error(JSON.stringify(placed))
  return { ...placed.purchase.orders[0], trackingToken: placed.purchase.trackingToken }
}

const onOrder = (mutation: string, success: string) => async (world: World, orderId: string, asking?: Asking) =>
  (
    await world.query(
      `mutation ($orderId: ID!) {
        ${mutation}(orderId: $orderId) {
          __typename ... on ${success} { order { ${orderFields} } } ... on Refusal { message field }
        }
      }`,
      { orderId },
      asking,
    )
  )[mutation] as Data

export const confirmPayment = onOrder('confirmPayment', 'PaymentConfirmed')
export const completeOrder = onOrder('completeOrder', 'OrderCompleted')

export const cancelOrder = async (world: World, orderId: string, asking?: Asking): Promise<Data> =>
  (
    await world.query(
      `mutation ($orderId: ID!) {
        cancelOrder(orderId: $orderId, reason: "Stok rusak") {
          __typename ... on OrderCancelled { order { ${orderFields} } } ... on Refusal { message field }
        }
      }`,
      { orderId },
      asking,
    )
  ).cancelOrder

/** Bought, paid and handed over at once. */
export const aSale = async (world: World, business: Business, wanted: Wanted[]): Promise<Data> => {
  const order = await anOrder(world, wanted)
  await confirmPayment(world, order.id, business.owner)
  return (await completeOrder(world, order.id, business.owner)).order
}

// ── what must always hold ─────────────────────────────────────────────────────

/** Debits equal credits, in every transaction and on every day, and the ledger knows as much as the orders do. */
export const ledgerFaults = (world: World): Promise<Data[]> =>
  world.sql(`
    select 'transaction ' || transaction_id as fault from ledger_entry group by transaction_id having sum(debit) <> sum(credit)
    union all
    select 'day ' || t.booked_on from ledger_entry e join ledger_transaction t on t.id = e.transaction_id
    group by t.book, t.booked_on having sum(e.debit) <> sum(e.credit)
    union all
    select 'order ' || o.number from orders o
    left join ledger_transaction t on t.source_id = o.id and t.kind = 'SALE_SETTLED'
    left join ledger_entry e on e.transaction_id = t.id and e.account_code = '9200'
    where (o.settled_at is not null) <> (t.id is not null) or coalesce(e.credit, 0) <> case when o.settled_at is null then 0 else o.total end
    union all
    select 'payment of ' || o.number from orders o left join payment p on p.order_id = o.id
    where (o.paid_at is not null) <> (p.id is not null) or p.amount <> o.total
    union all
    select 'variants of ' || p.slug from product p
    join (select product_id, sum(stock) as stock from product_variant where retired_at is null group by 1) v on v.product_id = p.id
    where v.stock <> p.stock`)

/** Pieces on the shelf and pieces in orders that stand, of one variant. */
export const piecesOf = async (world: World, variantId: string): Promise<{ stock: number; ordered: number }> => {
  const [row] = await world.sql(
    `select v.stock, coalesce((select sum(l.quantity) from order_line l join orders o on o.id = l.order_id
                               where l.variant_id = v.id and o.status <> 'CANCELLED'), 0)::int as ordered
     from product_variant v where v.id = $1`,
    [variantId],
  )
  return row
}

/** One more for each business without a group of its own: for people who have nothing to do with a case. */
export const aStranger = async (world: World): Promise<Business> => aBusiness(world, { name: 'Usaha Lain' })
