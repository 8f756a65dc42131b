import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { Business } from '../businesses/business.graphql.ts'
import { Refusal } from '../wire/refusal.graphql.ts'
import { Rupiah } from '../wire/scalars.ts'

export type DirectAccountMethod = 'QRIS' | 'BANK_TRANSFER'
export const DirectAccountMethodEnum: { [M in DirectAccountMethod]: M } = {
  QRIS: 'QRIS',
  BANK_TRANSFER: 'BANK_TRANSFER',
}
registerEnumType(DirectAccountMethodEnum, { name: 'DirectAccountMethod' })

@ObjectType({ description: 'Names: idn-area-data (ODbL). Postcodes: wilayah_kodepos (MIT).' })
export class Kelurahan {
  @Field(() => String, { description: 'Of the ministry of the interior, 15.71.01.1001.' })
  code!: string

  @Field(() => String)
  name!: string

  @Field(() => String)
  kecamatan!: string

  @Field(() => String)
  postalCode!: string

  @Field(() => Boolean, { description: 'Beyond the Batanghari.' })
  acrossRiver!: boolean
}

@ObjectType()
export class DeliveryZone {
  @Field(() => String)
  kecamatan!: string

  @Field(() => Rupiah)
  fee!: bigint

  @Field(() => Rupiah, { nullable: true, description: 'From goods of this worth on, delivery costs nothing.' })
  freeFrom!: bigint | null
}

@ObjectType({ description: 'Where buyers pay her directly: for herself to check. Buyers read it on their order.' })
export class PaymentAccount {
  @Field(() => DirectAccountMethodEnum)
  method!: DirectAccountMethod

  @Field(() => String, { nullable: true })
  nmid!: string | null

  @Field(() => String, { nullable: true })
  merchantName!: string | null

  @Field(() => Boolean, { description: 'Buyers get the code with the amount filled in.' })
  amountFilled!: boolean

  @Field(() => String, { nullable: true })
  bank!: string | null

  @Field(() => String, { nullable: true })
  accountNumber!: string | null

  @Field(() => String, { nullable: true })
  accountHolder!: string | null
}

@InputType()
export class DeliveryZoneInput {
  @Field(() => String)
  kecamatan!: string

  @Field(() => Rupiah)
  fee!: number

  @Field(() => Rupiah, { nullable: true })
  freeFrom?: number | null
}

@InputType()
export class ShopTermsInput {
  @Field(() => ID)
  businessId!: string

  @Field(() => Boolean)
  offersPickup!: boolean

  @Field(() => Boolean)
  offersDelivery!: boolean

  @Field(() => String, { nullable: true })
  pickupNote?: string | null

  @Field(() => String, { nullable: true })
  whatsapp?: string | null

  @Field(() => [DeliveryZoneInput], { description: 'None: delivery is agreed with each buyer.' })
  zones!: DeliveryZoneInput[]
}

@InputType()
export class QrisInput {
  @Field(() => ID)
  businessId!: string

  @Field(() => String, { description: 'What her static code says, 00020101…6304XXXX.' })
  payload!: string

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Show buyers the code with the amount filled in. Only once her acquirer has agreed.',
  })
  amountFilled!: boolean
}

@InputType()
export class BankAccountInput {
  @Field(() => ID)
  businessId!: string

  @Field(() => String)
  bank!: string

  @Field(() => String)
  accountNumber!: string

  @Field(() => String)
  accountHolder!: string
}

@ObjectType()
export class ShopChanged {
  __typename!: 'ShopChanged'

  @Field(() => Business)
  business!: Business
}

@ObjectType({ implements: Refusal, description: 'The business is not one that the viewer may run.' })
export class NotYourShop extends Refusal {
  __typename!: 'NotYourShop'
}

@ObjectType({
  implements: Refusal,
  description: 'The code is damaged, not static, not in rupiah, or carries no national merchant id.',
})
export class QrisRefused extends Refusal {
  __typename!: 'QrisRefused'
}

@ObjectType({ implements: Refusal, description: 'The business has no QRIS code now.' })
export class QrisNotSet extends Refusal {
  __typename!: 'QrisNotSet'
}

export const SetShopTermsResult = createUnionType({
  name: 'SetShopTermsResult',
  types: () => [ShopChanged, NotYourShop] as const,
})

export const SetPaymentAccountResult = createUnionType({
  name: 'SetPaymentAccountResult',
  types: () => [ShopChanged, NotYourShop, QrisRefused] as const,
})

export const SetQrisAmountFilledResult = createUnionType({
  name: 'SetQrisAmountFilledResult',
  types: () => [ShopChanged, NotYourShop, QrisNotSet] as const,
})
