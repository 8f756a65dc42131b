import { useTranslations } from 'use-intl'
import { rupiah } from '../../format.ts'
import type { OrderedRefundOfListFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Icon } from '../../ui/icon.tsx'
import { businessPath } from './business-path.ts'
import { lastAnswerDay } from './complaint-sign.tsx'
import { useWorkplace } from './use-workplace.ts'

export const OrderedRefundOfList = graphql(`
  fragment OrderedRefundOfList on Complaint {
    id
    number
    orderNumber
    buyerName
    orderedRefund {
      missing
      dueAt
    }
  }
`)

/** Money that an officer has ordered her to give back, with its day, until she has written it down. */
export const OrderedRefunds = ({ complaints }: { complaints: readonly OrderedRefundOfListFragment[] }) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.complaints.ordered')
  if (complaints.length === 0) return null
  return (
    <section
      aria-labelledby="uang-kembali"
      className="space-y-4 rounded-card border-2 border-mengkudu bg-blush p-4 wrap-anywhere"
    >
      <h2 id="uang-kembali" className="flex items-center gap-2 text-lg">
        <Icon name="back" className="size-6 shrink-0 text-mengkudu" />
        {t('title')}
      </h2>
      <ul className="space-y-4">
        {complaints.map(({ id, number, orderNumber, buyerName, orderedRefund }) => (
          <li key={id} className="space-y-2">
            <p>
              <strong className="block">
                {t('what', { amount: rupiah(orderedRefund?.missing ?? 0), buyer: buyerName })}
              </strong>
              {orderedRefund && t('by', { day: lastAnswerDay(orderedRefund.dueAt) })}{' '}
              {t('about', { order: orderNumber })}
            </p>
            <a href={businessPath(`/jual/keluhan/${id}`, own)} className={`${button.primary} w-full`}>
              <Icon name="check" />
              {t('go')}
              <span className="sr-only"> {number}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
