import { redirect } from 'react-router'
import { basketOf, keepBasket } from '../../basket/basket.server.ts'
import { readBasket } from '../../basket/basket.ts'
import { acceptPrices } from '../../basket/checked-basket.ts'
import { formText } from '../../forms/form-text.ts'
import { localeOf, localPath } from '../../messages/locale.ts'
import type { Route } from './+types/accept'

const basketPage = (request: Request) => localPath(localeOf(new URL(request.url).pathname), '/keranjang')

/** The buyer agrees to the new prices that she was shown. */
export const action = async ({ request }: Route.ActionArgs) => {
  const shown = readBasket(formText(await request.formData(), 'barang'))
  const basket = acceptPrices(basketOf(request), shown)
  return redirect(basketPage(request), { headers: { 'set-cookie': keepBasket(basket) } })
}

/** The address is for forms; who opens it by hand wants the basket. */
export const loader = ({ request }: Route.LoaderArgs) => redirect(basketPage(request))
