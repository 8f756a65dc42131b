import { graphql } from '../../../graphql/generated/index.ts'

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
