import { useLocale, useTranslations } from 'use-intl'
import { day, rupiah } from '../../format.ts'
import { CopyValue } from '../../ui/copy-value.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { Order, OrderLinks } from './purchase.tsx'

/** How much to pay for one order, to whom and how: the money goes straight to the seller. Cards are paid for all at once. */
export const PayPart = ({ order, qr }: { order: Order; qr: OrderLinks['qr'] }) => {
  const t = useTranslations('purchase')
  const locale = useLocale()
  const { paid, paidAt, paymentMethod, paymentInstructions } = order
  if (paid) {
    return (
      <p className="flex gap-2">
        <Icon name="check" className="mt-0.5 size-6 shrink-0 text-daun" />
        <span>
          <strong className="text-daun">{t('paid')}.</strong> {paidAt && t('paidAt', { day: day(paidAt, locale) })}
        </span>
      </p>
    )
  }
  if (paymentMethod === 'CARD') return null
  if (paymentMethod === 'CASH') return <Cash order={order} />
  if (paymentInstructions?.qris && qr) return <Qris order={order} qris={paymentInstructions.qris} qr={qr} />
  if (paymentInstructions?.bank) return <Transfer order={order} bank={paymentInstructions.bank} />
  return <p className="rounded-xl bg-honey p-4">{t('noAccount')}</p>
}

const FeeToCome = ({ order: { delivery, deliveryFee } }: { order: Order }) => {
  const t = useTranslations('purchase')
  return delivery === 'SELLER_DELIVERY' && deliveryFee == null ? <p>{t('feeToCome')}</p> : null
}

const Cash = ({ order }: { order: Order }) => {
  const t = useTranslations('purchase')
  const { total, delivery, business } = order
  return (
    <div className="flex gap-3 rounded-xl bg-honey p-4">
      <Icon name="cash" className="mt-0.5 size-6 shrink-0 text-kuning-ink" />
      <div>
        <p>
          {t.rich('cash.pay', {
            amount: () => <strong className="amount text-lg">{rupiah(total)}</strong>,
            name: business.name,
          })}{' '}
          {t(`cash.${delivery}`)}
        </p>
        <FeeToCome order={order} />
      </div>
    </div>
  )
}

type Instructions = NonNullable<Order['paymentInstructions']>

const Qris = ({
  order,
  qris,
  qr: { size, path },
}: {
  order: Order
  qris: NonNullable<Instructions['qris']>
  qr: NonNullable<OrderLinks['qr']>
}) => {
  const t = useTranslations('purchase.qris')
  const { total, business } = order
  return (
    <section aria-label={t('title')} className="space-y-4 rounded-xl border border-border p-4">
      <h3 className="flex items-center gap-2 text-lg">
        <Icon name="qr" />
        {t('title')}
      </h3>
      <p>{t('scan')}</p>
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={t('code', { name: business.name })}
        shapeRendering="crispEdges"
        className="mx-auto w-full max-w-72 rounded-xl bg-white"
      >
        <path d={path} stroke="#000" fill="none" />
      </svg>
      <p>{t('samePhone')}</p>
      <dl className="space-y-3">
        <div>
          <dt className="text-muted">{t('merchant')}</dt>
          <dd className="font-bold wrap-anywhere">{qris.merchantName}</dd>
        </div>
        <div>
          <dt className="text-muted">{t('nmid')}</dt>
          <dd className="font-bold wrap-anywhere tabular-nums">{qris.nmid}</dd>
        </div>
        <CopyValue name={t('amount')} shown={rupiah(total)} copied={`${total}`} />
      </dl>
      <ul className="list-disc space-y-1 pl-5">
        <li>{t('compare')}</li>
        <li>{qris.amountFilled ? t('filled') : t('type')}</li>
        <li className="font-semibold">{t('proof')}</li>
      </ul>
      <FeeToCome order={order} />
    </section>
  )
}

const Transfer = ({ order, bank }: { order: Order; bank: NonNullable<Instructions['bank']> }) => {
  const t = useTranslations('purchase.transfer')
  const { total, transferDigits } = order
  return (
    <section aria-label={t('title')} className="space-y-4 rounded-xl border border-border p-4">
      <h3 className="flex items-center gap-2 text-lg">
        <Icon name="bank" />
        {t('title')}
      </h3>
      <dl className="space-y-3">
        <div>
          <dt className="text-muted">{t('bank')}</dt>
          <dd className="font-bold">{bank.bank}</dd>
        </div>
        <CopyValue name={t('number')} shown={bank.accountNumber} copied={bank.accountNumber.replace(/\D/g, '')} />
        <div>
          <dt className="text-muted">{t('holder')}</dt>
          <dd className="font-bold wrap-anywhere">{bank.accountHolder}</dd>
        </div>
        <CopyValue name={t('amount')} shown={rupiah(total)} copied={`${total}`} />
      </dl>
      {transferDigits > 0 && <p>{t('digits', { digits: rupiah(transferDigits) })}</p>}
      <p>{t('proof')}</p>
      <FeeToCome order={order} />
    </section>
  )
}
