import { randomUUID } from 'node:crypto'
import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { basketOf, keepBasket } from '../../basket/basket.server.ts'
import { type Basket, writeBasket } from '../../basket/basket.ts'
import { availableBasket, type CheckedBasket, checkBasket } from '../../basket/checked-basket.ts'
import { type BasketItem, shelfOf } from '../../basket/shelf.server.ts'
import { rupiah } from '../../format.ts'
import type { Faults } from '../../forms/faults.ts'
import { faultOf } from '../../forms/faults.ts'
import { submit } from '../../graphql/api.server.ts'
import type { DeliveryMethod } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { isAcrossTheRiver } from '../../kota-jambi.ts'
import { localeOf, localPath } from '../../messages/locale.ts'
import { translatorOf } from '../../messages/messages.ts'
import { keepPurchase, lastPurchases } from '../../session/last-purchases.server.ts'
import { button, textLink } from '../../ui/button.ts'
import { FaultSummary, Field, fieldId, LongField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { LocalLink } from '../../ui/local-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/checkout'
import {
  type CheckoutValues,
  checkOutInput,
  deliveryField,
  emptyValues,
  faultsOf,
  isDelivered,
  readCheckoutForm,
} from './checkout-form.ts'

const CheckOut = graphql(`
  mutation CheckOut($input: CheckOutInput!) {
    checkOut(input: $input) {
      __typename
      ... on CheckedOut {
        paymentUrl
        purchase {
          trackingToken
        }
      }
      ... on Refusal {
        message
        field
      }
    }
  }
`)

/** What the page shows: the first time, and each time that the form comes back. */
type Checkout = {
  purchaseId: string
  basket: Basket
  checked: CheckedBasket<BasketItem>
  values: CheckoutValues
  faults?: Faults
  /** What was wanted, held against the shelf: something is not as the buyer saw it. `checked` is what can be ordered. */
  changed?: CheckedBasket<BasketItem>
  /** This form was sent before with other content; the token of what that made, where this browser knows it. */
  alreadySent?: { trackingToken: string | undefined }
}

export const loader = async ({ request }: Route.LoaderArgs): Promise<Checkout> => {
  const basket = basketOf(request)
  const checked = checkBasket(basket, await shelfOf(request, basket))
  return { purchaseId: randomUUID(), basket, checked, values: emptyValues }
}

export const action = async ({ request }: Route.ActionArgs) => {
  const locale = localeOf(new URL(request.url).pathname)
  const t = translatorOf(locale)
  const { purchaseId: named, ...content } = readCheckoutForm(await request.formData())
  const form = { purchaseId: named ?? randomUUID(), ...content }
  if (form.basket.length === 0) return redirect(localPath(locale, '/keranjang'))

  const faults = Object.entries(faultsOf(form.values)).map(([field, fault]) => [field, t(`checkout.faults.${fault}`)])
  if (faults.length > 0) return formAgain(request, { ...form, faults: Object.fromEntries(faults) }, 400)

  // The API writes Indonesian.
  const said = (messages: Faults): Faults =>
    locale === 'id'
      ? messages
      : Object.fromEntries(Object.keys(messages).map((field) => [field, t('checkout.faults.other')]))
  const sent = await submit(request, CheckOut, { input: checkOutInput(form) })
  if (sent.faults) return formAgain(request, { ...form, faults: said(sent.faults) }, 400)

  const placed = sent.result.checkOut
  switch (placed.__typename) {
    case 'CheckedOut': {
      const { trackingToken } = placed.purchase
      const headers = new Headers()
      headers.append('set-cookie', keepBasket(await leftOver(request, form.basket)))
      headers.append('set-cookie', keepPurchase(request, trackingToken))
      return redirect(placed.paymentUrl ?? `${localPath(locale, `/pesanan/${trackingToken}`)}?baru`, { headers })
    }
    case 'OutOfStock':
    case 'PriceChanged':
    case 'ProductUnavailable':
      return formAgain(request, form, 409)
    case 'PurchaseIdTaken':
      return formAgain(
        request,
        { ...form, purchaseId: randomUUID(), alreadySent: { trackingToken: lastPurchases(request)[0] } },
        409,
      )
    default:
      return formAgain(request, { ...form, faults: said(faultOf(placed, 'payment')) }, 409)
  }
}

/** The form as it was filled in. What cannot be ordered as she saw it is named, and the rest is offered in its place. */
const formAgain = async (request: Request, form: Omit<Checkout, 'checked' | 'changed'>, status: number) => {
  const shelf = await shelfOf(request, form.basket)
  const wanted = checkBasket(form.basket, shelf)
  if (isAsSeen(wanted)) return data<Checkout>({ ...form, checked: wanted }, { status })
  const basket = availableBasket(form.basket, shelf)
  return data<Checkout>({ ...form, basket, checked: checkBasket(basket, shelf), changed: wanted }, { status })
}

const isAsSeen = ({ changed, gone }: CheckedBasket<BasketItem>) => !changed && gone.length === 0

/** What she put into the basket meanwhile, in another tab, stays there. What is sold out she has agreed to go without. */
const leftOver = async (request: Request, ordered: Basket): Promise<Basket> => {
  const others = basketOf(request).filter(({ variantId }) => !ordered.some((line) => line.variantId === variantId))
  if (others.length === 0) return others
  const available = availableBasket(others, await shelfOf(request, others))
  return others.filter(({ variantId }) => available.some((line) => line.variantId === variantId))
}

export default function CheckoutPage({ loaderData, actionData }: Route.ComponentProps) {
  const shown: Checkout = actionData ?? loaderData
  const { checked, faults, changed, alreadySent } = shown
  const t = useTranslations('checkout')
  return (
    <>
      <PageHead title={`${faults ? `${t('faulty')} ` : ''}${t('title')} · Maju Bersama`} alone />
      <h1 className="mb-5 text-3xl">{t('title')}</h1>
      <div className="mb-6 space-y-4 empty:hidden">
        <FaultSummary faults={faults} />
        {alreadySent && <AlreadySent {...alreadySent} />}
        {changed && <Changed changed={changed} offered={checked.groups.length > 0} />}
      </div>
      {checked.groups.length > 0 && isAsSeen(checked) ? (
        <CheckoutForm {...shown} />
      ) : (
        <BasketFirst title={checked.groups.length > 0 ? t('changedMeanwhile') : t('nothingToOrder')} />
      )}
    </>
  )
}

const AlreadySent = ({ trackingToken }: { trackingToken: string | undefined }) => {
  const t = useTranslations('checkout')
  return (
    <Notice kind="note" title={t('alreadySent')}>
      {trackingToken && (
        <LocalLink to={`/pesanan/${trackingToken}`} className={`${textLink} inline-flex min-h-12 items-center`}>
          {t('toPurchase')}
        </LocalLink>
      )}
    </Notice>
  )
}

const BasketFirst = ({ title }: { title: string }) => {
  const t = useTranslations('checkout')
  return (
    <Notice kind="note" title={title}>
      <LocalLink to="/keranjang" className={button.primary}>
        {t('toBasket')}
      </LocalLink>
    </Notice>
  )
}

const CheckoutForm = ({ purchaseId, basket, checked, values, faults, changed }: Checkout) => {
  const t = useTranslations('checkout')
  return (
    <form
      method="post"
      noValidate
      className="group/checkout grid grid-cols-1 items-start gap-6 lg:grid-cols-[1fr_24rem]"
    >
      <input type="hidden" name="purchaseId" value={purchaseId} />
      <input type="hidden" name="barang" value={writeBasket(basket)} />
      <div className="space-y-6">
        <Part title={t('you')}>
          <Field
            name="buyer.name"
            label={t('name')}
            defaultValue={values.name}
            fault={faults?.['buyer.name']}
            autoComplete="name"
            maxLength={80}
          />
          <Field
            name="buyer.phone"
            label={t('phone')}
            hint={t('phoneHint')}
            defaultValue={values.phone}
            fault={faults?.['buyer.phone']}
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            maxLength={24}
          />
          <Field
            name="buyer.email"
            label={t('email')}
            optional
            defaultValue={values.email}
            fault={faults?.['buyer.email']}
            type="email"
            autoComplete="email"
            maxLength={254}
          />
        </Part>
        <Part title={t('delivery')}>
          {checked.groups.map(({ business }) => (
            <Delivery key={business.id} business={business} chosen={values.deliveries[business.id] ?? 'PICKUP'} />
          ))}
          {/* Shown once somebody is to deliver; always where the browser cannot tell. */}
          <div className="space-y-4 supports-[selector(:has(*))]:hidden group-has-[[value=SELLER\_DELIVERY]:checked]/checkout:block!">
            <LongField
              name="address"
              label={t('address')}
              hint={t('addressHint')}
              defaultValue={values.address}
              fault={faults?.address}
              optional={!isDelivered(values)}
              autoComplete="street-address"
              maxLength={200}
            />
            <Field
              name="landmark"
              label={t('landmark')}
              hint={t('landmarkHint')}
              optional
              defaultValue={values.landmark}
              maxLength={80}
            />
          </div>
        </Part>
        <Part title={t('payment')}>
          <p id={fieldId('payment')} className="flex gap-3">
            <Icon name="cash" className="mt-0.5 size-6 shrink-0 text-daun" />
            <span>
              <strong>{t('cash')}</strong> {t('cashHow')}
            </span>
          </p>
        </Part>
        <Part title={t('noteTitle')}>
          <LongField
            name="note"
            label={t('note')}
            optional
            defaultValue={values.note}
            fault={faults?.note}
            maxLength={500}
            rows={2}
          />
        </Part>
      </div>
      <Summary checked={checked} label={changed ? t('orderAvailable') : t('order')} />
    </form>
  )
}

const Part = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section className="space-y-4 rounded-card border border-hairline bg-paper p-4 shadow-card sm:p-6">
    <h2 className="text-xl">{title}</h2>
    {children}
  </section>
)

/** What is not as she saw it, line by line; below stands what can be ordered now. */
const Changed = ({ changed, offered }: { changed: CheckedBasket<BasketItem>; offered: boolean }) => {
  const t = useTranslations('checkout')
  const lines = changed.groups.flatMap((group) => group.lines)
  return (
    <Notice kind="bad" title={t('changedTitle')}>
      <ul className="list-disc space-y-1 pl-5">
        {lines.map(({ item, seenPrice, left }) => (
          <ChangedLine key={item.id} item={item} seenPrice={seenPrice} left={left} />
        ))}
        {changed.gone.length > 0 && <li>{t('gone', { count: changed.gone.length })}</li>}
      </ul>
      {offered && (
        <>
          <p className="font-semibold">{t('changedChoice')}</p>
          <LocalLink to="/keranjang" className={`${textLink} inline-flex min-h-12 items-center`}>
            {t('toBasket')}
          </LocalLink>
        </>
      )}
    </Notice>
  )
}

const ChangedLine = ({
  item,
  seenPrice,
  left,
}: {
  item: BasketItem
  seenPrice: number | null
  left: number | null
}) => {
  const t = useTranslations('checkout')
  const name = item.name ? `${item.product.name} (${item.name})` : item.product.name
  return (
    <>
      {seenPrice !== null && <li>{t('priceNow', { name, before: rupiah(seenPrice), now: rupiah(item.price) })}</li>}
      {left !== null && <li>{t('stockNow', { name, left })}</li>}
    </>
  )
}

const methods: DeliveryMethod[] = ['PICKUP', 'SELLER_DELIVERY']

const Delivery = ({ business, chosen }: { business: BasketItem['product']['business']; chosen: DeliveryMethod }) => {
  const t = useTranslations('checkout')
  return (
    <fieldset>
      <legend className="mb-2 font-bold">{business.name}</legend>
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        {methods.map((method) => (
          <label
            key={method}
            className="flex min-h-12 min-w-0 items-start gap-3 rounded-xl border border-border p-3 has-checked:border-2 has-checked:border-nila has-checked:bg-mist has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-nila"
          >
            <input
              type="radio"
              name={deliveryField(business.id)}
              value={method}
              defaultChecked={method === chosen}
              className="mt-0.5 size-6 shrink-0 accent-nila"
            />
            <span className="min-w-0 wrap-anywhere">
              <span className="block font-bold">{t(`methods.${method}.name`)}</span>
              <span className="block text-muted">
                {method === 'PICKUP' ? t('pickupAt', business) : t('methods.SELLER_DELIVERY.how')}
                {method === 'PICKUP' && isAcrossTheRiver(business.kecamatan) && ` ${t('acrossTheRiver')}`}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const Summary = ({ checked, label }: { checked: CheckedBasket<BasketItem>; label: string }) => {
  const t = useTranslations('checkout')
  return (
    <section
      aria-labelledby="ringkasan"
      className="space-y-4 rounded-card border border-hairline bg-paper p-4 shadow-card sm:p-6 lg:sticky lg:top-4"
    >
      <h2 id="ringkasan" className="text-xl">
        {t('summary')}
      </h2>
      {checked.groups.map(({ business, lines, total }) => (
        <div key={business.id} className="border-b border-hairline pb-3">
          <h3 className="mb-1 text-base">{business.name}</h3>
          <ul className="space-y-1">
            {lines.map(({ item, quantity, total: lineTotal }) => (
              <li key={item.id} className="flex justify-between gap-4">
                <span className="wrap-anywhere">
                  {quantity} × {item.product.name}
                  {item.name && ` (${item.name})`}
                </span>
                <span className="amount">{rupiah(lineTotal)}</span>
              </li>
            ))}
          </ul>
          {checked.groups.length > 1 && (
            <p className="mt-1 flex flex-wrap justify-between gap-x-4 font-bold">
              <span>{t('subtotal')}</span>
              <span className="amount">{rupiah(total)}</span>
            </p>
          )}
        </div>
      ))}
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="text-lg font-bold">{t('total')}</span>
        <span className="amount text-2xl font-extrabold">{rupiah(checked.total)}</span>
      </p>
      <button type="submit" className={`${button.primary} w-full text-lg`}>
        {label}
      </button>
      <p className="text-muted">{t('afterwards')}</p>
    </section>
  )
}
