import { useTranslations } from 'use-intl'
import { dayOfDate, rupiah } from '../../../format.ts'
import { api } from '../../../graphql/api.server.ts'
import type { LoanRowFragment, LoanStatus } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { button, textLink } from '../../../ui/button.ts'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { NextPage } from '../../../ui/next-page.tsx'
import { Check, Nothing, panel, Select } from '../../../ui/work-fields.tsx'
import { DeskHead } from '../desk-head.tsx'
import { DeskTable } from '../desk-table.tsx'
import type { Route } from './+types/loans'

export const LoanRow = graphql(`
  fragment LoanRow on LoanSummary {
    id
    number
    status
    isRescheduled
    borrowerName
    businessName
    groupName
    principal
    disbursedOn
    receivedAt
    outstandingPrincipal
    daysPastDue
  }
`)

const LoanList = graphql(`
  query LoanList($after: String, $search: String, $status: LoanStatus, $lateOnly: Boolean!, $groupId: ID) {
    loans(first: 30, groupId: $groupId, after: $after, search: $search, status: $status, lateOnly: $lateOnly) {
      nodes {
        ...LoanRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

const statuses = ['ACTIVE', 'CLOSED', 'WRITTEN_OFF'] as const satisfies LoanStatus[]

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const group = searchParams.get('kelompok') ?? ''
  const asked = {
    search: searchParams.get('cari')?.slice(0, 80) ?? '',
    status: statuses.find((status) => status === searchParams.get('keadaan')) ?? null,
    lateOnly: searchParams.get('terlambat') === 'ya',
    groupId: uuid.test(group) ? group : null,
  }
  const { loans } = await api(request, LoanList, { ...asked, after: searchParams.get('setelah') })
  return { asked, loans }
}

export default function Loans({ loaderData: { asked, loans } }: Route.ComponentProps) {
  const t = useTranslations('lendingDesk.loans')
  const statusWords = useTranslations('lending.overview.status')
  const { hasNextPage, endCursor } = loans.pageInfo
  const query = (more: Record<string, string>) =>
    `?${new URLSearchParams({
      ...(asked.search && { cari: asked.search }),
      ...(asked.status && { keadaan: asked.status }),
      ...(asked.lateOnly && { terlambat: 'ya' }),
      ...(asked.groupId && { kelompok: asked.groupId }),
      ...more,
    })}`
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <DeskHead title={t('title')} how={t('how')} />
      {asked.groupId && (
        <p>
          {t('ofGroup')}{' '}
          <a href="/program/pinjaman" className={`${textLink} inline-flex min-h-12 items-center`}>
            {t('ofAll')}
          </a>
        </p>
      )}
      <form className={`${panel} grid gap-4 sm:grid-cols-2`}>
        {asked.groupId && <input type="hidden" name="kelompok" value={asked.groupId} />}
        <Field name="cari" type="search" label={t('search')} defaultValue={asked.search} maxLength={80} optional />
        <Select name="keadaan" label={t('status')} defaultValue={asked.status ?? ''} optional>
          <option value="">{t('all')}</option>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {statusWords(status)}
            </option>
          ))}
        </Select>
        <Check name="terlambat" label={t('late')} defaultChecked={asked.lateOnly} />
        <button type="submit" className={`${button.primary} sm:w-fit sm:self-center`}>
          <Icon name="search" />
          {t('find')}
        </button>
      </form>
      {loans.nodes.length === 0 ? <Nothing title={t('none')} /> : <LoanTable loans={loans.nodes} />}
      <NextPage next={hasNextPage && endCursor ? query({ setelah: endCursor }) : undefined} first={undefined} />
    </div>
  )
}

const LoanTable = ({ loans }: { loans: readonly LoanRowFragment[] }) => {
  const t = useTranslations('lendingDesk.loans')
  const standing = useStanding()
  return (
    <DeskTable
      id="tabel-pinjaman"
      caption={t('caption')}
      heads={[t('number'), t('member'), t('group'), t('disbursed'), t('principal'), t('left'), t('standing')]}
      amounts={[4, 5]}
      rows={loans.map((loan) => ({
        key: loan.id,
        cells: [
          <a
            key="link"
            href={`/program/pinjaman/${loan.id}`}
            className={`${textLink} inline-flex min-h-12 items-center whitespace-nowrap`}
          >
            {loan.number}
          </a>,
          `${loan.borrowerName}, ${loan.businessName}`,
          loan.groupName,
          dayOfDate(loan.disbursedOn),
          rupiah(loan.principal),
          rupiah(loan.outstandingPrincipal),
          standing(loan),
        ],
      }))}
    />
  )
}

/** How a loan stands, in a few words. */
const useStanding = () => {
  const t = useTranslations('lendingDesk.loans')
  const statusWords = useTranslations('lending.overview.status')
  return ({ status, daysPastDue, isRescheduled, receivedAt }: LoanRowFragment): string =>
    [
      status !== 'ACTIVE' ? statusWords(status) : daysPastDue > 0 ? t('lateDays', { days: daysPastDue }) : t('onTime'),
      isRescheduled && t('rescheduled'),
      !receivedAt && t('notReceived'),
    ]
      .filter(Boolean)
      .join('. ')
}
