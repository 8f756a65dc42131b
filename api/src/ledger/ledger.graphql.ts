import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { DateScalar, Rupiah } from '../wire/scalars.ts'
import type { LedgerBook } from './ledger.entity.ts'

export const LedgerBookEnum: { [B in LedgerBook]: B } = { MARKETPLACE: 'MARKETPLACE', PROGRAMME: 'PROGRAMME' }
registerEnumType(LedgerBookEnum, {
  name: 'LedgerBook',
  description: 'MARKETPLACE: what is held and recorded for sellers. PROGRAMME: the loans.',
})

@ObjectType()
export class TrialBalanceLine {
  @Field(() => String)
  account!: string

  @Field(() => String)
  name!: string

  @Field(() => Rupiah)
  debit!: bigint

  @Field(() => Rupiah)
  credit!: bigint
}

@ObjectType({ description: 'All accounts of a book up to the end of a day. Debits equal credits, always.' })
export class TrialBalance {
  @Field(() => LedgerBookEnum)
  book!: LedgerBook

  @Field(() => DateScalar)
  asOf!: Temporal.PlainDate

  @Field(() => [TrialBalanceLine])
  lines!: TrialBalanceLine[]

  @Field(() => Rupiah)
  debitTotal!: bigint

  @Field(() => Rupiah)
  creditTotal!: bigint
}
