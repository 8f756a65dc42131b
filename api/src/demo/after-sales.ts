import type { EntityManager } from '@mikro-orm/postgresql'
import { openComplaint } from '../complaints/open-complaint.ts'
import { createCoupon } from '../coupons/create-coupon.ts'
import { decideLicence } from '../licences/decide-licence.ts'
import { declareLicence } from '../licences/declare-licence.ts'
import { replyToReview } from '../reviews/reply-to-review.ts'
import { writeReview } from '../reviews/write-review.ts'
import type { Chance } from './chance.ts'
import { expectDone, uuidFrom } from './expect-done.ts'

interface AfterSales {
  em(): EntityManager
  now: Temporal.Instant
  siteUrl: string
  chance: Chance
}

export interface DemoShop {
  id: string
  ownerId: string
  mentorId: string
  products: { id: string; licencePath: string; halalRequired: boolean }[]
}

/**
 * Papers in every state: verified, waiting for the mentor, sent back. The numbers have the right form and belong to nobody.
 */
export const makeLicences = async ({ em, now, chance }: AfterSales, shops: DemoShop[]): Promise<void> => {
  for (const [index, shop] of shops.entries()) {
    const mentor = { id: shop.mentorId, roles: ['MENTOR' as const], name: '' }
    const declared: { kind: 'NIB' | 'SPP_IRT' | 'HALAL'; productId: string | null; number: string }[] = [
      { kind: 'NIB', productId: null, number: `0000000000${100 + index}` },
      ...shop.products
        .filter(({ licencePath }) => licencePath === 'SPP_IRT')
        .slice(0, 3)
        .map(({ id }, product) => ({
          kind: 'SPP_IRT' as const,
          productId: id,
          number: `202157100${String(index).padStart(2, '0')}${String(product).padStart(2, '0')}29`,
        })),
      ...(shop.products.some(({ halalRequired }) => halalRequired)
        ? [{ kind: 'HALAL' as const, productId: null, number: `ID0000000000000${100 + index}` }]
        : []),
    ]
    for (const [turn, { kind, productId, number }] of declared.entries()) {
      const licenceId = uuidFrom(chance)
      const at = now.subtract({ hours: 24 * (20 + index) })
      expectDone(
        await declareLicence(
          em(),
          at,
          { id: shop.ownerId },
          { licenceId, kind, businessId: shop.id, productId, number, expiresOn: null },
        ),
      )
      // Every fifth paper is still on its way, and one was sent back.
      const lies = (index + turn) % 5
      if (lies === 4) continue
      const rejection = index === 6 && turn === 1 ? 'Fotonya belum terbaca. Kirim lagi, ya Bu.' : null
      expectDone(await decideLicence(em(), at.add({ hours: 30 }), mentor, { licenceId, rejection }))
    }
  }
}

const praise = [
  'Enak, pas untuk teman minum teh. Kemasannya rapi.',
  'Sudah beli tiga kali, rasanya tetap sama.',
  'Dikirim cepat, masih segar waktu sampai.',
  'Anak-anak suka. Nanti pesan lagi.',
  'Buatannya halus dan rapi, sesuai fotonya.',
  'Penjualnya ramah, mau ditanya-tanya.',
]
const middling = ['Lumayan, tapi kemasannya agak penyok.', 'Rasanya enak, isinya saya kira lebih banyak.']
const thanks = [
  'Terima kasih banyak, Bu. Ditunggu pesanan berikutnya.',
  'Terima kasih masukannya. Kemasannya kami perbaiki.',
]

/** Some of those who bought in the last months say how it was; most sellers answer. */
export const makeReviews = async ({ em, now, siteUrl, chance }: AfterSales): Promise<void> => {
  const lines = await em().execute<
    { id: string; token: string; ownerId: string; completedAt: string; number: string }[]
  >(
    `select l.id, p.tracking_token as token, b.owner_id as "ownerId", o.number,
            to_char(o.completed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MSZ') as "completedAt"
     from order_line l join orders o on o.id = l.order_id join purchase p on p.id = o.purchase_id
     join business b on b.id = o.business_id
     where o.status = 'COMPLETED' and o.completed_at < ?::timestamptz - interval '2 days'
     order by o.placed_at desc, o.number desc, l.name limit 900`,
    [now.toString()],
  )
  for (const line of lines) {
    if (!chance.happens(0.16)) continue
    const writtenAt = Temporal.Instant.from(line.completedAt).add({ hours: chance.between(5, 40) })
    if (Temporal.Instant.compare(writtenAt, now) >= 0) continue
    const stars = chance.pick([5, 5, 5, 5, 4, 4, 3])
    const reviewId = uuidFrom(chance)
    const text = chance.happens(0.3) ? null : chance.pick(stars > 3 ? praise : middling)
    const draft = { reviewId, orderLineId: line.id, stars, text, imageId: null }
    expectDone(await writeReview(em(), writtenAt, { trackingToken: line.token, buyerId: null }, draft, { siteUrl }))
    if (text === null || !chance.happens(0.6)) continue
    const reply = { reviewId, text: thanks[stars > 3 ? 0 : 1] as string }
    const repliedAt = writtenAt.add({ hours: 6 })
    if (Temporal.Instant.compare(repliedAt, now) < 0) {
      expectDone(await replyToReview(em(), repliedAt, { id: line.ownerId }, reply, { siteUrl }))
    }
  }
}

/** A coupon that works now, one of the delivery kind, and one that is over. */
export const makeCoupons = async ({ em, now }: AfterSales, [first, second, third]: DemoShop[]): Promise<void> => {
  const terms = {
    amount: null,
    percent: null,
    discountMax: null,
    subtotalMin: 0n,
    usesMax: null,
    usesPerPhoneMax: 1,
    budget: null,
  }
  const drafts = [
    { shop: first, code: 'RENYAH10', kind: 'PERCENT' as const, percent: 10, discountMax: 15_000n, days: 21 },
    {
      shop: second,
      code: 'ONGKIRBATIK',
      kind: 'FREE_DELIVERY' as const,
      discountMax: 15_000n,
      budget: 300_000n,
      days: 21,
    },
    { shop: third, code: 'JODA5', kind: 'NOMINAL' as const, amount: 5_000n, subtotalMin: 40_000n, days: -7 },
  ]
  for (const { shop, days, ...draft } of drafts) {
    if (!shop) continue
    const startsAt = now.subtract({ hours: 24 * 14 })
    const coupon = { ...terms, ...draft, businessId: shop.id, startsAt, endsAt: now.add({ hours: 24 * days }) }
    expectDone(await createCoupon(em(), startsAt, { id: shop.ownerId }, coupon))
  }
}

/** One buyer found a bag open; her seller has not answered yet. */
export const makeComplaint = async ({ em, now, siteUrl, chance }: AfterSales, shop: DemoShop): Promise<void> => {
  const [order] = await em().execute<{ id: string; token: string }[]>(
    `select o.id, p.tracking_token as token from orders o join purchase p on p.id = o.purchase_id
     where o.business_id = ? and o.status = 'COMPLETED' and o.completed_at < ? order by o.completed_at desc limit 1`,
    [shop.id, now.toString()],
  )
  if (!order) return
  expectDone(
    await openComplaint(
      em(),
      now,
      { trackingToken: order.token, buyerId: null },
      {
        complaintId: uuidFrom(chance),
        orderId: order.id,
        kind: 'COMPLAINT',
        reason: 'DAMAGED',
        text: 'Satu bungkus terbuka waktu sampai.',
        imageIds: [],
      },
      { siteUrl },
    ),
  )
}
