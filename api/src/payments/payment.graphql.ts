import { createUnionType, Field, ObjectType } from 'type-graphql'
import { Order, OrderIsCancelled, OrderNotFound } from '../orders/order.graphql.ts'

@ObjectType()
export class PaymentConfirmed {
  __typename!: 'PaymentConfirmed'

  @Field(() => Order)
  order!: Order
}

export const ConfirmPaymentResult = createUnionType({
  name: 'ConfirmPaymentResult',
  types: () => [PaymentConfirmed, OrderNotFound, OrderIsCancelled] as const,
})
