import { registerEnumType } from 'type-graphql'
import type { MoneyMethod } from './loan.entity.ts'

export const MoneyMethodEnum: { [M in MoneyMethod]: M } = {
  CASH: 'CASH',
  OFFICE_CASH: 'OFFICE_CASH',
  TRANSFER: 'TRANSFER',
  DEPOSIT: 'DEPOSIT',
  SOLIDARITY_FUND: 'SOLIDARITY_FUND',
  SALES: 'SALES',
}
registerEnumType(MoneyMethodEnum, {
  name: 'MoneyMethod',
  description:
    'How money came or went. CASH: in a meeting, OFFICE_CASH: at the office’s desk. DEPOSIT, SOLIDARITY_FUND and SALES: out of what was held already.',
})
