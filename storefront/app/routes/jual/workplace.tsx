import { Outlet, useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { configuration } from '../../configuration.server.ts'
import { time } from '../../format.ts'
import { api } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import type { Route } from './+types/workplace'
import { businessPath } from './business-path.ts'
import { ComplaintStrip } from './complaint-strip.tsx'
import { findOwnBusiness, type Own, ownBusiness } from './own-business.server.ts'

export const middleware: Route.MiddlewareFunction[] = [
  async ({ request, context }, next) => {
    context.set(ownBusiness, await findOwnBusiness(request))
    return next()
  },
]

const Workplace = graphql(`
  query Workplace($businessId: ID!) {
    openOrderCount(businessId: $businessId)
    openComplaintCount(businessId: $businessId) {
      count
      nextDueAt
    }
  }
`)

export const loader = async ({ request, context }: Route.LoaderArgs) => {
  const own = context.get(ownBusiness)
  const { openOrderCount, openComplaintCount } = await api(request, Workplace, { businessId: own.business.id })
  return { own, openOrderCount, complaints: openComplaintCount, demo: configuration.demo }
}

/** Around every page of a seller: her five places where a thumb reaches them, and whose shop it is while somebody helps. */
export default function SellerWorkplace({ loaderData: { own, openOrderCount, complaints } }: Route.ComponentProps) {
  // There she sees them themselves.
  const atComplaints = useLocation().pathname.startsWith('/jual/keluhan')
  return (
    <>
      {own.helping && <Helping business={own.business} helping={own.helping} />}
      <Places own={own} openOrderCount={openOrderCount} kind="head" />
      {complaints.nextDueAt && !atComplaints && (
        <ComplaintStrip own={own} count={complaints.count} dueAt={complaints.nextDueAt} />
      )}
      <Outlet />
      <Places own={own} openOrderCount={openOrderCount} kind="bar" />
    </>
  )
}

const Helping = ({ business, helping }: { business: Own['business']; helping: NonNullable<Own['helping']> }) => {
  const t = useTranslations('jual.helping')
  return (
    <aside
      aria-label={t('title')}
      className="-mx-4 -mt-4 mb-6 flex max-w-3xl flex-wrap items-center gap-x-4 gap-y-2 border-b-4 border-kuning-ink bg-honey px-4 py-3 md:mx-auto md:mt-0 md:rounded-card md:border-4"
    >
      <Icon name="people" className="size-7 shrink-0" />
      <p className="min-w-48 flex-1">
        <strong className="block">{t('where', { name: business.name, until: time(helping.until) })}</strong>
        {t('marked')}
      </p>
      <form method="post" action="/dampingi/selesai">
        <button type="submit" name="izin" value={helping.mandateId} className={button.quiet}>
          <Icon name="door" />
          {t('end')}
        </button>
      </form>
    </aside>
  )
}

const places = [
  { to: '/jual', icon: 'home', label: 'home', here: /^\/jual$/ },
  { to: '/jual/pesanan', icon: 'bag', label: 'orders', here: /^\/jual\/pesanan/ },
  { to: '/jual/catat', icon: 'book', label: 'record', here: /^\/jual\/catat/ },
  { to: '/jual/barang', icon: 'basket', label: 'goods', here: /^\/jual\/barang/ },
  { to: '/jual/toko', icon: 'shop', label: 'shop', here: /^\/jual\/toko/ },
] as const satisfies { to: string; icon: IconName; label: string; here: RegExp }[]

const looks = {
  head: {
    nav: 'mx-auto mb-6 hidden max-w-3xl md:block',
    list: 'flex flex-wrap gap-2',
    link: 'flex min-h-12 items-center gap-2 rounded-full border border-border bg-paper px-4 font-semibold hover:bg-sand aria-[current]:border-2 aria-[current]:border-mengkudu aria-[current]:text-mengkudu',
    count: '',
  },
  bar: {
    // Not fixed in a very low window, such as at 200 % zoom: it would cover the page.
    nav: 'inset-x-0 bottom-0 z-10 mt-8 border-t border-hairline bg-paper pb-[env(safe-area-inset-bottom)] shadow-card md:hidden [@media(min-height:30rem)]:fixed',
    list: 'grid grid-cols-[repeat(auto-fit,minmax(min(50%,3.6rem),1fr))]',
    link: 'relative flex min-h-14 flex-col items-center justify-center gap-0.5 border-t-4 border-transparent pb-1 text-sm font-semibold aria-[current]:border-mengkudu aria-[current]:text-mengkudu',
    count: 'absolute top-0.5 left-1/2 ml-1.5',
  },
} as const

/** On a phone a bar at the bottom, on a larger screen a row at the head: only one of them is shown. */
const Places = ({ own, openOrderCount, kind }: { own: Own; openOrderCount: number; kind: keyof typeof looks }) => {
  const t = useTranslations('jual.places')
  const { pathname } = useLocation()
  const look = looks[kind]
  return (
    <nav aria-label={t('title')} className={look.nav}>
      <ul className={look.list}>
        {places.map(({ to, icon, label, here }) => (
          <li key={to}>
            <a
              href={businessPath(to, own)}
              aria-current={here.test(pathname) ? 'page' : undefined}
              className={look.link}
            >
              <Icon name={icon} />
              {t(label)}
              {label === 'orders' && openOrderCount > 0 && <Waiting count={openOrderCount} className={look.count} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
