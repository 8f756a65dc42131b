import { createRequire } from 'node:module'
import pdfmake from 'pdfmake'
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { time, weekday } from '../format.ts'
import { translatorOf } from '../messages/messages.ts'
import { type Column, isRight, type Report, type ReportTable, show, showTotal, type Value } from './report.ts'

const { resolve } = createRequire(import.meta.url)
const font = (weight: 400 | 700): string =>
  resolve(`@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-${weight}-normal.woff`)

// The fonts travel inside the file: it opens alike on every machine, without a network.
pdfmake.setFonts({
  PlusJakartaSans: { normal: font(400), bold: font(700), italics: font(400), bolditalics: font(700) },
})
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path.endsWith('-normal.woff'))

/**
 * A report on A4, in black on white: the programme's name and the title above, the day it was printed and the page's number below, and
 * the heads of a table again on each page that it goes on to.
 */
export const reportPdf = async (report: Report, now: Temporal.Instant): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await pdfmake.createPdf(documentOf(report, now)).getBuffer())

const documentOf = (report: Report, now: Temporal.Instant): TDocumentDefinitions => {
  const t = translatorOf('id')
  const printed = t('reports.printed', { time: `${weekday(now.toString())} pukul ${time(now.toString())}` })
  const landscape = report.landscape ?? false
  return {
    info: { title: report.title, author: 'Maju Bersama', creator: 'Maju Bersama', producer: 'Maju Bersama' },
    language: 'id',
    displayTitle: true,
    pageSize: 'A4',
    pageOrientation: landscape ? 'landscape' : 'portrait',
    pageMargins: [36, 54, 36, 46],
    defaultStyle: { font: 'PlusJakartaSans', fontSize: report.toFillIn ? 9 : 8.5, lineHeight: 1.15 },
    header: { text: t('reports.programme'), bold: true, margin: [36, 26, 36, 0] },
    footer: (page, count) => ({
      columns: [{ text: printed }, { text: t('reports.page', { page, count }), alignment: 'right' }],
      fontSize: 8,
      margin: [36, 10, 36, 0],
    }),
    content: [
      { text: report.title, fontSize: 16, bold: true, margin: [0, 0, 0, 6] },
      ...(report.facts.length > 0 ? [factsOf(report.facts)] : []),
      ...report.tables.flatMap((table, index) => tableOf(table, report, index)),
      ...report.notes.map((note): Content => ({ text: note, margin: [0, 4, 0, 0] })),
      ...(report.signatures ? [signaturesOf(report.signatures)] : []),
    ],
  }
}

const factsOf = (facts: Report['facts']): Content => ({
  table: {
    widths: ['auto', '*'],
    body: facts.map(([label, value]) => [{ text: label }, { text: value, bold: true }]),
  },
  layout: { ...plain, paddingBottom: () => 1, paddingTop: () => 1 },
  margin: [0, 0, 0, 6],
})

const plain = { hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: (index: number) => (index === 0 ? 0 : 10) }

const tableOf = ({ title, columns, rows, totals }: ReportTable, report: Report, index: number): Content[] => {
  const t = translatorOf('id')
  const cells = (row: readonly Value[], isTotal = false): TableCell[] =>
    columns.map(
      (column, place): TableCell => ({
        text: (isTotal ? showTotal : show)(row[place] ?? null, column.kind),
        ...alignment(column),
        ...(isTotal && { bold: true }),
      }),
    )
  const heads = columns.map((column): TableCell => ({ text: column.label, bold: true, ...alignment(column) }))
  const body = [heads, ...rows.map((row) => cells(row)), ...(totals ? [cells(totals, true)] : [])]
  const last = body.length - 1
  return [
    {
      text: title,
      bold: true,
      fontSize: 11,
      headlineLevel: 1,
      margin: [0, index === 0 ? 4 : 12, 0, 3],
    },
    rows.length === 0
      ? { text: t('reports.noRows') }
      : {
          table: {
            headerRows: 1,
            keepWithHeaderRows: 1,
            dontBreakRows: true,
            widths: columns.map(({ wide }) => (wide ? '*' : 'auto')),
            body,
            ...(report.toFillIn && { heights: (row: number) => (row === 0 ? 14 : 22) }),
          },
          layout: {
            // Lines and no grey: a photocopy keeps them.
            hLineWidth: (line) =>
              line === 0 || line === 1 || line === body.length || (totals && line === last) ? 1 : 0.4,
            vLineWidth: () => (report.toFillIn ? 0.4 : 0),
            hLineColor: () => '#000000',
            vLineColor: () => '#000000',
            paddingTop: () => 2.5,
            paddingBottom: () => 2.5,
            paddingLeft: () => 3,
            paddingRight: () => 3,
          },
        },
  ]
}

const alignment = ({ kind }: Column): { alignment?: 'right' } => (isRight(kind) ? { alignment: 'right' } : {})

const signaturesOf = (names: readonly string[]): Content => ({
  columns: names.map((name) => ({
    stack: [{ text: name }, { text: '\n\n\n' }, { text: '(____________________)' }],
    alignment: 'center',
  })),
  margin: [0, 24, 0, 0],
  unbreakable: true,
})
