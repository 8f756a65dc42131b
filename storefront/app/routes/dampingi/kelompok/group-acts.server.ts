import { graphql } from '../../../graphql/generated/index.ts'

export const StartGroup = graphql(`
  mutation StartGroup($input: StartGroupInput!) {
    outcome: startGroup(input: $input) {
      __typename
      ... on GroupChanged {
        group {
          slug
        }
      }
      ... on Refusal {
        message
        field
      }
    }
  }
`)

export const MarkChecklist = graphql(`
  mutation MarkChecklist($input: MarkChecklistInput!) {
    outcome: markChecklist(input: $input) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

export const UnmarkChecklist = graphql(`
  mutation UnmarkChecklist($groupId: ID!, $itemKey: String!) {
    outcome: unmarkChecklist(groupId: $groupId, itemKey: $itemKey) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

export const InviteMember = graphql(`
  mutation InviteMember($groupId: ID!, $phone: String!) {
    outcome: inviteMember(groupId: $groupId, phone: $phone) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

export const WithdrawInvitation = graphql(`
  mutation WithdrawInvitation($id: ID!) {
    outcome: withdrawInvitation(invitationId: $id) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

export const RecordElection = graphql(`
  mutation RecordElection($groupId: ID!, $memberId: ID!, $electedOn: Date!) {
    outcome: recordElection(groupId: $groupId, memberId: $memberId, electedOn: $electedOn) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

export const EndChairTerm = graphql(`
  mutation EndChairTerm($groupId: ID!, $reason: String!) {
    outcome: endChairTerm(groupId: $groupId, reason: $reason) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

export const MoveMeetingDay = graphql(`
  mutation MoveMeetingDay($input: MoveMeetingDayInput!) {
    outcome: moveMeetingDay(input: $input) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

export const WithdrawMeetingChange = graphql(`
  mutation WithdrawMeetingChange($groupId: ID!) {
    outcome: withdrawMeetingChange(groupId: $groupId) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

export const LeaveGroup = graphql(`
  mutation LeaveGroup($groupId: ID!, $memberId: ID!, $reason: String!) {
    outcome: leaveGroup(groupId: $groupId, memberId: $memberId, reason: $reason) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

export const AskTransfer = graphql(`
  mutation AskTransfer($memberId: ID!, $toGroupId: ID!, $reason: String!) {
    outcome: askTransfer(memberId: $memberId, toGroupId: $toGroupId, reason: $reason) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

export const AgreeToTransfer = graphql(`
  mutation AgreeToTransfer($id: ID!) {
    outcome: agreeToTransfer(transferId: $id) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

export const EndTransfer = graphql(`
  mutation EndTransfer($id: ID!) {
    outcome: endTransfer(transferId: $id) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)
