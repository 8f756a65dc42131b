import type { SalesWeekRow } from './sales.queries.ts'

/** What a week brought through the marketplace: below 0 where refunds outweigh it. */
export const netSales = ({
  gross,
  fees,
  discounts,
  refunds,
}: Pick<SalesWeekRow, 'gross' | 'fees' | 'discounts' | 'refunds'>): bigint => gross - fees - discounts - refunds
