import { useTranslations } from 'use-intl'
import { api } from '../../../graphql/api.server.ts'
import type { LoanApplicationStatus } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { ApplicationTable } from '../../../lending/application-table.tsx'
import { button } from '../../../ui/button.ts'
import { NextPage } from '../../../ui/next-page.tsx'
import { panel, Select } from '../../../ui/work-fields.tsx'
import { DeskHead } from '../desk-head.tsx'
import type { Route } from './+types/queue'

const ApplicationQueue = graphql(`
  query ApplicationQueue($status: LoanApplicationStatus, $after: String) {
    applicationQueue(status: $status, first: 30, after: $after) {
      nodes {
        ...ApplicationRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

const statuses = [
  'APPRAISED',
  'APPROVED',
  'GROUP_CONSENTED',
  'SUBMITTED',
  'DISBURSED',
  'DECLINED',
  'WITHDRAWN',
] as const satisfies LoanApplicationStatus[]

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const asked = searchParams.get('tahap')
  // What waits for an officer, unless another step is asked for.
  const status = asked === '' ? null : (statuses.find((one) => one === asked) ?? 'APPRAISED')
  const { applicationQueue } = await api(request, ApplicationQueue, { status, after: searchParams.get('setelah') })
  return { status, queue: applicationQueue }
}

export default function Queue({ loaderData: { status, queue } }: Route.ComponentProps) {
  const t = useTranslations('lendingDesk.queue')
  const steps = useTranslations('lending.application.status')
  const { hasNextPage, endCursor } = queue.pageInfo
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <DeskHead title={t('title')} how={t('how')} />
      <form className={`${panel} flex flex-wrap items-end gap-3`}>
        <Select name="tahap" label={t('status')} defaultValue={status ?? ''}>
          <option value="">{t('all')}</option>
          {statuses.map((one) => (
            <option key={one} value={one}>
              {steps(one)}
            </option>
          ))}
        </Select>
        <button type="submit" className={button.quiet}>
          {t('show')}
        </button>
      </form>
      <ApplicationTable applications={queue.nodes} base="/program/pengajuan" />
      <NextPage
        next={
          hasNextPage && endCursor ? `?${new URLSearchParams({ tahap: status ?? '', setelah: endCursor })}` : undefined
        }
        first={undefined}
      />
    </div>
  )
}
