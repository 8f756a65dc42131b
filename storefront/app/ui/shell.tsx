import type { ReactNode } from 'react'
import { useLocation, useRouteLoaderData } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { SignedInViewerQuery } from '../graphql/generated/graphql.ts'
import { basePath, localPath } from '../messages/locale.ts'
import { Icon, type IconName } from './icon.tsx'
import { LocalLink } from './local-link.tsx'
import { AngsoDuo, Batanghari } from './motif.tsx'
import { SearchField } from './search-field.tsx'

type Viewer = NonNullable<SignedInViewerQuery['viewer']>

const workplaces = [
  { role: 'SELLER', to: '/jual', label: 'sell', icon: 'bag' },
  { role: 'MENTOR', to: '/dampingi', label: 'mentor', icon: 'people' },
  { role: 'OFFICER', to: '/program', label: 'programme', icon: 'chart' },
] as const

/** The pages that a signed-in person works on. */
export const workplacesOf = (viewer: Viewer | null) => workplaces.filter(({ role }) => viewer?.roles.includes(role))

/** What is around every page: the head, and on a phone a bar of the four places where a thumb reaches them. */
export const Shell = ({
  basketCount,
  viewer,
  children,
}: {
  basketCount: number
  viewer: Viewer | null
  children: ReactNode
}) => {
  const t = useTranslations('shell')
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#isi"
        className="absolute top-2 left-2 z-20 -translate-y-20 rounded-full bg-nila px-5 py-3 font-bold text-white focus:translate-y-0"
      >
        {t('skip')}
      </a>
      <Header basketCount={basketCount} viewer={viewer} />
      <main id="isi" className="mx-auto w-full max-w-6xl flex-1 px-4 pt-4 pb-12 md:px-6 md:pt-8">
        {children}
      </main>
      <Footer />
      <BottomBar basketCount={basketCount} signedIn={viewer !== null} />
    </div>
  )
}

const Header = ({ basketCount, viewer }: { basketCount: number; viewer: Viewer | null }) => {
  const t = useTranslations('shell')
  const places = workplacesOf(viewer)
  const path = basePath(useLocation().pathname)
  return (
    <header className="border-b border-hairline bg-paper">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-2 px-4 py-2 md:gap-x-6 md:px-6 md:py-3">
        <LocalLink to="/" className="flex min-h-12 min-w-0 items-center gap-2.5 text-mengkudu">
          <AngsoDuo className="h-8 w-auto min-w-0 md:h-9" />
          <span className="text-lg leading-none font-extrabold tracking-tight md:text-xl">Maju Bersama</span>
        </LocalLink>
        <div className="ml-auto md:order-last md:ml-0">
          <LanguageLink />
        </div>
        {path === '/produk' ? (
          <div className="hidden flex-1 md:block" />
        ) : (
          <SearchForm className="hidden flex-1 md:flex" />
        )}
        <nav aria-label={t('mainNavigation')} className="hidden items-center gap-1 md:flex">
          <HeaderLink to="/produk" icon="bag" label={t('products')} />
          <HeaderLink to="/keranjang" icon="basket" label={t('basket')} count={basketCount} />
          <HeaderLink to="/masuk" icon="person" label={viewer ? t('account') : t('signIn')} />
        </nav>
      </div>
      {places.length > 0 && (
        <nav aria-label={t('workNavigation')} className="on-dark bg-nila text-white">
          <ul className="mx-auto flex max-w-6xl flex-wrap gap-x-6 px-4 md:px-6">
            {places.map(({ to, label, icon }) => (
              <li key={to}>
                <a href={to} className="flex min-h-12 items-center gap-2 font-semibold hover:underline">
                  <Icon name={icon} />
                  {t(label)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  )
}

const HeaderLink = ({ to, icon, label, count = 0 }: { to: string; icon: IconName; label: string; count?: number }) => (
  <LocalLink to={to} className="flex min-h-12 items-center gap-2 rounded-full px-3 font-semibold hover:bg-sand">
    <Icon name={icon} />
    {label}
    {count > 0 && <Count count={count} />}
  </LocalLink>
)

const Count = ({ count }: { count: number }) => {
  const t = useTranslations('shell')
  return (
    <span className="inline-block min-w-6 rounded-full bg-mengkudu px-1.5 text-center text-sm font-bold text-white tabular-nums">
      {count}
      <span className="sr-only"> {t('pieces')}</span>
    </span>
  )
}

/** Each language by its own name. */
const languageNames = { id: 'Indonesia', en: 'English' }

const LanguageLink = () => {
  const locale = useLocale()
  const { pathname, search } = useLocation()
  const other = locale === 'id' ? 'en' : 'id'
  const path = basePath(pathname)
  // Pages that people work on are in Indonesian only.
  if (/^\/(jual|dampingi|program|demo)\b/.test(path)) return null
  return (
    <a
      href={localPath(other, path) + search}
      hrefLang={other}
      lang={other}
      className="flex min-h-12 items-center rounded-full px-3 font-semibold text-muted hover:bg-sand"
    >
      {languageNames[other]}
    </a>
  )
}

/** The search as a plain form: it is a page, with an address of its own. */
export const SearchForm = ({ className = 'flex', onDark = false }: { className?: string; onDark?: boolean }) => {
  const t = useTranslations('shell')
  const colours = onDark ? 'bg-kuning text-ink hover:bg-honey' : 'bg-nila text-white hover:bg-nila-deep'
  return (
    <search className={className}>
      <form className="flex w-full items-stretch" action={localPath(useLocale(), '/produk')}>
        <SearchField label={t('searchLabel')} />
        <button type="submit" className={`flex min-h-12 items-center gap-2 rounded-r-full px-5 font-bold ${colours}`}>
          <Icon name="search" />
          <span className="max-sm:sr-only">{t('search')}</span>
        </button>
      </form>
    </search>
  )
}

const Footer = () => {
  const t = useTranslations('shell')
  return (
    <footer className="bg-sand">
      <Batanghari className="block text-border" />
      <div className="mx-auto max-w-6xl space-y-1 px-4 pt-4 pb-24 text-muted md:px-6 md:pb-8">
        <p className="font-bold text-ink">Maju Bersama</p>
        <p>{t('footerWhat')}</p>
        <p>{t('footerHow')}</p>
        <LocalLink to="/keluhan" className="inline-flex min-h-12 items-center font-semibold text-ink underline">
          {t('footerComplaints')}
        </LocalLink>
      </div>
    </footer>
  )
}

const BottomBar = ({ basketCount, signedIn }: { basketCount: number; signedIn: boolean }) => {
  const t = useTranslations('shell')
  const path = basePath(useLocation().pathname)
  // A seller at work has five places of her own there.
  const isAtWork = useRouteLoaderData('routes/jual/workplace') !== undefined
  if (isAtWork) return null
  const places = [
    { to: '/', icon: 'home', label: t('home'), here: path === '/' },
    { to: '/produk', icon: 'search', label: t('search'), here: /^\/(produk|kategori)/.test(path) },
    {
      to: '/keranjang',
      icon: 'basket',
      label: t('basket'),
      here: /^\/(keranjang|bayar)/.test(path),
      count: basketCount,
    },
    { to: '/masuk', icon: 'person', label: signedIn ? t('account') : t('signIn'), here: path.startsWith('/masuk') },
  ] as const
  return (
    // Not fixed in a very low window, such as at 200 % zoom: it would cover the page.
    <nav
      aria-label={t('mainNavigation')}
      className="inset-x-0 bottom-0 z-10 border-t border-hairline bg-paper pb-[env(safe-area-inset-bottom)] shadow-card md:hidden [@media(min-height:30rem)]:fixed"
    >
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(min(50%,4.5rem),1fr))]">
        {places.map(({ to, icon, label, here, ...rest }) => (
          <li key={to}>
            <LocalLink
              to={to}
              aria-current={here ? 'page' : undefined}
              className="relative flex min-h-14 flex-col items-center justify-center gap-0.5 border-t-4 border-transparent pb-1 text-sm font-semibold aria-[current]:border-mengkudu aria-[current]:text-mengkudu"
            >
              <Icon name={icon} />
              {label}
              {'count' in rest && rest.count > 0 && (
                <span className="absolute top-0.5 left-1/2 ml-1.5">
                  <Count count={rest.count} />
                </span>
              )}
            </LocalLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
