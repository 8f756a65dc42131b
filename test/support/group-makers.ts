import { anImage } from './catalogue-makers.ts'
import { aBusiness, type Business, type SignedInPerson } from './people.ts'
import type { Asking, Data, World } from './running-api.ts'

/** Rules for groups that hold from 2001 on: with the smallest group and a checklist of the test's own. */
export const aGroupPolicy = async (
  world: World,
  {
    sizeMin = 1,
    sizeMax = 30,
    chairTermMonths = 12,
    checklist = [],
    effectiveFrom = '2001-01-01',
  }: {
    sizeMin?: number
    sizeMax?: number
    chairTermMonths?: number
    checklist?: { key: string; label: string; needsPhoto: boolean }[]
    effectiveFrom?: string
  } = {},
): Promise<number> => {
  const [{ version }] = await world.sql(
    `insert into group_policy (id, version, effective_from, size_min, size_max, chair_term_months, checklist, note, decided_at)
     select gen_random_uuid(), max(version) + 1, $1, $2, $3, $4, $5, 'Uji', now() from group_policy returning version`,
    [effectiveFrom, sizeMin, sizeMax, chairTermMonths, JSON.stringify(checklist)],
  )
  return version
}

const groupFields = `
  id slug name status size sizeMin sizeMax memberCount chairName chairEndsOn mentorId mentorName meetingWeekday meetingStartsAt meetingPlace
  formedOn activatedOn dissolvedOn nextMeetingOn
  members { id number name isChair } invitations { id name } checklist { key mark { note markedByName image { id } } }
  comingMeeting { weekday startsAt place effectiveFrom } meetings { weekday effectiveFrom }
  chairTerms { memberId startsOn endsOn recordedByName endReason } transfers { id memberName toGroupName }`

const selections = {
  group: `... on GroupChanged { group { ${groupFields} } }`,
  activated: `... on GroupChanged { group { ${groupFields} } } ... on GroupNotReady { lacks }`,
  transfer:
    '... on TransferChanged { transfer { id memberId fromGroupName toGroupName memberAgreed groupAgreed status } }',
  agreed: `... on TransferChanged { transfer { id memberId fromGroupName toGroupName memberAgreed groupAgreed status } }
           ... on MattersOpen { matters }`,
  answered: '... on InvitationAnswered { group { id name memberNumber } }',
  assigned: `... on LoanAssignmentChanged {
    assignment { id fromName toName fromAgreed outstandingTotal status } }`,
  left: '... on GroupLeft { memberId size } ... on MattersOpen { matters }',
}

/** One act on a group by GraphQL: what became of it. */
const act =
  (name: string, declared: string, given: string, selection: keyof typeof selections = 'group') =>
  async (world: World, variables: Record<string, unknown>, asking?: Asking): Promise<Data> =>
    (
      await world.query(
        `mutation (${declared}) {
          ${name}(${given}) { __typename ${selections[selection]} ... on Refusal { message field } }
        }`,
        variables,
        asking,
      )
    )[name]

export const startGroup = act('startGroup', '$input: StartGroupInput!', 'input: $input')
export const markChecklist = act('markChecklist', '$input: MarkChecklistInput!', 'input: $input')
export const unmarkChecklist = act(
  'unmarkChecklist',
  '$groupId: ID!, $itemKey: String!',
  'groupId: $groupId, itemKey: $itemKey',
)
export const activateGroup = act('activateGroup', '$groupId: ID!', 'groupId: $groupId', 'activated')

export const recordElection = act(
  'recordElection',
  '$groupId: ID!, $memberId: ID!, $electedOn: Date',
  'groupId: $groupId, memberId: $memberId, electedOn: $electedOn',
)
export const endChairTerm = act('endChairTerm', '$groupId: ID!, $reason: String!', 'groupId: $groupId, reason: $reason')
export const inviteMember = act('inviteMember', '$groupId: ID!, $phone: String!', 'groupId: $groupId, phone: $phone')
export const withdrawInvitation = act('withdrawInvitation', '$invitationId: ID!', 'invitationId: $invitationId')
export const answerInvitation = act(
  'answerInvitation',
  '$invitationId: ID!, $accept: Boolean!',
  'invitationId: $invitationId, accept: $accept',
  'answered',
)

export const assignMentor = act(
  'assignMentor',
  '$groupId: ID!, $mentorId: ID!, $reason: String!',
  'groupId: $groupId, mentorId: $mentorId, reason: $reason',
)
export const askTransfer = act(
  'askTransfer',
  '$memberId: ID!, $toGroupId: ID!, $reason: String!',
  'memberId: $memberId, toGroupId: $toGroupId, reason: $reason',
  'transfer',
)

export const endTransfer = act('endTransfer', '$transferId: ID!', 'transferId: $transferId', 'transfer')

export const agreeToTransfer = act('agreeToTransfer', '$transferId: ID!', 'transferId: $transferId', 'agreed')

export const leaveGroup = act(
  'leaveGroup',
  '$groupId: ID!, $memberId: ID!, $reason: String!',
  'groupId: $groupId, memberId: $memberId, reason: $reason',
  'left',
)

export const moveMeetingDay = act('moveMeetingDay', '$input: MoveMeetingDayInput!', 'input: $input')
export const withdrawMeetingChange = act('withdrawMeetingChange', '$groupId: ID!', 'groupId: $groupId')
export const dissolveGroup = act(
  'dissolveGroup',
  '$groupId: ID!, $reason: String!',
  'groupId: $groupId, reason: $reason',
)

export const askLoanAssignment = act(
  'askLoanAssignment',
  '$loanId: ID!, $toMemberId: ID!, $reason: String!',
  'loanId: $loanId, toMemberId: $toMemberId, reason: $reason',
  'assigned',
)
export const agreeToLoanAssignment = act(
  'agreeToLoanAssignment',
  '$assignmentId: ID!',
  'assignmentId: $assignmentId',
  'assigned',
)
export const endLoanAssignment = act(
  'endLoanAssignment',
  '$assignmentId: ID!',
  'assignmentId: $assignmentId',
  'assigned',
)

let groups = 0

/** What a group is started with, on a Tuesday. */
export const aGroupStart = (changes: Record<string, unknown> = {}): Data => {
  groups += 1
  return {
    name: `Kelompok Uji ${groups}`,
    kelurahan: 'Olak Kemang',
    kecamatan: 'Danau Teluk',
    meetingWeekday: 2,
    meetingStartsAt: '09:30',
    meetingPlace: 'Balai RT 3',
    ...changes,
  }
}

/** A group that is still being formed. */
export const aFormingGroup = async (world: World, mentor: SignedInPerson): Promise<Data> => {
  const started = await startGroup(world, { input: aGroupStart() }, mentor)
  if (started.__typename !== 'GroupChanged') throw new Error(JSON.stringify(started))
  return started.group
}

/** Invited by the mentor, and still to answer. */
export const anInvitation = async (
  world: World,
  mentor: Asking,
  groupId: string,
  woman: { phone: string; token?: string },
): Promise<string> => {
  const invited = await inviteMember(world, { groupId, phone: woman.phone }, mentor)
  if (invited.__typename !== 'GroupChanged') throw new Error(JSON.stringify(invited))
  const { myInvitations } = await world.query('{ myInvitations { id groupName } }', {}, woman)
  return myInvitations.find(({ groupName }: Data) => groupName === invited.group.name).id
}

/** Invited, and she said yes. */
export const aJoinedMember = async (
  world: World,
  mentor: Asking,
  groupId: string,
  given?: Business,
): Promise<Business> => {
  const business = given ?? (await aBusiness(world))
  const invitationId = await anInvitation(world, mentor, groupId, business.owner)
  const answered = await answerInvitation(world, { invitationId, accept: true }, business.owner)
  if (answered.__typename !== 'InvitationAnswered') throw new Error(JSON.stringify(answered))
  return business
}

/** A photo of the mentor's, taken in. */
export const aPhotoOf = async (world: World, who: SignedInPerson): Promise<string> => (await anImage(world, who)).id

export const groupOf = async (world: World, id: string, asking: Asking): Promise<Data> =>
  (await world.query(`query ($id: ID) { group(id: $id) { ${groupFields} } }`, { id }, asking)).group

/** What is told of a group, newest first. */
export const historyOf = async (world: World, groupId: string, asking: Asking): Promise<Data[]> =>
  (
    await world.query(
      `query ($id: ID!) { groupHistory(groupId: $id, first: 100) { nodes { kind label byName memberName otherGroupName day note } } }`,
      { id: groupId },
      asking,
    )
  ).groupHistory.nodes
