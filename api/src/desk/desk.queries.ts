import { mayBeDecidedBy } from '../licences/licence.queries.ts'
import { balancesOfSellers } from '../payments/payout.queries.ts'
import { waitsForModeration } from '../reviews/review.queries.ts'
import { waitsForOfficer } from '../sales/sales.queries.ts'
import { type Reader, readOne, statement } from '../storage/statement.ts'

export interface DeskCountsRow {
  complaints: number
  complaintsLate: number
  reviews: number
  stuckRefunds: number
  paymentIssues: number
  mentorSales: number
  licences: number
  payableSellers: number
  applications: number
  loanChanges: number
  cashHandovers: number
}

// Each count has the words of the list that it counts.
const counts = statement<DeskCountsRow>(`
  select
    (select count(*)::int from complaint where status = 'ESCALATED') as complaints,
    (select count(*)::int from complaint where status = 'ESCALATED' and decision_due_at <= $2) as "complaintsLate",
    (select count(*)::int from product_review r where ${waitsForModeration}) as reviews,
    (select count(*)::int from refund where status = 'NEEDS_ATTENTION') as "stuckRefunds",
    (select count(*)::int from payment_issue where resolved_at is null) as "paymentIssues",
    (select count(*)::int from recorded_sale r join business b on b.id = r.business_id where ${waitsForOfficer}) as "mentorSales",
    (select count(*)::int from licence l join business b on b.id = l.business_id where ${mayBeDecidedBy('$1')}) as licences,
    (select count(*)::int from (${balancesOfSellers}) seller where payable > 0) as "payableSellers",
    (select count(*)::int from loan_application where status = 'APPRAISED') as applications,
    (select count(*)::int from loan_change where status = 'PROPOSED' and proposed_by <> $1) as "loanChanges",
    (select count(*)::int from cash_handover where received_at is null and mentor_id <> $1) as "cashHandovers"`)

/** What waits for this officer at this moment, with one statement. */
export const deskCounts = async (reader: Reader, officerId: string, now: Temporal.Instant): Promise<DeskCountsRow> => {
  const row = await readOne(reader, counts, [officerId, now])
  if (!row) throw new Error('no counts')
  return row
}
