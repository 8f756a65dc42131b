import { randomUUID } from 'node:crypto'
import { aLoan } from './loan-makers.ts'
import { aBusiness, aGroup, aMentor, type Person, type SignedInPerson } from './people.ts'
import type { Answer, Asking, Data, World } from './running-api.ts'

export interface CircleMember extends SignedInPerson {
  /** Null for one who has not borrowed. */
  loanId: string | null
}

export interface Circle {
  mentor: SignedInPerson
  groupId: string
  slug: string
  /** In the order of their member numbers. */
  members: [CircleMember, CircleMember, ...CircleMember[]]
}

/**
 * A group of 24 November 2026 that meets on Tuesdays. The first members have borrowed 2,000,000 each: 50,000 from 1 December on, of which
 * 10,000 is margin.
 */
export const aCircle = async (
  world: World,
  { size = 3, borrowers = size, mentor: given }: { size?: number; borrowers?: number; mentor?: SignedInPerson } = {},
): Promise<Circle> => {
  world.clock.set('2026-11-24T10:00:00+07:00')
  const mentor = given ?? (await aMentor(world))
  const businesses = []
  for (let number = 0; number < size; number += 1) businesses.push(await aBusiness(world))
  const { id: groupId, slug } = await aGroup(world, mentor, businesses)
  const members: CircleMember[] = []
  for (const [index, business] of businesses.entries()) {
    const loanId = index < borrowers ? (await aLoan(world, mentor, { business, groupId })).id : null
    members.push({ ...business.owner, loanId })
  }
  return { mentor, groupId, slug, members: members as Circle['members'] }
}

const meetingFields = `... on MeetingChanged { meeting { id status presentCount recordedCount } } ... on Refusal { message field }`

const step =
  (document: string) =>
  async (world: World, asking: Asking, variables: Data): Promise<Data> =>
    (await world.query(document, variables, asking)).outcome

export const openMeeting = step(
  `mutation ($groupId: ID!, $heldOn: Date!) { outcome: openMeeting(groupId: $groupId, heldOn: $heldOn) {
     __typename ${meetingFields} ... on MeetingOfThisWeek { meeting { id } } } }`,
)
export const takeAttendance = step(
  `mutation ($meetingId: ID!, $members: [AttendanceInput!]!) {
     outcome: takeAttendance(meetingId: $meetingId, members: $members) { __typename ${meetingFields} } }`,
)
export const startCollection = step(
  `mutation ($meetingId: ID!) { outcome: startCollection(meetingId: $meetingId) {
     __typename ${meetingFields} ... on AttendanceMissing { names } } }`,
)
export const closeMeeting = step(
  `mutation ($meetingId: ID!, $note: String) {
     outcome: closeMeeting(meetingId: $meetingId, note: $note) { __typename ${meetingFields} } }`,
)

export const cancelMeeting = step(
  `mutation ($meetingId: ID!, $reason: String!) {
     outcome: cancelMeeting(meetingId: $meetingId, reason: $reason) { __typename ${meetingFields} } }`,
)

/** A meeting on the day at which the world's clock is set here, with everybody there, ready for money. */
export const aMeeting = async (world: World, circle: Circle, heldOn = '2026-12-01'): Promise<string> => {
  world.clock.set(`${heldOn}T10:00:00+07:00`)
  const { meeting } = await openMeeting(world, circle.mentor, { groupId: circle.groupId, heldOn })
  await takeAttendance(world, circle.mentor, {
    meetingId: meeting.id,
    members: circle.members.map(({ id }) => ({ memberId: id, presence: 'PRESENT' })),
  })
  await startCollection(world, circle.mentor, { meetingId: meeting.id })
  return meeting.id
}

const sheetFields = `sheet { id cashCounted postedAt
  lines { memberId amount ownAmount claimsAmount contribution paymentId isReversed contributionId isContributionReversed }
  covers { id borrowerName payerName amount balance isReversed } repayments { id claimId payerName amount isReversed } }`

export const sheetDocument = `mutation ($input: CollectionSheetInput!) { outcome: postCollectionSheet(input: $input) {
  __typename ... on Refusal { message field } ... on CollectionSheetPosted { ${sheetFields} }
  ... on SheetConflict { posted { id cashCounted } } ... on CashMismatch { counted expected } ... on CoverRefused { missing }
  ... on SettlementShort { needed } ... on FundTooSmall { balance } ... on MeetingStepWrong { status } } }`

export interface SheetOf {
  meetingId: string
  sheetId?: string
  lines?: (Data & { member: Person; amount?: number })[]
  covers?: (Data & { borrower: Person; payers?: Person[] })[]
  cash: number
}

export const sheetInput = ({ meetingId, sheetId = randomUUID(), lines = [], covers = [], cash }: SheetOf): Data => ({
  sheetId,
  meetingId,
  cashCounted: cash,
  lines: lines.map(({ member, amount = 0, ...more }) => ({
    memberId: member.id,
    paymentId: randomUUID(),
    amount,
    ...more,
  })),
  covers: covers.map(({ borrower, payers, ...more }) => ({
    borrowerId: borrower.id,
    payerIds: payers?.map(({ id }: Person) => id),
    ...more,
  })),
})

export const postSheet = async (world: World, asking: Asking, sheet: SheetOf | Data): Promise<Data> =>
  (await world.query(sheetDocument, { input: 'cash' in sheet ? sheetInput(sheet as SheetOf) : sheet }, asking)).outcome

/** With everything that may go wrong on the way. */
export const askSheet = (world: World, asking: Asking, input: Data): Promise<Answer> =>
  world.ask(sheetDocument, { input }, asking)

export const reversePayment = step(
  `mutation ($paymentId: ID!, $reason: String!, $key: ID!) {
     outcome: reversePayment(paymentId: $paymentId, reason: $reason, idempotencyKey: $key) {
       __typename ... on PaymentReversed { reversalId loanId } ... on Refusal { message field } } }`,
)

export const reverseClaimRepayment = step(
  `mutation ($repaymentId: ID!, $reason: String!) {
     outcome: reverseClaimRepayment(repaymentId: $repaymentId, reason: $reason) {
       __typename ... on ClaimRepaymentReversed { claimId } ... on Refusal { message field } } }`,
)

export const reverseContribution = step(
  `mutation ($contributionId: ID!, $reason: String!) {
     outcome: reverseContribution(contributionId: $contributionId, reason: $reason) {
       __typename ... on ContributionReversed { contributionId } ... on Refusal { message field } } }`,
)

/** Claims, funds and the books that do not tell the same story. */
export const meetingFaults = (world: World): Promise<Data[]> =>
  world.sql(`
    select 'claim ' || c.id as fault from cover_claim c
    join (select claim_id, sum(amount) as amount from claim_entry group by 1) e on e.claim_id = c.id where e.amount <> c.balance
    union all
    select 'fund ' || f.group_id from group_fund f
    left join (select group_id, sum(amount) as amount from group_fund_entry group by 1) e on e.group_id = f.group_id
    where f.balance <> coalesce(e.amount, 0)
    union all
    select 'account ' || a.code from (values ('1300', 1, (select coalesce(sum(balance), 0) from cover_claim)),
      ('2310', -1, (select coalesce(sum(balance), 0) from cover_claim)),
      ('2400', -1, (select coalesce(sum(balance), 0) from group_fund))) as a (code, sign, expected)
    where a.expected <> a.sign * (select coalesce(sum(debit - credit), 0) from ledger_entry where book = 'PROGRAMME' and account_code = a.code)
    union all
    select 'sheet ' || s.id from collection_sheet s
    where s.cash_counted <>
      (select coalesce(sum(own_amount + contribution), 0) from collection_sheet_line where sheet_id = s.id and method = 'CASH')
      + (select coalesce(sum(amount), 0) from loan_event where batch_id = s.id and kind = 'COVER' and payer_id is not null)
      + (select coalesce(sum(-e.amount), 0) from claim_entry e join cover_claim c on c.id = e.claim_id
         where e.sheet_id = s.id and e.kind = 'REPAID' and c.payer_id is null)`)
