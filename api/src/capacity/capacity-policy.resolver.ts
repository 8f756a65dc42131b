import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import * as v from 'valibot'
import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { requireRole } from '../identity/permission.ts'
import { day, parseInput, price, textOf } from '../wire/input.ts'
import { CapacityPolicy, CapacityPolicyInput, CreateCapacityPolicyResult } from './capacity-policy.graphql.ts'
import { capacityPolicies } from './capacity-policy.queries.ts'
import { createCapacityPolicy } from './create-capacity-policy.ts'

const whole = (label: string, min: number, max: number) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(min, `${label} paling sedikit ${min}.`),
    v.maxValue(max, `${label} paling banyak ${max}.`),
  )

const policySchema = v.object({
  effectiveFrom: day,
  note: textOf('Alasan', 2000),
  windowWeeks: whole('Jumlah minggu yang dilihat', 4, 104),
  meanWeeks: whole('Minggu rata-rata', 1, 26),
  offPlatformBasisPoints: whole('Bobot jualan luar', 0, 10000),
  otherIncomeBasisPoints: whole('Bobot pendapatan lain', 0, 10000),
  ramadanBasisPoints: whole('Musim Ramadan', 10000, 50000),
  preLebaranBasisPoints: whole('Musim Lebaran', 10000, 50000),
  capMadsBasisPoints: whole('Batas lonjakan', 10000, 100000),
  madFloorBasisPoints: whole('Lonjakan terkecil', 0, 10000),
  incomeShareBasisPoints: whole('Bagian pendapatan', 0, 10000),
  dscrHighBasisPoints: whole('Rasio TINGGI', 10000, 100000),
  dscrMediumBasisPoints: whole('Rasio SEDANG', 10000, 100000),
  dscrLowBasisPoints: whole('Rasio RENDAH', 10000, 100000),
  weeksLowMin: whole('Minggu RENDAH', 1, 104),
  weeksMediumMin: whole('Minggu SEDANG', 1, 104),
  weeksHighMin: whole('Minggu TINGGI', 1, 104),
  coverageHighBasisPointsMin: whole('Cakupan', 0, 10000),
  volatilityBasisPointsMax: whole('Naik turun', 0, 100000),
  stepUpBasisPoints: whole('Kenaikan pinjaman', 10000, 100000),
  annualRateBasisPoints: whole('Jasa setahun', 0, 100000),
  yearWeeks: whole('Minggu setahun', 50, 52),
  recentSalesBasisPointsMin: whole('Peringatan jualan turun', 0, 10000),
  dscrBasisPointsMin: whole('Peringatan rasio', 0, 100000),
  zeroSalesWeeksMax: whole('Peringatan minggu kosong', 0, 26),
  refundsBasisPointsMax: whole('Peringatan pengembalian', 0, 10000),
  largestBuyerBasisPointsMax: whole('Peringatan satu pembeli', 0, 10000),
  instalmentStep: price,
  loanStep: price,
  loanMin: price,
  loanMax: price,
  firstCycleLoanMax: price,
  tenorsWeeks: v.pipe(
    v.array(whole('Lama pinjaman', 1, 520)),
    v.minLength(1, 'Paling sedikit satu pilihan lama pinjaman.'),
    v.maxLength(12, 'Paling banyak 12 pilihan lama pinjaman.'),
  ),
})

@Resolver()
export class CapacityPolicyResolver {
  @Query(() => [CapacityPolicy], { description: 'Officer: all that were ever decided, newest first.' })
  async capacityPolicies(@Ctx() context: Context): Promise<CapacityPolicy[]> {
    await requireRole(context, 'OFFICER')
    return capacityPolicies(context.reader, businessDay(context.now))
  }

  @Mutation(() => CreateCapacityPolicyResult, {
    description: 'Officer: decides new figures from a day on. What was judged under earlier ones stays.',
  })
  async createCapacityPolicy(
    @Ctx() context: Context,
    @Arg('input', () => CapacityPolicyInput) input: CapacityPolicyInput,
  ): Promise<typeof CreateCapacityPolicyResult> {
    const officer = await requireRole(context, 'OFFICER')
    const made = await createCapacityPolicy(
      context.db(),
      context.now,
      officer,
      parseInput(policySchema, input, ['input']),
    )
    if ('__typename' in made) return made
    const policies = await capacityPolicies(context.reader, businessDay(context.now))
    const policy = policies.find(({ version }) => version === made.version)
    if (!policy) throw new Error(`no policy ${made.version}`)
    return { __typename: 'CapacityPolicyCreated', policy }
  }
}
