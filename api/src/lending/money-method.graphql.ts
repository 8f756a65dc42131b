import { registerEnumType } from 'type-graphql'
import type { MoneyMethod } from './loan.entity.ts'

export const MoneyMethodEnum: { [M in MoneyMethod]: M } = {
  CASH: 'CASH',
  TRANSFER: 'TRANSFER',
  DEPOSIT: 'DEPOSIT',
  SOLIDARITY_FUND: 'SOLIDARITY_FUND',
  SALES: 'SALES',
}
registerEnumType(MoneyMethodEnum, {
  name: 'MoneyMethod',
  description: 'How money came or went. DEPOSIT, SOLIDARITY_FUND and SALES: out of what was held already.',
})
