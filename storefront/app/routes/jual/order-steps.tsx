import { useTranslations } from 'use-intl'
import { day, rupiah, time } from '../../format.ts'
import type { Faults } from '../../forms/faults.ts'
import { button } from '../../ui/button.ts'
import { FieldFault, fieldId } from '../../ui/field.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { choice, Fold } from '../../ui/work-fields.tsx'
import type { IncomingOrder, RefusedStep } from './order-card.tsx'
import { cancelReasons, denyReasons, type Reason } from './reason.ts'

type Common = { order: IncomingOrder; action: string; refused: RefusedStep | undefined }

/** What comes next with the goods of an order. */
const nextSteps: { [status in IncomingOrder['status']]?: { step: string; icon: IconName } } = {
  PLACED: { step: 'terima', icon: 'check' },
  CONFIRMED: { step: 'siap', icon: 'bag' },
  READY: { step: 'serah', icon: 'people' },
}

/** Whether the goods go before the money: cash is asked for when they are handed over. */
const cashComesLater = ({ paymentMethod, status }: IncomingOrder) =>
  paymentMethod === 'CASH' && (status === 'PLACED' || status === 'CONFIRMED')

const owesDirectly = ({ paid, paymentMethod, status }: IncomingOrder) =>
  !paid && paymentMethod !== 'CARD' && status !== 'CANCELLED'

/**
 * The steps that are open: one for the goods, and apart from it the question for the money, because money cannot be taken back with
 * a tap.
 */
export const OrderSteps = ({ order, buyer, action, refused }: Common & { buyer: string }) => {
  const next = nextSteps[order.status]
  return (
    <div className="space-y-4 border-t border-hairline pt-4">
      {refused && !['batal', 'belum', 'kembali'].includes(refused.step) && (
        <FieldFault name={`pesanan-${order.id}`} fault={Object.values(refused.faults).join(' ')} />
      )}
      {next && <StepButton {...next} order={order} action={action} kind="primary" />}
      {owesDirectly(order) && !cashComesLater(order) && (
        <Money order={order} buyer={buyer} action={action} alone={!next} refused={refused} />
      )}
    </div>
  )
}

/** What is rarely needed is folded away. */
export const RareSteps = ({ order, action, refused }: Common) => {
  const { status, paid } = order
  const t = useTranslations('jual.order')
  const of = t('ofNumber', { number: order.number })
  return (
    <div className="flex flex-col empty:hidden">
      {owesDirectly(order) && cashComesLater(order) && (
        <Fold icon="cash" label={t('alreadyPaid')} of={of}>
          <Money order={order} action={action} alone={false} />
        </Fold>
      )}
      {(status === 'PLACED' || status === 'CONFIRMED') && (
        // The buyer stands at the door: steps in between may be left out.
        <Fold icon="people" label={t('alreadyGiven')} of={of}>
          <StepButton step="serah" icon="people" order={order} action={action} kind="secondary" />
        </Fold>
      )}
      {!paid && !order.paymentReportedAt && nextSteps[status] && (
        <Cancel order={order} action={action} refused={refused} />
      )}
    </div>
  )
}

const OfNumber = ({ order }: { order: IncomingOrder }) => {
  const t = useTranslations('jual.order')
  return <span className="sr-only"> {t('ofNumber', { number: order.number })}</span>
}

const StepButton = ({
  step,
  icon,
  order,
  action,
  kind,
}: {
  step: string
  icon: IconName
  order: IncomingOrder
  action: string
  kind: 'primary' | 'secondary' | 'quiet'
}) => {
  const t = useTranslations('jual.order.steps')
  return (
    <form method="post" action={action}>
      <input type="hidden" name="pesanan" value={order.id} />
      <button type="submit" name="langkah" value={step} className={`${button[kind]} w-full`}>
        <Icon name={icon} />
        {step === 'siap' ? t(`siap.${order.delivery}`) : t(step as 'terima' | 'serah' | 'bayar')}
        <OfNumber order={order} />
      </button>
    </form>
  )
}

/** Has the money come? She looks before she says so, all the more when the buyer says that it has. */
const Money = ({
  order,
  buyer,
  action,
  alone,
  refused,
}: {
  order: IncomingOrder
  /** Who says that she has paid, where she can. */
  buyer?: string
  action: string
  alone: boolean
  refused?: RefusedStep | undefined
}) => {
  const t = useTranslations('jual.order')
  const { paymentReportedAt, paymentReports } = order
  const deniedAt = paymentReports.at(-1)?.deniedAt
  return (
    <div className="space-y-3 rounded-xl bg-honey p-3">
      {paymentReportedAt && buyer && (
        <p className="flex gap-2">
          <Icon name="alert" className="mt-0.5 size-6 shrink-0 text-kuning-ink" />
          {t('reported', { buyer, day: day(paymentReportedAt), time: time(paymentReportedAt) })}
        </p>
      )}
      {deniedAt && <p>{t('denied', { day: day(deniedAt) })}</p>}
      <p className="text-lg leading-snug font-bold">
        {t(`check.${order.paymentMethod as 'CASH' | 'QRIS' | 'BANK_TRANSFER'}`, { amount: rupiah(order.total) })}
      </p>
      <StepButton step="bayar" icon="cash" order={order} action={action} kind={alone ? 'primary' : 'quiet'} />
      {paymentReportedAt && <Deny order={order} action={action} refused={refused} />}
    </div>
  )
}

const Deny = ({ order, action, refused }: Common) => {
  const t = useTranslations('jual.order')
  const faults = refused?.step === 'belum' ? refused.faults : undefined
  return (
    <Fold icon="cross" label={t('deny')} of={order.number} open={faults !== undefined}>
      <form method="post" action={action} noValidate className="space-y-4 rounded-xl bg-sand p-4">
        <input type="hidden" name="pesanan" value={order.id} />
        {faults?.langkah && <FieldFault name={`belum-${order.id}`} fault={faults.langkah} />}
        <p>{t('denyHow')}</p>
        <Reasons
          id={order.id}
          legend={t('denyWhy')}
          offered={denyReasons.map((value) => ({ value, label: t(`denyReasons.${value}`) }))}
          faults={faults}
        />
        <button type="submit" name="langkah" value="belum" className={`${button.secondary} w-full`}>
          <Icon name="cross" />
          {t('denyNow')}
        </button>
      </form>
    </Fold>
  )
}

const Cancel = ({ order, action, refused }: Common) => {
  const t = useTranslations('jual.order')
  const faults = refused?.step === 'batal' ? refused.faults : undefined
  return (
    <Fold icon="cross" label={t('cancel')} of={order.number} open={faults !== undefined}>
      <form method="post" action={action} noValidate className="space-y-4 rounded-xl bg-sand p-4">
        <input type="hidden" name="pesanan" value={order.id} />
        {faults?.langkah && <FieldFault name={`batal-${order.id}`} fault={faults.langkah} />}
        <Reasons
          id={order.id}
          legend={t('cancelWhy')}
          offered={cancelReasons.map((value) => ({ value, label: t(`cancelReasons.${value}`) }))}
          faults={faults}
        />
        <button type="submit" name="langkah" value="batal" className={`${button.secondary} w-full`}>
          <Icon name="cross" />
          {t('cancelNow')}
        </button>
      </form>
    </Fold>
  )
}

/** One of the usual reasons, or her own words. There are several such forms on a page, so their fields have names of their own. */
export const Reasons = ({
  id,
  legend,
  offered,
  faults,
}: {
  id: string
  legend: string
  offered: readonly { value: Reason; label: string }[]
  faults: Faults | undefined
}) => {
  const t = useTranslations('jual.order')
  const own = `alasanLain-${id}`
  return (
    <fieldset className="space-y-2">
      <legend className="font-bold">{legend}</legend>
      <p className="text-muted">{t('reasonHint')}</p>
      {faults?.alasan && <FieldFault name={`alasan-${id}`} fault={faults.alasan} />}
      {offered.map(({ value, label }) => (
        <label key={value} className={choice}>
          <input type="radio" name="alasan" value={value} className="size-5 shrink-0 accent-nila" />
          {label}
        </label>
      ))}
      <label htmlFor={fieldId(own)} className="block font-bold">
        {t('otherReason')}
      </label>
      {faults?.alasanLain && <FieldFault name={own} fault={faults.alasanLain} />}
      <input
        id={fieldId(own)}
        name="alasanLain"
        maxLength={300}
        aria-invalid={faults?.alasanLain ? true : undefined}
        aria-describedby={faults?.alasanLain ? `${fieldId(own)}-salah` : undefined}
        className="block min-h-12 w-full rounded-xl border border-border bg-paper px-4 py-3 aria-invalid:border-2 aria-invalid:border-mengkudu"
      />
    </fieldset>
  )
}
