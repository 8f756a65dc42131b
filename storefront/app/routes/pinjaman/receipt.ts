import { receiptReport } from '../../reports/loan-papers.server.ts'
import { reportFile } from '../../reports/report-file.server.ts'
import type { Route } from './+types/receipt'

/** The receipt of one payment: for the borrower, the mentor of her group and officers. */
export const loader = async ({ request, params }: Route.LoaderArgs) =>
  reportFile(await receiptReport(request, params.loan, params.payment), 'pdf')
