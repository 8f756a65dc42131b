import { randomUUID } from 'node:crypto'
import { data, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { basketOf, deliveryWishOf, keepBasket, keepDeliveryWish } from '../../basket/basket.server.ts'
import { type Basket, readBasket, writeBasket } from '../../basket/basket.ts'
import { availableBasket, type CheckedBasket, checkBasket } from '../../basket/checked-basket.ts'
import { deliveryField } from '../../basket/delivery-wish.ts'
import { itemName } from '../../basket/item-name.ts'
import { type BasketItem, type Kelurahan, pricedBasket, type Quote, shelfOf } from '../../basket/shelf.server.ts'
import { chatAddress, orderText } from '../../chat/chat.ts'
import { configuration } from '../../configuration.server.ts'
import { rupiah } from '../../format.ts'
import type { Faults } from '../../forms/faults.ts'
import { faultOf } from '../../forms/faults.ts'
import { submit } from '../../graphql/api.server.ts'
import type { CheckOutMutation, PaymentMethod } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { type Locale, localeOf, localPath } from '../../messages/locale.ts'
import { translatorOf } from '../../messages/messages.ts'
import { keepPurchase, lastPurchases } from '../../session/last-purchases.server.ts'
import { button, textLink } from '../../ui/button.ts'
import { DeliveryChoice, destinationOf } from '../../ui/delivery-choice.tsx'
import { FaultSummary, Field, FieldFault, fieldId, LongField } from '../../ui/field.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { KelurahanField } from '../../ui/kelurahan-field.tsx'
import { LocalLink } from '../../ui/local-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { PartAmounts } from '../../ui/part-amounts.tsx'
import type { Route } from './+types/checkout'
import {
  type CheckoutForm as CheckoutContent,
  type CheckoutValues,
  checkOutInput,
  emptyValues,
  faultsOf,
  pressedIn,
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
          orders {
            number
            delivery
            deliveryFee
            total
            business {
              name
              whatsapp
            }
            lines {
              variantId
              name
              quantity
            }
          }
        }
      }
      ... on DeliveryNotOffered {
        businessIds
      }
      ... on Refusal {
        message
        field
      }
    }
  }
`)

type Placed = Extract<CheckOutMutation['checkOut'], { __typename: 'CheckedOut' }>

/** What the page shows: the first time, and each time that the form comes back. */
type Checkout = Omit<CheckoutContent, 'purchaseId'> & {
  purchaseId: string
  checked: CheckedBasket<BasketItem>
  quote: Quote
  kelurahan: Kelurahan[]
  faults?: Faults
  /** What was wanted, held against the shelf: something is not as the buyer saw it. `checked` is what can be ordered. */
  changed?: CheckedBasket<BasketItem>
  /** Delivery or discount is not as the buyer saw it: what all of it came to then. */
  totalBefore?: number | null
  /** This form was sent before with other content; the token of what that made, where this browser knows it. */
  alreadySent?: { trackingToken: string | undefined }
}

export const loader = async ({ request }: Route.LoaderArgs): Promise<Checkout> => {
  const { searchParams } = new URL(request.url)
  const named = searchParams.get('isi')
  const basket = named === null ? basketOf(request) : readBasket(named)
  const wish = deliveryWishOf(request)
  const { shelf, ...priced } = await pricedBasket(request, basket, wish)
  return {
    purchaseId: randomUUID(),
    basket,
    direct: named !== null,
    expectedTotal: null,
    chat: searchParams.get('lewat') === 'whatsapp',
    checked: checkBasket(basket, shelf),
    ...priced,
    values: { ...emptyValues, ...wish },
  }
}

export const action = async ({ request }: Route.ActionArgs) => {
  const locale = localeOf(new URL(request.url).pathname)
  const t = translatorOf(locale)
  const sentForm = await request.formData()
  const { purchaseId: named, ...content } = readCheckoutForm(sentForm)
  const form = { purchaseId: named ?? randomUUID(), ...content }
  if (form.basket.length === 0) return redirect(localPath(locale, '/keranjang'))
  const pressed = pressedIn(sentForm)
  if (pressed === 'RECALCULATE') return formAgain(request, form, 200)

  const faults = Object.entries(faultsOf(form.values, pressed)).map(([field, fault]) => [
    field,
    t(`checkout.faults.${fault}`),
  ])
  if (faults.length > 0) return formAgain(request, { ...form, faults: Object.fromEntries(faults) }, 400)

  const sent = await submit(request, CheckOut, { input: checkOutInput(form, pressed) })
  if (sent.faults) return formAgain(request, { ...form, faults: inLanguage(locale, sent.faults) }, 400)

  const placed = sent.result.checkOut
  switch (placed.__typename) {
    case 'CheckedOut': {
      const { trackingToken } = placed.purchase
      const headers = new Headers()
      if (!form.direct) headers.append('set-cookie', keepBasket(await leftOver(request, form.basket)))
      headers.append('set-cookie', keepDeliveryWish(wishAfter(request, form.values)))
      headers.append('set-cookie', keepPurchase(request, trackingToken))
      const page = `${localPath(locale, `/pesanan/${trackingToken}`)}?baru`
      const chat = pressed === 'WHATSAPP' ? await chatOf(request, placed, form.basket) : undefined
      return redirect(chat ?? placed.paymentUrl ?? page, { status: 303, headers })
    }
    case 'OutOfStock':
    case 'PriceChanged':
    case 'ProductUnavailable':
      return formAgain(request, form, 409)
    case 'TotalChanged':
      return formAgain(request, { ...form, totalBefore: form.expectedTotal }, 409)
    case 'DeliveryNotOffered': {
      const notDelivered = placed.businessIds.map((id) => [deliveryField(id), t('checkout.faults.notDelivered')])
      return formAgain(request, { ...form, faults: Object.fromEntries(notDelivered) }, 409)
    }
    case 'PurchaseIdTaken':
      return formAgain(
        request,
        { ...form, purchaseId: randomUUID(), alreadySent: { trackingToken: lastPurchases(request)[0] } },
        409,
      )
    default:
      return formAgain(request, { ...form, faults: inLanguage(locale, faultOf(placed, 'payment')) }, 409)
  }
}

/** The API writes Indonesian: who reads English is told less. */
const inLanguage = (locale: Locale, faults: Faults): Faults => {
  if (locale === 'id') return faults
  const t = translatorOf(locale)
  const known: Faults = {
    couponCode: t('checkout.faults.couponRefused'),
    payment: t('checkout.faults.paymentNotOffered'),
  }
  return Object.fromEntries(Object.keys(faults).map((field) => [field, known[field] ?? t('checkout.faults.other')]))
}

/** The form as it was filled in. What cannot be ordered as she saw it is named, and the rest is offered in its place. */
const formAgain = async (
  request: Request,
  form: Omit<Checkout, 'checked' | 'quote' | 'kelurahan' | 'changed'>,
  status: number,
) => {
  const headers = { 'set-cookie': keepDeliveryWish(wishAfter(request, form.values)) }
  const { shelf, ...priced } = await pricedBasket(request, form.basket, form.values)
  const wanted = checkBasket(form.basket, shelf)
  if (isAsSeen(wanted)) return data<Checkout>({ ...form, ...priced, checked: wanted }, { status, headers })
  const basket = availableBasket(form.basket, shelf)
  const { shelf: left, ...repriced } = await pricedBasket(request, basket, form.values)
  return data<Checkout>(
    { ...form, ...repriced, basket, checked: checkBasket(basket, left), changed: wanted },
    { status, headers },
  )
}

const isAsSeen = ({ changed, gone }: CheckedBasket<BasketItem>) => !changed && gone.length === 0

const wishAfter = (request: Request, { kelurahan, deliveries }: CheckoutValues) => {
  const before = deliveryWishOf(request)
  return {
    kelurahan: kelurahan ?? before.kelurahan,
    // The newest first: what does not fit the cookie any more was said long ago.
    deliveries: { ...deliveries, ...before.deliveries, ...deliveries },
  }
}

/** What she put into the basket meanwhile, in another tab, stays there. What is sold out she has agreed to go without. */
const leftOver = async (request: Request, ordered: Basket): Promise<Basket> => {
  const others = basketOf(request).filter(({ variantId }) => !ordered.some((line) => line.variantId === variantId))
  if (others.length === 0) return others
  const available = availableBasket(others, await shelfOf(request, others))
  return others.filter(({ variantId }) => available.some((line) => line.variantId === variantId))
}

/** The chat with the seller, where there is one seller. Several have a button each on the page of the orders. */
const chatOf = async (request: Request, { purchase }: Placed, basket: Basket): Promise<string | undefined> => {
  const [order, another] = purchase.orders
  if (!order?.business.whatsapp || another) return undefined
  const slugs = new Map((await shelfOf(request, basket)).map(({ id, product }) => [id, product.slug]))
  const lines = order.lines.map((line) => {
    const slug = slugs.get(line.variantId)
    return { ...line, address: slug && `${configuration.siteUrl}/produk/${slug}` }
  })
  const text = orderText({ ...order, deliveryFee: order.deliveryFee ?? null, lines })
  return chatAddress({ phone: order.business.whatsapp, text, demo: configuration.demo })
}

export default function CheckoutPage({ loaderData, actionData }: Route.ComponentProps) {
  const shown: Checkout = actionData ?? loaderData
  const { checked, quote, faults, changed, totalBefore, alreadySent } = shown
  // Sellers without a number are not written to.
  const canChat = checked.groups.length > 0 && checked.groups.every(({ business }) => business.whatsapp)
  const chat = shown.chat && canChat
  const t = useTranslations('checkout')
  const title = t(chat ? 'titleChat' : 'title')
  return (
    <>
      <PageHead title={`${faults ? `${t('faulty')} ` : ''}${title} · Maju Bersama`} alone />
      <h1 className="mb-5 text-3xl">{title}</h1>
      {chat && <p className="mb-5 text-lg">{t('chatHow')}</p>}
      <div className="mb-6 space-y-4 empty:hidden">
        <FaultSummary faults={faults} />
        {alreadySent && <AlreadySent {...alreadySent} />}
        {changed && <Changed changed={changed} offered={checked.groups.length > 0} />}
        {totalBefore != null && !changed && (
          <Notice kind="bad" title={t('changedTitle')}>
            <p>{t('totalNow', { before: rupiah(totalBefore), now: rupiah(quote.total) })}</p>
            <p className="font-semibold">{t('totalChoice')}</p>
          </Notice>
        )}
      </div>
      {checked.groups.length > 0 && isAsSeen(checked) ? (
        <CheckoutForm {...shown} chat={chat} canChat={canChat} />
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

const onChange = { 'data-recalculates': true } as const

const CheckoutForm = (shown: Checkout & { canChat: boolean }) => {
  const { purchaseId, basket, direct, chat, canChat, checked, quote, kelurahan, values, faults, changed, totalBefore } =
    shown
  const t = useTranslations('checkout')
  const destination = destinationOf(values.kelurahan, kelurahan)
  const methods = quote.paymentMethods.filter((method) => !(chat && method === 'CARD'))
  return (
    <form
      method="post"
      noValidate
      className="group/checkout grid grid-cols-1 items-start gap-6 lg:grid-cols-[1fr_24rem]"
    >
      <input type="hidden" name="purchaseId" value={purchaseId} />
      <input type="hidden" name="barang" value={writeBasket(basket)} />
      {direct && <input type="hidden" name="langsung" value="1" />}
      {chat && <input type="hidden" name="lewat" value="whatsapp" />}
      {/* First in the form, so that the return key works the sum out instead of ordering. */}
      <button type="submit" name="hitung" className="sr-only" tabIndex={-1} aria-hidden="true">
        {t('recalculate')}
      </button>
      <div className="space-y-6">
        <You values={values} faults={faults} brief={chat} />
        <Part title={t('delivery')}>
          {checked.groups.map(({ business }) => {
            const part = quote.parts.find(({ businessId }) => businessId === business.id)
            return (
              <DeliveryChoice
                key={business.id}
                business={business}
                part={part}
                destination={destination}
                legend={business.name}
                fault={
                  faults?.[deliveryField(business.id)] ??
                  (part?.deliveryOffered === false ? t('faults.notDelivered') : undefined)
                }
                onChange={onChange}
              />
            )
          })}
          {/* Shown once somebody is to deliver; always where the browser cannot tell. */}
          <div className="space-y-4 supports-[selector(:has(*))]:hidden group-has-[[value=SELLER\_DELIVERY]:checked]/checkout:block!">
            <KelurahanField
              kelurahan={kelurahan}
              destination={destination}
              fault={faults?.kelurahan}
              onChange={onChange}
            />
            <Address values={values} faults={faults} />
          </div>
        </Part>
        <Coupon code={values.couponCode} refusal={quote.couponRefusal} quote={quote} fault={faults?.couponCode} />
        <Payment
          methods={methods}
          chosen={values.payment}
          fault={faults?.payment}
          several={checked.groups.length > 1}
        />
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
      <Summary
        checked={checked}
        quote={quote}
        chat={chat}
        canChat={canChat}
        agreeing={!!changed || totalBefore != null}
      />
    </form>
  )
}

const Part = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section className="space-y-4 rounded-card border border-hairline bg-paper p-4 shadow-card sm:p-6">
    <h2 className="text-xl">{title}</h2>
    {children}
  </section>
)

type Filled = { values: CheckoutValues; faults: Faults | undefined }

const You = ({ values, faults, brief }: Filled & { brief: boolean }) => {
  const t = useTranslations('checkout')
  return (
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
      {!brief && (
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
      )}
    </Part>
  )
}

const Address = ({ values, faults }: Filled) => {
  const t = useTranslations('checkout')
  const formWords = useTranslations('form')
  return (
    <>
      <Field
        name="address"
        label={t('address')}
        hint={t('addressHint')}
        defaultValue={values.address}
        fault={faults?.address}
        autoComplete="street-address"
        maxLength={200}
      />
      <fieldset>
        <legend className="mb-1.5 font-bold">
          RT/RW <span className="font-normal text-muted">{formWords('optional')}</span>
        </legend>
        <div className="flex flex-wrap items-center gap-3">
          {(['rt', 'rw'] as const).map((name) => (
            <div key={name} className="flex items-center gap-2">
              <label htmlFor={fieldId(name)}>{name.toUpperCase()}</label>
              <input
                id={fieldId(name)}
                name={name}
                defaultValue={values[name]}
                aria-invalid={faults?.[name] ? true : undefined}
                aria-describedby={faults?.[name] ? `${fieldId(name)}-salah` : undefined}
                inputMode="numeric"
                autoComplete="off"
                maxLength={3}
                className="block min-h-12 w-20 rounded-xl border border-border bg-paper px-3 text-center aria-invalid:border-2 aria-invalid:border-mengkudu"
              />
            </div>
          ))}
        </div>
        {(['rt', 'rw'] as const).map(
          (name) => faults?.[name] && <FieldFault key={name} name={name} fault={faults[name]} />,
        )}
      </fieldset>
      <Field
        name="landmark"
        label={t('landmark')}
        hint={t('landmarkHint')}
        optional
        defaultValue={values.landmark}
        fault={faults?.landmark}
        maxLength={200}
      />
    </>
  )
}

const couponField = 'couponCode'

const Coupon = ({
  code,
  refusal,
  quote,
  fault,
}: {
  code: string
  refusal: string | null | undefined
  quote: Quote
  fault: string | undefined
}) => {
  const t = useTranslations('checkout')
  const locale = useLocale()
  const discount = quote.parts.reduce((sum, part) => sum + part.discount, 0)
  const refused = fault ?? (refusal && (locale === 'id' ? refusal : t('faults.couponRefused')))
  return (
    <Part title={t('coupon')}>
      <div className="space-y-1.5">
        <label htmlFor={fieldId(couponField)} className="block font-bold">
          {t('couponCode')} <span className="font-normal text-muted">{t('couponOptional')}</span>
        </label>
        <div className="flex flex-wrap gap-3">
          <input
            id={fieldId(couponField)}
            name={couponField}
            defaultValue={code}
            aria-invalid={refused ? true : undefined}
            aria-describedby="kupon-kata"
            autoComplete="off"
            autoCapitalize="characters"
            maxLength={20}
            className="block min-h-12 min-w-0 flex-1 basis-40 rounded-xl border border-border bg-paper px-4 py-3 uppercase aria-invalid:border-2 aria-invalid:border-mengkudu"
          />
          <button type="submit" name="hitung" value="kupon" className={button.secondary}>
            {t('applyCoupon')}
          </button>
        </div>
        <div id="kupon-kata" data-fresh aria-live="polite">
          {refused && <FieldFault name={couponField} fault={refused} />}
          {!refused && discount > 0 && (
            <p className="flex gap-2 font-semibold text-daun">
              <Icon name="check" className="mt-0.5 size-5 shrink-0" />
              <span>
                {t.rich('couponTakes', {
                  amount: () => <span className="amount text-ink">{rupiah(discount)}</span>,
                })}
              </span>
            </p>
          )}
        </div>
      </div>
    </Part>
  )
}

const paymentIcons: Record<PaymentMethod, IconName> = { CASH: 'cash', QRIS: 'qr', BANK_TRANSFER: 'bank', CARD: 'card' }

const Payment = ({
  methods,
  chosen,
  fault,
  several,
}: {
  methods: readonly PaymentMethod[]
  chosen: PaymentMethod
  fault: string | undefined
  several: boolean
}) => {
  const t = useTranslations('checkout')
  const checked = methods.includes(chosen) ? chosen : methods[0]
  return (
    <Part title={t('payment')}>
      <fieldset id={fieldId('payment')} aria-describedby={fault ? `${fieldId('payment')}-salah` : undefined}>
        <legend className="sr-only">{t('payment')}</legend>
        {fault && (
          <div className="mb-2">
            <FieldFault name="payment" fault={fault} />
          </div>
        )}
        <div id="cara-bayar" data-fresh className="grid grid-cols-1 gap-2">
          {methods.map((method) => (
            <label
              key={method}
              className="flex min-h-12 min-w-0 items-start gap-3 rounded-xl border border-border p-3 has-checked:border-2 has-checked:border-nila has-checked:bg-mist has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-nila"
            >
              <input
                id={`bayar-${method}`}
                type="radio"
                name="payment"
                value={method}
                defaultChecked={method === checked}
                className="mt-0.5 size-6 shrink-0 accent-nila"
              />
              <span className="min-w-0 flex-1 wrap-anywhere">
                <span className="block font-bold">{t(`payments.${method}.name`)}</span>
                <span className="block">{t(`payments.${method}.how`)}</span>
              </span>
              <Icon name={paymentIcons[method]} className="mt-0.5 size-6 shrink-0 text-daun" />
            </label>
          ))}
        </div>
      </fieldset>
      {several && <p className="text-muted">{t('paySeparately')}</p>}
    </Part>
  )
}

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
  const name = itemName(item)
  return (
    <>
      {seenPrice !== null && <li>{t('priceNow', { name, before: rupiah(seenPrice), now: rupiah(item.price) })}</li>}
      {left !== null && (
        <li>{item.product.business.paused ? t('pausedNow', { name }) : t('stockNow', { name, left })}</li>
      )}
    </>
  )
}

const Summary = ({
  checked,
  quote,
  chat,
  canChat,
  agreeing,
}: Pick<Checkout, 'checked' | 'quote' | 'chat'> & { canChat: boolean; agreeing: boolean }) => {
  const t = useTranslations('checkout')
  return (
    <section
      aria-labelledby="ringkasan"
      className="space-y-4 rounded-card border border-hairline bg-paper p-4 shadow-card sm:p-6 lg:sticky lg:top-4"
    >
      <h2 id="ringkasan" className="text-xl">
        {t('summary')}
      </h2>
      <div id="jumlah" data-fresh aria-live="polite" className="space-y-4">
        <Sum checked={checked} quote={quote} />
      </div>
      <button type="submit" name="hitung" value="ulang" className={`${button.quiet} w-full scripting:hidden`}>
        {t('recalculate')}
      </button>
      {!chat && (
        <button type="submit" name="via" value="WEB" className={`${button.primary} w-full text-lg`}>
          {t(agreeing ? 'orderAvailable' : 'order')}
        </button>
      )}
      {canChat && (
        <button type="submit" name="via" value="WHATSAPP" className={`${button.whatsapp} w-full`}>
          <Icon name="chat" />
          {t(agreeing && chat ? 'chatAvailable' : 'byWhatsapp')}
        </button>
      )}
      <p className="text-muted">{t(chat ? 'afterChat' : 'afterwards')}</p>
    </section>
  )
}

const Sum = ({ checked, quote }: Pick<Checkout, 'checked' | 'quote'>) => {
  const t = useTranslations('checkout')
  const several = checked.groups.length > 1
  return (
    <>
      {checked.groups.map(({ business, lines }) => {
        const part = quote.parts.find(({ businessId }) => businessId === business.id)
        return (
          <div key={business.id} className="space-y-2 border-b border-hairline pb-3">
            <h3 className="text-base">{business.name}</h3>
            <ul className="space-y-1">
              {lines.map(({ item, quantity, total: lineTotal }) => (
                <li key={item.id} className="flex justify-between gap-4">
                  <span className="wrap-anywhere">
                    {quantity} × {itemName(item)}
                  </span>
                  <span className="amount">{rupiah(lineTotal)}</span>
                </li>
              ))}
            </ul>
            {part && <PartAmounts amounts={part} {...(several && { totalLabel: t('subtotal') })} />}
          </div>
        )
      })}
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="text-lg font-bold">{t('total')}</span>
        <span className="amount text-2xl font-extrabold">{rupiah(quote.total)}</span>
      </p>
      {/* What she sees is what she agrees to: another total is shown to her before it is charged. */}
      <input type="hidden" name="expectedTotal" value={quote.total} />
    </>
  )
}
