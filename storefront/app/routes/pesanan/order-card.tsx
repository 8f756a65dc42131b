import { useLocale, useTranslations } from 'use-intl'
import { day, rupiah, time } from '../../format.ts'
import type { OrderStatus } from '../../graphql/generated/graphql.ts'
import { button } from '../../ui/button.ts'
import { Icon } from '../../ui/icon.tsx'
import { LocalLink } from '../../ui/local-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PartAmounts } from '../../ui/part-amounts.tsx'
import type { RefusedAct } from './acts.server.ts'
import { CancelForm } from './cancel-form.tsx'
import { mayHavePaidUnseen } from './complaint-choices.ts'
import { Complaints } from './complaints.tsx'
import { PayPart } from './pay-part.tsx'
import { PaymentReport } from './payment-report.tsx'
import type { Complaint, ComplaintChannel, Order, OrderLinks, ReviewableLine } from './purchase.tsx'
import { ReviewForms } from './review-forms.tsx'

/** One seller's part of the purchase: how far it is, what to pay, whom to ask, and what can be done now. */
export const OrderCard = ({
  order,
  links,
  lines,
  complaints,
  channel,
  cancelsAll,
  refused,
}: {
  order: Order
  links: OrderLinks
  lines: readonly ReviewableLine[]
  complaints: readonly Complaint[]
  channel: ComplaintChannel
  cancelsAll: boolean
  refused: RefusedAct | undefined
}) => {
  const t = useTranslations('purchase')
  const { number, status, business, cancelReason, paid } = order
  return (
    <section
      aria-labelledby={number}
      className="overflow-hidden rounded-card border border-hairline bg-paper shadow-card"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-hairline bg-sand px-4 py-3 sm:px-6">
        <h2 id={number} className="text-lg">
          <LocalLink to={`/usaha/${business.slug}`} className="hover:underline">
            {business.name}
          </LocalLink>
        </h2>
        <p>
          {t('number')} <strong className="tabular-nums">{number}</strong>
        </p>
      </div>
      <div className="space-y-5 p-4 sm:p-6">
        {status === 'CANCELLED' ? (
          <>
            <Notice kind="note" title={t('statuses.CANCELLED')}>
              {cancelReason && <p>{t('cancelReason', { reason: cancelReason })}</p>}
            </Notice>
            {mayHavePaidUnseen(order) && order.complaintOptions.mayComplain && (
              <Notice kind="note" title={t('report.cancelled')}>
                <p>{t('report.cancelledHow')}</p>
              </Notice>
            )}
            <LocalLink to={links.again} className={button.quiet}>
              {t('orderAgain')}
            </LocalLink>
          </>
        ) : (
          <>
            {links.chat && (
              <div className="space-y-2">
                <a href={links.chat} className={`${button.whatsapp} w-full`}>
                  <Icon name="chat" />
                  {t('sendChat', { name: business.name })}
                </a>
                <p>{t('sendChatHow')}</p>
              </div>
            )}
            <Next order={order} />
            {/* Who has paid is not shown how again: she might pay twice. */}
            {!order.paymentReportedAt && <PayPart order={order} qr={links.qr} />}
            <PaymentReport order={order} />
            <Timeline order={order} status={status} />
          </>
        )}
        <Refunds order={order} />
        <Goods order={order} />
        <p className="empty:hidden">
          {links.contact ? (
            <a href={links.contact} rel="noopener" className={`${button.quiet} w-full`}>
              <Icon name="chat" />
              {t('contact')}
            </a>
          ) : (
            status !== 'COMPLETED' && status !== 'CANCELLED' && t('called')
          )}
        </p>
        {status === 'PLACED' && !paid && !order.paymentReportedAt && (
          <CancelForm order={order} cancelsAll={cancelsAll} refused={refused} />
        )}
        <ReviewForms lines={lines} refused={refused} />
        <Complaints order={order} complaints={complaints} channel={channel} refused={refused} />
      </div>
    </section>
  )
}

const Next = ({ order }: { order: Order }) => {
  const t = useTranslations('purchase')
  const locale = useLocale()
  const { status, delivery, paid, paymentMethod, business, reservedUntil } = order
  const awaitsCard = status === 'PLACED' && paymentMethod === 'CARD' && !paid
  const key =
    status === 'READY'
      ? delivery === 'PICKUP'
        ? 'READY_PICKUP'
        : 'READY_DELIVERY'
      : awaitsCard
        ? 'PLACED_CARD'
        : status
  if (key === 'CANCELLED') return null
  const { name, kelurahan, kecamatan, pickupNote } = business
  return (
    <div className="space-y-1">
      <p className="text-lg font-semibold">{t(`next.${key}`, { name, kelurahan, kecamatan })}</p>
      {status === 'READY' && delivery === 'PICKUP' && pickupNote && <p>{pickupNote}</p>}
      {status === 'PLACED' && !paid && !awaitsCard && reservedUntil && (
        <p>{t('heldUntil', { day: day(reservedUntil, locale) })}</p>
      )}
    </div>
  )
}

const steps = ['PLACED', 'CONFIRMED', 'READY', 'COMPLETED'] as const satisfies OrderStatus[]

/** Each step with its time. Done steps have a tick, not only a colour; a step that was left out has none. */
const Timeline = ({ order, status }: { order: Order; status: Exclude<OrderStatus, 'CANCELLED'> }) => {
  const t = useTranslations('purchase')
  const locale = useLocale()
  const reached = steps.indexOf(status)
  const times = [order.placedAt, order.confirmedAt, order.readyAt, order.completedAt]
  return (
    <ol aria-label={t('progress')} className="space-y-1">
      {steps.map((step, index) => {
        const at = times[index]
        const done = index <= reached
        return (
          <li
            key={step}
            aria-current={index === reached ? 'step' : undefined}
            className="flex items-center gap-3 text-muted aria-[current]:font-bold aria-[current]:text-ink"
          >
            <span
              className={`grid size-8 shrink-0 place-items-center rounded-full border-2 ${done ? 'border-daun bg-daun text-white' : 'border-border text-muted'}`}
            >
              {done ? <Icon name="check" className="size-5" /> : <span aria-hidden="true">{index + 1}</span>}
            </span>
            <span className="min-w-0 flex-1 leading-tight">
              {t(`statuses.${step}`)}
              {!done && <span className="sr-only"> ({t('notYet')})</span>}
              {at && (
                <time dateTime={at} className="block text-sm font-normal text-ink">
                  {t('at', { day: day(at, locale), time: time(at, locale) })}
                </time>
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

const Refunds = ({ order: { refunds } }: { order: Order }) => {
  const t = useTranslations('purchase.refunds')
  if (refunds.length === 0) return null
  return (
    <section aria-label={t('title')} className="space-y-2 rounded-xl bg-mist p-4">
      <h3 className="text-lg">{t('title')}</h3>
      <ul className="space-y-2">
        {refunds.map(({ id, amount, status, reason }) => (
          <li key={id}>
            <p>
              {t.rich('amount', { amount: () => <strong className="amount">{rupiah(amount)}</strong> })}, {t(status)}.
            </p>
            <p className="wrap-anywhere">{t('reason', { reason })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Goods = ({ order }: { order: Order }) => {
  const t = useTranslations('purchase')
  return (
    <div className="space-y-3 border-t border-hairline pt-4">
      <ul className="space-y-1.5">
        {order.lines.map((line) => (
          <li key={line.variantId} className="flex justify-between gap-4">
            <span className="wrap-anywhere">
              {line.quantity} × {line.name}
            </span>
            <span className="amount">{rupiah(line.total)}</span>
          </li>
        ))}
      </ul>
      <PartAmounts amounts={order} totalLabel={t('total')} />
    </div>
  )
}
