import { useTranslations } from 'use-intl'
import { chatAddress } from '../../chat/chat.ts'
import { day, phone, rupiah, time } from '../../format.ts'
import type { Faults } from '../../forms/faults.ts'
import type { OrderOfCardFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Fold } from '../../ui/work-fields.tsx'
import { RefundStep } from './order-refund.tsx'
import { OrderSteps, RareSteps } from './order-steps.tsx'
import { useWorkplace } from './use-workplace.ts'

export const OrderOfCard = graphql(`
  fragment OrderOfCard on IncomingOrder {
    buyerName
    buyerPhone
    address
    kelurahan
    kecamatan
    landmark
    note
    via
    order {
      id
      number
      status
      delivery
      paymentMethod
      subtotal
      deliveryFee
      discount
      transferDigits
      total
      refunded
      placedAt
      confirmedAt
      readyAt
      reservedUntil
      paymentReportedAt
      paymentReports {
        deniedAt
      }
      paid
      paidAt
      completedAt
      settled
      cancelReason
      cardFee
      refunds {
        id
        amount
        status
        reason
        requestedAt
        refundedAt
      }
      disputes {
        id
      }
      lines {
        variantId
        name
        quantity
        total
      }
    }
  }
`)

export type Incoming = OrderOfCardFragment
export type IncomingOrder = Incoming['order']
/** A step that was refused, and why. */
export type RefusedStep = { orderId: string; step: string; faults: Faults }

/**
 * One order as its seller works on it: who, what, where, and the one step that comes next.
 *
 * @param action where its forms go
 * @param refused what the last step with this order was refused for
 * @param refundKey names what is given back next, so that a tap sent twice gives back once
 */
export const OrderCard = ({
  incoming,
  business,
  refused,
  action,
  refundKey,
}: {
  incoming: Incoming
  business: string
  refused: RefusedStep | undefined
  action: string
  refundKey: string
}) => {
  const t = useTranslations('jual.order')
  const { order, buyerName, note, via } = incoming
  const waits = order.status !== 'CANCELLED' && !order.settled
  return (
    <li
      id={`pesanan-${order.id}`}
      className="overflow-hidden rounded-card border border-border bg-paper shadow-card [scroll-margin-top:1rem]"
    >
      <div className="border-b border-hairline bg-sand px-4 py-3">
        <h2 className="text-lg">
          <span className="sr-only">{t('number')} </span>
          <span className="tabular-nums">{order.number}</span> · {buyerName}
        </h2>
        <p className="text-sm">
          {t('placed', { day: day(order.placedAt), time: time(order.placedAt) })}
          {via === 'WHATSAPP' && ` · ${t('viaWhatsapp')}`}
        </p>
      </div>
      <div className="space-y-4 p-4">
        <State order={order} />
        <Goods order={order} />
        <Delivery incoming={incoming} />
        {note && (
          <p className="rounded-xl bg-honey p-3 wrap-anywhere">
            <strong>{t('note')}:</strong> {note}
          </p>
        )}
        {waits && <OrderSteps order={order} buyer={buyerName} action={action} refused={refused} />}
        {waits ? (
          <Contact incoming={incoming} business={business} />
        ) : (
          <Fold icon="phone" label={t('contact')} of={buyerName}>
            <Contact incoming={incoming} business={business} />
          </Fold>
        )}
        <Refunds order={order} />
        <RareSteps order={order} action={action} refused={refused} />
        <RefundStep order={order} action={action} refused={refused} refundKey={refundKey} />
      </div>
    </li>
  )
}

const moneySign = ({ paid, paymentMethod, paymentReportedAt }: IncomingOrder) => {
  if (paid) return 'moneyArrived'
  if (paymentReportedAt) return 'reportedSign'
  return paymentMethod === 'CARD' ? 'cardMissing' : 'moneyMissing'
}

/** What has happened and what is missing: goods and money, each with its own sign. */
const State = ({ order }: { order: IncomingOrder }) => {
  const t = useTranslations('jual.order')
  const { status, paid, paymentMethod, settled, cancelReason, disputes, reservedUntil } = order
  if (status === 'CANCELLED') {
    return (
      <div>
        <Sign kind="off" icon="cross" label={t('cancelled')} />
        {cancelReason && <p className="wrap-anywhere">{t('cancelReason', { reason: cancelReason })}</p>}
      </div>
    )
  }
  const money = moneySign(order)
  return (
    <>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        <li>
          <Sign
            kind={status === 'COMPLETED' ? 'done' : status === 'PLACED' ? 'waits' : 'on'}
            icon={status === 'COMPLETED' ? 'check' : status === 'PLACED' ? 'clock' : 'bag'}
            label={settled ? t('settled') : t(`states.${status}`)}
          />
        </li>
        {!settled && (
          <li>
            <Sign kind={paid ? 'done' : 'waits'} icon={paid ? 'check' : 'clock'} label={t(money)} />
          </li>
        )}
      </ul>
      {status === 'PLACED' && !paid && reservedUntil && (
        <p>
          {t(paymentMethod === 'CARD' ? 'payBy' : 'acceptBy', { day: day(reservedUntil), time: time(reservedUntil) })}
        </p>
      )}
      {disputes.length > 0 && <Sign kind="off" icon="alert" label={t('disputed')} />}
    </>
  )
}

/** What was given back, and why. */
const Refunds = ({ order: { refunds } }: { order: IncomingOrder }) => {
  const t = useTranslations('jual.order')
  if (refunds.length === 0) return null
  return (
    <ul className="space-y-2 rounded-xl bg-sand p-3">
      {refunds.map(({ id, amount, status, reason, requestedAt, refundedAt }) => (
        <li key={id}>
          <p className="flex items-baseline justify-between gap-4 font-semibold">
            <span>{t(`refundStates.${status}`, { day: day(refundedAt ?? requestedAt) })}</span>
            <span className="amount">{rupiah(amount)}</span>
          </p>
          <p className="wrap-anywhere">{reason}</p>
        </li>
      ))}
    </ul>
  )
}

const colours = { done: 'text-daun', on: 'text-nila', waits: 'text-kuning-ink', off: 'text-mengkudu' } as const

const Sign = ({ kind, icon, label }: { kind: keyof typeof colours; icon: IconName; label: string }) => (
  <span className={`flex items-center gap-2 font-bold ${colours[kind]}`}>
    <Icon name={icon} />
    {label}
  </span>
)

const Goods = ({ order }: { order: IncomingOrder }) => {
  const t = useTranslations('jual.order')
  const payments = useTranslations('jual.payments')
  const { lines, delivery, subtotal, deliveryFee, discount, transferDigits, total, paymentMethod } = order
  const parts: [label: string, amount: number][] = [
    ...(deliveryFee ? [[t('fee'), deliveryFee] as [string, number]] : []),
    ...(discount ? [[t('discount'), -discount] as [string, number]] : []),
    ...(transferDigits ? [[t('digits'), -transferDigits] as [string, number]] : []),
  ]
  return (
    <div>
      <ul className="space-y-1">
        {lines.map((line) => (
          <li key={line.variantId} className="flex justify-between gap-4">
            <span className="min-w-0 wrap-anywhere">
              {line.quantity} × {line.name}
            </span>
            <span className="amount">{rupiah(line.total)}</span>
          </li>
        ))}
      </ul>
      <dl className="mt-1 space-y-1 border-t border-hairline pt-1">
        {parts.length > 0 && <Amount label={t('goods')} amount={subtotal} />}
        {parts.map(([label, amount]) => (
          <Amount key={label} label={label} amount={amount} />
        ))}
        <div className="flex items-baseline justify-between gap-4 font-bold">
          <dt>{t('total')}</dt>
          <dd className="amount text-xl font-extrabold">{rupiah(total)}</dd>
        </div>
      </dl>
      {delivery === 'SELLER_DELIVERY' && deliveryFee === null && !order.settled && <p>{t('feeOpen')}</p>}
      <p className="mt-1 flex items-center gap-2 font-semibold">
        <Icon name="cash" />
        {t('paysBy', { method: payments(paymentMethod) })}
      </p>
      {order.cardFee != null && <p>{t('cardFee', { amount: rupiah(order.cardFee) })}</p>}
    </div>
  )
}

const Amount = ({ label, amount }: { label: string; amount: number }) => (
  <div className="flex items-baseline justify-between gap-4">
    <dt>{label}</dt>
    <dd className="amount">{rupiah(amount)}</dd>
  </div>
)

const Delivery = ({ incoming: { order, address, kelurahan, kecamatan, landmark } }: { incoming: Incoming }) => {
  const t = useTranslations('jual.order')
  return (
    <div className="flex gap-2">
      <Icon name={order.delivery === 'PICKUP' ? 'bag' : 'truck'} />
      <div className="min-w-0 wrap-anywhere">
        <p className="font-semibold">{t(order.delivery)}</p>
        {address && <p className="whitespace-pre-line">{address}</p>}
        {kelurahan && <p>{t('place', { kelurahan, kecamatan: kecamatan ?? '' })}</p>}
        {landmark && (
          <p>
            <strong>{t('landmark')}</strong> {landmark}
          </p>
        )}
      </div>
    </div>
  )
}

/** How she reaches the buyer. The demo calls nobody: its numbers might be somebody's. */
const Contact = ({
  incoming: { order, buyerName, buyerPhone },
  business,
}: {
  incoming: Incoming
  business: string
}) => {
  const t = useTranslations('jual.order')
  const { demo } = useWorkplace()
  const text = t('whatsappText', { buyer: buyerName, business, number: order.number })
  return (
    <p className="flex flex-wrap gap-2">
      {demo ? (
        <span className="flex min-h-12 flex-1 items-center gap-2 whitespace-nowrap tabular-nums">
          <Icon name="phone" />
          {phone(buyerPhone)}
        </span>
      ) : (
        <a href={`tel:${buyerPhone}`} className={`${button.quiet.replace('px-6', 'px-3')} flex-1 whitespace-nowrap`}>
          <Icon name="phone" />
          {t('call', { phone: phone(buyerPhone) })}
        </a>
      )}
      <a
        href={chatAddress({ demo, phone: buyerPhone, text })}
        rel="noopener"
        className={`${button.whatsapp} flex-1 whitespace-nowrap`}
      >
        <Icon name="chat" />
        {t('whatsapp')}
        <span className="sr-only"> {t('ofNumber', { number: order.number })}</span>
      </a>
    </p>
  )
}
