import { data } from 'react-router'
import { reviewOf } from './review.server.ts'

/** The member of one of her groups whose business has this slug. A business without a shop has no other way to be found. */
export const memberOf = async (request: Request, { group, business }: { group: string; business: string }) => {
  const { trial, review } = await reviewOf(request, group, business)
  const member = review.businesses.find((each) => each.business.slug === business)
  if (!member) throw data(null, { status: 404 })
  return { trial, group: review.group, instalment: review.trialInstalment, member }
}
