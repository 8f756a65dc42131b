import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import * as v from 'valibot'
import { startOfDay } from '../calendar.ts'
import type { Context } from '../context.ts'
import { requireManager } from '../groups/manage-permission.ts'
import { requireViewer } from '../identity/permission.ts'
import { amount, day, parseInput, price, uuid } from '../wire/input.ts'
import { Coupon, CouponInput, CreateCouponResult, EndCouponResult } from './coupon.graphql.ts'
import { couponOfId, couponsOfBusiness } from './coupon.queries.ts'
import { createCoupon } from './create-coupon.ts'
import { endCoupon } from './end-coupon.ts'

const count = (message: string) => v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1, message)), null)

const couponSchema = v.pipe(
  v.object({
    businessId: uuid,
    code: v.pipe(
      v.string(),
      v.trim(),
      v.toUpperCase(),
      v.regex(/^[A-Z0-9]{4,20}$/, 'Kode kupon 4 sampai 20 huruf atau angka, tanpa spasi.'),
    ),
    kind: v.picklist(['NOMINAL', 'PERCENT', 'FREE_DELIVERY']),
    amount: v.nullish(price, null),
    percent: v.nullish(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(1, 'Potongan paling sedikit 1 persen.'),
        v.maxValue(90, 'Potongan paling banyak 90 persen.'),
      ),
      null,
    ),
    discountMax: v.nullish(price, null),
    subtotalMin: v.nullish(amount, 0),
    firstDay: day,
    lastDay: day,
    usesMax: count('Jumlah pemakaian paling sedikit 1.'),
    usesPerPhoneMax: count('Pemakaian per pembeli paling sedikit 1.'),
    budget: v.nullish(price, null),
  }),
  v.forward(
    v.check(({ kind, amount }) => (kind === 'NOMINAL') === (amount !== null), 'Isi besar potongannya.'),
    ['amount'],
  ),
  v.forward(
    v.check(({ kind, percent }) => (kind === 'PERCENT') === (percent !== null), 'Isi persen potongannya.'),
    ['percent'],
  ),
  v.forward(
    v.check(
      ({ amount, subtotalMin }) => amount === null || subtotalMin > amount,
      'Belanja paling sedikit harus lebih besar dari potongannya.',
    ),
    ['subtotalMin'],
  ),
  v.forward(
    v.check(
      ({ firstDay, lastDay }) => Temporal.PlainDate.compare(firstDay, lastDay) <= 0,
      'Hari terakhir tidak boleh sebelum hari pertama.',
    ),
    ['lastDay'],
  ),
)

@Resolver()
export class CouponResolver {
  @Query(() => [Coupon], { description: 'Seller: the newest 100 coupons of her own business.' })
  async coupons(@Ctx() context: Context, @Arg('businessId', () => ID) businessId: string): Promise<Coupon[]> {
    await requireManager(context, parseInput(uuid, businessId, ['businessId']), 'coupons')
    return couponsOfBusiness(context.reader, businessId)
  }

  @Mutation(() => CreateCouponResult, { description: 'Seller: a discount on her own goods, which she pays.' })
  async createCoupon(
    @Ctx() context: Context,
    @Arg('input', () => CouponInput) input: CouponInput,
  ): Promise<typeof CreateCouponResult> {
    const who = await requireViewer(context)
    const { firstDay, lastDay, ...draft } = parseInput(couponSchema, input, ['input'])
    const made = await createCoupon(context.db(), context.now, who, {
      ...draft,
      startsAt: startOfDay(firstDay),
      endsAt: startOfDay(lastDay.add({ days: 1 })),
    })
    if ('__typename' in made) return made
    return { __typename: 'CouponCreated', coupon: (await couponOfId(context.reader, made.couponId)) as Coupon }
  }

  @Mutation(() => EndCouponResult, { description: 'Seller: orders that used it keep their discount.' })
  async endCoupon(
    @Ctx() context: Context,
    @Arg('couponId', () => ID) couponId: string,
  ): Promise<typeof EndCouponResult> {
    const who = await requireViewer(context)
    const ended = await endCoupon(context.db(), context.now, who, parseInput(uuid, couponId, ['couponId']))
    if ('__typename' in ended) return ended
    return { __typename: 'CouponEnded', coupon: (await couponOfId(context.reader, ended.couponId)) as Coupon }
  }
}
