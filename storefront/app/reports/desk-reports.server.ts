import { dayOfDate, weekday } from '../format.ts'
import { api } from '../graphql/api.server.ts'
import { graphql } from '../graphql/generated/index.ts'
import { translatorOf } from '../messages/messages.ts'
import type { DeskReportName } from './desk-report-names.ts'
import type { Asked } from './desk-reports.ts'
import { meetingFormReport } from './meeting-form.server.ts'
import { columnsOf, dayIn, type Report, type Value } from './report.ts'
import type { FileKind } from './report-file.server.ts'

/** A report, and where it goes on. */
export interface ReportPart {
  report: Report
  next: string | null
}

type Make = (request: Request, asked: Asked, first: number) => Promise<ReportPart>

const t = translatorOf('id')
const noon = (day: string): string => `${day}T12:00:00+07:00`
const periodOf = ({ from, to }: Asked) =>
  [t('reports.facts.period'), t('reports.period', { from: dayOfDate(from), to: dayOfDate(to) })] as const
const asOfFact = ({ asOf }: Asked) => [t('reports.facts.asOf'), weekday(noon(asOf))] as const
const nextOf = ({ hasNextPage, endCursor }: { hasNextPage: boolean; endCursor?: string | null | undefined }) =>
  hasNextPage ? (endCursor ?? null) : null

const DisbursementList = graphql(`
  query DisbursementList($from: Date!, $to: Date!, $groupId: ID, $mentorId: ID, $first: Int!, $after: String) {
    disbursements(from: $from, to: $to, groupId: $groupId, mentorId: $mentorId, first: $first, after: $after) {
      nodes {
        number
        disbursedOn
        borrowerName
        businessName
        groupName
        mentorName
        cycle
        weeks
        principal
        margin
        deposit
        netReceived
        method
        receivedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    disbursementTotals(from: $from, to: $to, groupId: $groupId, mentorId: $mentorId) {
      count
      principal
      margin
      deposit
      netReceived
    }
  }
`)

const disbursements: Make = async (request, asked, first) => {
  const { from, to, groupId, mentorId, after } = asked
  const answer = await api(request, DisbursementList, { from, to, groupId, mentorId, first, after })
  const { nodes, pageInfo } = answer.disbursements
  const totals = answer.disbursementTotals
  return {
    next: nextOf(pageInfo),
    report: {
      name: `pencairan-${from}-${to}`,
      title: t('reports.names.pencairan'),
      facts: [periodOf(asked), [t('reports.columns.count'), `${totals.count}`]],
      tables: [
        {
          title: t('reports.tables.disbursements'),
          columns: columnsOf({
            on: 'day',
            loan: 'text',
            member: 'wide',
            group: 'wide',
            mentor: 'wide',
            weeks: 'number',
            plafon: 'rupiah',
            margin: 'rupiah',
            deposit: 'rupiah',
            received: 'rupiah',
            method: 'text',
            confirmed: 'day',
          }),
          rows: nodes.map((row) => [
            row.disbursedOn,
            row.number,
            `${row.borrowerName}, ${row.businessName}`,
            row.groupName,
            row.mentorName,
            row.weeks,
            row.principal,
            row.margin,
            row.deposit,
            row.netReceived,
            t(`reports.methods.${row.method}`),
            row.receivedAt ? dayIn(row.receivedAt) : null,
          ]),
          totals: [
            t('reports.total'),
            null,
            null,
            null,
            null,
            null,
            totals.principal,
            totals.margin,
            totals.deposit,
            totals.netReceived,
            null,
            null,
          ],
        },
      ],
      notes: [t('reports.inRupiah')],
      landscape: true,
    },
  }
}

const CollectionList = graphql(`
  query CollectionList($from: Date!, $to: Date!, $groupId: ID, $mentorId: ID, $first: Int!, $after: String) {
    collections(from: $from, to: $to, groupId: $groupId, mentorId: $mentorId, first: $first, after: $after) {
      nodes {
        on
        loanNumber
        borrowerName
        groupName
        amount
        method
        isCover
        payerName
        isReversed
        penalty
        fee
        margin
        principal
        credit
        recovered
        postedByName
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    collectionTotals(from: $from, to: $to, groupId: $groupId, mentorId: $mentorId) {
      method
      count
      amount
      penalty
      fee
      margin
      principal
      credit
      recovered
    }
  }
`)

const collections: Make = async (request, asked, first) => {
  const { from, to, groupId, mentorId, after } = asked
  const answer = await api(request, CollectionList, { from, to, groupId, mentorId, first, after })
  const { nodes, pageInfo } = answer.collections
  const totals = answer.collectionTotals
  const sum = (amountOf: (row: (typeof totals)[number]) => number) =>
    totals.reduce((total, row) => total + amountOf(row), 0)
  const partsOf = (row: (typeof totals)[number] | (typeof nodes)[number]): Value[] => [
    row.amount,
    row.principal,
    row.margin,
    row.penalty + row.fee,
    row.credit + row.recovered,
  ]
  const sums = [
    sum(({ amount }) => amount),
    sum(({ principal }) => principal),
    sum(({ margin }) => margin),
    sum(({ penalty, fee }) => penalty + fee),
    sum(({ credit, recovered }) => credit + recovered),
  ]
  return {
    next: nextOf(pageInfo),
    report: {
      name: `setoran-${from}-${to}`,
      title: t('reports.names.setoran'),
      facts: [periodOf(asked)],
      tables: [
        {
          title: t('reports.tables.collections'),
          columns: columnsOf({
            on: 'day',
            loan: 'text',
            member: 'wide',
            group: 'wide',
            method: 'text',
            amount: 'rupiah',
            principal: 'rupiah',
            margin: 'rupiah',
            penaltyAndFee: 'rupiah',
            other: 'rupiah',
            writtenBy: 'wide',
            note: 'wide',
          }),
          rows: nodes.map((row) => [
            row.on,
            row.loanNumber,
            row.borrowerName,
            row.groupName,
            t(`reports.methods.${row.method}`),
            ...partsOf(row),
            row.postedByName ?? null,
            [
              row.isCover && t('reports.kinds.COVER', { payer: row.payerName ?? t('reports.fund') }),
              row.isReversed && t('reports.reversedMark'),
            ]
              .filter(Boolean)
              .join(', ') || null,
          ]),
          totals: [t('reports.total'), null, null, null, null, ...sums, null, null],
        },
        {
          title: t('reports.tables.byMethod'),
          columns: columnsOf({
            method: 'wide',
            count: 'number',
            amount: 'rupiah',
            principal: 'rupiah',
            margin: 'rupiah',
            penaltyAndFee: 'rupiah',
            other: 'rupiah',
          }),
          rows: totals.map((row) => [t(`reports.methods.${row.method}`), row.count, ...partsOf(row)]),
          totals: [t('reports.total'), sum(({ count }) => count), ...sums],
        },
      ],
      notes: [t('reports.passbook.reversals'), t('reports.inRupiah')],
      landscape: true,
    },
  }
}

const PortfolioTable = graphql(`
  query PortfolioTable($asOf: Date!) {
    portfolio(asOf: $asOf) {
      asOf
      total {
        ...FiguresOfPart
      }
      byGroup {
        name
        figures {
          ...FiguresOfPart
        }
      }
      byMentor {
        name
        figures {
          ...FiguresOfPart
        }
      }
      byKecamatan {
        name
        figures {
          ...FiguresOfPart
        }
      }
    }
  }

  fragment FiguresOfPart on PortfolioFigures {
    loanCount
    outstandingPrincipal
    rescheduledPrincipal
    writtenOff
    recovered
    credit
    risks {
      daysPastDue
      principal
      percent
    }
    ageing {
      daysFrom
      daysTo
      principal
    }
  }
`)

const portfolio: Make = async (request, asked) => {
  const answer = (await api(request, PortfolioTable, { asOf: asked.asOf })).portfolio
  const parts = { GROUP: answer.byGroup, MENTOR: answer.byMentor, KECAMATAN: answer.byKecamatan }[asked.by]
  type Figures = typeof answer.total
  const percent = ({ risks }: Figures, days: number): Value =>
    risks.find(({ daysPastDue }) => daysPastDue === days)?.percent ?? null
  const rowOf = (name: string, figures: Figures): Value[] => [
    name,
    figures.loanCount,
    figures.outstandingPrincipal,
    percent(figures, 1),
    percent(figures, 7),
    percent(figures, 14),
    percent(figures, 30),
    figures.rescheduledPrincipal,
    figures.writtenOff,
    figures.recovered,
    figures.credit,
  ]
  const ageOf = (name: string, figures: Figures): Value[] => [name, ...figures.ageing.map(({ principal }) => principal)]
  const bandOf = ({ daysFrom, daysTo }: Figures['ageing'][number]): string =>
    daysTo === 0
      ? t('reports.ageing.onTime')
      : daysTo == null
        ? t('reports.ageing.more', { from: daysFrom })
        : t('reports.ageing.band', { from: daysFrom, to: daysTo })
  return {
    next: null,
    report: {
      name: `portofolio-${asked.asOf}`,
      title: t('reports.names.portofolio'),
      facts: [asOfFact(asked), [t('reports.facts.by'), t(`reports.by.${asked.by}`)]],
      tables: [
        {
          title: t('reports.tables.portfolio'),
          columns: columnsOf({
            name: 'wide',
            loans: 'number',
            outstanding: 'rupiah',
            par1: 'percent',
            par7: 'percent',
            par14: 'percent',
            par30: 'percent',
            rescheduled: 'rupiah',
            writtenOff: 'rupiah',
            recovered: 'rupiah',
            credit: 'rupiah',
          }),
          rows: parts.map(({ name, figures }) => rowOf(name, figures)),
          totals: rowOf(t('reports.total'), answer.total),
        },
        {
          title: t('reports.tables.ageing'),
          columns: [
            ...columnsOf({ name: 'wide' }),
            ...answer.total.ageing.map((band) => ({
              key: 'outstanding' as const,
              label: bandOf(band),
              kind: 'rupiah' as const,
            })),
          ],
          rows: parts.map(({ name, figures }) => ageOf(name, figures)),
          totals: ageOf(t('reports.total'), answer.total),
        },
      ],
      notes: [t('reports.inRupiah')],
      landscape: true,
    },
  }
}

export const Trends = graphql(`
  query Trends($asOf: Date!, $groupId: ID, $mentorId: ID) {
    portfolioTrend(weeks: 26, asOf: $asOf, groupId: $groupId, mentorId: $mentorId) {
      startsOn
      on
      loanCount
      outstandingPrincipal
      riskPrincipal
      riskPercent
    }
    collectionTrend(weeks: 26, asOf: $asOf, groupId: $groupId, mentorId: $mentorId) {
      startsOn
      on
      due
      collected
      percent
    }
  }
`)

const trends: Make = async (request, asked) => {
  const { asOf, groupId, mentorId } = asked
  const { portfolioTrend, collectionTrend } = await api(request, Trends, { asOf, groupId, mentorId })
  return {
    next: null,
    report: {
      name: `perkembangan-${asOf}`,
      title: t('reports.names.tren'),
      facts: [asOfFact(asked)],
      tables: [
        {
          title: t('reports.tables.portfolioTrend'),
          columns: columnsOf({
            week: 'day',
            on: 'day',
            loans: 'number',
            outstanding: 'rupiah',
            riskPrincipal: 'rupiah',
            par30: 'percent',
          }),
          rows: portfolioTrend.map((week) => [
            week.startsOn,
            week.on,
            week.loanCount,
            week.outstandingPrincipal,
            week.riskPrincipal,
            week.riskPercent ?? null,
          ]),
        },
        {
          title: t('reports.tables.collectionTrend'),
          columns: columnsOf({ week: 'day', due: 'rupiah', collected: 'rupiah', share: 'percent' }),
          rows: collectionTrend.map(({ startsOn, due, collected, percent }) => [
            startsOn,
            due,
            collected,
            percent ?? null,
          ]),
        },
      ],
      notes: [t('reports.inRupiah')],
    },
  }
}

const TrialBalanceReport = graphql(`
  query TrialBalanceReport($book: LedgerBook!, $asOf: Date!) {
    trialBalance(book: $book, asOf: $asOf) {
      lines {
        account
        name
        debit
        credit
      }
      debitTotal
      creditTotal
    }
  }
`)

const trialBalance: Make = async (request, asked) => {
  const { book, asOf } = asked
  const { lines, debitTotal, creditTotal } = (await api(request, TrialBalanceReport, { book, asOf })).trialBalance
  return {
    next: null,
    report: {
      name: `neraca-saldo-${asOf}`,
      title: t('reports.names.neraca'),
      facts: [[t('reports.facts.book'), t(`reports.books.${book}`)], asOfFact(asked)],
      tables: [
        {
          title: t('reports.tables.accounts'),
          columns: columnsOf({ account: 'text', name: 'wide', debit: 'rupiah', creditSide: 'rupiah' }),
          rows: lines.map(({ account, name, debit, credit }) => [account, name, debit, credit]),
          totals: [t('reports.total'), null, debitTotal, creditTotal],
        },
      ],
      notes: [t('reports.inRupiah')],
    },
  }
}

const AuditList = graphql(`
  query AuditList($filter: AuditFilter!, $first: Int!, $after: String) {
    auditLog(filter: $filter, first: $first, after: $after) {
      nodes {
        at
        area
        label
        actorName
        subjectName
        groupName
        reference
        amount
        day
        note
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

const audit: Make = async (request, asked, first) => {
  const { from, to, groupId, area, after } = asked
  const filter = { from, to, groupId, areas: area ? [area] : [] }
  const { nodes, pageInfo } = (await api(request, AuditList, { filter, first, after })).auditLog
  const roleWord = (reference: string | null | undefined): string | null =>
    reference === 'MENTOR' || reference === 'OFFICER' ? t(`reports.roles.${reference}`) : (reference ?? null)
  return {
    next: nextOf(pageInfo),
    report: {
      name: `tindakan-${from}-${to}`,
      title: t('reports.names.tindakan'),
      facts: [periodOf(asked), [t('reports.facts.area'), area ? t(`reports.areas.${area}`) : t('reports.all')]],
      tables: [
        {
          title: t('reports.tables.acts'),
          columns: columnsOf({
            at: 'moment',
            act: 'wide',
            actor: 'wide',
            member: 'wide',
            group: 'wide',
            reference: 'text',
            amount: 'rupiah',
            on: 'day',
            note: 'wide',
          }),
          rows: nodes.map((row) => [
            row.at,
            row.label,
            row.actorName ?? null,
            row.subjectName ?? null,
            row.groupName ?? null,
            roleWord(row.reference),
            row.amount ?? null,
            row.day ?? null,
            row.note ?? null,
          ]),
        },
      ],
      notes: [t('reports.inRupiah')],
      landscape: true,
    },
  }
}

const form: Make = async (request, { groupId, on }) => {
  if (groupId) return { next: null, report: await meetingFormReport(request, groupId, on) }
  const title = t('reports.names.lembar')
  return {
    next: null,
    report: { name: 'lembar', title, facts: [], tables: [], notes: [t('reports.desk.chooseGroup')] },
  }
}

const makers: { [N in DeskReportName]: Make } = {
  pencairan: disbursements,
  setoran: collections,
  portofolio: portfolio,
  tren: trends,
  neraca: trialBalance,
  tindakan: audit,
  lembar: form,
}

/** @param first the longest page of a list */
export const deskReport = (request: Request, name: DeskReportName, asked: Asked, first: number): Promise<ReportPart> =>
  makers[name](request, asked, first)

/** At most so many lines of a list: a longer one is asked for in parts of its time. Paper takes longer to lay out. */
const rowsMax: { [K in FileKind]: number } = { csv: 20_000, pdf: 2_000 }

/** All pages of a list as one report. */
export const wholeDeskReport = async (
  request: Request,
  name: DeskReportName,
  asked: Asked,
  kind: FileKind,
): Promise<Report> => {
  const { report, next } = await deskReport(request, name, { ...asked, after: null }, 100)
  const [list, ...others] = report.tables
  if (!list) return report
  const rows = [...list.rows]
  let after = next
  while (after && rows.length < rowsMax[kind]) {
    const part = await deskReport(request, name, { ...asked, after }, 100)
    rows.push(...(part.report.tables[0]?.rows ?? []))
    after = part.next
  }
  const notes = after ? [t('reports.cut', { count: rows.length }), ...report.notes] : report.notes
  return { ...report, notes, tables: [{ ...list, rows }, ...others] }
}
