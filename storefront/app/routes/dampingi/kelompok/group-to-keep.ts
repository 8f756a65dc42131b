import { graphql } from '../../../graphql/generated/index.ts'

export const GroupToKeep = graphql(`
  query GroupToKeep($slug: String!, $search: String) {
    group(slug: $slug) {
      ...KeptGroup
    }
    groupNames(search: $search) {
      id
      name
      kelurahan
      mentorName
    }
    groupPolicies {
      isCurrent
      chairTermMonths
    }
  }
`)

export const KeptGroup = graphql(`
  fragment KeptGroup on Group {
    id
    slug
    name
    kelurahan
    kecamatan
    status
    size
    sizeMin
    sizeMax
    memberCount
    chairName
    chairEndsOn
    formedOn
    activatedOn
    meetingWeekday
    meetingStartsAt
    meetingPlace
    nextMeetingOn
    fundBalance
    comingMeeting {
      weekday
      startsAt
      place
      effectiveFrom
      reason
    }
    members {
      id
      number
      name
      phone
      joinedOn
      isChair
    }
    invitations {
      id
      name
      phone
      invitedAt
    }
    checklist {
      key
      label
      needsPhoto
      mark {
        note
        markedByName
        markedAt
        image {
          url
          width
          height
          alt
        }
      }
    }
    chairTerms {
      id
      memberName
      startsOn
      endsOn
      endReason
    }
    transfers {
      id
      memberName
      fromGroupName
      toGroupName
      reason
      memberAgreed
      groupAgreed
    }
  }
`)

export const HistoryOfGroup = graphql(`
  query HistoryOfGroup($groupId: ID!, $first: Int!, $after: String) {
    groupHistory(groupId: $groupId, first: $first, after: $after) {
      nodes {
        id
        label
        happenedAt
        byName
        memberName
        otherGroupName
        day
        note
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
