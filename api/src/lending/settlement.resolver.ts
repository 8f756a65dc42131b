import { settlementQuote } from '@maju-bersama/lending-math'
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { badInput, parseInput, uuid } from '../wire/input.ts'
import { DateScalar } from '../wire/scalars.ts'
import { readLoanOf } from './loan-permission.ts'
import { SettlementQuote } from './settlement.graphql.ts'

@Resolver()
export class SettlementResolver {
  @Query(() => SettlementQuote, {
    description: 'The borrower, the mentor of her group, officers. on is today unless a later day is named.',
  })
  async settlementQuote(
    @Ctx() context: Context,
    @Arg('loanId', () => ID) loanId: string,
    @Arg('on', () => DateScalar, { nullable: true }) on?: string,
  ): Promise<SettlementQuote> {
    const { loan, state, basis } = await readLoanOf(context, parseInput(uuid, loanId, ['loanId']), 'settlementQuote')
    const today = businessDay(context.now)
    const day = on ? Temporal.PlainDate.from(on) : today
    if (Temporal.PlainDate.compare(day, today) < 0) throw badInput(['on'], 'Hari pelunasan tidak boleh lewat.')
    const { PENALTY, FEE, MARGIN, PRINCIPAL, total, forgivenMargin } = settlementQuote(state, basis, day)
    return {
      loanId: loan.id,
      on: day,
      penalty: PENALTY,
      fee: FEE,
      margin: MARGIN,
      principal: PRINCIPAL,
      total,
      forgivenMargin,
      depositToReturn: loan.deposit - loan.depositUsed,
    }
  }
}
