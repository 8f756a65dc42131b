import { configuration } from '../configuration.server.ts'
import { cookieText, readCookie } from '../session/cookie.ts'
import { type Basket, readBasket, writeBasket } from './basket.ts'
import { type DeliveryWish, readDeliveryWish, writeDeliveryWish } from './delivery-wish.ts'

const name = 'keranjang'
const wishName = 'terima'
/** The basket outlives a closed browser. */
const maxAgeSeconds = 90 * 24 * 60 * 60

const secure = configuration.siteUrl.startsWith('https:')

export const basketOf = (request: Request): Basket => readBasket(readCookie(request.headers.get('cookie'), name))

/** The Set-Cookie that holds the basket from now on. */
export const keepBasket = (basket: Basket): string =>
  cookieText({ name, value: writeBasket(basket), maxAgeSeconds: basket.length > 0 ? maxAgeSeconds : 0, secure })

export const deliveryWishOf = (request: Request): DeliveryWish =>
  readDeliveryWish(readCookie(request.headers.get('cookie'), wishName))

/** The Set-Cookie that remembers how she wants to receive her goods. */
export const keepDeliveryWish = (wish: DeliveryWish): string =>
  cookieText({ name: wishName, value: writeDeliveryWish(wish), maxAgeSeconds, secure })
