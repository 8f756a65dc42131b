import { useTranslations } from 'use-intl'
import { rupiah } from '../../format.ts'
import { button } from '../../ui/button.ts'
import { FieldFault, fieldId } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { choice, Fold } from '../../ui/work-fields.tsx'
import type { IncomingOrder, RefusedStep } from './order-card.tsx'
import { Reasons } from './order-steps.tsx'
import { refundReasons } from './reason.ts'

/**
 * Gives money back: all that is left, or a part. What that does is said before: to the order, to her week, and who hands over the
 * money.
 */
export const RefundStep = ({
  order,
  action,
  refused,
  refundKey,
}: {
  order: IncomingOrder
  action: string
  refused: RefusedStep | undefined
  refundKey: string
}) => {
  const t = useTranslations('jual.order')
  const { id, number, paid, status, total, refunded, settled, completedAt, paymentMethod } = order
  const left = total - refunded
  if (!paid || left <= 0 || status === 'CANCELLED') return null
  const faults = refused?.step === 'kembali' ? refused.faults : undefined
  const name = `jumlah-${id}`
  return (
    <Fold icon="back" label={t('refund')} of={t('ofNumber', { number })} open={faults !== undefined}>
      <form method="post" action={action} noValidate className="space-y-4 rounded-xl bg-sand p-4">
        <input type="hidden" name="pesanan" value={id} />
        <input type="hidden" name="kunci" value={refundKey} />
        {faults?.langkah && <FieldFault name={`kembali-${id}`} fault={faults.langkah} />}
        <fieldset className="space-y-2">
          <legend className="font-bold">{t('refundHowMuch')}</legend>
          <label className={choice}>
            <input
              type="radio"
              name="bagianUang"
              value="semua"
              defaultChecked={!faults?.jumlah}
              className="size-5 shrink-0 accent-nila"
            />
            <span>
              {t('refundAll')} <span className="amount">{rupiah(left)}</span>
            </span>
          </label>
          <label className={choice}>
            <input
              type="radio"
              name="bagianUang"
              value="sebagian"
              defaultChecked={faults?.jumlah !== undefined}
              className="size-5 shrink-0 accent-nila"
            />
            {t('refundPart')}
          </label>
          {/* Asked only of a part. Browsers that do not know :has ask always. */}
          <div className="space-y-1.5 [form:not(:has([value=sebagian]:checked))_&]:hidden">
            <label htmlFor={fieldId(name)} className="block font-bold">
              {t('refundAmount')}
            </label>
            {faults?.jumlah && <FieldFault name={name} fault={faults.jumlah} />}
            <input
              id={fieldId(name)}
              name="jumlah"
              inputMode="numeric"
              autoComplete="off"
              maxLength={16}
              aria-invalid={faults?.jumlah ? true : undefined}
              aria-describedby={faults?.jumlah ? `${fieldId(name)}-salah` : undefined}
              className="amount block min-h-12 w-full rounded-xl border border-border bg-paper px-4 py-3 text-xl font-bold aria-invalid:border-2 aria-invalid:border-mengkudu"
            />
          </div>
        </fieldset>
        <Reasons
          id={`kembali-${id}`}
          legend={t('refundWhy')}
          offered={refundReasons.map((value) => ({ value, label: t(`refundReasons.${value}`) }))}
          faults={faults}
        />
        {completedAt && (
          <label className={`${choice} cursor-pointer`}>
            <input type="checkbox" name="barangKembali" value="ya" className="size-6 shrink-0 accent-nila" />
            {t('goodsBack')}
          </label>
        )}
        <ul className="list-disc space-y-1 pl-5">
          <li>{t(paymentMethod === 'CARD' ? 'refundByCard' : 'refundByHand')}</li>
          <li>{t(settled ? 'refundWeek' : completedAt ? 'refundLater' : 'refundCancels')}</li>
        </ul>
        <button type="submit" name="langkah" value="kembali" className={`${button.secondary} w-full`}>
          <Icon name="back" />
          {t('refundNow')}
        </button>
      </form>
    </Fold>
  )
}
