import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant, plainDate, rupiah } from '../storage/types.ts'

/** What a seller says of her business and household, per week, whole rupiah. A newer one replaces it from its day on. */
export const BusinessFinances = defineEntity({
  name: 'BusinessFinances',
  tableName: 'business_finances',
  properties: {
    id: p.uuid().primary(),
    businessId: p.uuid(),
    declaredOn: plainDate(),
    /** Share of sales, 0 to 10,000. */
    costOfGoodsBasisPoints: p.integer(),
    operatingCost: rupiah(),
    householdExpenses: rupiah(),
    otherHouseholdIncome: rupiah(),
    outsideDebtService: rupiah(),
    declaredBy: p.uuid(),
    declaredAt: instant(),
  },
})
export type BusinessFinances = InferEntity<typeof BusinessFinances>
