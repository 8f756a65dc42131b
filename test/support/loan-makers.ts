import { randomUUID } from 'node:crypto'
import { businessDay } from '../../api/src/calendar.ts'
import { LoanProductVersion } from '../../api/src/lending/loan.entity.ts'
import type { LockedLoan } from '../../api/src/lending/lock-loans.ts'
import { type LoanDraft, openLoan } from '../../api/src/lending/open-loan.ts'
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
  }: { principal?: bigint; weeks?: number; closures?: LoanDraft['closures']; business?: Business } = {},
): Promise<BorrowedLoan> => {
  const business = given ?? (await aBusiness(world))
  const { id: groupId } = await aGroup(world, mentor, [business])
  const applicationId = randomUUID()
  const terms = await world.em().findOneOrFail(LoanProductVersion, { version: 1 })
  await world.sql(
    `insert into loan_application (id, number, borrower_id, business_id, group_id, product_version_id, principal, weeks, purpose,
       cycle, status, proposed_by, created_at, proposal, proposal_hash, price_agreed_at, submitted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'Modal bahan', 1, 'DISBURSED', $3, $9, '{}', '\\x00', $9, $9)`,
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
    ],
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
