import { data } from 'react-router'
import { today } from '../../calendar.ts'
import { api } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { quoteInputOf, readTrialLoan, trialLoanDefault } from '../../lending/trial-loan.ts'

const TrialInstalment = graphql(`
  query TrialInstalment($terms: LoanQuoteInput!) {
    loanQuote(input: $terms) {
      regularInstalment
    }
  }
`)

const ReviewOfGroup = graphql(`
  query ReviewOfGroup($slug: String!, $trialInstalment: Rupiah!, $businessSlug: String) {
    groupReview(slug: $slug, trialInstalment: $trialInstalment, businessSlug: $businessSlug) {
      group {
        slug
        name
        meetingPlace
      }
      trialInstalment
      businesses {
        memberNumber
        memberName
        business {
          id
          slug
          name
        }
        weeks {
          startsOn
          net
          offPlatformVerified
          offPlatformUnverified
        }
        estimate {
          confidence
          maxInstalment
        }
        verdict
        warnings {
          code
          message
        }
        unverifiedCount
      }
    }
  }
`)

/**
 * The businesses of a group of hers against the instalment of the loan in the address, or of the smallest.
 *
 * @param businessSlug only this one: the others' figures are not read, and no reading of them is logged
 * @throws a 404 page for a group that is not hers
 */
export const reviewOf = async (request: Request, slug: string, businessSlug: string | null = null) => {
  const trial = readTrialLoan(new URL(request.url).searchParams) ?? trialLoanDefault
  const { loanQuote } = await api(request, TrialInstalment, { terms: quoteInputOf(trial, today()) })
  const { regularInstalment: trialInstalment } = loanQuote
  const { groupReview } = await api(request, ReviewOfGroup, { slug, trialInstalment, businessSlug })
  if (!groupReview) throw data(null, { status: 404 })
  return { trial, review: groupReview }
}
