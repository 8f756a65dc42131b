import fontUrl from '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2?url'
import type { ReactNode } from 'react'
import { data, isRouteErrorResponse, Links, Outlet, useLocation, useRouteLoaderData } from 'react-router'
import { IntlProvider } from 'use-intl'
import type { Route } from './+types/root'
import { basketOf } from './basket/basket.server.ts'
import { pieceCount } from './basket/basket.ts'
import { configuration } from './configuration.server.ts'
import enhanceUrl from './enhance.ts?worker&url'
import { localeOf } from './messages/locale.ts'
import { messages, timeZone } from './messages/messages.ts'
import { requireSameOrigin } from './session/same-origin.server.ts'
import { forgetSession, sessionToken } from './session/session.server.ts'
import { viewerOf } from './session/viewer.server.ts'
import stylesUrl from './styles.css?url'
import { FailurePage } from './ui/failure-page.tsx'
import { Shell } from './ui/shell.tsx'

export const middleware: Route.MiddlewareFunction[] = [
  async ({ request }, next) => {
    requireSameOrigin(request)
    const response = await next()
    // The head of a page counts the basket and names who is signed in. Pages that may be kept say so themselves.
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store')
    return response
  },
]

export const links: Route.LinksFunction = () => [
  { rel: 'preload', href: fontUrl, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: stylesUrl },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export const loader = async ({ request }: Route.LoaderArgs) => {
  // A page without its greeting is better than no page.
  const viewer = await viewerOf(request).catch(() => undefined)
  const shown = {
    siteUrl: configuration.siteUrl,
    mediaUrl: configuration.mediaUrl,
    demo: configuration.demo,
    basketCount: pieceCount(basketOf(request)),
    viewer: viewer ?? null,
  }
  const sessionIsOver = viewer === null && sessionToken(request) !== undefined
  return sessionIsOver ? data(shown, { headers: { 'set-cookie': forgetSession() } }) : data(shown)
}

/**
 * The document around every page, the failures too. The framework's own script (110 kB) is left out: pages are links and
 * forms. One small script makes them a little nicer.
 */
export const Layout = ({ children }: { children: ReactNode }) => {
  const locale = localeOf(useLocation().pathname)
  const head = useRouteLoaderData<typeof loader>('root')
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#fbf6ec" />
        <Links />
        <script type="module" src={enhanceUrl} />
      </head>
      <body>
        <IntlProvider locale={locale} messages={messages[locale]} timeZone={timeZone}>
          <Shell basketCount={head?.basketCount ?? 0} viewer={head?.viewer ?? null}>
            {children}
          </Shell>
        </IntlProvider>
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export const ErrorBoundary = ({ error }: Route.ErrorBoundaryProps) => (
  <FailurePage status={isRouteErrorResponse(error) ? error.status : 500} />
)
