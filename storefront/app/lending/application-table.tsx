import { useTranslations } from 'use-intl'
import { day, rupiah } from '../format.ts'
import type { ApplicationRowFragment } from '../graphql/generated/graphql.ts'
import { graphql } from '../graphql/generated/index.ts'
import { DeskTable } from '../routes/program/desk-table.tsx'
import { textLink } from '../ui/button.ts'
import { Nothing } from '../ui/work-fields.tsx'

export const ApplicationRow = graphql(`
  fragment ApplicationRow on LoanApplication {
    id
    number
    status
    borrowerName
    groupName
    principal
    weeks
    createdAt
    submittedAt
  }
`)

/** Applications, those that wait longest first. @param base where each has its page */
export const ApplicationTable = ({
  applications,
  base,
}: {
  applications: readonly ApplicationRowFragment[]
  base: string
}) => {
  const t = useTranslations('lendingDesk.queue')
  const steps = useTranslations('lending.application.status')
  if (applications.length === 0) return <Nothing title={t('none')} />
  return (
    <DeskTable
      id="tabel-pengajuan"
      caption={t('caption')}
      heads={[t('number'), t('member'), t('group'), t('amount'), t('weeks'), t('since'), t('state')]}
      amounts={[3, 4]}
      rows={applications.map((one) => ({
        key: one.id,
        cells: [
          <a key="link" href={`${base}/${one.id}`} className={`${textLink} inline-flex min-h-12 items-center`}>
            {one.number}
          </a>,
          one.borrowerName,
          one.groupName,
          rupiah(one.principal),
          one.weeks,
          day(one.submittedAt ?? one.createdAt),
          steps(one.status),
        ],
      }))}
    />
  )
}
