import type { LoanMethod } from '@maju-bersama/lending-math'
import type { Liability, MoneyMethod } from '../lending/loan.entity.ts'
import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'

const names = statement<{ id: string; name: string }>(`select id, name from users where id = any($1::uuid[])`)

export const namesOf = async (reader: Reader, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map((await readRows(reader, names, [[...new Set(ids)]])).map(({ id, name }) => [id, name]))

export interface LoanAgreementRow {
  purpose: string
  applicationNumber: string
  kelurahan: string
  kecamatan: string
  mentorName: string
  chairName: string | null
  disbursedByName: string
  disbursementMethod: MoneyMethod
  productVersion: number
  method: LoanMethod
  annualRateBasisPoints: number
  yearWeeks: number
  depositBasisPoints: number
  liability: Liability
  solidarityWeekly: bigint
  latePenalty: bigint
  latePenaltyGraceDays: number
  forgivesUnearnedMargin: boolean
}

const agreement = statement<LoanAgreementRow>(`
  select a.purpose, a.number as "applicationNumber", g.kelurahan, g.kecamatan, mentor.name as "mentorName",
         (select u.name from chair_term t join users u on u.id = t.member_id
          where t.group_id = l.group_id and t.starts_on <= l.disbursed_on and t.ends_on > l.disbursed_on
          order by t.starts_on desc limit 1) as "chairName",
         office.name as "disbursedByName", e.method as "disbursementMethod", v.version as "productVersion", v.method,
         v.annual_rate_basis_points as "annualRateBasisPoints", v.year_weeks as "yearWeeks",
         v.deposit_basis_points as "depositBasisPoints", v.liability, v.solidarity_weekly as "solidarityWeekly",
         v.late_penalty as "latePenalty", v.late_penalty_grace_days as "latePenaltyGraceDays",
         v.forgives_unearned_margin as "forgivesUnearnedMargin"
  from loan l
  join loan_application a on a.id = l.application_id
  join loan_product_version v on v.id = l.product_version_id
  join member_group g on g.id = l.group_id
  join users mentor on mentor.id = g.mentor_id
  join users office on office.id = l.disbursed_by
  join loan_event e on e.loan_id = l.id and e.kind = 'DISBURSEMENT'
  where l.id = $1`)

export const loanAgreement = (reader: Reader, loanId: string): Promise<LoanAgreementRow | null> =>
  readOne(reader, agreement, [loanId])
