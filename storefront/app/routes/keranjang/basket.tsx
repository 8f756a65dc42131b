import { data } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { basketOf, keepBasket } from '../../basket/basket.server.ts'
import { quantityMax, writeBasket } from '../../basket/basket.ts'
import { type CheckedBasket, type CheckedLine, checkBasket } from '../../basket/checked-basket.ts'
import { type BasketItem, shelfOf } from '../../basket/shelf.server.ts'
import { rupiah } from '../../format.ts'
import { localPath } from '../../messages/locale.ts'
import { lastPurchases } from '../../session/last-purchases.server.ts'
import { button, textLink } from '../../ui/button.ts'
import { fieldId } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { LocalLink } from '../../ui/local-link.tsx'
import { KapalSanggat } from '../../ui/motif.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Picture } from '../../ui/picture.tsx'
import type { Route } from './+types/basket'

export const loader = async ({ request }: Route.LoaderArgs) => {
  const basket = basketOf(request)
  const checked = checkBasket(basket, await shelfOf(request, basket))
  const shown = { checked, purchases: lastPurchases(request) }
  if (checked.gone.length === 0) return data(shown)
  // Told once: with the next visit these lines are out.
  const kept = basket.filter((line) => !checked.gone.includes(line))
  return data(shown, { headers: { 'set-cookie': keepBasket(kept) } })
}

type Checked = CheckedBasket<BasketItem>

export default function BasketPage({ loaderData }: Route.ComponentProps) {
  const { checked, purchases } = loaderData
  const t = useTranslations('basket')
  const repriced = checked.groups.flatMap(({ lines }) => lines).filter(({ seenPrice }) => seenPrice !== null)
  return (
    <>
      <PageHead title={`${t('title')} · Maju Bersama`} alone />
      <h1 className="mb-5 text-3xl">{t('title')}</h1>
      <div className="space-y-4">
        {checked.gone.length > 0 && <Notice kind="note" title={t('gone', { count: checked.gone.length })} />}
        {repriced.length > 0 && <NewPrices lines={repriced} />}
      </div>
      {checked.groups.length === 0 ? (
        <Empty purchases={purchases} />
      ) : (
        <div className="mt-4 grid grid-cols-1 items-start gap-6 lg:grid-cols-[1fr_22rem]">
          <div className="space-y-6">
            {checked.groups.map((group) => (
              <Group key={group.business.slug} group={group} />
            ))}
          </div>
          <Total checked={checked} />
        </div>
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
      {purchases.length > 0 && (
        <div className="mt-8">
          <h2 className="text-lg">{t('lastPurchases')}</h2>
          <ul>
            {purchases.map((token, index) => (
              <li key={token}>
                <LocalLink to={`/pesanan/${token}`} className={`${textLink} inline-flex min-h-12 items-center`}>
                  {t('lastPurchase', { number: index + 1 })}
                </LocalLink>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
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

const itemName = ({ name, product }: Pick<BasketItem, 'name' | 'product'>) =>
  name ? `${product.name} (${name})` : product.name

const Group = ({ group: { business, lines, total } }: { group: Checked['groups'][number] }) => {
  const t = useTranslations('basket')
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
      <p className="flex flex-wrap justify-between gap-x-4 border-t border-hairline px-4 py-3">
        <span>{t('subtotal')}</span>
        <span className="amount font-bold">{rupiah(total)}</span>
      </p>
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
      {left !== null && <Shortage id={item.id} left={left} />}
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
const Shortage = ({ id, left }: { id: string; left: number }) => {
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
        {left > 0 ? t('left', { count: left }) : t('soldOut')}
      </p>
      <button type="submit" name="ubah" value={left} className={button.quiet}>
        {left > 0 ? t('takeLeft', { count: left }) : t('remove')}
      </button>
    </form>
  )
}

const Total = ({ checked }: { checked: Checked }) => {
  const t = useTranslations('basket')
  return (
    <section
      aria-label={t('total')}
      className="space-y-4 rounded-card border border-hairline bg-paper p-4 shadow-card lg:sticky lg:top-4"
    >
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="text-lg font-bold">{t('total')}</span>
        <span className="amount text-2xl font-extrabold">{rupiah(checked.total)}</span>
      </p>
      {checked.changed ? (
        <p className="flex gap-2 font-semibold">
          <Icon name="alert" className="mt-0.5 size-6 shrink-0 text-mengkudu" />
          {t('decideFirst')}
        </p>
      ) : (
        <LocalLink to="/bayar" className={`${button.primary} w-full`}>
          {t('toCheckout')}
        </LocalLink>
      )}
      <p className="text-muted">{t('payDirectly')}</p>
      <LocalLink to="/produk" className={`${textLink} inline-flex min-h-12 items-center`}>
        {t('goOn')}
      </LocalLink>
    </section>
  )
}
