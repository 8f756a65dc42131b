import { data } from 'react-router'
import { agreementReport, passbookReport, scheduleReport } from '../../reports/loan-papers.server.ts'
import { fileOf, reportFile } from '../../reports/report-file.server.ts'
import type { Route } from './+types/paper'

const papers = { buku: passbookReport, jadwal: scheduleReport, perjanjian: agreementReport }

/** The papers of a loan: for the borrower, the mentor of her group and officers, under one address. */
export const loader = async ({ request, params }: Route.LoaderArgs) => {
  const { name, kind } = fileOf(request)
  if (!(name in papers)) throw data('Berkas ini tidak ada.', { status: 404 })
  return reportFile(await papers[name as keyof typeof papers](request, params.loan), kind)
}
