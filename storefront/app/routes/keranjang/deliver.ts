import { redirect } from 'react-router'
import { deliveryWishOf, keepDeliveryWish } from '../../basket/basket.server.ts'
import { deliveriesIn, readKelurahan } from '../../basket/delivery-wish.ts'
import { formText } from '../../forms/form-text.ts'
import { localeOf, localPath } from '../../messages/locale.ts'
import type { Route } from './+types/deliver'

const basketPage = (request: Request) => localPath(localeOf(new URL(request.url).pathname), '/keranjang')

/** Remembers how the buyer wants to receive the goods of each business, and where. */
export const action = async ({ request }: Route.ActionArgs) => {
  const form = await request.formData()
  const before = deliveryWishOf(request)
  const kelurahan = form.has('kelurahan') ? readKelurahan(formText(form, 'kelurahan')) : before.kelurahan
  // The newest first: what does not fit the cookie any more was said long ago.
  const deliveries = { ...deliveriesIn(form), ...withoutThose(before.deliveries, form) }
  return redirect(basketPage(request), { headers: { 'set-cookie': keepDeliveryWish({ kelurahan, deliveries }) } })
}

const withoutThose = <Value>(deliveries: Readonly<Record<string, Value>>, form: FormData) => {
  const named = deliveriesIn(form)
  return Object.fromEntries(Object.entries(deliveries).filter(([id]) => !(id in named)))
}

/** The address is for forms; who opens it by hand wants the basket. */
export const loader = ({ request }: Route.LoaderArgs) => redirect(basketPage(request))
