import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EntityManager } from '@mikro-orm/postgresql'
import { registerBusiness } from '../businesses/register-business.ts'
import { businessDay, startOfDay, weekStart } from '../calendar.ts'
import { declareFinances } from '../capacity/declare-finances.ts'
import { addProduct } from '../catalogue/add-product.ts'
import { ProductVariant } from '../catalogue/product.entity.ts'
import { restock } from '../catalogue/restock.ts'
import { closeWeek } from '../groups/close-week.ts'
import { electChair } from '../groups/elect-chair.ts'
import { formGroup } from '../groups/form-group.ts'
import { joinGroup } from '../groups/join-group.ts'
import { registerUser } from '../identity/register-user.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { cancelOrder } from '../orders/cancel-order.ts'
import { type Basket, checkOut } from '../orders/check-out.ts'
import { completeOrder } from '../orders/complete-order.ts'
import { Order, type PaymentMethod } from '../orders/order.entity.ts'
import { takeStep } from '../orders/take-step.ts'
import { confirmPayment } from '../payments/confirm-payment.ts'
import { recordSale } from '../sales/record-sale.ts'
import { verifySales } from '../sales/verify-sales.ts'
import { allKelurahan } from '../shops/kelurahan.ts'
import { setPaymentAccount } from '../shops/set-payment-account.ts'
import { setShopTerms } from '../shops/set-shop-terms.ts'
import { makeComplaint, makeCoupons, makeLicences, makeReviews } from './after-sales.ts'
import catalogue from './catalogue.json' with { type: 'json' }
import { type Chance, chanceFrom } from './chance.ts'
import { drawPicture } from './draw-picture.ts'
import { expectDone, uuidFrom } from './expect-done.ts'
import { makeGroupLoans } from './group-loans.ts'
import {
  buyerNames,
  demoGroups,
  landmarks,
  memberNames,
  membersMin,
  mentorNames,
  officeBuyer,
  officerNames,
  type ShopStory,
  shopStories,
  streets,
  trades,
} from './people.ts'
import { demoAccounts, demoTerms } from './shop-terms.ts'
import { demoPhone, phoneNumbers } from './sign-ins.ts'

export interface WorldSettings {
  /** Makes a unit of work. */
  em(): EntityManager
  /** When the demo is now: nothing happens after it. */
  now: Temporal.Instant
  mediaFolder: string
  /** The public address of the storefront, without a slash at the end. */
  siteUrl: string
  /** Weeks of history before the running one. */
  weeks: number
  onProgress(done: number, all: number): void
}

/** A year before the running week. */
export const historyWeeks = 52

/** Purchases that run side by side when they are paid and handed over; checkouts run one by one, so that numbers come out alike. */
const lanes = 6

interface Shop {
  id: string
  ownerId: string
  story: ShopStory
  kecamatan: string
  opensOn: Temporal.PlainDate
  products: ShopProduct[]
  /** How she can be paid. */
  methods: PaymentMethod[]
}

interface ShopProduct {
  id: string
  licencePath: string
  halalRequired: boolean
  weeklyUnits: number
  season: string | null
  variants: { id: string; price: bigint; stock: number | null; shelf: number }[]
  name: string
}

interface Home {
  businessId: string
  ownerId: string
  trade: (typeof trades)[number]
}

interface Cast {
  groups: {
    id: string
    mentorId: string
    meetingWeekday: number
    businessIds: string[]
    members: { id: string; businessId: string }[]
  }[]
  officers: [Viewer, Viewer]
  shops: Shop[]
  homes: Home[]
}

/**
 * A year in the life of the marketplace, lived through the product's own use cases on a clock of its own. The same chance falls each
 * time, so that only the dates follow the week in which it is made.
 */
export const makeWorld = async (settings: WorldSettings): Promise<void> => {
  const chance = chanceFrom(1448)
  const running = weekStart(businessDay(settings.now))
  const { weeks } = settings
  const first = running.subtract({ weeks })
  const cast = await makeCast(settings, startOfDay(first), running)
  for (let week = 0; week <= weeks; week += 1) {
    settings.onProgress(week, weeks + 1)
    await liveWeek(settings, cast, chance, first.add({ weeks: week }), weeks - week)
  }
  await sellOut(settings, cast)
  const afterSales = { ...settings, chance }
  const shops = cast.shops.map((shop) => ({
    ...shop,
    mentorId: cast.groups.find(({ businessIds }) => businessIds.includes(shop.id))?.mentorId as string,
  }))
  await makeLicences(afterSales, shops)
  await makeReviews(afterSales)
  await makeCoupons(afterSales, shops)
  await makeComplaint(afterSales, shops[4] as (typeof shops)[number])
  await makeGroupLoans({ ...settings, groups: cast.groups, officers: cast.officers })
  settings.onProgress(weeks + 1, weeks + 1)
}

// ── people, groups, goods ─────────────────────────────────────────────────────

const makeCast = async (
  { em, mediaFolder, weeks }: WorldSettings,
  beginning: Temporal.Instant,
  running: Temporal.PlainDate,
): Promise<Cast> => {
  const mentors = await inTurn(mentorNames, (name, index) =>
    registerUser(em(), beginning, { name, phone: demoPhone(phoneNumbers.mentors + index), roles: ['MENTOR'] }),
  )
  const [first, second] = await inTurn(officerNames, (name, index) =>
    registerUser(em(), beginning, { name, phone: demoPhone(phoneNumbers.officer + index), roles: ['OFFICER'] }),
  )
  await inTurn(buyerNames, (name, index) =>
    registerUser(em(), beginning, { name, phone: demoPhone(phoneNumbers.buyers + index), roles: ['BUYER'] }),
  )

  const groups = await inTurn(demoGroups, async ({ mentor, ...draft }) => {
    const mentorId = (mentors[mentor] as { id: string }).id
    const { id } = await formGroup(em(), beginning, { ...draft, mentorId })
    const { name, meetingWeekday } = draft
    const members: { id: string; businessId: string }[] = []
    return { id, name, mentorId, meetingWeekday, businessIds: [] as string[], members, size: 0, chairId: '' }
  })
  const join = async (group: (typeof groups)[number], memberId: string, businessId: string) => {
    await joinGroup(em(), beginning, { groupId: group.id, memberId })
    if (group.size === 0) {
      group.chairId = memberId
      await electChair(em(), beginning, { groupId: group.id, memberId })
    }
    group.size += 1
    group.businessIds.push(businessId)
    group.members.push({ id: memberId, businessId })
  }

  const shops = await inTurn(catalogue.businesses, async (source, index): Promise<Shop> => {
    const story = shopStories[source.slug] as ShopStory
    const opensOn = running.subtract({ weeks: story.weeksOpen ?? weeks })
    const business = await registerBusiness(em(), startOfDay(opensOn), {
      owner: { name: source.ownerName, phone: demoPhone(phoneNumbers.sellers + index) },
      slug: source.slug,
      name: source.name,
      story: source.story,
      kelurahan: source.address.kelurahan,
      kecamatan: source.address.kecamatan,
      hasShop: true,
    })
    const owner = { id: business.ownerId }
    const phone = demoPhone(phoneNumbers.sellers + index)
    expectDone(
      await setShopTerms(
        em(),
        startOfDay(opensOn),
        owner,
        demoTerms({ businessId: business.id, kecamatan: source.address.kecamatan, phone, number: index }),
      ),
    )
    const accounts = demoAccounts({
      businessId: business.id,
      name: source.name,
      owner: source.ownerName,
      number: index,
    })
    for (const account of accounts) {
      expectDone(await setPaymentAccount(em(), startOfDay(opensOn), owner, account))
    }
    const products = await inTurn<CatalogueProduct, ShopProduct>(source.products, (product) =>
      shelve(em, mediaFolder, business.id, product),
    )
    await declareFinances(
      em(),
      startOfDay(opensOn),
      { id: business.ownerId },
      {
        businessId: business.id,
        costOfGoodsBasisPoints: costShare(source.products),
        operatingCost: BigInt(story.household.operatingCost),
        householdExpenses: BigInt(story.household.expenses),
        otherHouseholdIncome: BigInt(story.household.otherIncome),
        outsideDebtService: BigInt(story.household.debt),
      },
    )
    const group = groups.find(({ name }) => name === source.groupName) as (typeof groups)[number]
    await join(group, business.ownerId, business.id)
    const methods = ['CASH', ...accounts.map(({ method }) => method)] as PaymentMethod[]
    const { kecamatan } = source.address
    return { id: business.id, ownerId: business.ownerId, kecamatan, story, opensOn, products, methods }
  })

  const homes: Home[] = []
  const names = [...memberNames]
  for (const group of groups) {
    while (group.size < membersMin) {
      const number = memberNames.length - names.length
      const name = names.shift() as string
      const trade = trades[number % trades.length] as (typeof trades)[number]
      const business = await registerBusiness(em(), beginning, {
        owner: { name, phone: demoPhone(phoneNumbers.members + number) },
        slug: `${trade.trade} ${name}`.toLowerCase().replaceAll(' ', '-'),
        name: `${trade.trade} ${name}`,
        story: '',
        kelurahan: (demoGroups[groups.indexOf(group)] as (typeof demoGroups)[number]).kelurahan,
        kecamatan: (demoGroups[groups.indexOf(group)] as (typeof demoGroups)[number]).kecamatan,
        hasShop: false,
      })
      // Some have not told their costs yet: their capacity waits for a talk.
      if (number % 9 !== 4) {
        await declareFinances(
          em(),
          beginning,
          { id: business.ownerId },
          {
            businessId: business.id,
            costOfGoodsBasisPoints: trade.costBasisPoints,
            operatingCost: 20_000n,
            householdExpenses: BigInt(120_000 + (number % 5) * 28_000),
            otherHouseholdIncome: BigInt(200_000 + (number % 4) * 50_000),
            outsideDebtService: number % 7 === 3 ? 35_000n : 0n,
          },
        )
      }
      await join(group, business.ownerId, business.id)
      homes.push({ businessId: business.id, ownerId: business.ownerId, trade })
    }
    // Chairs are elected for a year: by now each group has elected a second time.
    const electedAt = startOfDay(running.subtract({ weeks: 20 }))
    if (Temporal.Instant.compare(electedAt, beginning) > 0) {
      await electChair(em(), electedAt, { groupId: group.id, memberId: group.chairId })
    }
    await closeWeek(em(), startOfDay(running.subtract({ weeks: 15 })), {
      groupId: group.id,
      day: running.subtract({ weeks: 14 }),
      reason: 'Gotong royong kelurahan',
    })
  }
  return { groups, shops, homes, officers: [first, second] as unknown as [Viewer, Viewer] }
}

interface CatalogueProduct {
  slug: string
  name: string
  description: string
  category: string
  /** Whole rupiah */
  priceIdr: number
  unitCostIdr: number
  unit: string
  weightGrams: number | null
  typicalWeeklyUnits: number
  stock: number | null
  madeToOrder: boolean
  leadTimeDays: number
  shelfLifeDays: number | null
  season: string | null
  licencePath: string
  halalRequired: boolean
  variants: string[] | null
}

const costShare = (products: CatalogueProduct[]): number => {
  const sum = (value: (product: CatalogueProduct) => number) =>
    products.reduce((total, product) => total + value(product), 0)
  const sales = sum(({ priceIdr, typicalWeeklyUnits }) => priceIdr * typicalWeeklyUnits)
  return Math.round((sum(({ unitCostIdr, typicalWeeklyUnits }) => unitCostIdr * typicalWeeklyUnits) / sales) * 10_000)
}

const shelve = async (
  em: () => EntityManager,
  mediaFolder: string,
  businessId: string,
  source: CatalogueProduct,
): Promise<ShopProduct> => {
  const drawing = drawPicture(source)
  const path = `${source.slug}-${createHash('sha256').update(drawing).digest('hex').slice(0, 10)}.svg`
  await mkdir(mediaFolder, { recursive: true })
  await writeFile(join(mediaFolder, path), drawing)

  const kinds = source.variants ?? ['']
  const shelf = Math.max(1, Math.floor((source.stock ?? 0) / kinds.length))
  const product = await addProduct(em(), {
    businessId,
    categorySlug: source.category,
    slug: source.slug,
    name: source.name,
    description: source.description,
    unit: source.unit,
    weightGrams: source.weightGrams,
    shelfLifeDays: source.shelfLifeDays,
    madeToOrder: source.madeToOrder,
    leadTimeDays: source.leadTimeDays,
    variants: kinds.map((name) => ({ name, price: BigInt(source.priceIdr), stock: shelf })),
    images: [{ path, width: 960, height: 960, alt: `${source.name}, gambar ilustrasi` }],
  })
  const variants = await em().find(ProductVariant, { product: product.id }, { orderBy: { position: 'asc' } })
  return {
    id: product.id,
    licencePath: source.licencePath,
    halalRequired: source.halalRequired,
    name: source.name,
    weeklyUnits: source.typicalWeeklyUnits,
    season: source.season,
    variants: variants.map(({ id, price, stock }) => ({ id, price, stock: stock ?? null, shelf })),
  }
}

// ── a week ────────────────────────────────────────────────────────────────────

/** How far a week is above an ordinary one: Ramadan and the weeks before Lebaran sell more, Lebaran itself next to nothing. */
const seasonFactor = (monday: Temporal.PlainDate, season: string | null): number => {
  const week = monday.toString()
  const ramadan = ['2026-02-16', '2026-02-23', '2026-03-02', '2026-03-09'].includes(week)
  if (['2026-03-16', '2027-03-08'].includes(week)) return 0.05
  if (season === 'lebaran' || season === 'ramadan') return ramadan ? 2.4 : 0.35
  return ramadan ? 1.5 : 1
}

interface PlannedPurchase {
  at: Temporal.Instant
  shop: Shop
  also: Shop | null
  lines: { variant: ShopProduct['variants'][number]; quantity: number }[]
  buyer: { name: string; phone: string; id: string | null }
  fate: 'settled' | 'cancelled'
}

const liveWeek = async (
  settings: WorldSettings,
  cast: Cast,
  chance: Chance,
  monday: Temporal.PlainDate,
  weeksAgo: number,
): Promise<void> => {
  const { em, now } = settings
  const happened = (instant: Temporal.Instant) => Temporal.Instant.compare(instant, now) < 0
  const planned = cast.shops
    .flatMap((shop) => planShop(shop, chance, monday, weeksAgo))
    .filter(({ at }) => happened(at))
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))

  const followUps: (() => Promise<unknown>)[] = []
  for (const plan of planned) {
    const orders = await buy(settings, plan, chance)
    for (const order of orders) followUps.push(() => followUp(settings, order, plan.fate))
  }
  const sales = [
    ...cast.homes.map((home) => planHomeSale(home, chance, monday)),
    ...cast.shops.flatMap((shop) => planStallSales(shop, chance, monday, weeksAgo)),
  ].filter(({ at }) => happened(at))
  for (const { at, ownerId, draft } of sales) {
    followUps.push(async () => expectDone(await recordSale(em(), at, { id: ownerId }, draft)))
  }
  await sideBySide(followUps)

  // Mentors look through the week's notes on the Monday after; what they could not believe stays unverified.
  const verifiedAt = startOfDay(monday.add({ days: 7 })).add({ hours: 10 })
  if (!happened(verifiedAt) || weeksAgo < 1) return
  for (const group of cast.groups) {
    const ids = sales
      .filter(
        ({ draft }) =>
          group.businessIds.includes(draft.businessId) && !draft.description.startsWith('Pesanan tetangga'),
      )
      .map(({ draft }) => draft.saleId)
    if (ids.length > 0) expectDone(await verifySales(em(), verifiedAt, { id: group.mentorId }, ids))
  }
}

const planShop = (shop: Shop, chance: Chance, monday: Temporal.PlainDate, weeksAgo: number): PlannedPurchase[] => {
  if (Temporal.PlainDate.compare(monday, shop.opensOn) < 0) return []
  const { spread = 0.12, recent = 1, onPlatform } = shop.story
  const mood = 1 + (chance.next() * 2 - 1) * spread
  const trend = (weeksAgo >= 1 && weeksAgo <= 4 ? recent : 1) * (0.9 + 0.1 * (1 - weeksAgo / historyWeeks))
  const wanted = shop.products.flatMap((product) => {
    const units = product.weeklyUnits * onPlatform * mood * trend * seasonFactor(monday, product.season)
    const whole = Math.floor(units) + (chance.happens(units % 1) ? 1 : 0)
    return whole > 0 ? [{ product, units: whole }] : []
  })

  const purchases: PlannedPurchase[] = []
  const biggest = Math.max(1, Math.ceil(wanted.reduce((sum, { units }) => sum + units, 0) / 7))
  while (wanted.length > 0) {
    const lines: PlannedPurchase['lines'] = []
    for (let picks = chance.between(1, 2); picks > 0 && wanted.length > 0; picks -= 1) {
      const index = chance.between(0, wanted.length - 1)
      const want = wanted[index] as (typeof wanted)[number]
      const quantity = Math.min(want.units, chance.between(1, biggest * 2))
      const variant = chance.pick(want.product.variants)
      if (lines.some((line) => line.variant === variant)) break
      lines.push({ variant, quantity })
      want.units -= quantity
      if (want.units <= 0) wanted.splice(index, 1)
    }
    const office = shop.story.officeBuyer && chance.happens(0.62)
    const who = chance.between(0, buyerNames.length - 1)
    const phone = demoPhone(phoneNumbers.buyers + who)
    purchases.push({
      at: startOfDay(monday).add({ minutes: chance.between(8 * 60, 6 * 24 * 60 + 20 * 60) }),
      shop,
      also: null,
      lines,
      buyer: office
        ? { name: officeBuyer, phone: demoPhone(phoneNumbers.buyers + 90), id: null }
        : { name: buyerNames[who] as string, phone, id: null },
      fate: chance.happens(0.03) ? 'cancelled' : 'settled',
    })
  }
  return purchases
}

const buy = async (
  settings: WorldSettings,
  { at, lines, buyer, shop }: PlannedPurchase,
  chance: Chance,
): Promise<Order[]> => {
  const { em } = settings
  for (const { variant, quantity } of lines) {
    if (variant.stock === null) continue
    if (variant.stock < quantity + 1) {
      const added = quantity + variant.shelf
      await restock(em(), variant.id, added)
      variant.stock += added
    }
    variant.stock -= quantity
  }
  const delivered = chance.happens(0.55)
  const basket: Basket = {
    purchaseId: uuidFrom(chance),
    lines: lines.map(({ variant, quantity }) => ({ variantId: variant.id, quantity, unitPrice: variant.price })),
    buyer: { name: buyer.name, phone: buyer.phone, email: null },
    delivery: delivered ? 'SELLER_DELIVERY' : 'PICKUP',
    deliveries: [],
    address: delivered ? `${chance.pick(streets)} No. ${chance.between(1, 60)}, ${chance.pick(landmarks)}` : null,
    note: chance.happens(0.1) ? 'Tolong dibungkus rapi, untuk hadiah.' : null,
    payment: howPaid(chance, shop),
    couponCode: null,
    shareCode: null,
    via: chance.happens(0.4) ? 'WHATSAPP' : 'WEB',
  }
  // Those who live near say where; the others agree with the seller what bringing it costs.
  if (delivered && chance.happens(0.7)) {
    basket.kelurahan = chance.pick(allKelurahan.filter(({ kecamatan }) => kecamatan === shop.kecamatan))
  }
  expectDone(await checkOut(em(), at, buyer.id, basket, marketOf(settings)))
  return em().find(Order, { purchase: basket.purchaseId })
}

/** As the national survey counts it: mostly cash, then transfers. */
const howPaid = (chance: Chance, { methods }: Shop): PaymentMethod => {
  const drawn = chance.between(1, 100)
  const wished = drawn <= 83 ? 'CASH' : drawn <= 95 ? 'BANK_TRANSFER' : 'QRIS'
  return methods.includes(wished) ? wished : 'CASH'
}

/** The seller's part, some hours later: money, goods, or a cancellation; whatever would lie in the future is still to be done. */
const followUp = async (settings: WorldSettings, order: Order, fate: PlannedPurchase['fate']): Promise<void> => {
  const { em, now } = settings
  const owner = { id: await ownerOf(em(), order.businessId) }
  const later = (hours: number) => order.placedAt.add({ hours })
  const happened = (instant: Temporal.Instant) => Temporal.Instant.compare(instant, now) < 0
  if (fate === 'cancelled') {
    const at = later(3)
    if (happened(at)) {
      expectDone(
        await cancelOrder(
          em(),
          at,
          owner,
          { orderId: order.id, reason: 'Pembeli berubah pikiran.' },
          marketOf(settings),
        ),
      )
    }
    return
  }
  const hours = 4 + (Number.parseInt(order.number.slice(3), 10) % 20)
  if (happened(later(2))) {
    expectDone(await takeStep(em(), later(2), owner, { orderId: order.id, step: 'CONFIRMED' }, marketOf(settings)))
  }
  if (happened(later(hours))) expectDone(await confirmPayment(em(), later(hours), owner, order.id, marketOf(settings)))
  if (happened(later(hours + 1)))
    expectDone(await completeOrder(em(), later(hours + 1), owner, order.id, marketOf(settings)))
}

const owners = new Map<string, string>()
const ownerOf = async (em: EntityManager, businessId: string): Promise<string> => {
  const known = owners.get(businessId)
  if (known) return known
  const [row] = await em.execute<[{ owner_id: string }]>('select owner_id from business where id = ?', [businessId])
  owners.set(businessId, row.owner_id)
  return row.owner_id
}

interface PlannedSale {
  at: Temporal.Instant
  ownerId: string
  draft: Parameters<typeof recordSale>[3]
}

/** Those who sell at the door add their week up on Saturday evening. */
const planHomeSale = (
  { businessId, ownerId, trade }: Home,
  chance: Chance,
  monday: Temporal.PlainDate,
): PlannedSale => {
  const factor = (1 + (chance.next() * 2 - 1) * 0.2) * seasonFactor(monday, null)
  const [description, price] = chance.pick(trade.goods)
  const worth = trade.weeklyPieces * factor * trade.goods[0][1]
  const quantity = Math.min(999, Math.max(1, Math.round(worth / price)))
  return saleOf(chance, monday, 5, { businessId, ownerId, description, quantity, amount: quantity * price })
}

/** What shops sell at the stall beside the marketplace. A few notes are vague, and mentors leave those alone. */
const planStallSales = (shop: Shop, chance: Chance, monday: Temporal.PlainDate, weeksAgo: number): PlannedSale[] => {
  if (Temporal.PlainDate.compare(monday, shop.opensOn) < 0) return []
  const share = (1 - shop.story.onPlatform) * (weeksAgo >= 1 && weeksAgo <= 4 ? (shop.story.recent ?? 1) : 1)
  const product = chance.pick(shop.products)
  const price = Number((product.variants[0] as ShopProduct['variants'][number]).price)
  const weekly = shop.products.reduce(
    (sum, { weeklyUnits, season, variants }) =>
      sum + weeklyUnits * Number((variants[0] as (typeof variants)[number]).price) * seasonFactor(monday, season),
    0,
  )
  const quantity = Math.min(99, Math.max(1, Math.round((weekly * share) / price)))
  const vague = chance.happens(0.12)
  return [
    saleOf(chance, monday, chance.between(3, 6), {
      businessId: shop.id,
      ownerId: shop.ownerId,
      description: vague ? 'Pesanan tetangga' : product.name,
      quantity,
      amount: quantity * price,
    }),
  ]
}

const saleOf = (
  chance: Chance,
  monday: Temporal.PlainDate,
  day: number,
  sale: { businessId: string; ownerId: string; description: string; quantity: number; amount: number },
): PlannedSale => {
  const soldOn = monday.add({ days: day })
  return {
    at: startOfDay(soldOn).add({ hours: 17, minutes: chance.between(0, 120) }),
    ownerId: sale.ownerId,
    draft: {
      saleId: uuidFrom(chance),
      businessId: sale.businessId,
      variantId: null,
      description: sale.description,
      quantity: sale.quantity,
      amount: BigInt(sale.amount),
      payment: chance.happens(0.85) ? 'CASH' : 'QRIS',
      soldOn,
    },
  }
}

/** One thing is gone, so that the demo shows an empty shelf too. */
const sellOut = async (settings: WorldSettings, { shops }: Cast): Promise<void> => {
  const { em, now } = settings
  const product = shops.flatMap(({ products }) => products).find(({ name }) => name === 'Keripik Ubi Ungu')
  const variant = product?.variants[0]
  if (!variant?.stock) return
  const basket: Basket = {
    purchaseId: '5eed0000-0000-4000-8000-000000000001',
    lines: [{ variantId: variant.id, quantity: variant.stock, unitPrice: variant.price }],
    buyer: { name: buyerNames[0], phone: demoPhone(phoneNumbers.buyers), email: null },
    delivery: 'PICKUP',
    deliveries: [],
    address: null,
    note: 'Untuk oleh-oleh rombongan.',
    payment: 'CASH',
    couponCode: null,
    shareCode: null,
  }
  expectDone(await checkOut(em(), now, null, basket, marketOf(settings)))
}

// ── plumbing ──────────────────────────────────────────────────────────────────

/** Nobody in the demo pays by card: that money would have to be somewhere. */
const marketOf = ({ siteUrl }: WorldSettings) => ({ siteUrl, cards: false })

const inTurn = async <T, R>(items: readonly T[], act: (item: T, index: number) => Promise<R>): Promise<R[]> => {
  const results: R[] = []
  for (const [index, item] of items.entries()) results.push(await act(item, index))
  return results
}

const sideBySide = async (acts: (() => Promise<unknown>)[]): Promise<void> => {
  const waiting = acts.values()
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const act of waiting) await act()
    }),
  )
}
