import { data } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { basketOf, deliveryWishOf, keepBasket } from '../../basket/basket.server.ts'
import { quantityMax, readBasket, writeBasket } from '../../basket/basket.ts'
import { availableBasket, type CheckedBasket, type CheckedLine, checkBasket } from '../../basket/checked-basket.ts'
import { itemName } from '../../basket/item-name.ts'
import { type BasketItem, type Kelurahan, pricedBasket, type Quote, shelfOf } from '../../basket/shelf.server.ts'
import { configuration } from '../../configuration.server.ts'
import { rupiah } from '../../format.ts'
import { localeOf, localPath } from '../../messages/locale.ts'
import { lastPurchases } from '../../session/last-purchases.server.ts'
import { button, textLink } from '../../ui/button.ts'
import { DeliveryChoice, type Destination, destinationOf } from '../../ui/delivery-choice.tsx'
import { fieldId } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KelurahanField } from '../../ui/kelurahan-field.tsx'
import { LocalLink } from '../../ui/local-link.tsx'
import { KapalSanggat } from '../../ui/motif.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { PartAmounts } from '../../ui/part-amounts.tsx'
import { Picture } from '../../ui/picture.tsx'
import { ShareLinks } from '../../ui/share-links.tsx'
import type { Route } from './+types/basket'
import { SentBasket } from './sent-basket.tsx'

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { pathname, searchParams } = new URL(request.url)
  const sent = searchParams.get('isi')
  // Only looked at: what a link brings is hers when she says so.
  const sentShelf = sent === null ? null : await offeredIn(request, sent)

  const basket = basketOf(request)
  const wish = deliveryWishOf(request)
  const { shelf, quote, kelurahan } = await pricedBasket(request, basket, wish)
  const checked = checkBasket(basket, shelf)
  const shown = {
    sent: sentShelf,
    checked,
    quote,
    kelurahan,
    destination: wish.kelurahan,
    purchases: lastPurchases(request),
    address: `${configuration.siteUrl}${localPath(localeOf(pathname), '/keranjang')}?isi=${writeBasket(basket)}`,
  }
  if (checked.gone.length === 0) return data(shown)
  // Told once: with the next visit these lines are out.
  const kept = basket.filter((line) => !checked.gone.includes(line))
  return data(shown, { headers: { 'set-cookie': keepBasket(kept) } })
}

/** What of a basket that somebody has sent can be had now, at the prices of now. */
const offeredIn = async (request: Request, text: string) => {
  const wanted = readBasket(text)
  const shelf = await shelfOf(request, wanted)
  const offered = availableBasket(wanted, shelf)
  return { offered, checked: checkBasket(offered, shelf), missing: wanted.length - offered.length }
}

type Checked = CheckedBasket<BasketItem>
const formId = 'terima'

export default function BasketPage({ loaderData }: Route.ComponentProps) {
  const { sent, checked, quote, kelurahan, purchases, address } = loaderData
  const destination = destinationOf(loaderData.destination, kelurahan)
  const t = useTranslations('basket')
  const repriced = checked.groups.flatMap(({ lines }) => lines).filter(({ seenPrice }) => seenPrice !== null)
  return (
    <>
      <PageHead title={`${t('title')} · Maju Bersama`} alone />
      <h1 className="mb-5 text-3xl">{t('title')}</h1>
      {sent && <SentBasket {...sent} besides={checked.groups.length > 0} />}
      <div className="space-y-4">
        {checked.gone.length > 0 && <Notice kind="note" title={t('gone', { count: checked.gone.length })} />}
        {repriced.length > 0 && <NewPrices lines={repriced} />}
      </div>
      {checked.groups.length === 0 ? (
        <Empty purchases={purchases} />
      ) : (
        <>
          <div className="mt-4 grid grid-cols-1 items-start gap-6 lg:grid-cols-[1fr_22rem]">
            <div className="space-y-6">
              {checked.groups.map((group) => (
                <Group key={group.business.slug} group={group} quote={quote} destination={destination} />
              ))}
            </div>
            <Total checked={checked} quote={quote} kelurahan={kelurahan} destination={destination} address={address} />
          </div>
          <LastPurchases purchases={purchases} />
        </>
      )}
    </>
  )
}

const Empty = ({ purchases }: { purchases: string[] }) => {
  const t = useTranslations('basket')
  return (
    <div className="rounded-[1.75rem] bg-sand p-8 text-center">
      <KapalSanggat className="mx-auto w-24 text-nila" />
      <h2 className="mt-4 text-xl">{t('empty')}</h2>
      <p className="mt-1">{t('emptyHint')}</p>
      <LocalLink to="/produk" className={`${button.primary} mt-5`}>
        {t('toProducts')}
      </LocalLink>
      <LastPurchases purchases={purchases} />
    </div>
  )
}

/** The way back to what was ordered from this browser: a chat or a payment page has led away from it. */
const LastPurchases = ({ purchases }: { purchases: string[] }) => {
  const t = useTranslations('basket')
  if (purchases.length === 0) return null
  return (
    <section aria-labelledby="terakhir" className="mt-8">
      <h2 id="terakhir" className="text-lg">
        {t('lastPurchases')}
      </h2>
      <ul>
        {purchases.map((token, index) => (
          <li key={token}>
            <LocalLink to={`/pesanan/${token}`} className={`${textLink} inline-flex min-h-12 items-center`}>
              {t('lastPurchase', { number: index + 1 })}
            </LocalLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Nothing costs more than the buyer saw without her saying yes. */
const NewPrices = ({ lines }: { lines: readonly CheckedLine<BasketItem>[] }) => {
  const t = useTranslations('basket')
  const accepted = lines.map(({ item, quantity }) => ({ variantId: item.id, quantity, unitPrice: item.price }))
  return (
    <Notice kind="note" title={t('newPrices')}>
      <ul className="space-y-1">
        {lines.map(({ item, seenPrice }) => (
          <li key={item.id}>
            {t('newPrice', { name: itemName(item), before: rupiah(seenPrice ?? 0), now: rupiah(item.price) })}
          </li>
        ))}
      </ul>
      <form method="post" action={localPath(useLocale(), '/keranjang/setujui')}>
        <input type="hidden" name="barang" value={writeBasket(accepted)} />
        <button type="submit" className={button.secondary}>
          {t('acceptPrices')}
        </button>
      </form>
    </Notice>
  )
}

const Group = ({
  group: { business, lines },
  quote,
  destination,
}: {
  group: Checked['groups'][number]
  quote: Quote
  destination: Destination
}) => {
  const t = useTranslations('basket')
  const part = quote.parts.find(({ businessId }) => businessId === business.id)
  return (
    <section
      aria-labelledby={business.slug}
      className="overflow-hidden rounded-card border border-hairline bg-paper shadow-card"
    >
      <h2 id={business.slug} className="border-b border-hairline bg-sand px-4 py-3 text-lg">
        <LocalLink to={`/usaha/${business.slug}`} className="hover:underline">
          {business.name}
        </LocalLink>
      </h2>
      <ul className="divide-y divide-hairline">
        {lines.map((line) => (
          <Line key={line.item.id} line={line} />
        ))}
      </ul>
      <div className="space-y-4 border-t border-hairline p-4">
        <DeliveryChoice
          business={business}
          part={part}
          destination={destination}
          legend={
            <>
              {t('how')}
              <span className="sr-only">, {business.name}</span>
            </>
          }
          form={formId}
          fault={part?.deliveryOffered === false ? t('notDelivered') : undefined}
          onChange={{ 'data-submits': true }}
        />
        {part && <PartAmounts amounts={part} totalLabel={t('subtotal')} />}
      </div>
    </section>
  )
}

const Line = ({ line: { item, quantity, seenPrice, left, total } }: { line: CheckedLine<BasketItem> }) => {
  const t = useTranslations('basket')
  const name = itemName(item)
  const field = fieldId(`jumlah-${item.id}`)
  const step =
    'grid size-12 shrink-0 place-items-center border border-border text-2xl leading-none font-bold hover:bg-sand disabled:text-border'
  return (
    <li className="grid grid-cols-[minmax(0,4.5rem)_minmax(0,1fr)] gap-x-4 gap-y-2 p-4">
      <div className="row-span-2 self-start overflow-hidden rounded-xl border border-hairline">
        <Picture image={item.product.images[0]} sizes="72px" decorative />
      </div>
      <div className="min-w-0">
        <h3 className="text-base">
          <LocalLink to={`/produk/${item.product.slug}`} className="hover:underline">
            {name}
          </LocalLink>
        </h3>
        <p className="text-muted">
          {seenPrice !== null && (
            <>
              <s className="amount text-ink">
                <span className="sr-only">{t('before')} </span>
                {rupiah(seenPrice)}
              </s>{' '}
            </>
          )}
          <span className="amount text-ink">{rupiah(item.price)}</span> / {item.product.unit}
        </p>
      </div>
      {left !== null && <Shortage id={item.id} left={left} paused={item.product.business.paused} />}
      <form
        method="post"
        action={localPath(useLocale(), '/keranjang/ubah')}
        className="col-span-2 flex flex-wrap items-center gap-x-3 gap-y-2 sm:col-span-1 sm:col-start-2"
      >
        <input type="hidden" name="barang" value={item.id} />
        {/* First in the form, so that the return key does what the field says. */}
        <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
          {t('change')}
        </button>
        <div className="flex flex-wrap">
          <button type="submit" name="ubah" value="-1" disabled={quantity <= 1} className={`${step} rounded-l-full`}>
            <span aria-hidden="true">−</span>
            <span className="sr-only">{t('less', { name })}</span>
          </button>
          <label htmlFor={field} className="sr-only">
            {t('quantityOf', { name })}
          </label>
          <input
            id={field}
            name="jumlah"
            type="number"
            inputMode="numeric"
            min={1}
            max={quantityMax}
            defaultValue={quantity}
            data-submits
            className="amount size-12 [appearance:textfield] border-y border-border bg-paper text-center font-bold [&::-webkit-inner-spin-button]:appearance-none"
          />
          <button
            type="submit"
            name="ubah"
            value="+1"
            disabled={quantity >= quantityMax}
            className={`${step} rounded-r-full`}
          >
            <span aria-hidden="true">+</span>
            <span className="sr-only">{t('more', { name })}</span>
          </button>
        </div>
        <button type="submit" className={`${button.quiet} scripting:hidden`}>
          {t('change')}
        </button>
        <button
          type="submit"
          name="ubah"
          value="0"
          className="min-h-12 px-2 font-semibold text-mengkudu underline underline-offset-4"
        >
          {t('remove')}
          <span className="sr-only"> {name}</span>
        </button>
        <span className="amount ml-auto text-lg font-extrabold">{rupiah(total)}</span>
      </form>
    </li>
  )
}

/** Fewer on the shelf than wanted: what there is, or nothing. Her choice. */
const Shortage = ({ id, left, paused }: { id: string; left: number; paused: boolean }) => {
  const t = useTranslations('basket')
  return (
    <form
      method="post"
      action={localPath(useLocale(), '/keranjang/ubah')}
      className="col-span-2 flex flex-wrap items-center gap-3 rounded-xl bg-blush p-3 sm:col-span-1 sm:col-start-2"
    >
      <input type="hidden" name="barang" value={id} />
      <p className="flex items-center gap-2 font-bold text-mengkudu">
        <Icon name="alert" />
        {left > 0 ? t('left', { count: left }) : t(paused ? 'paused' : 'soldOut')}
      </p>
      <button type="submit" name="ubah" value={left} className={button.quiet}>
        {left > 0 ? t('takeLeft', { count: left }) : t('remove')}
      </button>
    </form>
  )
}

/** Goods that are brought for a fee that seller and buyer have yet to agree on. */
const feeToCome = ({ delivery, deliveryOffered, deliveryFee }: Quote['parts'][number]) =>
  delivery === 'SELLER_DELIVERY' && deliveryOffered && deliveryFee == null

const Total = ({
  checked,
  quote,
  kelurahan,
  destination,
  address,
}: {
  checked: Checked
  quote: Quote
  kelurahan: readonly Kelurahan[]
  destination: Destination
  address: string
}) => {
  const t = useTranslations('basket')
  const businesses = checked.groups.map(({ business }) => business)
  const deliverPath = localPath(useLocale(), '/keranjang/terima')
  return (
    <div className="space-y-4 lg:sticky lg:top-4">
      <section
        aria-label={t('total')}
        className="space-y-4 rounded-card border border-hairline bg-paper p-4 shadow-card"
      >
        {businesses.some(({ offersDelivery }) => offersDelivery) && (
          // Before anything is to be brought, only a browser that cannot send a choice by itself needs it.
          <form
            id={formId}
            method="post"
            action={deliverPath}
            className={`space-y-3 ${quote.parts.some(({ delivery }) => delivery === 'SELLER_DELIVERY') ? '' : 'scripting:hidden'}`}
          >
            <KelurahanField kelurahan={kelurahan} destination={destination} onChange={{ 'data-submits': true }} />
            <button type="submit" className={`${button.quiet} w-full scripting:hidden`}>
              {t('recalculate')}
            </button>
          </form>
        )}
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="text-lg font-bold">{t('total')}</span>
          <span className="amount text-2xl font-extrabold">{rupiah(quote.total)}</span>
        </p>
        {quote.parts.some(feeToCome) && <p>{t('feeToCome')}</p>}
        {checked.changed ? (
          <p className="flex gap-2 font-semibold">
            <Icon name="alert" className="mt-0.5 size-6 shrink-0 text-mengkudu" />
            {t('decideFirst')}
          </p>
        ) : (
          <>
            <LocalLink to="/bayar" className={`${button.primary} w-full`}>
              {t('toCheckout')}
            </LocalLink>
            {businesses.every(({ whatsapp }) => whatsapp) && (
              <LocalLink to="/bayar?lewat=whatsapp" className={`${button.whatsapp} w-full`}>
                <Icon name="chat" />
                {t('byWhatsapp')}
              </LocalLink>
            )}
          </>
        )}
        <p className="text-muted">{t('payDirectly')}</p>
        <LocalLink to="/produk" className={`${textLink} inline-flex min-h-12 items-center`}>
          {t('goOn')}
        </LocalLink>
      </section>
      <section aria-labelledby="bagikan" className="space-y-3 rounded-card bg-sand p-4">
        <h2 id="bagikan" className="text-lg">
          {t('share')}
        </h2>
        <p>{t('shareHow')}</p>
        <ShareLinks text={t('shareText')} address={address} />
      </section>
    </div>
  )
}
