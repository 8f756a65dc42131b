import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import * as v from 'valibot'
import { businessDay, weekStart } from '../calendar.ts'
import type { Context } from '../context.ts'
import { readFinancesOf } from '../groups/finances-permission.ts'
import { seasonWeeks } from '../groups/group.queries.ts'
import { requireRole, requireViewer } from '../identity/permission.ts'
import { badInput, day, parseInput, price, quantity, textOf, uuid } from '../wire/input.ts'
import { recordSale } from './record-sale.ts'
import {
  MentorSale,
  RecordedSale,
  RecordSaleInput,
  RecordSaleResult,
  SalesWeek,
  VerifyMentorSalesResult,
  VerifySalesResult,
  WithdrawSaleResult,
} from './sales.graphql.ts'
import { mentorSalesToVerify, recordedSales, salesWeeks } from './sales.queries.ts'
import { netSales } from './sales.rules.ts'
import { verifyMentorSales } from './verify-mentor-sales.ts'
import { verifySales } from './verify-sales.ts'
import { withdrawSale } from './withdraw-sale.ts'

const weeksMax = 104

const saleSchema = v.object({
  saleId: uuid,
  businessId: uuid,
  variantId: v.nullish(uuid, null),
  description: textOf('Nama barang', 120),
  quantity,
  amount: v.pipe(price, v.maxValue(100_000_000n, 'Satu catatan paling banyak Rp 100 juta.')),
  payment: v.picklist(['CASH', 'QRIS', 'BANK_TRANSFER'], 'Penjualan langsung tidak dibayar dengan kartu.'),
  soldOn: v.nullish(day, null),
})

const saleIdsSchema = v.pipe(v.array(uuid), v.minLength(1, 'Pilih catatan dulu.'), v.maxLength(200))

@Resolver()
export class SalesResolver {
  @Query(() => [SalesWeek], {
    description: 'Oldest first; the last is the running week. Owner, mentor of her group, officer. weeks is 1 to 104.',
  })
  async weeklySales(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
    @Arg('weeks', () => Int, { defaultValue: 26 }) weeks: number,
  ): Promise<SalesWeek[]> {
    const id = parseInput(uuid, businessId, ['businessId'])
    if (weeks < 1 || weeks > weeksMax) throw badInput(['weeks'], `weeks harus 1 sampai ${weeksMax}.`)
    await readFinancesOf(context, id, 'weeklySales')
    const { reader, now } = context
    const running = weekStart(businessDay(now))
    const from = running.subtract({ weeks: weeks - 1 })
    const asked = { businessIds: [id], from, to: running, knownBefore: now.add({ milliseconds: 1 }) }
    const rows = await salesWeeks(reader, asked)
    const seasons = new Map((await seasonWeeks(reader, asked)).map(({ startsOn, type }) => [startsOn.toString(), type]))
    return rows.map((row) => ({
      ...row,
      endsOn: row.startsOn.add({ days: 6 }),
      open: row.startsOn.equals(running),
      season: seasons.get(row.startsOn.toString()) ?? 'NORMAL',
      net: netSales(row),
    }))
  }

  @Query(() => [RecordedSale], {
    description: 'Catat jualan of the last 28 days, newest first. Owner, mentor of her group, officer.',
  })
  async recordedSales(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
  ): Promise<RecordedSale[]> {
    const id = parseInput(uuid, businessId, ['businessId'])
    await readFinancesOf(context, id, 'recordedSales')
    return recordedSales(context.reader, id, businessDay(context.now).subtract({ days: 28 }))
  }

  @Mutation(() => RecordSaleResult, {
    description: 'Catat jualan: a sale made off the platform; it counts when her mentor has verified it.',
  })
  async recordSale(
    @Ctx() context: Context,
    @Arg('input', () => RecordSaleInput) input: RecordSaleInput,
  ): Promise<typeof RecordSaleResult> {
    const seller = await requireViewer(context)
    const recorded = await recordSale(context.db(), context.now, seller, parseInput(saleSchema, input, ['input']))
    return '__typename' in recorded ? recorded : { __typename: 'SaleRecorded', ...recorded }
  }

  @Mutation(() => WithdrawSaleResult, { description: 'Seller: undoes a recorded sale that nobody has verified yet.' })
  async withdrawSale(
    @Ctx() context: Context,
    @Arg('saleId', () => ID) saleId: string,
  ): Promise<typeof WithdrawSaleResult> {
    const seller = await requireViewer(context)
    const undone = await withdrawSale(context.db(), context.now, seller, parseInput(uuid, saleId, ['saleId']))
    return '__typename' in undone ? undone : { __typename: 'SaleWithdrawn', ...undone }
  }

  @Mutation(() => VerifySalesResult, {
    description: 'Mentor: vouches for recorded sales of her groups. All of them or none.',
  })
  async verifySales(
    @Ctx() context: Context,
    @Arg('saleIds', () => [ID]) saleIds: string[],
  ): Promise<typeof VerifySalesResult> {
    const mentor = await requireRole(context, 'MENTOR')
    const ids = parseInput(saleIdsSchema, saleIds, ['saleIds'])
    const verified = await verifySales(context.db(), context.now, mentor, ids)
    return '__typename' in verified ? verified : { __typename: 'SalesVerified', ...verified }
  }

  @Query(() => [MentorSale], {
    description:
      'Officer: what mentors wrote down in their members’ place and nobody has verified, oldest first, at most 200.',
  })
  async mentorSales(@Ctx() context: Context): Promise<MentorSale[]> {
    await requireRole(context, 'OFFICER')
    return mentorSalesToVerify(context.reader)
  }

  @Mutation(() => VerifyMentorSalesResult, {
    description: 'Officer: vouches for sales that mentors wrote down in their members’ place. All of them or none.',
  })
  async verifyMentorSales(
    @Ctx() context: Context,
    @Arg('saleIds', () => [ID]) saleIds: string[],
  ): Promise<typeof VerifyMentorSalesResult> {
    const officer = await requireRole(context, 'OFFICER')
    const ids = parseInput(saleIdsSchema, saleIds, ['saleIds'])
    const verified = await verifyMentorSales(context.db(), context.now, officer, ids)
    return '__typename' in verified ? verified : { __typename: 'SalesVerified', ...verified }
  }
}
