import type { ComplaintReason } from '../graphql/generated/graphql.ts'

/** How a complaint can be ended by whom it waits for. */
export const resolutions = ['PAYMENT_FOUND', 'REFUNDED', 'REPLACED', 'REJECTED'] as const

/** Money that was not confirmed is found; goods are replaced. */
export const resolutionsOf = (reason: ComplaintReason): readonly (typeof resolutions)[number][] =>
  resolutions.filter((one) => one !== (reason === 'PAID_NOT_CONFIRMED' ? 'REPLACED' : 'PAYMENT_FOUND'))
