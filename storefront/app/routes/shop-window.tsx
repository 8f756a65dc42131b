import { Outlet } from 'react-router'
import type { Route } from './+types/shop-window'

const personal = /(?:^|;\s*)(?:sesi|keranjang|pesanan)=/

/**
 * Around the pages that are the same for everybody who has no basket and no session: a cache in front may keep those for a
 * moment. `Vary` keeps them from everybody else.
 */
export const middleware: Route.MiddlewareFunction[] = [
  async ({ request }, next) => {
    const response = await next()
    response.headers.append('vary', 'Cookie')
    if (response.status === 200 && !personal.test(request.headers.get('cookie') ?? '')) {
      response.headers.set('cache-control', 'public, max-age=0, s-maxage=30, stale-while-revalidate=60')
    }
    return response
  },
]

export default function ShopWindow() {
  return <Outlet />
}
