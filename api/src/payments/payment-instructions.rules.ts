import { fillQrisAmount, qrisAmountMax } from '../businesses/qris.rules.ts'
import type { PaymentMethod } from '../orders/order.entity.ts'
import type { PaymentAccountRow } from '../shops/shop.queries.ts'
import type { PaymentInstructions } from './payment.graphql.ts'

/**
 * What a buyer who pays the seller directly is shown: her own code as it is printed, with the amount in it only where she has
 * switched that on, or her account. Null where there is nothing to show.
 */
export const instructionsFor = (
  order: { paymentMethod: PaymentMethod; total: bigint },
  accounts: readonly PaymentAccountRow[],
): PaymentInstructions | null => {
  const { paymentMethod: method, total: amount } = order
  if (method !== 'QRIS' && method !== 'BANK_TRANSFER') return null
  const account = accounts.find((one) => one.method === method)
  return {
    method,
    amount,
    qris: account?.method === 'QRIS' && amount <= qrisAmountMax ? qrisOf(account, amount) : null,
    bank: account?.method === 'BANK_TRANSFER' ? bankOf(account) : null,
  }
}

const qrisOf = ({ qrisPayload, nmid, merchantName, amountFilled }: PaymentAccountRow, amount: bigint) => {
  const payload = qrisPayload as string
  return {
    payload: amountFilled ? fillQrisAmount(payload, amount) : payload,
    nmid: nmid as string,
    merchantName: merchantName as string,
    amountFilled,
  }
}

const bankOf = ({ bank, accountNumber, accountHolder }: PaymentAccountRow) => ({
  bank: bank as string,
  accountNumber: accountNumber as string,
  accountHolder: accountHolder as string,
})
