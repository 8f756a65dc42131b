import { randomUUID } from 'node:crypto'
import { businessDay } from '../../api/src/calendar.ts'
import { LoanProductVersion } from '../../api/src/lending/loan.entity.ts'
import { type LockedLoan, lockLoan } from '../../api/src/lending/lock-loans.ts'
import { type LoanDraft, openLoan } from '../../api/src/lending/open-loan.ts'
import { type EventDraft, postEvents } from '../../api/src/lending/post-events.ts'
import { quoteLoan } from '../../packages/lending-math/src/index.ts'
import { aBusiness, aGroup, type Business, type Person } from './people.ts'
import type { World } from './running-api.ts'

export interface BorrowedLoan {
  id: string
  business: Business
  groupId: string
  mentor: Person
}

/** A loan that is out, of the first product's terms unless told otherwise; its first instalment falls a week after today. */
export const aLoan = async (
  world: World,
  mentor: Person,
  {
    principal = 2_000_000n,
    weeks = 50,
    closures = [],
    business: given,
    groupId: within,
  }: {
    principal?: bigint
    weeks?: number
    closures?: LoanDraft['closures']
    business?: Business
    /** A group that she is in; one of her own otherwise. */
    groupId?: string
  } = {},
): Promise<BorrowedLoan> => {
  const business = given ?? (await aBusiness(world))
  const groupId = within ?? (await aGroup(world, mentor, [business])).id
  const applicationId = randomUUID()
  const terms = await world.em().findOneOrFail(LoanProductVersion, { version: 1 })
  await world.sql(
    `with assessed as (
       insert into capacity_assessment (id, business_id, as_of, policy_version, input_hash, input, evidence, estimate, assessed_at)
       values (gen_random_uuid(), $4, $9::timestamptz::date, 1, sha256($1::uuid::text::bytea), '{}', '{}', '{}', $9) returning id),
     approver as (
       insert into users (id, name, phone, roles, created_at)
       values (gen_random_uuid(), 'Petugas Pencairan', '+62899' || (1000000 + floor(random() * 8999999))::bigint, '{OFFICER}', $9)
       returning id),
     appraised as (
       insert into loan_appraisal (id, application_id, proposal_hash, assessment_id, recommended_principal, recommended_weeks, note,
         appraised_by, appraised_at)
       select gen_random_uuid(), $1, sha256('{}'), assessed.id, $7, $8, 'Layak', $10, $9 from assessed returning id)
     insert into loan_application (id, number, borrower_id, business_id, group_id, product_version_id, principal, weeks, purpose,
       cycle, status, proposed_by, created_at, proposal, proposal_hash, agreed_price, price_agreed_at, submitted_at, appraisal_id,
       approved_by, approved_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, 'Modal bahan', 1, 'DISBURSED', $3, $9, '{}', sha256('{}'), '\\x00', $9, $9, appraised.id,
       approver.id, $9
     from appraised, approver`,
    [
      applicationId,
      `PA-${applicationId}`,
      business.owner.id,
      business.id,
      groupId,
      terms.id,
      principal,
      weeks,
      world.now().toString(),
      mentor.id,
    ],
  )
  // The others of her group have all said yes.
  await world.sql(
    `insert into loan_application_vote (id, application_id, proposal_hash, voter_id, says_yes, voted_at)
     select gen_random_uuid(), $1, sha256('{}'), member_id, true, $2 from group_membership
     where group_id = $3 and left_on is null and member_id <> $4`,
    [applicationId, world.now().toString(), groupId, business.owner.id],
  )
  const today = businessDay(world.now())
  const quote = quoteLoan({
    principal,
    weeks,
    method: terms.method,
    annualRateBasisPoints: terms.annualRateBasisPoints,
    yearWeeks: terms.yearWeeks,
    roundTo: terms.roundTo,
    rounding: terms.rounding,
    deposit: (principal * BigInt(terms.depositBasisPoints)) / 10_000n,
    disbursedOn: today,
    firstDueOn: today.add({ weeks: 1 }),
  })
  const { loan } = await world.em().transactional(
    (tx): Promise<LockedLoan> =>
      openLoan(tx, world.now(), mentor, {
        applicationId,
        borrowerId: business.owner.id,
        businessId: business.id,
        groupId,
        cycle: 1,
        principal,
        weeks,
        terms,
        quote,
        method: 'CASH',
        closures,
      }),
  )
  return { id: loan.id, business, groupId, mentor }
}

/** Posts events to a loan as the use cases do, without their judgement. */
export const postToLoan = (
  world: World,
  who: { id: string },
  loanId: string,
  ...events: EventDraft[]
): Promise<LockedLoan> =>
  world.em().transactional(async (tx) => {
    const locked = (await lockLoan(tx, loanId)) as LockedLoan
    await postEvents(tx, world.now(), who, [{ locked, events }])
    return locked
  })

/** Cash of today, unless told otherwise. */
export const payLoan = async (
  world: World,
  who: { id: string },
  loanId: string,
  amount: bigint,
  more: Partial<EventDraft> = {},
): Promise<string> => {
  const id = randomUUID()
  const happenedOn = businessDay(world.now())
  await postToLoan(world, who, loanId, {
    id,
    kind: 'PAYMENT',
    happenedOn,
    amount,
    method: 'CASH',
    surplus: 'NEXT',
    ...more,
  })
  return id
}

/** Loans whose rows, position, ledger and allocations do not tell the same story. */
const faults = `
  with rows as (
    select loan_id, sum(owed_principal - paid_principal - forgiven_principal)::bigint as principal,
           sum(owed_penalty + owed_fee + owed_margin + owed_principal - paid_penalty - paid_fee - paid_margin - paid_principal
               - forgiven_penalty - forgiven_fee - forgiven_margin - forgiven_principal)::bigint as total
    from loan_instalment where known_until is null group by 1),
  control as (
    select loan_id, sum(debit - credit)::bigint as principal from ledger_entry
    where account_code = '1200' and loan_id is not null group by 1),
  shared as (
    select e.loan_id, bool_and(e.amount = coalesce(a.amount, 0) or r.id is not null) as whole
    from loan_event e
    left join loan_event r on r.reverses_id = e.id
    left join (select event_id, sum(amount)::bigint as amount from loan_allocation where effect = 'PAID' group by 1) a on a.event_id = e.id
    where e.kind in ('PAYMENT', 'COVER') group by 1)
  select l.number, p.outstanding_principal, rows.principal as rows, control.principal as control, shared.whole
  from loan l
  join lateral (select * from loan_position where loan_id = l.id order by id desc limit 1) p on true
  left join rows on rows.loan_id = l.id left join control on control.loan_id = l.id left join shared on shared.loan_id = l.id
  where p.outstanding_principal <> rows.principal or p.outstanding_total <> rows.total or p.status <> l.status
     or p.outstanding_principal <> coalesce(control.principal, 0) or shared.whole is false`

export const loanFaults = (world: World): Promise<object[]> => world.sql(faults)
