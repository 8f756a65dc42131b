import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { requireViewer } from '../identity/permission.ts'
import type { Order } from '../orders/order.graphql.ts'
import { orderOfId } from '../orders/order.queries.ts'
import { parseInput, uuid } from '../wire/input.ts'
import { confirmPayment } from './confirm-payment.ts'
import { ConfirmPaymentResult } from './payment.graphql.ts'

@Resolver()
export class PaymentResolver {
  @Mutation(() => ConfirmPaymentResult, {
    description: 'The seller says that the cash, the transfer or the QRIS payment arrived.',
  })
  async confirmPayment(
    @Ctx() context: Context,
    @Arg('orderId', () => ID) orderId: string,
  ): Promise<typeof ConfirmPaymentResult> {
    const seller = await requireViewer(context)
    const paid = await confirmPayment(context.db(), context.now, seller, parseInput(uuid, orderId, ['orderId']))
    if ('__typename' in paid) return paid
    return { __typename: 'PaymentConfirmed', order: (await orderOfId(context.reader, paid.orderId)) as Order }
  }
}
