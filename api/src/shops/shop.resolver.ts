import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import * as v from 'valibot'
import { Business } from '../businesses/business.graphql.ts'
import { businessLoader } from '../businesses/business.queries.ts'
import type { Context } from '../context.ts'
import { requireManager } from '../groups/manage-permission.ts'
import { requireViewer } from '../identity/permission.ts'
import { amount, optionalTextOf, parseInput, phone, price, textOf, uuid } from '../wire/input.ts'
import { allKelurahan, kecamatanNames } from './kelurahan.ts'
import { setPaymentAccount } from './set-payment-account.ts'
import { setQrisAmountFilled } from './set-qris-amount-filled.ts'
import { setShopTerms } from './set-shop-terms.ts'
import {
  BankAccountInput,
  DeliveryZone,
  type DirectAccountMethod,
  DirectAccountMethodEnum,
  Kelurahan,
  PaymentAccount,
  QrisInput,
  SetPaymentAccountResult,
  SetQrisAmountFilledResult,
  SetShopTermsResult,
  type ShopChanged,
  ShopTermsInput,
} from './shop.graphql.ts'
import { paymentAccountLoader, shopTermsLoader } from './shop.queries.ts'
import { withdrawPaymentAccount } from './withdraw-payment-account.ts'

const termsSchema = v.pipe(
  v.object({
    businessId: uuid,
    offersPickup: v.boolean(),
    offersDelivery: v.boolean(),
    pickupNote: optionalTextOf('Catatan ambil', 200),
    whatsapp: v.pipe(optionalTextOf('Nomor WhatsApp', 25), v.nullable(phone)),
    zones: v.pipe(
      v.array(
        v.object({
          kecamatan: v.picklist(kecamatanNames, 'Kecamatan ini tidak ada di Kota Jambi.'),
          fee: v.pipe(amount, v.maxValue(1_000_000n, 'Ongkir paling banyak Rp 1.000.000.')),
          freeFrom: v.nullish(price, null),
        }),
      ),
      v.check(
        (zones) => new Set(zones.map(({ kecamatan }) => kecamatan)).size === zones.length,
        'Satu kecamatan hanya boleh sekali.',
      ),
    ),
  }),
  v.check(
    ({ offersPickup, offersDelivery }) => offersPickup || offersDelivery,
    'Pilih paling sedikit satu: diambil atau diantar.',
  ),
)

const qrisSchema = v.object({ businessId: uuid, payload: textOf('Kode QRIS', 600), amountFilled: v.boolean() })

const bankSchema = v.object({
  businessId: uuid,
  bank: textOf('Nama bank', 40),
  accountNumber: v.pipe(
    textOf('Nomor rekening', 40),
    v.transform((text) => text.replaceAll(/[\s.-]/g, '')),
    v.regex(/^\d{6,20}$/, 'Nomor rekening hanya angka, 6 sampai 20.'),
  ),
  accountHolder: textOf('Nama pemilik rekening', 80),
})

@Resolver(() => Business)
export class ShopResolver {
  @Query(() => [Kelurahan], { description: 'All 68 of Kota Jambi.' })
  kelurahan(): readonly Kelurahan[] {
    return allKelurahan
  }

  @Query(() => [PaymentAccount], { description: 'Seller: where buyers pay her own business directly, now.' })
  async paymentAccounts(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
  ): Promise<PaymentAccount[]> {
    await requireManager(context, parseInput(uuid, businessId, ['businessId']), 'paymentAccounts')
    return context.loader(paymentAccountLoader).load(businessId)
  }

  @Mutation(() => SetShopTermsResult, {
    description: 'Seller: how goods reach the buyer, and where buyers may write to her.',
  })
  async setShopTerms(
    @Ctx() context: Context,
    @Arg('input', () => ShopTermsInput) input: ShopTermsInput,
  ): Promise<typeof SetShopTermsResult> {
    const who = await requireViewer(context)
    return changed(
      context,
      await setShopTerms(context.db(), context.now, who, parseInput(termsSchema, input, ['input'])),
    )
  }

  @Mutation(() => SetPaymentAccountResult, {
    description: 'Seller: her own static QRIS code. Replaces the one before.',
  })
  async setQris(
    @Ctx() context: Context,
    @Arg('input', () => QrisInput) input: QrisInput,
  ): Promise<typeof SetPaymentAccountResult> {
    const who = await requireViewer(context)
    const draft = { method: 'QRIS' as const, ...parseInput(qrisSchema, input, ['input']) }
    return changed(context, await setPaymentAccount(context.db(), context.now, who, draft))
  }

  @Mutation(() => SetQrisAmountFilledResult, {
    description: 'Seller: whether buyers get her code with the amount filled in. Only once her acquirer has agreed.',
  })
  async setQrisAmountFilled(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
    @Arg('on', () => Boolean) on: boolean,
  ): Promise<typeof SetQrisAmountFilledResult> {
    const who = await requireViewer(context)
    const input = { businessId: parseInput(uuid, businessId, ['businessId']), on }
    return changed(context, await setQrisAmountFilled(context.db(), context.now, who, input))
  }

  @Mutation(() => SetPaymentAccountResult, { description: 'Seller: her own bank account. Replaces the one before.' })
  async setBankAccount(
    @Ctx() context: Context,
    @Arg('input', () => BankAccountInput) input: BankAccountInput,
  ): Promise<typeof SetPaymentAccountResult> {
    const who = await requireViewer(context)
    const draft = { method: 'BANK_TRANSFER' as const, ...parseInput(bankSchema, input, ['input']) }
    return changed(context, await setPaymentAccount(context.db(), context.now, who, draft))
  }

  @Mutation(() => SetShopTermsResult, { description: 'Seller: buyers can no longer choose to pay her this way.' })
  async withdrawPaymentAccount(
    @Ctx() context: Context,
    @Arg('businessId', () => ID) businessId: string,
    @Arg('method', () => DirectAccountMethodEnum) method: DirectAccountMethod,
  ): Promise<typeof SetShopTermsResult> {
    const who = await requireViewer(context)
    const input = { businessId: parseInput(uuid, businessId, ['businessId']), method }
    return changed(context, await withdrawPaymentAccount(context.db(), context.now, who, input))
  }

  @FieldResolver(() => Boolean, { description: 'Buyers may fetch their goods.' })
  async offersPickup(@Ctx() { loader }: Context, @Root() { id }: Business): Promise<boolean> {
    return (await loader(shopTermsLoader).load(id)).offersPickup
  }

  @FieldResolver(() => Boolean, { description: 'She brings goods to the buyer.' })
  async offersDelivery(@Ctx() { loader }: Context, @Root() { id }: Business): Promise<boolean> {
    return (await loader(shopTermsLoader).load(id)).offersDelivery
  }

  @FieldResolver(() => String, { nullable: true, description: 'Where and when goods can be fetched.' })
  async pickupNote(@Ctx() { loader }: Context, @Root() { id }: Business): Promise<string | null> {
    return (await loader(shopTermsLoader).load(id)).pickupNote
  }

  @FieldResolver(() => String, { nullable: true, description: 'E.164. Null: she wants no chat.' })
  async whatsapp(@Ctx() { loader }: Context, @Root() { id }: Business): Promise<string | null> {
    return (await loader(shopTermsLoader).load(id)).whatsapp
  }

  @FieldResolver(() => [DeliveryZone], { description: 'None: delivery is agreed with each buyer.' })
  async deliveryZones(@Ctx() { loader }: Context, @Root() { id }: Business): Promise<DeliveryZone[]> {
    return (await loader(shopTermsLoader).load(id)).zones
  }
}

const changed = async <Refused extends { __typename: string }>(
  { loader }: Context,
  done: { businessId: string } | Refused,
): Promise<ShopChanged | Refused> =>
  '__typename' in done
    ? done
    : { __typename: 'ShopChanged', business: await loader(businessLoader).load(done.businessId) }
