import { useTranslations } from 'use-intl'
import { button } from '../../ui/button.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import type { RefusedAct } from './acts.server.ts'
import { cancelReasons } from './cancel-reasons.ts'
import type { Order } from './purchase.tsx'

/** The buyer changes her mind, while the seller has not begun. */
export const CancelForm = ({
  order,
  cancelsAll,
  refused,
}: {
  order: Order
  /** Several orders of the purchase could all be called off. */
  cancelsAll: boolean
  refused: RefusedAct | undefined
}) => {
  const t = useTranslations('purchase.cancel')
  const { id, number } = order
  const name = `batal.${id}`
  const { faults, values } = refused?.form === name ? refused : { faults: undefined, values: undefined }
  return (
    <Disclosure icon="cross" title={t('title')} open={faults !== undefined}>
      <form method="post" action={`?aksi=${name}`} className="space-y-4 p-4">
        {order.mayReportPayment && (
          <p className="flex gap-2 font-bold">
            <Icon name="alert" className="mt-0.5 size-6 shrink-0 text-mengkudu" />
            {t('paidFirst')}
          </p>
        )}
        <p>{t('how')}</p>
        <RadioList
          name={`alasan.${id}`}
          legend={t('why')}
          choices={cancelReasons.map((reason) => ({ value: reason, label: t(`reasons.${reason}`) }))}
          chosen={values?.alasan ?? 'WRONG'}
        />
        <Field
          name={`lain.${id}`}
          label={t('other')}
          optional
          fault={faults?.[`lain.${id}`]}
          defaultValue={values?.lain}
          maxLength={300}
        />
        <div className="flex flex-wrap gap-3">
          <button type="submit" className={button.secondary}>
            {t.rich('one', { number: () => <span className="whitespace-nowrap">{number}</span> })}
          </button>
          {cancelsAll && (
            <button type="submit" name="semua" value="1" className={button.quiet}>
              {t('all')}
            </button>
          )}
        </div>
      </form>
    </Disclosure>
  )
}
