import { data } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { configuration } from '../../configuration.server.ts'
import { rupiah, time, weekday } from '../../format.ts'
import { api } from '../../graphql/api.server.ts'
import type { OrderStatus, PurchasePageQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Icon } from '../../ui/icon.tsx'
import { LocalLink } from '../../ui/local-link.tsx'
import { Batanghari, DurianPecah } from '../../ui/motif.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { ShareLinks } from '../../ui/share-links.tsx'
import type { Route } from './+types/purchase'

const PurchasePage = graphql(`
  query PurchasePage($trackingToken: String!) {
    purchase(trackingToken: $trackingToken) {
      total
      placedAt
      orders {
        id
        number
        status
        delivery
        total
        paid
        cancelReason
        business {
          slug
          name
          kelurahan
          kecamatan
        }
        lines {
          variantId
          name
          quantity
          total
        }
      }
    }
  }
`)

type Order = NonNullable<PurchasePageQuery['purchase']>['orders'][number]

export const loader = async ({ request, params: { trackingToken } }: Route.LoaderArgs) => {
  const { purchase } = await api(request, PurchasePage, { trackingToken })
  if (!purchase) throw data(null, { status: 404 })
  return {
    purchase,
    justPlaced: new URL(request.url).searchParams.has('baru'),
    address: `${configuration.siteUrl}/pesanan/${trackingToken}`,
  }
}

export default function PurchaseDetails({ loaderData }: Route.ComponentProps) {
  const { purchase, justPlaced, address } = loaderData
  const t = useTranslations('purchase')
  const locale = useLocale()
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHead title={`${t('title')} · Maju Bersama`} alone />
      {justPlaced ? (
        <header className="rounded-[1.75rem] bg-leaf px-6 py-8 text-center">
          <DurianPecah className="mx-auto w-24 text-daun" />
          <h1 className="mt-4 text-3xl">{t('placed')}</h1>
          <p className="mt-2 text-lg">{t('placedNext', { count: purchase.orders.length })}</p>
        </header>
      ) : (
        <header>
          <h1 className="text-3xl">{t('title')}</h1>
          <p className="mt-1 text-muted">
            {weekday(purchase.placedAt, locale)}, {time(purchase.placedAt, locale)}
          </p>
        </header>
      )}
      {purchase.orders.map((order) => (
        <OrderCard key={order.id} order={order} />
      ))}
      {purchase.orders.length > 1 && (
        <p className="flex flex-wrap items-baseline justify-between gap-x-4 px-4">
          <span className="text-lg font-bold">{t('totalOfAll')}</span>
          <span className="amount text-2xl font-extrabold">{rupiah(purchase.total)}</span>
        </p>
      )}
      <section aria-labelledby="simpan" className="space-y-3 rounded-card bg-sand p-5">
        <h2 id="simpan" className="text-xl">
          {t('keepLink')}
        </h2>
        <p>{t('keepLinkWhy')}</p>
        <ShareLinks text={t('shareText')} address={address} />
      </section>
      <LocalLink to="/produk" className={button.quiet}>
        {t('goOn')}
      </LocalLink>
    </div>
  )
}

const OrderCard = ({ order }: { order: Order }) => {
  const t = useTranslations('purchase')
  const { number, status, business, lines, total, cancelReason } = order
  return (
    <section
      aria-labelledby={number}
      className="overflow-hidden rounded-card border border-hairline bg-paper shadow-card"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-hairline bg-sand px-4 py-3 sm:px-6">
        <h2 id={number} className="text-lg">
          <LocalLink to={`/usaha/${business.slug}`} className="hover:underline">
            {business.name}
          </LocalLink>
        </h2>
        <p>
          {t('number')} <strong className="tabular-nums">{number}</strong>
        </p>
      </div>
      <div className="space-y-5 p-4 sm:p-6">
        {status === 'CANCELLED' ? (
          <Notice kind="bad" title={t('statuses.CANCELLED')}>
            {cancelReason && <p>{t('cancelReason', { reason: cancelReason })}</p>}
          </Notice>
        ) : (
          <>
            <Progress status={status} />
            <p className="text-lg font-semibold">{t(`next.${nextOf(order)}`, business)}</p>
            <Payment order={order} />
          </>
        )}
        <ul className="space-y-1.5 border-t border-hairline pt-4">
          {lines.map((line) => (
            <li key={line.variantId} className="flex justify-between gap-4">
              <span className="wrap-anywhere">
                {line.quantity} × {line.name}
              </span>
              <span className="amount">{rupiah(line.total)}</span>
            </li>
          ))}
        </ul>
        <p className="flex flex-wrap items-baseline justify-between gap-x-4 font-bold">
          <span>{t('total')}</span>
          <span className="amount text-xl font-extrabold">{rupiah(total)}</span>
        </p>
      </div>
    </section>
  )
}

const nextOf = ({ status, delivery }: Order) => {
  if (status === 'READY') return delivery === 'PICKUP' ? 'READY_PICKUP' : 'READY_DELIVERY'
  return status
}

const steps = ['PLACED', 'CONFIRMED', 'READY', 'COMPLETED'] as const satisfies OrderStatus[]

/** How far the order has come down the river. Done steps have a tick, not only a colour. */
const Progress = ({ status }: { status: Exclude<OrderStatus, 'CANCELLED'> }) => {
  const t = useTranslations('purchase')
  const reached = steps.indexOf(status)
  return (
    <div>
      <ol className="grid grid-cols-4 gap-1" aria-label={t('progress')}>
        {steps.map((step, index) => (
          <li
            key={step}
            aria-current={index === reached ? 'step' : undefined}
            className="flex flex-col items-center gap-1.5 text-center text-sm leading-tight text-muted aria-[current]:font-bold aria-[current]:text-ink"
          >
            <span
              className={`grid size-9 place-items-center rounded-full border-2 ${index <= reached ? 'border-daun bg-daun text-white' : 'border-border text-muted'}`}
            >
              {index <= reached ? (
                <Icon name="check" className="size-5" />
              ) : (
                <span aria-hidden="true">{index + 1}</span>
              )}
            </span>
            {t(`statuses.${step}`)}
            {index <= reached && index !== reached && <span className="sr-only">({t('done')})</span>}
          </li>
        ))}
      </ol>
      <Batanghari className="mt-2 block text-hairline" />
    </div>
  )
}

/** How much to pay, to whom, and when: the money goes straight to her. */
const Payment = ({ order: { paid, total, delivery, business } }: { order: Order }) => {
  const t = useTranslations('purchase')
  if (paid) {
    return (
      <p className="flex gap-2 font-semibold text-daun">
        <Icon name="check" />
        {t('paid')}
      </p>
    )
  }
  return (
    <p className="flex gap-3 rounded-xl bg-honey p-4">
      <Icon name="cash" className="mt-0.5 size-6 shrink-0 text-kuning-ink" />
      <span>
        {t.rich('pay', {
          amount: () => <strong className="amount text-lg">{rupiah(total)}</strong>,
          name: business.name,
        })}{' '}
        {t(delivery === 'PICKUP' ? 'payAtPickup' : 'payAtDelivery')}
      </span>
    </p>
  )
}
