import {
  disclosedRates,
  dueTotal,
  type LoanBasis,
  type LoanState,
  loanParts,
  openTotal,
} from '@maju-bersama/lending-math'
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql'
import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { logFinancialRead } from '../groups/finances-permission.ts'
import { forbidden, requireViewer } from '../identity/permission.ts'
import { optionalTextOf, parseInput, uuid } from '../wire/input.ts'
import { checkPageSize, cursorKeys, decodeCursor, listComplexity } from '../wire/page.ts'
import type { Loan as LoanRecord } from './loan.entity.ts'
import { Loan, LoanPage, LoanStatusEnum, LoanSummary } from './loan.graphql.ts'
import { findLoans, loanDetails, loanSort, loansOfBorrower } from './loan.queries.ts'
import { readLoanOf } from './loan-permission.ts'

@Resolver()
export class LoanResolver {
  @Query(() => Loan, { description: 'The borrower, the mentor of her group, officers.' })
  async loan(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Loan> {
    return loanOf(context, parseInput(uuid, id, ['id']))
  }

  @Query(() => [LoanSummary], { description: 'The viewer’s own loans, newest first.' })
  async myLoans(@Ctx() context: Context): Promise<LoanSummary[]> {
    const { id } = await requireViewer(context)
    return loansOfBorrower(context.reader, id, businessDay(context.now))
  }

  @Query(() => LoanPage, {
    complexity: listComplexity,
    description:
      'Officer: all loans, newest first. Mentor: those of her groups. search is a number or a part of a name.',
  })
  async loans(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('lateOnly', () => Boolean, { defaultValue: false }) lateOnly: boolean,
    @Arg('after', () => String, { nullable: true }) after?: string,
    @Arg('groupId', () => ID, { nullable: true }) groupId?: string,
    @Arg('status', () => LoanStatusEnum, { nullable: true }) status?: LoanState['status'],
    @Arg('search', () => String, { nullable: true }) search?: string,
  ): Promise<LoanPage> {
    const viewer = await requireViewer(context)
    const isOfficer = viewer.roles.includes('OFFICER')
    if (!isOfficer && !viewer.roles.includes('MENTOR')) throw forbidden()
    checkPageSize(first)
    const page = await findLoans(context.reader, businessDay(context.now), {
      mentorId: isOfficer ? null : viewer.id,
      groupId: groupId ? parseInput(uuid, groupId, ['groupId']) : null,
      status: status ?? null,
      lateOnly,
      search: parseInput(optionalTextOf('Pencarian', 80), search, ['search']),
      first,
      after: after ? (decodeCursor(after, loanSort, [cursorKeys.instant, cursorKeys.uuid]) as [string, string]) : null,
    })
    const borrowerIds = new Set(page.nodes.map(({ borrowerId }) => borrowerId))
    await logFinancialRead(context, viewer, [...borrowerIds], 'loans')
    return page
  }
}

/** A loan for one who may see it. @throws UNAUTHENTICATED, FORBIDDEN */
export const loanOf = async (context: Context, id: string): Promise<Loan> => {
  const { loan, basis, state } = await readLoanOf(context, id, 'loan')
  const today = businessDay(context.now)
  const row = await loanDetails(context.reader, loan.id, today)
  if (!row) throw new Error(`the loan ${loan.number} has no position`)
  return { ...row, ...standingOf(loan, basis, state, today) }
}

/** What follows from the loan's history. Whole rupiah. */
const standingOf = (loan: LoanRecord, basis: LoanBasis, state: LoanState, today: Temporal.PlainDate) => {
  const { disbursedOn, principal, margin, deposit, depositUsed } = loan
  const instalments = basis.instalments.map((row) => ({ dueOn: row.dueOn, amount: row.principal + row.margin }))
  const [netReceived, first] = [principal - deposit, state.instalments.find((one) => openTotal(one) > 0n)]
  return {
    margin,
    deposit,
    depositHeld: deposit - depositUsed,
    netReceived,
    ...disclosedRates({ disbursedOn, netReceived, deposit, instalments }),
    paid: sumOf(state.instalments, ({ paid }) => sumOf(loanParts, (part) => paid[part])),
    covered: sumOf(state.instalments, ({ covered }) => covered),
    instalmentsPaid: state.instalments.filter((one) => openTotal(one) === 0n).length,
    instalmentCount: state.instalments.length,
    arrears: dueTotal(state, today.subtract({ days: 1 })),
    due: dueTotal(state, today),
    nextInstalment: first ? { number: first.number, dueOn: first.dueOn, amount: openTotal(first) } : null,
  }
}

const sumOf = <Each>(all: readonly Each[], amountOf: (each: Each) => bigint): bigint =>
  all.reduce((sum, each) => sum + amountOf(each), 0n)
