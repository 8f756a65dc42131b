import { useTranslations } from 'use-intl'
import { day, dayOfDate, rupiah } from '../../../format.ts'
import { api } from '../../../graphql/api.server.ts'
import type { LoanChangesWaitingQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { button, textLink } from '../../../ui/button.ts'
import { NextPage } from '../../../ui/next-page.tsx'
import { Nothing, panel, Select } from '../../../ui/work-fields.tsx'
import { DeskHead } from '../desk-head.tsx'
import { DeskTable } from '../desk-table.tsx'
import type { Route } from './+types/changes'

const LoanChangesWaiting = graphql(`
  query LoanChangesWaiting($status: LoanChangeStatus, $after: String) {
    viewer {
      id
    }
    loanChanges(status: $status, first: 30, after: $after) {
      nodes {
        id
        loanId
        loanNumber
        borrowerName
        kind
        reason
        weeks
        firstDueOn
        amount
        proposedBy
        proposedByName
        proposedAt
        status
        decidedByName
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

const statuses = ['PROPOSED', 'APPROVED', 'DECLINED', 'WITHDRAWN'] as const

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const asked = searchParams.get('keadaan')
  // What waits, unless something else is asked for.
  const status = asked === '' ? null : (statuses.find((one) => one === asked) ?? 'PROPOSED')
  const after = searchParams.get('setelah')
  const { viewer, loanChanges } = await api(request, LoanChangesWaiting, { status, after })
  return { status, after, changes: loanChanges, viewerId: viewer?.id }
}

type Change = LoanChangesWaitingQuery['loanChanges']['nodes'][number]

/** Changes of loans that one officer proposed and another decides. */
export default function Changes({ loaderData: { status, after, changes, viewerId } }: Route.ComponentProps) {
  const t = useTranslations('officerDesk.changes')
  const acts = useTranslations('lendingDesk.acts')
  const { hasNextPage, endCursor } = changes.pageInfo
  const what = ({ kind, weeks, firstDueOn, amount }: Change): string =>
    [
      acts(kind),
      weeks && t('weeks', { count: weeks }),
      firstDueOn && t('from', { day: dayOfDate(firstDueOn) }),
      amount && rupiah(amount),
    ]
      .filter(Boolean)
      .join(', ')
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <DeskHead title={t('title')} how={t('how')} />
      <form className={`${panel} flex flex-wrap items-end gap-3`}>
        <Select name="keadaan" label={t('standing')} defaultValue={status ?? ''}>
          <option value="">{t('all')}</option>
          {statuses.map((one) => (
            <option key={one} value={one}>
              {acts(`status.${one}`)}
            </option>
          ))}
        </Select>
        <button type="submit" className={button.quiet}>
          {t('show')}
        </button>
      </form>
      {changes.nodes.length === 0 ? (
        <Nothing title={t('none')} />
      ) : (
        <DeskTable
          id="tabel-usul"
          caption={t('caption')}
          heads={[t('loan'), t('member'), t('what'), t('reason'), t('by'), t('standing')]}
          rows={changes.nodes.map((change) => ({
            key: change.id,
            cells: [
              <a
                key="link"
                href={`/program/pinjaman/${change.loanId}`}
                className={`${textLink} inline-flex min-h-12 items-center whitespace-nowrap`}
              >
                {change.loanNumber}
              </a>,
              change.borrowerName,
              what(change),
              change.reason,
              `${change.proposedByName}, ${day(change.proposedAt)}`,
              change.status === 'PROPOSED' && change.proposedBy === viewerId
                ? t('own')
                : [acts(`status.${change.status}`), change.decidedByName].filter(Boolean).join(', '),
            ],
          }))}
        />
      )}
      <NextPage
        next={
          hasNextPage && endCursor
            ? `?${new URLSearchParams({ keadaan: status ?? '', setelah: endCursor })}`
            : undefined
        }
        first={after ? `?${new URLSearchParams({ keadaan: status ?? '' })}` : undefined}
      />
    </div>
  )
}
