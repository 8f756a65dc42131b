import { useTranslations } from 'use-intl'
import { day } from '../../format.ts'
import { api } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button, textLink } from '../../ui/button.ts'
import { newsIn } from '../../ui/news.ts'
import { Nothing } from '../../ui/work-fields.tsx'
import type { Route } from './+types/complaints'
import { DecideBy } from './decide-by.tsx'
import { DeskHead } from './desk-head.tsx'
import { DeskTable } from './desk-table.tsx'

const ComplaintQueue = graphql(`
  query ComplaintQueue($after: String) {
    complaintQueue(first: 20, after: $after) {
      nodes {
        id
        number
        orderNumber
        businessName
        buyerName
        kind
        reason
        openedAt
        escalatedAt
        decisionDueAt
        isDecisionLate
        orderedRefund {
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

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const { complaintQueue } = await api(request, ComplaintQueue, { after: searchParams.get('setelah') })
  return { queue: complaintQueue, news: newsIn(searchParams, ['resolved']) }
}

export default function EscalatedComplaints({ loaderData: { queue, news } }: Route.ComponentProps) {
  const t = useTranslations('program.complaints')
  const words = useTranslations('jual.complaints')
  const { hasNextPage, endCursor } = queue.pageInfo
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <DeskHead title={t('title')} how={t('how')} news={news && t(`news.${news}`)} />
      {queue.nodes.length === 0 ? (
        <Nothing title={t('none')} />
      ) : (
        <DeskTable
          id="tabel-keluhan"
          caption={t('caption')}
          heads={[t('number'), t('what'), t('business'), t('buyer'), t('since'), t('decideBy')]}
          rows={queue.nodes.map((complaint) => ({
            key: complaint.id,
            cells: [
              <a
                key="link"
                href={`/program/keluhan/${complaint.id}`}
                className={`${textLink} inline-flex min-h-12 min-w-12 items-center`}
              >
                {complaint.number}
              </a>,
              `${words(`kinds.${complaint.kind}`)}: ${words(`reasons.${complaint.reason}`)}${complaint.orderedRefund ? `. ${t('notGivenBack')}` : ''}`,
              `${complaint.businessName}, ${complaint.orderNumber}`,
              complaint.buyerName,
              day(complaint.escalatedAt ?? complaint.openedAt),
              <DecideBy key="due" complaint={complaint} />,
            ],
          }))}
        />
      )}
      {hasNextPage && endCursor && (
        <a href={`?${new URLSearchParams({ setelah: endCursor })}`} rel="next" className={button.secondary}>
          {t('more')}
        </a>
      )}
    </div>
  )
}
