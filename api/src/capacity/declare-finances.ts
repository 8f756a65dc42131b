import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { BusinessFinances } from './finances.entity.ts'

export interface FinancesDeclaration {
  businessId: string
  costOfGoodsBasisPoints: number
  operatingCost: bigint
  householdExpenses: bigint
  otherHouseholdIncome: bigint
  outsideDebtService: bigint
}

/** Writes down, dated today, what a seller says of her costs. Earlier declarations stay: past figures rest on them. */
export const declareFinances = (
  db: EntityManager,
  now: Temporal.Instant,
  by: { id: string },
  declaration: FinancesDeclaration,
): Promise<BusinessFinances> =>
  db.transactional(async (tx) =>
    tx.create(BusinessFinances, {
      id: randomUUIDv7(),
      ...declaration,
      declaredOn: businessDay(now),
      declaredBy: by.id,
      declaredAt: now,
    }),
  )
