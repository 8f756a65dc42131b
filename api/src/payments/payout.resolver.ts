import { stringify } from 'csv-stringify/sync'
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import * as v from 'valibot'
import type { Context } from '../context.ts'
import { readFinancesOf } from '../groups/finances-permission.ts'
import { requireRole } from '../identity/permission.ts'
import { parseInput, price, textOf, uuid } from '../wire/input.ts'
import { PayoutInput, RecordPayoutResult, ReturnPayoutResult, SellerBalance, SellerPayout } from './payout.graphql.ts'
import { payoutOfId, payoutsOf, type SellerBalanceRow, sellerBalance, sellerBalances } from './payout.queries.ts'
import { markPayoutReturned, recordPayout } from './record-payout.ts'

const payoutSchema = v.object({
  businessId: uuid,
  amount: price,
  reference: textOf('Nomor bukti', 80),
  idempotencyKey: textOf('Kode', 100),
})

@Resolver(() => SellerBalance)
export class PayoutResolver {
  @Query(() => [SellerBalance], { description: 'Officer: every seller who was ever owed card money.' })
  async sellerBalances(@Ctx() context: Context): Promise<SellerBalance[]> {
    await requireRole(context, 'OFFICER')
    return sellerBalances(context.reader)
  }

  @Query(() => SellerBalance, {
    nullable: true,
    description: 'Owner, mentor of her group, officer: where a business stands with its card money.',
  })
  async sellerBalance(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
  ): Promise<SellerBalance | null> {
    const id = parseInput(uuid, businessId, ['businessId'])
    await readFinancesOf(context, id, 'sellerBalance')
    return sellerBalance(context.reader, id)
  }

  @Query(() => String, {
    description:
      'Officer: what can be sent to whom now, as CSV for the bank. Sellers without an account stand in it too.',
  })
  async payoutListCsv(@Ctx() context: Context): Promise<string> {
    await requireRole(context, 'OFFICER')
    const due = (await sellerBalances(context.reader)).filter(({ payable }) => payable > 0n)
    return payoutCsv(due)
  }

  @Mutation(() => RecordPayoutResult, {
    description: 'Officer: card money was sent to a seller, at most what is payable.',
  })
  async recordPayout(
    @Ctx() context: Context,
    @Arg('input', () => PayoutInput) input: PayoutInput,
  ): Promise<typeof RecordPayoutResult> {
    const officer = await requireRole(context, 'OFFICER')
    const asked = parseInput(payoutSchema, input, ['input'])
    const recorded = await recordPayout(context.db(), context.now, officer, asked)
    if ('__typename' in recorded) return recorded
    return { __typename: 'PayoutRecorded', ...(await payoutAndBalance(context, recorded.payoutId)) }
  }

  @Mutation(() => ReturnPayoutResult, { description: 'Officer: the bank sent a payout back.' })
  async markPayoutReturned(
    @Ctx() context: Context,
    @Arg('payoutId', () => ID) payoutId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<typeof ReturnPayoutResult> {
    const officer = await requireRole(context, 'OFFICER')
    const asked = {
      payoutId: parseInput(uuid, payoutId, ['payoutId']),
      reason: parseInput(textOf('Alasan', 200), reason, ['reason']),
    }
    const returned = await markPayoutReturned(context.db(), context.now, officer, asked)
    if ('__typename' in returned) return returned
    return { __typename: 'PayoutReturned', ...(await payoutAndBalance(context, returned.payoutId)) }
  }

  @FieldResolver(() => [SellerPayout], { description: 'The newest 100.' })
  payouts(@Ctx() { reader }: Context, @Root() { businessId }: SellerBalance): Promise<SellerPayout[]> {
    return payoutsOf(reader, businessId)
  }
}

const payoutAndBalance = async ({ reader }: Context, payoutId: string) => {
  const payout = await payoutOfId(reader, payoutId)
  if (!payout) throw new Error(`no payout ${payoutId}`)
  return { payout, balance: (await sellerBalance(reader, payout.businessId)) as SellerBalance }
}

const payoutCsv = (due: readonly SellerBalanceRow[]): string =>
  stringify(
    due.map((row) => [
      row.businessName,
      row.ownerName,
      row.bank ?? '',
      row.accountNumber ?? '',
      row.accountHolder ?? '',
      String(row.payable),
    ]),
    {
      header: true,
      columns: ['usaha', 'pemilik', 'bank', 'nomor_rekening', 'atas_nama', 'jumlah'],
      // What a seller calls herself must not become a formula on the officer's desk.
      escape_formulas: true,
    },
  )
