import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { readLoanOf } from '../lending/loan-permission.ts'
import { parseInput, uuid } from '../wire/input.ts'
import { DateScalar } from '../wire/scalars.ts'
import { LoanAgreement, Passbook, ScheduledInstalment } from './loan-papers.graphql.ts'
import { loanAgreement, namesOf } from './loan-papers.queries.ts'
import { passbookOf, scheduleOf } from './passbook.rules.ts'
import { readAsOf } from './report-scope.ts'

const readId = (loanId: string): string => parseInput(uuid, loanId, ['loanId'])

@Resolver()
export class LoanPapersResolver {
  @Query(() => Passbook, {
    description: 'The borrower, the mentor of her group, officers. As known at the end of asOf; today unless named.',
  })
  async passbook(
    @Ctx() context: Context,
    @Arg('loanId', () => ID) loanId: string,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf?: string,
  ): Promise<Passbook> {
    const { loan, basis, records } = await readLoanOf(context, readId(loanId), 'passbook')
    const { day, knownBefore } = readAsOf(context, asOf)
    const known = records.filter(({ postedAt }) => Temporal.Instant.compare(postedAt, knownBefore) < 0)
    const entries = passbookOf(loan, basis, known, day)
    const names = await namesOf(
      context.reader,
      entries.flatMap(({ postedBy, payerId }) => [postedBy, payerId]).filter((id) => id !== null),
    )
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
    return {
      loanId: loan.id,
      asOf: day,
      entries: entries.map((entry) => ({
        ...entry,
        postedByName: nameOf(entry.postedBy),
        payerName: nameOf(entry.payerId),
      })),
    }
  }

  @Query(() => [ScheduledInstalment], {
    description: 'The borrower, the mentor of her group, officers. The instalments as they stand today.',
  })
  async loanSchedule(@Ctx() context: Context, @Arg('loanId', () => ID) loanId: string): Promise<ScheduledInstalment[]> {
    const { basis, state } = await readLoanOf(context, readId(loanId), 'loanSchedule')
    return scheduleOf(basis, state, businessDay(context.now))
  }

  @Query(() => LoanAgreement, {
    description: 'The borrower, the mentor of her group, officers. What was agreed, for the sheet that she signs.',
  })
  async loanAgreement(@Ctx() context: Context, @Arg('loanId', () => ID) loanId: string): Promise<LoanAgreement> {
    const { loan, basis } = await readLoanOf(context, readId(loanId), 'loanAgreement')
    const row = await loanAgreement(context.reader, loan.id)
    if (!row) throw new Error(`the loan ${loan.number} was never paid out`)
    let balanceAfter = loan.principal
    const instalments = basis.instalments.map((instalment) => {
      balanceAfter -= instalment.principal
      return { ...instalment, amount: instalment.principal + instalment.margin, balanceAfter }
    })
    return { loanId: loan.id, ...row, instalments }
  }
}
