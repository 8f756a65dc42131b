import { redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { readDay, today } from '../../calendar.ts'
import { chatAddress } from '../../chat/chat.ts'
import { configuration } from '../../configuration.server.ts'
import { day, time } from '../../format.ts'
import { formText } from '../../forms/form-text.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { SellerHomeQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { ibu } from '../../ibu.ts'
import { button } from '../../ui/button.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { newsIn } from '../../ui/news.ts'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import type { Route } from './+types/home'
import { BusinessChoice } from './business-choice.tsx'
import { businessPath } from './business-path.ts'
import { nextToDo, scarceGoods } from './next-to-do.ts'
import { OrderedRefunds } from './ordered-refunds.tsx'
import { ownBusiness } from './own-business.server.ts'
import { useWorkplace } from './use-workplace.ts'
import { WeekSection } from './week-section.tsx'

const SellerHome = graphql(`
  query SellerHome($businessId: ID!, $slug: String!, $monday: Date) {
    viewer {
      name
    }
    business(slug: $slug) {
      paused
      pausedUntil
    }
    sellerWeek(businessId: $businessId, weekStartsOn: $monday) {
      ...WeekOfPage
    }
    ownProducts(businessId: $businessId, first: 60) {
      nodes {
        id
        status
        completeness
        product {
          name
          variants {
            id
            name
            stock
          }
        }
      }
    }
    complaintsToRefund(businessId: $businessId) {
      ...OrderedRefundOfList
    }
    ownMandates {
      id
      mentorName
      expiresAt
      live
      business {
        id
      }
    }
  }
`)

export const loader = async ({ request, context }: Route.LoaderArgs) => {
  const { business, helping } = context.get(ownBusiness)
  const { searchParams } = new URL(request.url)
  const found = await api(request, SellerHome, {
    businessId: business.id,
    slug: business.slug,
    monday: mondayIn(searchParams.get('minggu')),
  })
  const goods = found.ownProducts.nodes
  return {
    name: found.viewer?.name ?? '',
    shop: found.business ?? null,
    week: found.sellerWeek,
    toGiveBack: found.complaintsToRefund,
    scarce: scarceGoods(goods),
    toDo: nextToDo({ hasShop: found.business != null, goods }),
    // What her other shops are trusted to stands on their pages.
    mandates: helping ? [] : found.ownMandates.filter(({ live, business: { id } }) => live && id === business.id),
    address: found.business ? `${configuration.siteUrl}/usaha/${business.slug}` : null,
    news: newsIn(searchParams, ['revoked']),
  }
}

/** The Monday of an earlier week out of the address; null for the running one. */
const mondayIn = (text: string | null): string | null => {
  const chosen = readDay(text)
  if (!chosen) return null
  const monday = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 })
  return Temporal.PlainDate.compare(monday(chosen), monday(today())) < 0 ? monday(chosen).toString() : null
}

const RevokeMandate = graphql(`
  mutation RevokeMandate($mandateId: ID!) {
    revokeMandate(mandateId: $mandateId) {
      __typename
    }
  }
`)

/** Takes back the leave that she has given her mentor. Whatever the answer: it does not live any more. */
export const action = async ({ request, context }: Route.ActionArgs) => {
  const mandateId = formText(await request.formData(), 'cabut')
  await submit(request, RevokeMandate, { mandateId })
  return redirect(businessPath('/jual', context.get(ownBusiness), { kabar: 'revoked' }))
}

export default function SellerHomePage({ loaderData }: Route.ComponentProps) {
  const { name, shop, week, toGiveBack, scarce, toDo, mandates, address, news } = loaderData
  const { own } = useWorkplace()
  const t = useTranslations('jual.home')
  // Whoever helps is a guest here.
  const heading = own.helping ? own.business.name : t('greeting', { name: ibu(name) })
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHead title={`${heading} · Maju Bersama`} alone />
      <header className="space-y-1">
        <h1 className="text-3xl">{heading}</h1>
        {!own.helping && <BusinessChoice {...own} />}
      </header>
      {news && <Notice kind="good" title={t('news.revoked')} />}
      {shop?.paused && <Paused until={shop.pausedUntil} />}
      <OrderedRefunds complaints={toGiveBack} />
      <Tiles address={address} />
      {mandates.map((mandate) => (
        <Helper key={mandate.id} mandate={mandate} />
      ))}
      <WeekSection week={week} />
      {(toDo || scarce.length > 0) && (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {scarce.length > 0 && <Scarce goods={scarce} />}
          {toDo && <ToDo toDo={toDo} />}
        </div>
      )}
      <Everything />
    </div>
  )
}

const Tiles = ({ address }: { address: string | null }) => {
  const { own, openOrderCount: count, demo } = useWorkplace()
  const t = useTranslations('jual.home')
  return (
    <nav aria-label={t('tiles')}>
      <ul className="grid gap-3 sm:grid-cols-3">
        <Tile
          href={businessPath('/jual/pesanan', own)}
          icon="bag"
          label={t('orders')}
          explanation={t('openCount', { count })}
          pressing={count > 0}
        />
        <Tile href={businessPath('/jual/catat', own)} icon="book" label={t('record')} explanation={t('recordHow')} />
        {address && (
          <Tile
            href={chatAddress({ demo, text: t('shareText', { name: own.business.name, address }) })}
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

const Paused = ({ until }: { until: string | null }) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.home')
  return (
    <Notice kind="note" title={until ? t('pausedUntil', { day: day(until) }) : t('paused')}>
      <p>{t('pausedWhat')}</p>
      <a href={`${businessPath('/jual/toko', own)}#buka-tutup`} className={button.quiet}>
        <Icon name="play" />
        {t('toResume')}
      </a>
    </Notice>
  )
}

/** Who may act for her now, and the way to end it. */
const Helper = ({ mandate: { id, mentorName, expiresAt } }: { mandate: SellerHomeQuery['ownMandates'][number] }) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.home.helper')
  return (
    <section aria-label={t('title')} className="space-y-3 rounded-card border-2 border-kuning-ink bg-honey p-4">
      <p className="flex gap-3">
        <Icon name="people" className="size-7 shrink-0" />
        <span>
          <strong className="block">{t('who', { name: mentorName, until: time(expiresAt) })}</strong>
          {t('marked')}
        </span>
      </p>
      <form method="post" action={businessPath('/jual', own)} className="flex flex-wrap gap-3">
        <button type="submit" name="cabut" value={id} className={button.secondary}>
          <Icon name="cross" />
          {t('revoke')}
        </button>
        <a href={`${businessPath('/jual/data', own)}#bantuan`} className={button.quiet}>
          <Icon name="book" />
          {t('done')}
        </a>
      </form>
    </section>
  )
}

const Scarce = ({ goods }: { goods: readonly { name: string; stock: number }[] }) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.home')
  return (
    <section aria-labelledby="stok" className="space-y-2 rounded-card border border-hairline bg-paper p-4">
      <h2 id="stok" className="flex items-center gap-2 text-lg">
        <Icon name="alert" className="size-6 shrink-0 text-kuning-ink" />
        {t('scarce')}
      </h2>
      <ul className="space-y-1">
        {goods.map(({ name, stock }) => (
          <li key={name} className="flex justify-between gap-4">
            <span className="min-w-0 wrap-anywhere">{name}</span>
            <strong className="whitespace-nowrap">{t('left', { count: stock })}</strong>
          </li>
        ))}
      </ul>
      <a href={businessPath('/jual/barang', own)} className={`${button.quiet} w-full`}>
        <Icon name="plus" />
        {t('fillStock')}
      </a>
    </section>
  )
}

const ToDo = ({ toDo }: { toDo: NonNullable<ReturnType<typeof nextToDo>> }) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.home.toDo')
  const gaps = useTranslations('jual.gaps')
  const [to, words] =
    toDo.kind === 'complete'
      ? [`/jual/barang/${toDo.productId}`, t('complete.what', { name: toDo.name, gap: gaps(toDo.gap) })]
      : [toDo.kind === 'openShop' ? '/jual/toko' : '/jual/barang/baru', t(`${toDo.kind}.what`)]
  return (
    <section aria-labelledby="berikut" className="space-y-2 rounded-card border border-hairline bg-paper p-4">
      <h2 id="berikut" className="flex items-center gap-2 text-lg">
        <Icon name="up" className="size-6 shrink-0 text-daun" />
        {t('title')}
      </h2>
      <p className="wrap-anywhere">{words}</p>
      <a href={businessPath(to, own)} className={`${button.quiet} w-full`}>
        <Icon name={toDo.kind === 'openShop' ? 'shop' : 'pencil'} />
        {t(`${toDo.kind}.go`)}
      </a>
    </section>
  )
}

const rooms = [
  { to: '/jual/barang', icon: 'basket', label: 'goods' },
  { to: '/jual/toko', icon: 'shop', label: 'shop' },
  { to: '/jual/kupon', icon: 'ticket', label: 'coupons' },
  { to: '/jual/ulasan', icon: 'star', label: 'reviews' },
  { to: '/jual/keluhan', icon: 'chat', label: 'complaints' },
  { to: '/jual/uang', icon: 'cash', label: 'money' },
  { to: '/jual/pinjaman', icon: 'chart', label: 'loan' },
  { to: '/jual/data', icon: 'folder', label: 'data' },
] as const satisfies { to: string; icon: IconName; label: string }[]

/** The way to everything else. */
const Everything = () => {
  const { own, complaints } = useWorkplace()
  const t = useTranslations('jual.home.rooms')
  return (
    <nav aria-labelledby="semua">
      <h2 id="semua" className="mb-3 text-xl">
        {t('title')}
      </h2>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,8.75rem),1fr))] gap-2">
        {rooms.map(({ to, icon, label }) => (
          <li key={to}>
            <a
              href={businessPath(to, own)}
              className="flex h-full min-h-14 items-center gap-3 rounded-card border border-hairline bg-paper px-3 py-2 font-semibold hover:border-border hover:bg-sand"
            >
              <Icon name={icon} className="size-7 shrink-0 text-mengkudu" />
              {t(label)}
              {label === 'complaints' && complaints.count > 0 && <Waiting count={complaints.count} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
