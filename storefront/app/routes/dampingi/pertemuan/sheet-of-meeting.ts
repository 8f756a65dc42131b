import { graphql } from '../../../graphql/generated/index.ts'

/** Before the id of a contribution to the fund, in the list of what may be taken back. */
export const fundMark = 'dana '

export const SheetOfMeeting = graphql(`
  fragment SheetOfMeeting on MeetingSheet {
    fundBalance
    meeting {
      id
      heldOn
      status
    }
    members {
      memberId
      memberNumber
      name
      presence
      owesForCovers
      contribution
      loan {
        id
        due
        arrears
        settlementTotal
        coverSource
      }
    }
    posted {
      cashCounted
      postedAt
      postedByName
      lines {
        memberId
        memberNumber
        name
        amount
        ownAmount
        claimsAmount
        contribution
        paymentId
        isReversed
        contributionId
        isContributionReversed
      }
      covers {
        id
        borrowerName
        payerName
        amount
        balance
        isReversed
      }
    }
  }
`)
