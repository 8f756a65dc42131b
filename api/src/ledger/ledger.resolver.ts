import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { requireRole } from '../identity/permission.ts'
import { DateScalar } from '../wire/scalars.ts'
import type { LedgerBook } from './ledger.entity.ts'
import { LedgerBookEnum, TrialBalance } from './ledger.graphql.ts'
import { trialBalance } from './ledger.queries.ts'

@Resolver()
export class LedgerResolver {
  @Query(() => TrialBalance, { description: 'Officer. asOf is today unless another day is named.' })
  async trialBalance(
    @Ctx() context: Context,
    @Arg('book', () => LedgerBookEnum) book: LedgerBook,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf?: string,
  ): Promise<TrialBalance> {
    await requireRole(context, 'OFFICER')
    const on = asOf ? Temporal.PlainDate.from(asOf) : businessDay(context.now)
    const lines = await trialBalance(context.reader, book, on)
    const total = (side: 'debit' | 'credit') => lines.reduce((sum, line) => sum + line[side], 0n)
    return { book, asOf: on, lines, debitTotal: total('debit'), creditTotal: total('credit') }
  }
}
