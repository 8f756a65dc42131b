import { useTranslations } from 'use-intl'
import { day, rupiah } from '../../format.ts'
import { api } from '../../graphql/api.server.ts'
import type { ReceivedComplaintsQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Icon } from '../../ui/icon.tsx'
import { Nothing } from '../../ui/work-fields.tsx'
import type { Route } from './+types/complaints'
import { businessPath } from './business-path.ts'
import { ComplaintSign, lastAnswerDay } from './complaint-sign.tsx'
import { ownBusiness } from './own-business.server.ts'
import { PageHeading } from './page-heading.tsx'
import { useWorkplace } from './use-workplace.ts'

const ReceivedComplaints = graphql(`
  query ReceivedComplaints($businessId: ID!, $open: Boolean!, $after: String) {
    receivedComplaints(businessId: $businessId, open: $open, first: 20, after: $after) {
      nodes {
        id
        number
        orderNumber
        buyerName
        kind
        reason
        status
        openedAt
        answerDueAt
        orderedRefund {
          missing
          dueAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const loader = async ({ request, context }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const open = searchParams.get('selesai') !== '1'
  const after = searchParams.get('setelah')
  const businessId = context.get(ownBusiness).business.id
  const { receivedComplaints } = await api(request, ReceivedComplaints, { businessId, open, after })
  return { complaints: receivedComplaints, open }
}

export default function Complaints({ loaderData: { complaints, open } }: Route.ComponentProps) {
  const { own } = useWorkplace()
  const t = useTranslations('jual.complaints')
  const which = open ? {} : { selesai: '1' }
  const { hasNextPage, endCursor } = complaints.pageInfo
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHeading title={t('title')} how={t('how')} />
      {complaints.nodes.length === 0 ? (
        <Nothing title={t(open ? 'noneOpen' : 'noneDone')} />
      ) : (
        <ul className="space-y-4">
          {complaints.nodes.map((complaint) => (
            <ComplaintCard key={complaint.id} complaint={complaint} />
          ))}
        </ul>
      )}
      <p className="flex flex-wrap gap-3">
        {hasNextPage && endCursor && (
          <a
            href={businessPath('/jual/keluhan', own, { ...which, setelah: endCursor })}
            rel="next"
            className={button.secondary}
          >
            {t('more')}
          </a>
        )}
        <a href={businessPath('/jual/keluhan', own, open ? { selesai: '1' } : {})} className={button.quiet}>
          <Icon name={open ? 'check' : 'clock'} />
          {t(open ? 'toDone' : 'toOpen')}
        </a>
      </p>
    </div>
  )
}

const ComplaintCard = ({
  complaint: { id, number, orderNumber, buyerName, kind, reason, status, openedAt, answerDueAt, orderedRefund },
}: {
  complaint: ReceivedComplaintsQuery['receivedComplaints']['nodes'][number]
}) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.complaints')
  const toGiveBack = status === 'REFUND_ORDERED' ? orderedRefund : null
  return (
    <li className="space-y-2 rounded-card border border-border bg-paper p-4 shadow-card">
      <h2 className="text-lg">
        {number} · {buyerName}
      </h2>
      <p className="font-semibold">
        {t(`kinds.${kind}`)}: {t(`reasons.${reason}`)}
      </p>
      <p>{t('about', { order: orderNumber, day: day(openedAt) })}</p>
      <ComplaintSign status={status} />
      {status === 'OPEN' && (
        <p className="font-bold text-mengkudu">{t('answerBy', { day: lastAnswerDay(answerDueAt) })}</p>
      )}
      {toGiveBack && (
        <p className="font-bold text-mengkudu">
          {t('ordered.short', { amount: rupiah(toGiveBack.missing), day: lastAnswerDay(toGiveBack.dueAt) })}
        </p>
      )}
      <a
        href={businessPath(`/jual/keluhan/${id}`, own)}
        className={`${status === 'OPEN' || toGiveBack ? button.primary : button.quiet} w-full`}
      >
        <Icon name={toGiveBack ? 'back' : 'chat'} />
        {toGiveBack ? t('ordered.go') : t(status === 'OPEN' ? 'answer' : 'read')}
        <span className="sr-only"> {number}</span>
      </a>
    </li>
  )
}
