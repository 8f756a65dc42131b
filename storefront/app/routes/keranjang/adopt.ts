import { redirect } from 'react-router'
import { basketOf, keepBasket } from '../../basket/basket.server.ts'
import { mergeBasket, readBasket } from '../../basket/basket.ts'
import { formText } from '../../forms/form-text.ts'
import { localeOf, localPath } from '../../messages/locale.ts'
import type { Route } from './+types/adopt'

const basketPage = (request: Request) => localPath(localeOf(new URL(request.url).pathname), '/keranjang')

/** Takes over a basket that somebody has sent, as it was shown: beside the own goods, or in their place. */
export const action = async ({ request }: Route.ActionArgs) => {
  const form = await request.formData()
  const sent = readBasket(formText(form, 'barang'))
  const basket = formText(form, 'cara') === 'ganti' ? sent : mergeBasket(basketOf(request), sent)
  return redirect(basketPage(request), { headers: { 'set-cookie': keepBasket(basket) } })
}

/** The address is for forms; who opens it by hand wants the basket. */
export const loader = ({ request }: Route.LoaderArgs) => redirect(basketPage(request))
