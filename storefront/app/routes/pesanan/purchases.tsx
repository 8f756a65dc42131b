import { useLocale, useTranslations } from 'use-intl'
import { rupiah, time, weekday } from '../../format.ts'
import { api } from '../../graphql/api.server.ts'
import type { OwnPurchasesQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { LocalLink } from '../../ui/local-link.tsx'
import { NextPage } from '../../ui/next-page.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/purchases'

const OwnPurchases = graphql(`
  query OwnPurchases($after: String) {
    ownPurchases(first: 10, after: $after) {
      nodes {
        trackingToken
        placedAt
        total
        paymentStatus
        orders {
          id
          number
          status
          business {
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

/** What she bought signed in. Who is not goes to sign in first, and comes back. */
export const loader = async ({ request }: Route.LoaderArgs) => {
  const after = new URL(request.url).searchParams.get('setelah')
  const { ownPurchases } = await api(request, OwnPurchases, { after })
  return { purchases: ownPurchases, isFirst: after === null }
}

export default function Purchases({ loaderData: { purchases, isFirst } }: Route.ComponentProps) {
  const t = useTranslations('ownPurchases')
  const { hasNextPage, endCursor } = purchases.pageInfo
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHead title={`${t('title')} · Maju Bersama`} alone />
      <h1 className="text-3xl">{t('title')}</h1>
      {purchases.nodes.length === 0 ? (
        <div className="space-y-3 rounded-card bg-sand p-5">
          <p className="font-bold">{t('none')}</p>
          <LocalLink to="/produk" className={button.primary}>
            {t('toProducts')}
          </LocalLink>
        </div>
      ) : (
        <ul className="space-y-4">
          {purchases.nodes.map((purchase) => (
            <PurchaseCard key={purchase.trackingToken} purchase={purchase} />
          ))}
        </ul>
      )}
      <NextPage
        next={hasNextPage && endCursor ? `?${new URLSearchParams({ setelah: endCursor })}` : undefined}
        first={isFirst ? undefined : '?'}
      />
      <p className="text-muted">{t('noneHow')}</p>
    </div>
  )
}

const PurchaseCard = ({
  purchase: { trackingToken, placedAt, total, paymentStatus, orders },
}: {
  purchase: OwnPurchasesQuery['ownPurchases']['nodes'][number]
}) => {
  const t = useTranslations('ownPurchases')
  const states = useTranslations('purchase.statuses')
  const locale = useLocale()
  return (
    <li className="space-y-3 rounded-card border border-border bg-paper p-4 shadow-card">
      <h2 className="text-lg">
        <time dateTime={placedAt}>
          {weekday(placedAt, locale)}, {time(placedAt, locale)}
        </time>
      </h2>
      <ul className="space-y-1">
        {orders.map(({ id, number, status, business }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-4">
            <span className="min-w-0 wrap-anywhere">
              {business.name} <span className="text-muted tabular-nums">{number}</span>
            </span>
            <strong>{states(status)}</strong>
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 border-t border-hairline pt-2">
        <span>{t(`payments.${paymentStatus}`)}</span>
        <span className="amount text-lg font-extrabold">{rupiah(total)}</span>
      </p>
      <LocalLink to={`/pesanan/${trackingToken}`} className={`${button.quiet} w-full`}>
        {t('open')}
        <span className="sr-only"> {t('of', { day: weekday(placedAt, locale) })}</span>
      </LocalLink>
    </li>
  )
}
