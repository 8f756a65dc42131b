import { useTranslations } from 'use-intl'
import { rupiah } from '../format.ts'

/** What goods come to, with what is added and taken off. Whole rupiah. */
type Amounts = {
  subtotal: number
  delivery: 'PICKUP' | 'SELLER_DELIVERY'
  /** False: she does not go there. */
  deliveryOffered?: boolean
  /** Null: fetched, or to be agreed with the seller. */
  deliveryFee?: number | null | undefined
  discount: number
  total: number
  transferDigits?: number
}

/** Line by line, so that it adds up before her eyes. */
export const PartAmounts = ({ amounts, totalLabel }: { amounts: Amounts; totalLabel?: string }) => {
  const t = useTranslations('amounts')
  const {
    subtotal,
    delivery,
    deliveryOffered = true,
    deliveryFee = null,
    discount,
    transferDigits = 0,
    total,
  } = amounts
  // Where nothing is added or taken off, the total says it all.
  const plain = subtotal === total && (delivery === 'PICKUP' || !deliveryOffered)
  if (plain && !totalLabel) return null
  return (
    <dl className="space-y-1">
      {!plain && <Row name={t('goods')} value={rupiah(subtotal)} />}
      {delivery === 'SELLER_DELIVERY' && deliveryOffered && (
        <Row
          name={t('deliveryFee')}
          value={deliveryFee === null ? t('agreed') : deliveryFee === 0 ? t('free') : rupiah(deliveryFee)}
        />
      )}
      {discount > 0 && <Row name={t('discount')} value={`− ${rupiah(discount)}`} />}
      {transferDigits > 0 && <Row name={t('transferDigits')} value={`− ${rupiah(transferDigits)}`} />}
      {totalLabel && <Row name={totalLabel} value={rupiah(total)} strong />}
    </dl>
  )
}

const Row = ({ name, value, strong = false }: { name: string; value: string; strong?: boolean }) => (
  <div className={`flex flex-wrap justify-between gap-x-4 ${strong ? 'font-bold' : ''}`}>
    <dt>{name}</dt>
    <dd className="amount">{value}</dd>
  </div>
)
