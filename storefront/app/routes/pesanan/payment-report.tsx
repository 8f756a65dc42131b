import { useLocale, useTranslations } from 'use-intl'
import { day, time } from '../../format.ts'
import { button } from '../../ui/button.ts'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Order } from './purchase.tsx'

/** Money that went straight to the seller: the buyer says that she has sent it, and hears what the seller found. */
export const PaymentReport = ({ order }: { order: Order }) => {
  const t = useTranslations('purchase.report')
  const locale = useLocale()
  const { id, paid, paymentReportedAt, paymentReports, mayReportPayment, reservedUntil } = order
  if (paid) return null
  if (paymentReportedAt) {
    const at = { day: day(paymentReportedAt, locale), time: time(paymentReportedAt, locale) }
    return (
      <Notice kind="note" title={t('waiting')}>
        <p>{t('waitingAt', at)}</p>
        <p>{t('noAnswer')}</p>
      </Notice>
    )
  }
  const denied = paymentReports.at(-1)
  return (
    <>
      {denied && (
        <Notice kind="bad" title={t('denied')}>
          <p className="wrap-anywhere">{t('deniedWhy', { reason: denied.denial ?? '' })}</p>
          {reservedUntil && <p>{t('deniedUntil', { day: day(reservedUntil, locale) })}</p>}
          <p>{t('deniedNext')}</p>
        </Notice>
      )}
      {mayReportPayment && (
        <form method="post" action={`?aksi=bayar.${id}`} className="space-y-2">
          <button type="submit" className={`${button.primary} w-full`}>
            <Icon name="check" />
            {t('button')}
          </button>
          <p>{t('how')}</p>
        </form>
      )}
    </>
  )
}
