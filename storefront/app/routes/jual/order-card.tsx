import { useTranslations } from 'use-intl'
import { day, phone, rupiah, time } from '../../format.ts'
import type { OrderOfCardFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { FieldFault, fieldId } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'

export const OrderOfCard = graphql(`
  fragment OrderOfCard on IncomingOrder {
    buyerName
    buyerPhone
    address
    note
    order {
      id
      number
      status
      delivery
      total
      placedAt
      paid
      completedAt
      settled
      cancelReason
      lines {
        variantId
        name
        quantity
        total
      }
    }
  }
`)

type Incoming = OrderOfCardFragment
type Refused = { step: string; message: string } | undefined

/**
 * One order as its seller works on it: who, what, where, and the steps that are left.
 *
 * @param action where its forms go; none for an order that wants nothing more
 * @param refused what the last step with this order was refused for
 */
export const OrderCard = ({
  incoming,
  business,
  refused,
  action,
}: {
  incoming: Incoming
  business: string
  refused?: Refused
  action?: string
}) => {
  const t = useTranslations('jual.order')
  const { order, buyerName, note } = incoming
  return (
    <li className="overflow-hidden rounded-card border border-border bg-paper shadow-card">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-hairline bg-sand px-4 py-3">
        <h3 className="text-lg">
          <span className="sr-only">{t('number')} </span>
          <span className="tabular-nums">{order.number}</span> · {buyerName}
        </h3>
        <p className="text-sm">{t('placed', { day: day(order.placedAt), time: time(order.placedAt) })}</p>
      </div>
      <div className="space-y-4 p-4">
        <State order={order} />
        <ul className="space-y-1">
          {order.lines.map((line) => (
            <li key={line.variantId} className="flex justify-between gap-4">
              <span>
                {line.quantity} × {line.name}
              </span>
              <span className="amount">{rupiah(line.total)}</span>
            </li>
          ))}
          <li className="flex items-baseline justify-between gap-4 border-t border-hairline pt-1 font-bold">
            <span>{t('total')}</span>
            <span className="amount text-xl font-extrabold">{rupiah(order.total)}</span>
          </li>
        </ul>
        <Delivery incoming={incoming} />
        {note && (
          <p className="rounded-xl bg-honey p-3">
            <strong>{t('note')}:</strong> {note}
          </p>
        )}
        {action ? (
          <>
            <Contact incoming={incoming} business={business} />
            <Steps order={order} action={action} refused={refused} />
          </>
        ) : (
          <details>
            <summary className="inline-flex min-h-12 items-center gap-2 font-semibold underline underline-offset-4">
              <Icon name="phone" className="size-5 shrink-0" />
              {t('contact')}
              <span className="sr-only"> {buyerName}</span>
            </summary>
            <Contact incoming={incoming} business={business} />
          </details>
        )}
      </div>
    </li>
  )
}

type Order = Incoming['order']

/** What has happened and what is missing: money and goods, each with its own sign. */
const State = ({ order: { status, paid, completedAt, settled, cancelReason } }: { order: Order }) => {
  const t = useTranslations('jual.order')
  if (status === 'CANCELLED') {
    return (
      <div>
        <p className="flex items-center gap-2 font-bold text-mengkudu">
          <Icon name="cross" />
          {t('cancelled')}
        </p>
        {cancelReason && <p>{t('cancelReason', { reason: cancelReason })}</p>}
      </div>
    )
  }
  if (settled) return <Done label={t('settled')} />
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1">
      <li>{paid ? <Done label={t('moneyArrived')} /> : <Missing label={t('moneyMissing')} />}</li>
      <li>{completedAt ? <Done label={t('goodsGiven')} /> : <Missing label={t('goodsMissing')} />}</li>
    </ul>
  )
}

const Done = ({ label }: { label: string }) => (
  <span className="flex items-center gap-2 font-bold text-daun">
    <Icon name="check" />
    {label}
  </span>
)

const Missing = ({ label }: { label: string }) => (
  <span className="flex items-center gap-2 font-bold text-kuning-ink">
    <Icon name="clock" />
    {label}
  </span>
)

const Delivery = ({ incoming: { order, address } }: { incoming: Incoming }) => {
  const t = useTranslations('jual.order')
  return (
    <div className="flex gap-2">
      <Icon name={order.delivery === 'PICKUP' ? 'bag' : 'pin'} />
      <div className="min-w-0">
        <p className="font-semibold">{t(order.delivery)}</p>
        {address && <p className="whitespace-pre-line">{address}</p>}
      </div>
    </div>
  )
}

const Contact = ({
  incoming: { order, buyerName, buyerPhone },
  business,
}: {
  incoming: Incoming
  business: string
}) => {
  const t = useTranslations('jual.order')
  const text = t('whatsappText', { buyer: buyerName, business, number: order.number })
  return (
    <p className="flex flex-wrap gap-2">
      <a href={`tel:${buyerPhone}`} className={`${button.quiet.replace('px-6', 'px-3')} flex-1 whitespace-nowrap`}>
        <Icon name="phone" />
        {t('call', { phone: phone(buyerPhone) })}
      </a>
      <a
        href={`https://wa.me/${buyerPhone.replace('+', '')}?text=${encodeURIComponent(text)}`}
        rel="noopener"
        className={`${button.whatsapp} flex-1 whitespace-nowrap`}
      >
        <Icon name="chat" />
        {t('whatsapp')}
      </a>
    </p>
  )
}

/** The steps that are still open. Money is asked about first: it cannot be taken back with a tap. */
const Steps = ({ order, action, refused }: { order: Order; action: string; refused: Refused }) => {
  const t = useTranslations('jual.order')
  const of = <span className="sr-only"> {t('ofNumber', { number: order.number })}</span>
  return (
    <div className="space-y-3 border-t border-hairline pt-4">
      {refused && refused.step !== 'batal' && <FieldFault name={`pesanan-${order.id}`} fault={refused.message} />}
      <form method="post" action={action} className="grid gap-3 sm:grid-cols-2">
        <input type="hidden" name="pesanan" value={order.id} />
        {!order.paid && (
          <div className="flex flex-col justify-end gap-2">
            <p className="font-semibold">{t('checkMoney', { amount: rupiah(order.total) })}</p>
            <button type="submit" name="langkah" value="bayar" className={button.primary}>
              <Icon name="cash" />
              {t('confirmPayment')}
              {of}
            </button>
          </div>
        )}
        {!order.completedAt && (
          <div className="flex flex-col justify-end">
            <button type="submit" name="langkah" value="serah" className={button.secondary}>
              <Icon name="bag" />
              {t('handOver')}
              {of}
            </button>
          </div>
        )}
      </form>
      {!order.paid && !order.completedAt && (
        <Cancel order={order} action={action} fault={refused?.step === 'batal' ? refused.message : undefined} />
      )}
    </div>
  )
}

const Cancel = ({ order, action, fault }: { order: Order; action: string; fault: string | undefined }) => {
  const t = useTranslations('jual.order')
  const name = `alasan-${order.id}`
  return (
    <details open={fault !== undefined} className="group">
      <summary className="inline-flex min-h-12 items-center gap-2 font-semibold text-mengkudu underline underline-offset-4">
        <Icon name="cross" className="size-5 shrink-0" />
        {t('cancel')}
        <span className="sr-only"> {t('ofNumber', { number: order.number })}</span>
      </summary>
      <form method="post" action={action} noValidate className="mt-2 space-y-3 rounded-xl bg-sand p-4">
        <input type="hidden" name="pesanan" value={order.id} />
        <div className="space-y-1.5">
          <label htmlFor={fieldId(name)} className="block font-bold">
            {t('reason')}
          </label>
          <p id={`${fieldId(name)}-petunjuk`} className="text-muted">
            {t('reasonHint')}
          </p>
          {fault && <FieldFault name={name} fault={fault} />}
          <input
            id={fieldId(name)}
            name="alasan"
            required
            maxLength={300}
            aria-invalid={fault ? true : undefined}
            aria-describedby={`${fieldId(name)}-petunjuk${fault ? ` ${fieldId(name)}-salah` : ''}`}
            className="block min-h-12 w-full rounded-xl border border-border bg-paper px-4 py-3 aria-invalid:border-2 aria-invalid:border-mengkudu"
          />
        </div>
        <button type="submit" name="langkah" value="batal" className={button.secondary}>
          <Icon name="cross" />
          {t('cancelNow')}
        </button>
      </form>
    </details>
  )
}
