import { data } from 'react-router'
import { useTranslations } from 'use-intl'
import { today } from '../../../calendar.ts'
import { api } from '../../../graphql/api.server.ts'
import type { ReportChoicesQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { type DeskReportName, isDeskReport } from '../../../reports/desk-report-names.ts'
import { deskReport } from '../../../reports/desk-reports.server.ts'
import {
  type Asked,
  areas,
  askedQuery,
  books,
  bys,
  type Filter,
  filterParams,
  filtersOf,
  readAsked,
} from '../../../reports/desk-reports.ts'
import { isRight, type Report, type ReportTable, show, showTotal } from '../../../reports/report.ts'
import { button, textLink } from '../../../ui/button.ts'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { NextPage } from '../../../ui/next-page.tsx'
import { Nothing, panel, Select } from '../../../ui/work-fields.tsx'
import { DeskHead } from '../desk-head.tsx'
import { DeskTable } from '../desk-table.tsx'
import type { Route } from './+types/report'

// Those that ever had a loan, by name.
const ReportChoices = graphql(`
  query ReportChoices {
    portfolio {
      byGroup {
        id
        name
      }
      byMentor {
        id
        name
      }
    }
  }
`)

type Choices = ReportChoicesQuery['portfolio']

const rowsOnScreen = 50

export const loader = async ({ request, params }: Route.LoaderArgs) => {
  const name = params.report
  if (!isDeskReport(name)) throw data('Laporan ini tidak ada.', { status: 404 })
  const now = today()
  const asked = readAsked(new URL(request.url).searchParams, now)
  const [{ portfolio: choices }, { report, next }] = await Promise.all([
    api(request, ReportChoices),
    deskReport(request, name, asked, rowsOnScreen),
  ])
  return { name, asked, report, next, choices, today: now.toString() }
}

export default function ReportPage({ loaderData }: Route.ComponentProps) {
  const { name, asked, report, next, choices, today: now } = loaderData
  const t = useTranslations('reports')
  const hasFile = report.tables.length > 0
  const file = (kind: string) => `/program/laporan/${name}.${kind}${askedQuery(name, asked)}`
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <p className="print:hidden">
        <a href="/program/laporan" className={`${textLink} inline-flex min-h-12 items-center`}>
          {t('desk.back')}
        </a>
      </p>
      <DeskHead title={t(`names.${name}`)} how={t(`whats.${name}`)} />
      <Filters name={name} asked={asked} choices={choices} today={now} />
      {hasFile && (
        <p className="flex flex-wrap gap-3 print:hidden">
          <a href={file('csv')} className={button.secondary} download>
            <Icon name="download" />
            {t('desk.csv')}
          </a>
          <a href={file('pdf')} className={button.secondary} download>
            <Icon name="download" />
            {t('desk.pdf')}
          </a>
        </p>
      )}
      <Facts facts={report.facts} />
      {report.tables.map((table, index) => (
        <TableOfReport key={table.title} id={`tabel-${index}`} table={table} />
      ))}
      {report.notes.map((note) => (
        <p key={note} className="text-muted">
          {note}
        </p>
      ))}
      <NextPage next={next ? askedQuery(name, asked, { setelah: next }) : undefined} first={undefined} />
    </div>
  )
}

const Facts = ({ facts }: Pick<Report, 'facts'>) =>
  facts.length > 0 && (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
      {facts.map(([label, value]) => (
        <div key={label} className="sm:contents">
          <dt className="text-muted">{label}</dt>
          <dd className="font-semibold">{value}</dd>
        </div>
      ))}
    </dl>
  )

const TableOfReport = ({ id, table: { title, columns, rows, totals } }: { id: string; table: ReportTable }) => {
  const t = useTranslations('reports')
  if (rows.length === 0) return <Nothing title={t('noRows')} />
  return (
    <DeskTable
      id={id}
      caption={title}
      wide={columns.length > 7}
      heads={columns.map(({ label }) => label)}
      amounts={columns.flatMap(({ kind }, index) => (isRight(kind) ? [index] : []))}
      rows={[
        ...rows.map((row, index) => ({
          key: `${index}`,
          cells: columns.map(({ kind }, place) => show(row[place] ?? null, kind)),
        })),
        ...(totals
          ? [
              {
                key: 'total',
                cells: columns.map(({ key, kind }, place) => (
                  <strong key={key}>{showTotal(totals[place] ?? null, kind)}</strong>
                )),
              },
            ]
          : []),
      ]}
    />
  )
}

const Filters = ({
  name,
  asked,
  choices,
  today: now,
}: {
  name: DeskReportName
  asked: Asked
  choices: Choices
  today: string
}) => {
  const t = useTranslations('reports')
  const fields: { [F in Filter]: React.ReactNode } = {
    from: <Field name={filterParams.from} type="date" label={t('desk.from')} defaultValue={asked.from} max={now} />,
    to: <Field name={filterParams.to} type="date" label={t('desk.to')} defaultValue={asked.to} max={now} />,
    asOf: <Field name={filterParams.asOf} type="date" label={t('desk.asOf')} defaultValue={asked.asOf} max={now} />,
    on: <Field name={filterParams.on} type="date" label={t('desk.on')} defaultValue={asked.on} min={now} />,
    group: <Named name={filterParams.group} label={t('desk.group')} chosen={asked.groupId} of={choices.byGroup} />,
    mentor: <Named name={filterParams.mentor} label={t('desk.mentor')} chosen={asked.mentorId} of={choices.byMentor} />,
    by: (
      <Select name={filterParams.by} label={t('desk.by')} defaultValue={asked.by}>
        {bys.map((by) => (
          <option key={by} value={by}>
            {t(`by.${by}`)}
          </option>
        ))}
      </Select>
    ),
    book: (
      <Select name={filterParams.book} label={t('desk.book')} defaultValue={asked.book}>
        {books.map((book) => (
          <option key={book} value={book}>
            {t(`books.${book}`)}
          </option>
        ))}
      </Select>
    ),
    area: (
      <Select name={filterParams.area} label={t('desk.area')} defaultValue={asked.area ?? ''} optional>
        <option value="">{t('all')}</option>
        {areas.map((area) => (
          <option key={area} value={area}>
            {t(`areas.${area}`)}
          </option>
        ))}
      </Select>
    ),
  }
  return (
    <form className={`${panel} grid gap-4 sm:grid-cols-2 print:hidden`}>
      {filtersOf[name].map((filter) => (
        <div key={filter}>{fields[filter]}</div>
      ))}
      <button type="submit" className={`${button.primary} sm:w-fit sm:self-end`}>
        <Icon name="search" />
        {t('desk.show')}
      </button>
    </form>
  )
}

const Named = ({
  name,
  label,
  chosen,
  of,
}: {
  name: string
  label: string
  chosen: string | null
  of: readonly { id: string; name: string }[]
}) => {
  const t = useTranslations('reports')
  return (
    <Select name={name} label={label} defaultValue={chosen ?? ''} optional>
      <option value="">{t('all')}</option>
      {of.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </Select>
  )
}
