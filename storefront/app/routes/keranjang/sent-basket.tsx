import { useLocale, useTranslations } from 'use-intl'
import { type Basket, writeBasket } from '../../basket/basket.ts'
import type { CheckedBasket } from '../../basket/checked-basket.ts'
import { itemName } from '../../basket/item-name.ts'
import type { BasketItem } from '../../basket/shelf.server.ts'
import { rupiah } from '../../format.ts'
import { localPath } from '../../messages/locale.ts'
import { button } from '../../ui/button.ts'
import { Notice } from '../../ui/notice.tsx'

/** A basket that came by a link: shown first, hers only when she says so. */
export const SentBasket = ({
  offered,
  checked,
  missing,
  besides,
}: {
  /** What can be had now, at the prices of now. */
  offered: Basket
  checked: CheckedBasket<BasketItem>
  /** Lines that cannot be had. */
  missing: number
  /** She has goods of her own in the basket. */
  besides: boolean
}) => {
  const t = useTranslations('basket.sent')
  const locale = useLocale()
  if (offered.length === 0)
    return (
      <div className="mb-6">
        <Notice kind="note" title={t('nothing')} />
      </div>
    )
  return (
    <section
      aria-labelledby="kiriman"
      className="mb-8 space-y-4 rounded-card border-2 border-nila bg-paper p-4 shadow-card sm:p-6"
    >
      <h2 id="kiriman" className="text-xl">
        {t('title')}
      </h2>
      {checked.groups.map(({ business, lines }) => (
        <div key={business.id}>
          <h3 className="text-base">{business.name}</h3>
          <ul>
            {lines.map(({ item, quantity, total }) => (
              <li key={item.id} className="flex justify-between gap-4 py-1">
                <span className="wrap-anywhere">
                  {quantity} × {itemName(item)}
                </span>
                <span className="amount">{rupiah(total)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {missing > 0 && <p className="font-semibold">{t('missing', { count: missing })}</p>}
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 border-t border-hairline pt-3 font-bold">
        <span>{t('total')}</span>
        <span className="amount text-xl">{rupiah(checked.total)}</span>
      </p>
      <form method="post" action={localPath(locale, '/keranjang/isi')} className="flex flex-wrap gap-3">
        <input type="hidden" name="barang" value={writeBasket(offered)} />
        <button type="submit" name="cara" value="tambah" className={button.secondary}>
          {besides ? t('add') : t('take')}
        </button>
        {besides && (
          <button type="submit" name="cara" value="ganti" className={button.quiet}>
            {t('replace')}
          </button>
        )}
      </form>
    </section>
  )
}
