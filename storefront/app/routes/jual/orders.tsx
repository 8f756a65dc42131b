import { randomUUID } from 'node:crypto'
import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { formText } from '../../forms/form-text.ts'
import { api } from '../../graphql/api.server.ts'
import type { IncomingOrdersQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Icon } from '../../ui/icon.tsx'
import { newsIn } from '../../ui/news.ts'
import { Notice } from '../../ui/notice.tsx'
import { Nothing } from '../../ui/work-fields.tsx'
import type { Route } from './+types/orders'
import { businessPath } from './business-path.ts'
import { OrderCard, type RefusedStep } from './order-card.tsx'
import { takeOrderStep } from './order-steps.server.ts'
import { OrderedRefunds } from './ordered-refunds.tsx'
import { ownBusiness } from './own-business.server.ts'
import { PageHeading } from './page-heading.tsx'
import { useWorkplace } from './use-workplace.ts'

const IncomingOrders = graphql(`
  query IncomingOrders($businessId: ID!, $open: Boolean!, $after: String) {
    complaintsToRefund(businessId: $businessId) {
      ...OrderedRefundOfList
    }
    incomingOrders(businessId: $businessId, open: $open, first: 20, after: $after) {
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

const told = [
  'confirmed',
  'ready',
  'handedOver',
  'paid',
  'denied',
  'settled',
  'cancelled',
  'refunded',
  'refundedWeek',
  'refundPending',
] as const

export const loader = async ({ request, context }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const open = searchParams.get('selesai') !== '1'
  const after = searchParams.get('setelah')
  const { incomingOrders, complaintsToRefund } = await api(request, IncomingOrders, {
    businessId: context.get(ownBusiness).business.id,
    open,
    after,
  })
  const kind = newsIn(searchParams, told)
  const number = /^MB-\d{1,12}$/.exec(searchParams.get('nomor') ?? '')?.[0]
  return {
    incomingOrders,
    toGiveBack: complaintsToRefund,
    open,
    isFirst: after === null,
    refundKey: randomUUID(),
    news: kind && number ? { kind, number } : null,
  }
}

/** One step with one order: the button that was pressed names it. */
export const action = async ({ request, context }: Route.ActionArgs) => {
  const form = await request.formData()
  const taken = await takeOrderStep(request, form)
  if ('refused' in taken) {
    const { faults, status } = taken.refused
    const refused: RefusedStep = { orderId: formText(form, 'pesanan'), step: formText(form, 'langkah'), faults }
    return data(refused, { status })
  }
  const { done, number } = taken
  const list = new URL(request.url).searchParams.get('selesai') === '1' ? { selesai: '1' } : {}
  return redirect(businessPath('/jual/pesanan', context.get(ownBusiness), { ...list, kabar: done, nomor: number }))
}

export default function Orders({ loaderData, actionData }: Route.ComponentProps) {
  const { incomingOrders, toGiveBack, open, isFirst, refundKey, news } = loaderData
  const { own } = useWorkplace()
  const t = useTranslations('jual.orders')
  const path = (query?: Record<string, string>) => businessPath('/jual/pesanan', own, query)
  const shown = incomingOrders.nodes.some(({ order }) => order.id === actionData?.orderId)
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHeading title={t(open ? 'open' : 'done')} />
      {news && !actionData && (
        <Notice kind="good" title={t(`news.${news.kind}`, { number: news.number })}>
          {news.kind === 'refundedWeek' && <p>{t('news.refundedWeekHow')}</p>}
        </Notice>
      )}
      {actionData && (
        <Notice kind="bad" title={t('refused')}>
          <p>{Object.values(actionData.faults).join(' ')}</p>
          {!shown && <p>{t('refusedGone')}</p>}
        </Notice>
      )}
      <OrderedRefunds complaints={toGiveBack} />
      <Tabs open={open} path={path} />
      {incomingOrders.nodes.length === 0 ? (
        <Nothing title={t(open ? 'noneOpen' : 'noneDone')}>
          <p>{t(open ? 'noneOpenNext' : 'noneDoneNext')}</p>
        </Nothing>
      ) : (
        <ul className="space-y-5">
          {incomingOrders.nodes.map((incoming) => (
            <OrderCard
              key={incoming.order.id}
              incoming={incoming}
              business={own.business.name}
              refused={actionData?.orderId === incoming.order.id ? actionData : undefined}
              action={path(open ? {} : { selesai: '1' })}
              refundKey={refundKey}
            />
          ))}
        </ul>
      )}
      <More page={incomingOrders.pageInfo} isFirst={isFirst} open={open} path={path} />
    </div>
  )
}

type ToPath = (query?: Record<string, string>) => string

const Tabs = ({ open, path }: { open: boolean; path: ToPath }) => {
  const t = useTranslations('jual.orders')
  const tabs = [
    { label: t('toOpen'), icon: 'clock', href: path(), here: open },
    { label: t('toDone'), icon: 'check', href: path({ selesai: '1' }), here: !open },
  ] as const
  return (
    <nav aria-label={t('which')}>
      <ul className="grid grid-cols-2 gap-2">
        {tabs.map(({ label, icon, href, here }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={here ? 'page' : undefined}
              className="flex min-h-12 items-center justify-center gap-2 rounded-full border border-border bg-paper px-3 font-semibold hover:bg-sand aria-[current]:border-2 aria-[current]:border-nila aria-[current]:text-nila"
            >
              <Icon name={icon} />
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const More = ({
  page: { hasNextPage, endCursor },
  isFirst,
  open,
  path,
}: {
  page: IncomingOrdersQuery['incomingOrders']['pageInfo']
  isFirst: boolean
  open: boolean
  path: ToPath
}) => {
  const t = useTranslations('jual.orders')
  const which = open ? {} : { selesai: '1' }
  if (isFirst && !hasNextPage) return null
  return (
    <p className="flex flex-wrap gap-3">
      {!isFirst && (
        <a href={path(which)} className={button.quiet}>
          {t('first')}
        </a>
      )}
      {hasNextPage && endCursor && (
        <a href={path({ ...which, setelah: endCursor })} rel="next" className={button.secondary}>
          {t('more')}
        </a>
      )}
    </p>
  )
}
