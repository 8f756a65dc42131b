import { redirect } from 'react-router'
import { basketOf, keepBasket } from '../../basket/basket.server.ts'
import { changeQuantity } from '../../basket/basket.ts'
import { formText } from '../../forms/form-text.ts'
import { localeOf, localPath } from '../../messages/locale.ts'
import type { Route } from './+types/change'

const basketPage = (request: Request) => localPath(localeOf(new URL(request.url).pathname), '/keranjang')

/**
 * Another quantity of one line. `jumlah` is what stood in the field, `ubah` what the button said: one more, one less, or a
 * quantity of its own. What is no number changes nothing.
 */
export const action = async ({ request }: Route.ActionArgs) => {
  const form = await request.formData()
  const typed = Number(formText(form, 'jumlah') || Number.NaN)
  const pressed = formText(form, 'ubah')
  const quantity = /^[+-]/.test(pressed) ? typed + Number(pressed) : Number(pressed || typed)
  const basket = basketOf(request)
  const changed = Number.isInteger(quantity) ? changeQuantity(basket, formText(form, 'barang'), quantity) : basket
  return redirect(basketPage(request), { headers: { 'set-cookie': keepBasket(changed) } })
}

/** The address is for forms; who opens it by hand wants the basket. */
export const loader = ({ request }: Route.LoaderArgs) => redirect(basketPage(request))
