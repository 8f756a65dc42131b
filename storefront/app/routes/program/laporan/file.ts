import { data } from 'react-router'
import { today } from '../../../calendar.ts'
import { isDeskReport } from '../../../reports/desk-report-names.ts'
import { wholeDeskReport } from '../../../reports/desk-reports.server.ts'
import { readAsked } from '../../../reports/desk-reports.ts'
import { fileOf, reportFile } from '../../../reports/report-file.server.ts'
import type { Route } from './+types/file'

/** A report of the officer's desk as a table for spreadsheets or as a PDF; mentors get those of their groups. */
export const loader = async ({ request }: Route.LoaderArgs) => {
  const { name, kind } = fileOf(request)
  if (!isDeskReport(name)) throw data('Laporan ini tidak ada.', { status: 404 })
  const asked = readAsked(new URL(request.url).searchParams, today())
  if (name === 'lembar' && !asked.groupId) throw data('Pilih kelompok dulu.', { status: 404 })
  return reportFile(await wholeDeskReport(request, name, asked, kind), kind)
}
