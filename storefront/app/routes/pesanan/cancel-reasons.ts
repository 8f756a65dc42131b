/** Why buyers call an order off; the last one in their own words. */
export const cancelReasons = ['WRONG', 'CHANGED_MIND', 'TOO_LONG', 'OTHER'] as const
