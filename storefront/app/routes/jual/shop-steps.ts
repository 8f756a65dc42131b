import type { Faults } from '../../forms/faults.ts'

/** What was done with the shop, as its page tells it. */
export const shopNews = [
  'opened',
  'paused',
  'resumed',
  'terms',
  'qris',
  'qrisAmount',
  'bank',
  'withdrawn',
  'licence',
  'licenceWithdrawn',
] as const
export type ShopNews = (typeof shopNews)[number]

/** A part of the page that came back: what was wrong, and what had been filled in. */
export type ShopAgain = { section: string; faults: Faults; filled: Record<string, string> }
