import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import * as v from 'valibot'
import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { requireRole, requireViewer } from '../identity/permission.ts'
import { amount, day, parseInput, price, textOf, uuid } from '../wire/input.ts'
import { createLoanProduct } from './create-loan-product.ts'
import { createLoanProductVersion } from './create-loan-product-version.ts'
import {
  CreateLoanProductResult,
  CreateLoanProductVersionResult,
  LoanProduct,
  type LoanProductChanged,
  LoanProductInput,
  LoanProductVersionInput,
  RetireLoanProductResult,
} from './loan-product.graphql.ts'
import { loanProducts } from './loan-product.queries.ts'
import { retireLoanProduct } from './retire-loan-product.ts'

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

const productSchema = v.object({
  productId: uuid,
  code: v.pipe(
    textOf('Kode', 40),
    v.regex(/^[A-Z0-9][A-Z0-9-]*$/, 'Kode memakai huruf besar, angka, dan tanda hubung: MODAL-USAHA.'),
  ),
  name: textOf('Nama', 80),
  description: textOf('Penjelasan', 500),
})

@Resolver()
export class LoanProductResolver {
  @Query(() => [LoanProduct], { description: 'Everybody signed in: what is offered, with the terms in force today.' })
  async loanProducts(
    @Ctx() context: Context,
    @Arg('withRetired', () => Boolean, { defaultValue: false, description: 'Officer: what was offered too.' })
    withRetired: boolean,
  ): Promise<LoanProduct[]> {
    await (withRetired ? requireRole(context, 'OFFICER') : requireViewer(context))
    return loanProducts(context.reader, businessDay(context.now), { withRetired })
  }

  @Mutation(() => CreateLoanProductResult, { description: 'Officer: a new kind of loan, still without terms.' })
  async createLoanProduct(
    @Ctx() context: Context,
    @Arg('input', () => LoanProductInput) input: LoanProductInput,
  ): Promise<typeof CreateLoanProductResult> {
    const officer = await requireRole(context, 'OFFICER')
    const draft = parseInput(productSchema, input, ['input'])
    const made = await createLoanProduct(context.db(), context.now, officer, draft)
    return '__typename' in made ? made : changed(context, made.productId)
  }

  @Mutation(() => RetireLoanProductResult, {
    description: 'Officer: nobody can apply for it any more. Loans and what was submitted go on under their terms.',
  })
  async retireLoanProduct(
    @Ctx() context: Context,
    @Arg('productId', () => ID) productId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<typeof RetireLoanProductResult> {
    const officer = await requireRole(context, 'OFFICER')
    const retired = await retireLoanProduct(context.db(), context.now, officer, {
      productId: parseInput(uuid, productId, ['productId']),
      reason: parseInput(textOf('Alasan', 500), reason, ['reason']),
    })
    return '__typename' in retired ? retired : changed(context, retired.productId)
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
    return { __typename: 'LoanProductVersionCreated', product: await productOf(context, made.productId) }
  }
}

const productOf = async ({ reader, now }: Context, productId: string): Promise<LoanProduct> => {
  const [product] = await loanProducts(reader, businessDay(now), { productId, withRetired: true })
  if (!product) throw new Error(`no product ${productId}`)
  return product
}

const changed = async (context: Context, productId: string): Promise<LoanProductChanged> => ({
  __typename: 'LoanProductChanged',
  product: await productOf(context, productId),
})
