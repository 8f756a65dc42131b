import { useTranslations } from 'use-intl'
import { rupiah } from '../../format.ts'
import type { ComplaintKind } from '../../graphql/generated/graphql.ts'
import { button } from '../../ui/button.ts'
import { FieldFault } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Check, panel } from '../../ui/work-fields.tsx'
import { lastAnswerDay } from './complaint-sign.tsx'

/**
 * What an officer has ordered her to give back, and the tap with which she says that she did.
 *
 * @param refundKey names what is given back, so that a tap sent twice gives back once
 */
export const GiveBackForm = ({
  complaint: { number, orderId, kind, buyerName, orderedRefund },
  action,
  refundKey,
  late,
  fault,
}: {
  complaint: {
    number: string
    orderId: string
    kind: ComplaintKind
    buyerName: string
    orderedRefund: { missing: number; dueAt: string }
  }
  action: string
  refundKey: string
  /** The day has passed, and an officer looks into it. */
  late: boolean
  fault: string | undefined
}) => {
  const t = useTranslations('jual.complaints.ordered')
  const { missing, dueAt } = orderedRefund
  return (
    <form
      method="post"
      action={action}
      encType="multipart/form-data"
      className={`${panel.replace('border-hairline', 'border-mengkudu')} space-y-3`}
    >
      <h2 className="text-lg">{t('title')}</h2>
      <p>
        <strong>{t('what', { amount: rupiah(missing), buyer: buyerName })}</strong>
      </p>
      <p className="font-bold text-mengkudu">{t(late ? 'late' : 'by', { day: lastAnswerDay(dueAt) })}</p>
      <p>{t('how')}</p>
      {fault && <FieldFault name="langkah" fault={fault} />}
      <input type="hidden" name="pesanan" value={orderId} />
      <input type="hidden" name="kunci" value={refundKey} />
      <input type="hidden" name="nomor" value={number} />
      <input type="hidden" name="jumlah" value={missing} />
      {kind === 'RETURN' && <Check name="barangKembali" label={t('goodsBack')} />}
      <button type="submit" name="langkah" value="kembalikan" className={`${button.primary} w-full`}>
        <Icon name="check" />
        {t('done')}
      </button>
    </form>
  )
}
