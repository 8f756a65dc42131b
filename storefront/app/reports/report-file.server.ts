import { attachment } from '../attachment.ts'
import { today } from '../calendar.ts'
import type { Report } from './report.ts'
import { reportCsv } from './report-csv.server.ts'
import { reportPdf } from './report-pdf.server.ts'

export type FileKind = 'csv' | 'pdf'

/** A report as a file with the day in its name. */
export const reportFile = async (report: Report, kind: FileKind): Promise<Response> => {
  const name = `${report.name}-${today()}.${kind}`
  if (kind === 'csv') return attachment(reportCsv(report), { name, type: 'text/csv; charset=utf-8' })
  return attachment(await reportPdf(report, Temporal.Now.instant()), { name, type: 'application/pdf' })
}

/** The last part of an address such as /program/laporan/setoran.csv. */
export const fileOf = (request: Request): { name: string; kind: FileKind } => {
  const last = new URL(request.url).pathname.split('/').at(-1) ?? ''
  const [name = '', ending] = last.replace(/\.data$/, '').split('.')
  return { name, kind: ending === 'csv' ? 'csv' : 'pdf' }
}
