import { useTranslations } from 'use-intl'
import { day, dayOfDate } from '../../../format.ts'
import type { HistoryOfGroupQuery } from '../../../graphql/generated/graphql.ts'
import { NextPage } from '../../../ui/next-page.tsx'
import { panel } from '../../../ui/work-fields.tsx'

/** What happened to the group, newest first. */
export const HistorySection = ({
  history: { nodes, pageInfo },
  first,
}: {
  history: HistoryOfGroupQuery['groupHistory']
  /** The way back to the start of the list, from a later page. */
  first: string | undefined
}) => {
  const t = useTranslations('keeping.history')
  const { hasNextPage, endCursor } = pageInfo
  return (
    <section aria-labelledby="riwayat" className="space-y-3">
      <h2 id="riwayat" className="text-2xl">
        {t('title')}
      </h2>
      <ol className={`${panel} divide-y divide-hairline`}>
        {nodes.map(({ id, label, happenedAt, byName, memberName, otherGroupName, day: from, note }) => (
          <li key={id} className="py-2">
            <strong>{[label, memberName, otherGroupName].filter(Boolean).join(': ')}</strong>
            <span className="block">
              {[note, from && dayOfDate(from) !== day(happenedAt) && t('day', { day: dayOfDate(from) })]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span className="block text-muted">
              {byName ? t('by', { day: day(happenedAt), name: byName }) : day(happenedAt)}
            </span>
          </li>
        ))}
      </ol>
      <NextPage
        next={hasNextPage && endCursor ? `?${new URLSearchParams({ setelah: endCursor })}` : undefined}
        first={first}
      />
    </section>
  )
}
