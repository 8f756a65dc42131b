import { quoteLoan } from '@maju-bersama/lending-math'
import { Arg, Query, Resolver } from 'type-graphql'
import * as v from 'valibot'
import { amount, badInput, day, parseInput, price } from '../wire/input.ts'
import { LoanQuote, LoanQuoteInput } from './loan-quote.graphql.ts'

const whole = (label: string, min: number, max: number) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(min, `${label} paling sedikit ${min}.`),
    v.maxValue(max, `${label} paling banyak ${max}.`),
  )

const termsSchema = v.object({
  principal: price,
  weeks: whole('Jumlah angsuran', 1, 520),
  method: v.picklist(['FLAT', 'DECLINING']),
  annualRateBasisPoints: whole('Jasa setahun', 0, 100_000),
  yearWeeks: whole('Minggu setahun', 1, 53),
  roundTo: price,
  rounding: v.picklist(['UP', 'NEAREST']),
  deposit: amount,
  disbursedOn: day,
  firstDueOn: day,
})

@Resolver()
export class LoanQuoteResolver {
  @Query(() => LoanQuote, { description: 'The exact schedule and the true price of a loan. Pure: nothing is stored.' })
  loanQuote(@Arg('input', () => LoanQuoteInput) input: LoanQuoteInput): LoanQuote {
    const terms = parseInput(termsSchema, input, ['input'])
    if (terms.deposit >= terms.principal) {
      throw badInput(['input', 'deposit'], 'Uang pertanggungjawaban harus lebih kecil dari pinjaman.')
    }
    if (Temporal.PlainDate.compare(terms.firstDueOn, terms.disbursedOn) <= 0) {
      throw badInput(['input', 'firstDueOn'], 'Angsuran pertama jatuh sesudah hari pencairan.')
    }
    try {
      return quoteLoan(terms)
    } catch (error) {
      // Terms that are in range one by one and still make no loan, such as a step larger than the loan.
      if (error instanceof RangeError) {
        throw badInput(
          ['input', /^(\w+) /.exec(error.message)?.[1] ?? 'principal'],
          'Syarat ini tidak bisa menjadi jadwal angsuran.',
        )
      }
      throw error
    }
  }
}
