import { estimateCapacity, explain, policyDefault } from '@maju-bersama/capacity'
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import * as v from 'valibot'
import { businessDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { readFinancesOf } from '../groups/finances-permission.ts'
import { forbidden } from '../identity/permission.ts'
import { amount, badInput, parseInput, uuid } from '../wire/input.ts'
import { DateScalar } from '../wire/scalars.ts'
import { type Assessment, assessCapacity } from './assess-capacity.ts'
import { CapacityEstimate, CapacityInput, FinancesInput, RepaymentCapacity } from './capacity.graphql.ts'
import { declareFinances } from './declare-finances.ts'

const basisPoints = (label: string, max: number) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(0, `${label} tidak boleh kurang dari 0.`),
    v.maxValue(max, `${label} terlalu besar.`),
  )

const weekSchema = v.object({
  gross: amount,
  fees: amount,
  refunds: amount,
  offPlatformVerified: amount,
  offPlatformUnverified: amount,
  season: v.picklist(['NORMAL', 'RAMADAN', 'PRE_LEBARAN', 'CLOSED']),
})

const estimateSchema = v.object({
  weeks: v.pipe(v.array(weekSchema), v.maxLength(520, 'Paling banyak 520 minggu.')),
  costOfGoodsBasisPoints: basisPoints('Bagian biaya barang', 10_000),
  operatingCost: amount,
  otherHouseholdIncome: amount,
  householdExpenses: amount,
  debtService: amount,
  firstCycle: v.boolean(),
  previousLoan: v.nullish(amount, null),
  annualRateBasisPoints: basisPoints('Jasa setahun', 100_000),
  yearWeeks: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1, 'Tahun paling sedikit 1 minggu.'),
    v.maxValue(53, 'Tahun paling banyak 53 minggu.'),
  ),
})

const financesSchema = v.object({
  businessId: uuid,
  costOfGoodsBasisPoints: basisPoints('Bagian biaya barang', 10_000),
  operatingCost: amount,
  householdExpenses: amount,
  otherHouseholdIncome: amount,
  outsideDebtService: amount,
})

@Resolver()
export class CapacityResolver {
  @Query(() => CapacityEstimate, {
    description: 'The capacity model on figures that the caller supplies. Pure: nothing is stored.',
  })
  capacityEstimate(@Arg('input', () => CapacityInput) input: CapacityInput): CapacityEstimate {
    const estimate = estimateCapacity(parseInput(estimateSchema, input, ['input']), policyDefault)
    return { ...estimate, explanation: explain(estimate) }
  }

  @Query(() => RepaymentCapacity, {
    description:
      'Seller (her own), mentor (her groups), officer. From stored sales; each figure names its evidence. asOf: the end of that day.',
  })
  async repaymentCapacity(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
    @Arg('asOf', () => DateScalar, { nullable: true }) asOf?: string,
  ): Promise<RepaymentCapacity> {
    const id = parseInput(uuid, businessId, ['businessId'])
    const today = businessDay(context.now)
    const day = asOf ? Temporal.PlainDate.from(asOf) : today
    if (Temporal.PlainDate.compare(day, today) > 0) throw badInput(['asOf'], 'Hari itu belum tiba.')
    await readFinancesOf(context, id, 'repaymentCapacity')
    return capacityOf(await assessCapacity(context.reader, context.now, id, day))
  }

  @Mutation(() => RepaymentCapacity, {
    description:
      'Owner or mentor of her group: writes down her costs, dated today, and answers what follows from them.',
  })
  async declareFinances(
    @Ctx() context: Context,
    @Arg('input', () => FinancesInput) input: FinancesInput,
  ): Promise<RepaymentCapacity> {
    const declaration = parseInput(financesSchema, input, ['input'])
    const { viewer, ownerId, mentorId } = await readFinancesOf(context, declaration.businessId, 'declareFinances')
    // Officers, who decide on her loan, may read her costs but do not write them.
    if (viewer.id !== ownerId && viewer.id !== mentorId) throw forbidden()
    await declareFinances(context.db(), context.now, viewer, declaration)
    return capacityOf(await assessCapacity(context.reader, context.now, declaration.businessId))
  }
}

const capacityOf = ({
  id,
  estimate,
  explanation,
  asOf,
  policy,
  input: { debtService, firstCycle, previousLoan },
  warnings,
  evidence,
}: Assessment): RepaymentCapacity => ({
  assessmentId: id,
  estimate: { ...estimate, explanation },
  asOf,
  policyVersion: policy.version,
  debtService,
  firstCycle,
  previousLoan,
  warnings,
  evidence,
})
