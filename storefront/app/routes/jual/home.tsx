import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { configuration } from '../../configuration.server.ts'
import { rupiah } from '../../format.ts'
import { formText } from '../../forms/form-text.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { SellerHomeQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button, textLink } from '../../ui/button.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/home'
import { BusinessChoice } from './business-choice.tsx'
import { businessPath } from './business-path.ts'
import { OrderCard } from './order-card.tsx'
import { ownBusinessOf } from './own-business.server.ts'

const SellerHome = graphql(`
  query SellerHome($businessId: ID!, $slug: String!, $done: Boolean!, $after: String) {
    viewer {
      name
    }
    business(slug: $slug) {
      products(first: 1) {
        nodes {
          id
        }
      }
    }
    weeklySales(businessId: $businessId, weeks: 2) {
      open
      net
      offPlatformVerified
      offPlatformUnverified
    }
    open: incomingOrders(businessId: $businessId, open: true, first: 50) {
      nodes {
        ...OrderOfCard
      }
      pageInfo {
        hasNextPage
      }
    }
    done: incomingOrders(businessId: $businessId, open: false, after: $after) @include(if: $done) {
      nodes {
        ...OrderOfCard
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const own = await ownBusinessOf(request)
  const { id, slug, name } = own.business
  const done = searchParams.get('selesai') === '1'
  const after = searchParams.get('setelah')
  const found = await api(request, SellerHome, { businessId: id, slug, done, after })
  const hasShop = (found.business?.products.nodes.length ?? 0) > 0
  const { siteUrl } = configuration
  return { ...found, own, name, news: newsOf(searchParams), address: hasShop ? `${siteUrl}/usaha/${slug}` : null }
}

const told = ['paid', 'handedOver', 'settled', 'cancelled'] as const

/** What the last step did, as its redirect says. Whatever else stands in the address says nothing. */
const newsOf = (params: URLSearchParams) => {
  const kind = told.find((each) => each === params.get('kabar'))
  const number = /^MB-\d{1,12}$/.exec(params.get('nomor') ?? '')?.[0]
  return kind && number ? { kind, number } : null
}

const ConfirmPayment = graphql(`
  mutation ConfirmPayment($orderId: ID!) {
    outcome: confirmPayment(orderId: $orderId) {
      ... on PaymentConfirmed {
        order {
          number
          settled
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`)

const CompleteOrder = graphql(`
  mutation CompleteOrder($orderId: ID!) {
    outcome: completeOrder(orderId: $orderId) {
      ... on OrderCompleted {
        order {
          number
          settled
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`)

const CancelOrder = graphql(`
  mutation CancelOrder($orderId: ID!, $reason: String!) {
    outcome: cancelOrder(orderId: $orderId, reason: $reason) {
      ... on OrderCancelled {
        order {
          number
          settled
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`)

/** One step with one order: the button that was pressed names it. */
export const action = async ({ request }: Route.ActionArgs) => {
  const form = await request.formData()
  const orderId = formText(form, 'pesanan')
  const step = formText(form, 'langkah')
  const answer = await stepOf(request, step, orderId, formText(form, 'alasan'))
  if (answer.faults) {
    return data({ orderId, step, message: Object.values(answer.faults).join(' ') }, { status: 400 })
  }
  const { outcome } = answer.result
  if ('message' in outcome) return data({ orderId, step, message: outcome.message }, { status: 409 })
  const { number, settled } = outcome.order
  const kind = step === 'batal' ? 'cancelled' : settled ? 'settled' : step === 'bayar' ? 'paid' : 'handedOver'
  return redirect(businessPath('/jual', await ownBusinessOf(request), { kabar: kind, nomor: number }))
}

const stepOf = (request: Request, step: string, orderId: string, reason: string) => {
  switch (step) {
    case 'bayar':
      return submit(request, ConfirmPayment, { orderId })
    case 'serah':
      return submit(request, CompleteOrder, { orderId })
    case 'batal':
      return submit(request, CancelOrder, { orderId, reason })
    default:
      throw data(null, { status: 400 })
  }
}

export default function SellerHomePage({ loaderData, actionData }: Route.ComponentProps) {
  const { viewer, own, weeklySales, open, done, address, name, news } = loaderData
  const t = useTranslations('jual.home')
  const path = (query?: Record<string, string>) => businessPath('/jual', own, query)
  return (
    <div className="mx-auto max-w-3xl space-y-8">
      <PageHead title={`${t('greeting', { name: viewer?.name ?? '' })} · Maju Bersama`} alone />
      <header className="space-y-1">
        <h1 className="text-3xl">{t('greeting', { name: viewer?.name ?? '' })}</h1>
        <BusinessChoice {...own} />
      </header>
      {news && !actionData && <Notice kind="good" title={t(`news.${news.kind}`, { number: news.number })} />}
      {actionData && (
        <Notice kind="bad" title={t('refused')}>
          <p>{actionData.message}</p>
        </Notice>
      )}
      <Tiles open={open} recordPath={businessPath('/jual/catat', own)} address={address} name={name} />
      <Week weeks={weeklySales} loanPath={businessPath('/jual/pinjaman', own)} />
      <section id="pesanan" aria-labelledby="judul-pesanan" className="space-y-4">
        <h2 id="judul-pesanan" className="text-2xl">
          {done ? t('doneOrders') : t('openOrders')}
        </h2>
        {done ? (
          <DoneOrders done={done} business={name} more={(after) => path({ selesai: '1', setelah: after })} />
        ) : (
          <OpenOrders open={open} business={name} hasShop={address !== null} refused={actionData} action={path()} />
        )}
        <a href={`${done ? path() : path({ selesai: '1' })}#pesanan`} className={button.quiet}>
          <Icon name={done ? 'clock' : 'check'} />
          {done ? t('showOpen') : t('showDone')}
        </a>
      </section>
    </div>
  )
}

type Orders = SellerHomeQuery['open']

const Tiles = ({
  open,
  recordPath,
  address,
  name,
}: {
  open: Orders
  recordPath: string
  address: string | null
  name: string
}) => {
  const t = useTranslations('jual.home')
  const count = open.nodes.length
  return (
    <nav aria-label={t('tiles')}>
      <ul className="grid gap-3 sm:grid-cols-3">
        <Tile
          href="#pesanan"
          icon="bag"
          label={t('orders')}
          explanation={open.pageInfo.hasNextPage ? t('openCountMore', { count }) : t('openCount', { count })}
          pressing={count > 0}
        />
        <Tile href={recordPath} icon="book" label={t('record')} explanation={t('recordHow')} />
        {address && (
          <Tile
            href={`https://wa.me/?text=${encodeURIComponent(t('shareText', { name, address }))}`}
            icon="share"
            label={t('share')}
            explanation={t('shareHow')}
          />
        )}
      </ul>
    </nav>
  )
}

const Tile = ({
  href,
  icon,
  label,
  explanation,
  pressing = false,
}: {
  href: string
  icon: IconName
  label: string
  explanation: string
  /** Something waits for her there. */
  pressing?: boolean
}) => (
  <li>
    <a
      href={href}
      rel={href.startsWith('https:') ? 'noopener' : undefined}
      className={`flex h-full min-h-24 items-center gap-4 rounded-card border p-4 shadow-card sm:flex-col sm:items-start sm:p-5 ${pressing ? 'on-dark border-mengkudu bg-mengkudu text-white hover:bg-mengkudu-deep' : 'border-border bg-paper hover:bg-sand'}`}
    >
      <Icon name={icon} className={`size-11 shrink-0 ${pressing ? '' : 'text-mengkudu'}`} />
      <span>
        <span className="block text-xl leading-tight font-extrabold">{label}</span>
        <span className="block">{explanation}</span>
      </span>
    </a>
  </li>
)

type SalesWeek = SellerHomeQuery['weeklySales'][number]

/** This week and the last one, in words. */
const Week = ({ weeks, loanPath }: { weeks: readonly SalesWeek[]; loanPath: string }) => {
  const t = useTranslations('jual.home')
  return (
    <section aria-labelledby="minggu" className="space-y-3 rounded-card bg-sand p-5">
      <h2 id="minggu" className="text-xl">
        {t('week')}
      </h2>
      {weeks.toReversed().map((week) => (
        <WeekSentence key={String(week.open)} week={week} />
      ))}
      <a href={loanPath} className={`${textLink} inline-flex min-h-12 items-center gap-2`}>
        <Icon name="chart" />
        {t('loan')}
      </a>
    </section>
  )
}

const WeekSentence = ({ week: { open, net, offPlatformVerified, offPlatformUnverified } }: { week: SalesWeek }) => {
  const t = useTranslations('jual.home')
  const recorded = offPlatformVerified + offPlatformUnverified
  return (
    <p>
      <span className="text-lg font-bold">
        {t(open ? 'runningWeek' : 'lastWeek', { total: rupiah(net + recorded) })}
      </span>{' '}
      {net !== 0 && recorded > 0 && t('weekParts', { shop: rupiah(net), recorded: rupiah(recorded) })}
    </p>
  )
}

const OpenOrders = ({
  open,
  business,
  hasShop,
  refused,
  action,
}: {
  open: Orders
  business: string
  hasShop: boolean
  refused: { orderId: string; step: string; message: string } | undefined
  action: string
}) => {
  const t = useTranslations('jual.home')
  if (open.nodes.length === 0) {
    return (
      <p className="rounded-card border border-hairline bg-paper p-5">
        <strong className="block">{t(hasShop ? 'noneOpen' : 'noShop')}</strong>
        {t(hasShop ? 'noneOpenNext' : 'noShopNext')}
      </p>
    )
  }
  return (
    <ul className="space-y-4">
      {open.nodes.map((incoming) => (
        <OrderCard
          key={incoming.order.id}
          incoming={incoming}
          business={business}
          refused={refused?.orderId === incoming.order.id ? refused : undefined}
          action={action}
        />
      ))}
    </ul>
  )
}

const DoneOrders = ({
  done: { nodes, pageInfo },
  business,
  more,
}: {
  done: NonNullable<SellerHomeQuery['done']>
  business: string
  more: (after: string) => string
}) => {
  const t = useTranslations('jual.home')
  if (nodes.length === 0) return <p className="rounded-card border border-hairline bg-paper p-5">{t('noneDone')}</p>
  return (
    <>
      <ul className="space-y-4">
        {nodes.map((incoming) => (
          <OrderCard key={incoming.order.id} incoming={incoming} business={business} />
        ))}
      </ul>
      {pageInfo.hasNextPage && pageInfo.endCursor && (
        <a href={`${more(pageInfo.endCursor)}#pesanan`} rel="next" className={button.secondary}>
          {t('more')}
        </a>
      )}
    </>
  )
}
