import { data } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { writeBasket } from '../../basket/basket.ts'
import { shelfOf } from '../../basket/shelf.server.ts'
import { chatAddress, orderText } from '../../chat/chat.ts'
import { configuration } from '../../configuration.server.ts'
import { phone, rupiah, time, weekday } from '../../format.ts'
import { api } from '../../graphql/api.server.ts'
import type { PurchasePageQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { FaultSummary } from '../../ui/field.tsx'
import { LocalLink } from '../../ui/local-link.tsx'
import { DurianPecah } from '../../ui/motif.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { CopyLink } from '../../ui/share-links.tsx'
import type { Route } from './+types/purchase'
import { actOnPurchase, type RefusedAct } from './acts.server.ts'
import { CardPayment } from './card-payment.tsx'
import { isNews, type News } from './news.ts'
import { OrderCard } from './order-card.tsx'
import { qrPath } from './qr-path.server.ts'

const PurchasePage = graphql(`
  query PurchasePage($trackingToken: String!) {
    purchase(trackingToken: $trackingToken) {
      placedAt
      paymentMethod
      paymentStatus
      via
      orders {
        id
        number
        status
        delivery
        paymentMethod
        subtotal
        deliveryFee
        discount
        transferDigits
        total
        refunded
        placedAt
        confirmedAt
        readyAt
        completedAt
        reservedUntil
        paymentReportedAt
        mayReportPayment
        paymentReports {
          reportedAt
          deniedAt
          denial
        }
        paid
        paidAt
        cancelReason
        business {
          slug
          name
          kelurahan
          kecamatan
          pickupNote
          whatsapp
        }
        lines {
          variantId
          name
          quantity
          unitPrice
          total
        }
        refunds {
          id
          amount
          status
          reason
        }
        paymentInstructions {
          amount
          qris {
            payload
            nmid
            merchantName
            amountFilled
          }
          bank {
            bank
            accountNumber
            accountHolder
          }
        }
        complaintOptions {
          mayReturn
          returnUntil
          mayComplain
          complaintUntil
        }
      }
      reviewableLines {
        orderLineId
        orderId
        name
        productSlug
        ownReview {
          status
          hiddenReason
          editableUntil
          review {
            id
            stars
            text
            photo {
              id
              url
              width
              height
              alt
              sources {
                type
                srcset
              }
            }
          }
        }
      }
      complaints {
        id
        number
        orderId
        kind
        reason
        status
        answerDueAt
        decisionDueAt
        orderedRefund {
          missing
          dueAt
        }
        resolution
        resolutionNote
        resolvedBy
        refundId
        ...ComplaintTalk
      }
    }
    complaintChannel {
      phone
      email
      answerWorkingDays
    }
  }
`)

const CardPage = graphql(`
  query CardPage($trackingToken: String!) {
    purchase(trackingToken: $trackingToken) {
      paymentUrl
    }
  }
`)

type Purchase = NonNullable<PurchasePageQuery['purchase']>
export type Order = Purchase['orders'][number]
export type ReviewableLine = Purchase['reviewableLines'][number]
export type Complaint = Purchase['complaints'][number]
export type ComplaintChannel = PurchasePageQuery['complaintChannel']

/** Where an order leads to: addresses that the page does not work out itself. */
export type OrderLinks = {
  /** The order as a message to the seller, while she has not seen it. */
  chat: string | null
  /** A chat with the seller about it. */
  contact: string | null
  /** The same goods as a basket. */
  again: string
  qr: ReturnType<typeof qrPath> | null
}

/** Whether the buyer still has to pay all of it by card. */
const isDueByCard = ({ paymentMethod, paymentStatus }: Purchase) =>
  paymentMethod === 'CARD' && paymentStatus === 'PENDING'

export const loader = async ({ request, params: { trackingToken } }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const { purchase, complaintChannel } = await api(request, PurchasePage, { trackingToken })
  if (!purchase) throw data(null, { status: 404 })
  const news = searchParams.get('kabar')
  const cardUrl = isDueByCard(purchase)
    ? ((await api(request, CardPage, { trackingToken })).purchase?.paymentUrl ?? null)
    : null
  return {
    purchase,
    complaintChannel,
    links: await linksOf(request, purchase),
    card: purchase.paymentMethod === 'CARD' ? cardStateOf(purchase, searchParams.get('kartu'), cardUrl) : null,
    news: isNews(news) ? news : null,
    justPlaced: searchParams.has('baru'),
    address: `${configuration.siteUrl}/pesanan/${trackingToken}`,
  }
}

/** By the id of the order. */
const linksOf = async (request: Request, { via, orders }: Purchase): Promise<Record<string, OrderLinks>> => {
  const { demo, siteUrl } = configuration
  const lines = orders.flatMap((order) => order.lines)
  const toTell = via === 'WHATSAPP' && orders.some(({ status }) => status === 'PLACED')
  const shelf = toTell ? await shelfOf(request, lines) : []
  const slugs = new Map(shelf.map(({ id, product }) => [id, product.slug]))
  return Object.fromEntries(
    orders.map((order): [string, OrderLinks] => {
      const { number, business, status, deliveryFee = null, paymentInstructions } = order
      const linked = order.lines.map((line) => {
        const slug = slugs.get(line.variantId)
        return { ...line, address: slug && `${siteUrl}/produk/${slug}` }
      })
      const chatWith = (text: string) =>
        business.whatsapp ? chatAddress({ phone: business.whatsapp, text, demo }) : null
      return [
        order.id,
        {
          chat: toTell && status === 'PLACED' ? chatWith(orderText({ ...order, deliveryFee, lines: linked })) : null,
          contact: chatWith(`Halo ${business.name}, tentang pesanan ${number}: `),
          again: `/keranjang?isi=${writeBasket(order.lines)}`,
          qr: paymentInstructions?.qris ? qrPath(paymentInstructions.qris.payload) : null,
        },
      ]
    }),
  )
}

/** What the buyer who pays by card is told. */
export type CardState =
  | { is: 'paid' | 'over' | 'other' }
  | {
      is: 'due'
      /** She comes from the payment page: the news of it may be on its way. */
      came: 'paid' | 'unpaid' | null
      url: string | null
      amount: number
      heldUntil: string | null
      minutesLeft: number
    }

const cardStateOf = (purchase: Purchase, came: string | null, url: string | null): CardState => {
  const { paymentStatus, orders } = purchase
  if (paymentStatus === 'PAID') return { is: 'paid' }
  if (paymentStatus === 'CANCELLED') return { is: orders.some(({ paid }) => paid) ? 'other' : 'over' }
  if (paymentStatus !== 'PENDING') return { is: 'other' }
  const due = orders.filter(({ status, paid }) => status !== 'CANCELLED' && !paid)
  const ends = due.flatMap(({ reservedUntil }) => reservedUntil ?? []).sort()
  const [heldUntil = null] = ends
  const left = heldUntil === null ? 0 : Date.parse(heldUntil) - Temporal.Now.instant().epochMilliseconds
  return {
    is: 'due',
    came: came === 'selesai' ? 'paid' : came === 'batal' ? 'unpaid' : null,
    url,
    amount: due.reduce((sum, { total }) => sum + total, 0),
    heldUntil,
    minutesLeft: Math.max(0, Math.floor(left / 60_000)),
  }
}

export const action = ({ request, params: { trackingToken } }: Route.ActionArgs) =>
  actOnPurchase(request, trackingToken)

export default function PurchaseDetails({ loaderData, actionData }: Route.ComponentProps) {
  const { purchase, complaintChannel, links, card, news, justPlaced, address } = loaderData
  const refused: RefusedAct | undefined = actionData
  const t = useTranslations('purchase')
  const standing = purchase.orders.filter(({ status }) => status !== 'CANCELLED')
  const cancellable = standing.filter(
    ({ status, paid, paymentReportedAt }) => status === 'PLACED' && !paid && !paymentReportedAt,
  )
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHead title={`${t('title')} · Maju Bersama`} alone />
      <Head purchase={purchase} justPlaced={justPlaced} />
      {news && <Notice kind="good" title={t(newsText[news])} />}
      {refused?.form === null ? (
        <Notice kind="bad" title={refused.faults.form ?? t('refused')} />
      ) : (
        <FaultSummary faults={refused?.faults} />
      )}
      {card && <CardPayment state={card} again={links[purchase.orders[0]?.id ?? '']?.again} />}
      {purchase.orders.map((order) => (
        <OrderCard
          key={order.id}
          order={order}
          links={links[order.id] as OrderLinks}
          lines={purchase.reviewableLines.filter(({ orderId }) => orderId === order.id)}
          complaints={purchase.complaints.filter(({ orderId }) => orderId === order.id)}
          channel={complaintChannel}
          cancelsAll={cancellable.length > 1 && cancellable.length === standing.length}
          refused={refused}
        />
      ))}
      {standing.length > 1 && (
        <p className="flex flex-wrap items-baseline justify-between gap-x-4 px-4">
          <span className="text-lg font-bold">{t('totalOfAll')}</span>
          <span className="amount text-2xl font-extrabold">
            {rupiah(standing.reduce((sum, { total }) => sum + total, 0))}
          </span>
        </p>
      )}
      <section aria-labelledby="simpan" className="space-y-3 rounded-card bg-sand p-5">
        <h2 id="simpan" className="text-xl">
          {t('keepLink')}
        </h2>
        <p>{t('keepLinkWhy')}</p>
        <CopyLink address={address} />
      </section>
      <Staff channel={complaintChannel} />
      <LocalLink to="/produk" className={button.quiet}>
        {t('goOn')}
      </LocalLink>
    </div>
  )
}

const newsText = {
  batal: 'cancel.done',
  ulasan: 'review.sent',
  keluhan: 'complaint.sent',
  bayar: 'report.done',
  balasan: 'complaint.replied',
  petugas: 'complaint.escalated',
  cabut: 'complaint.withdrawn',
} as const satisfies Record<News, string>

const Head = ({ purchase, justPlaced }: { purchase: Purchase; justPlaced: boolean }) => {
  const t = useTranslations('purchase')
  const locale = useLocale()
  if (!justPlaced || purchase.paymentStatus === 'CANCELLED') {
    return (
      <header>
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="mt-1 text-muted">
          {weekday(purchase.placedAt, locale)}, {time(purchase.placedAt, locale)}
        </p>
      </header>
    )
  }
  const unpaid = isDueByCard(purchase)
  const toTell = purchase.via === 'WHATSAPP'
  const next = unpaid ? t('placedCard') : toTell ? t('placedChat') : t('placedNext', { count: purchase.orders.length })
  return (
    <header className="rounded-[1.75rem] bg-leaf px-6 py-8 text-center">
      <DurianPecah className="mx-auto w-24 text-daun" />
      <h1 className="mt-4 text-3xl">{t(unpaid || toTell ? 'recorded' : 'placed')}</h1>
      <p className="mt-2 text-lg">{next}</p>
    </header>
  )
}

/** Whom to turn to when the seller does not help. */
const Staff = ({ channel }: { channel: ComplaintChannel }) => {
  const t = useTranslations('purchase.complaint')
  if (!channel.phone && !channel.email) return null
  return (
    <p className="wrap-anywhere">
      {t('contact')}:{' '}
      {channel.phone && (
        <a href={`tel:${channel.phone}`} className="inline-flex min-h-12 items-center font-semibold underline">
          {phone(channel.phone)}
        </a>
      )}{' '}
      {channel.email && (
        <a href={`mailto:${channel.email}`} className="inline-flex min-h-12 items-center font-semibold underline">
          {channel.email}
        </a>
      )}
    </p>
  )
}
