import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import * as v from 'valibot'
import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { requireRole, requireViewer } from '../identity/permission.ts'
import { amount, day, parseInput, price, textOf, uuid } from '../wire/input.ts'
import { createLoanProductVersion } from './create-loan-product-version.ts'
import { CreateLoanProductVersionResult, LoanProduct, LoanProductVersionInput } from './loan-product.graphql.ts'
import { loanProducts } from './loan-product.queries.ts'

const whole = (label: string, min: number, max: number) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(min, `${label} paling sedikit ${min}.`),
    v.maxValue(max, `${label} paling banyak ${max}.`),
  )

const versionSchema = v.object({
  productId: uuid,
  effectiveFrom: day,
  principalMin: price,
  principalMax: price,
  principalStep: price,
  tenorsWeeks: v.pipe(
    v.array(whole('Lama pinjaman', 1, 520)),
    v.minLength(1, 'Paling sedikit satu pilihan lama pinjaman.'),
    v.maxLength(12, 'Paling banyak 12 pilihan lama pinjaman.'),
  ),
  method: v.picklist(['FLAT', 'DECLINING']),
  annualRateBasisPoints: whole('Jasa setahun', 0, 100_000),
  yearWeeks: v.picklist([50, 52], 'Minggu setahun 50 atau 52.'),
  roundTo: price,
  rounding: v.picklist(['UP', 'NEAREST']),
  depositBasisPoints: whole('Uang pertanggungjawaban', 0, 5_000),
  liability: v.picklist(['NONE', 'SOLIDARITY_FUND', 'FULL']),
  solidarityWeekly: amount,
  latePenalty: amount,
  latePenaltyGraceDays: whole('Masa tenggang', 0, 365),
  firstCycleMax: price,
  stepUpBasisPoints: whole('Kenaikan', 10_000, 100_000),
  appraisalValidDays: whole('Masa berlaku penilaian', 1, 365),
  forgivesUnearnedMargin: v.boolean(),
  note: textOf('Alasan', 2000),
})

@Resolver()
export class LoanProductResolver {
  @Query(() => [LoanProduct], { description: 'Everybody signed in: what is offered, with the terms in force today.' })
  async loanProducts(@Ctx() context: Context): Promise<LoanProduct[]> {
    await requireViewer(context)
    return loanProducts(context.reader, businessDay(context.now))
  }

  @Mutation(() => CreateLoanProductVersionResult, {
    description: 'Officer: decides new terms from a day on. Loans and applications keep those they were made under.',
  })
  async createLoanProductVersion(
    @Ctx() context: Context,
    @Arg('input', () => LoanProductVersionInput) input: LoanProductVersionInput,
  ): Promise<typeof CreateLoanProductVersionResult> {
    const officer = await requireRole(context, 'OFFICER')
    const draft = parseInput(versionSchema, input, ['input'])
    const made = await createLoanProductVersion(context.db(), context.now, officer, draft)
    if ('__typename' in made) return made
    const [product] = await loanProducts(context.reader, businessDay(context.now), made.productId)
    if (!product) throw new Error(`no product ${made.productId}`)
    return { __typename: 'LoanProductVersionCreated', product }
  }
}
