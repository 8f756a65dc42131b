import { randomUUID } from 'node:crypto'
import { electChair } from '../../api/src/groups/elect-chair.ts'
import {
  aBusiness,
  aGroup,
  aMentor,
  anOfficer,
  type Business,
  declaredFinances,
  type SignedInPerson,
} from './people.ts'
import type { Asking, Data, World } from './running-api.ts'

/** The first product of the migrations. */
export const productId = '019b0000-0000-7000-8000-000000000001'

/** Lets groups be as small as a test wants them. */
export const letGroupsBeSmall = async (world: World): Promise<void> => {
  await world.sql(
    `insert into group_policy (id, version, effective_from, size_min, size_max, chair_term_months, checklist, note, decided_at)
     select gen_random_uuid(), max(version) + 1, '2025-01-02', 3, 30, 12, '[]', 'Uji', now() from group_policy`,
  )
}

export interface BorrowingGroup {
  id: string
  borrower: Business
  others: [Business, Business]
  mentor: SignedInPerson
  officer: SignedInPerson
}

/** A member with her costs written down, two others, one of them the chair, their mentor, and an officer. */
export const aBorrowingGroup = async (
  world: World,
  given: { borrower?: Business; others?: [Business, Business]; officer?: SignedInPerson } = {},
): Promise<BorrowingGroup> => {
  const borrower = given.borrower ?? (await aBusiness(world, { name: 'Kue Bu Sari' }))
  const others = given.others ?? [await aBusiness(world), await aBusiness(world)]
  const mentor = await aMentor(world)
  const { id } = await aGroup(world, mentor, [borrower, ...others])
  await electChair(world.em(), world.now(), { groupId: id, memberId: others[0].owner.id })
  if (!given.borrower) await declaredFinances(world, borrower)
  return { id, borrower, others, mentor, officer: given.officer ?? (await anOfficer(world)) }
}

const applicationFields = `id number status principal weeks purpose cycle isProposedByMentor proposalHash priceAgreedAt submittedAt
  approvedBy endReason loanId receivedAt
  price { priceHash firstDueOn deposit isInForce
    quote { regularInstalment totalMargin totalRepayable netReceived aprPercent eirPercent instalments { number dueOn amount } } }
  votes { voterId voterName saysYes reason recordedBy }
  appraisals { capacityMax recommendedPrincipal recommendedWeeks note appraisedBy assessmentId }`

const mutation =
  (name: string, signature: string, args: string, success = 'LoanApplicationChanged') =>
  async (world: World, variables: Data, asking?: Asking): Promise<Data> =>
    (
      await world.query(
        `mutation (${signature}) { ${name}(${args}) {
           __typename
           ... on ${success} { ${success === 'VoteCast' ? 'applicationId' : `application { ${applicationFields} }`} }
           ... on Refusal { message field } } }`,
        variables,
        asking,
      )
    )[name]

const ofApplication = (name: string, success?: string) =>
  mutation(name, '$applicationId: ID!', 'applicationId: $applicationId', success)

export const draft = mutation('draftLoanApplication', '$input: LoanApplicationInput!', 'input: $input')
export const agree = mutation(
  'agreeToLoanPrice',
  '$applicationId: ID!, $priceHash: String!',
  'applicationId: $applicationId, priceHash: $priceHash',
)
export const submit = ofApplication('submitLoanApplication')
export const vote = mutation('voteOnLoanApplication', '$input: LoanVoteInput!', 'input: $input', 'VoteCast')
export const recordVote = mutation('recordLoanVote', '$input: RecordedVoteInput!', 'input: $input', 'VoteCast')
export const contest = ofApplication('contestLoanVote', 'VoteCast')
export const appraise = mutation('appraiseLoanApplication', '$input: AppraisalInput!', 'input: $input')
export const approve = ofApplication('approveLoanApplication')
export const decline = mutation(
  'declineLoanApplication',
  '$applicationId: ID!, $reason: String!',
  'applicationId: $applicationId, reason: $reason',
)
export const withdraw = ofApplication('withdrawLoanApplication')
export const disburse = mutation(
  'disburseLoan',
  '$applicationId: ID!, $method: DisbursementMethod! = CASH',
  'applicationId: $applicationId, method: $method',
)
export const confirmReceipt = mutation('confirmLoanReceipt', '$loanId: ID!', 'loanId: $loanId')

export const application = async (world: World, id: string, asking: Asking): Promise<Data> =>
  (await world.query(`query ($id: ID!) { loanApplication(id: $id) { ${applicationFields} } }`, { id }, asking))
    .loanApplication

export const unmetGates = async (world: World, id: string, asking: Asking): Promise<string[]> =>
  (
    await world.query(
      `query ($id: ID!) { disbursementGates(applicationId: $id) { condition label met todo } }`,
      { id },
      asking,
    )
  ).disbursementGates
    .filter(({ met }: Data) => !met)
    .map(({ condition }: Data) => condition)

export const wanted = (group: Pick<BorrowingGroup, 'borrower'>, changes: Data = {}): Data => ({
  id: randomUUID(),
  businessId: group.borrower.id,
  productId,
  principal: 2_000_000,
  weeks: 50,
  purpose: 'Oven baru',
  ...changes,
})

export const steps = ['DRAFT', 'AGREED', 'SUBMITTED', 'GROUP_CONSENTED', 'APPRAISED', 'APPROVED', 'DISBURSED'] as const
export type ReachedStep = (typeof steps)[number]

const done = (answer: Data): Data => {
  if (answer.__typename !== 'LoanApplicationChanged' && answer.__typename !== 'VoteCast') {
    throw new Error(JSON.stringify(answer))
  }
  return answer.application
}

export const yes = async (world: World, id: string, voter: Business, asking: Asking): Promise<Data> => {
  const { proposalHash } = await application(world, id, asking)
  return vote(world, { input: { applicationId: id, proposalHash, saysYes: true } }, voter.owner)
}

/** An application that has come so far, by the way that people go. */
export const anApplication = async (
  world: World,
  group: BorrowingGroup,
  until: ReachedStep,
  changes: Data = {},
): Promise<string> => {
  const { borrower, others, mentor, officer } = group
  const input = wanted(group, changes)
  const reached = (step: ReachedStep) => steps.indexOf(until) >= steps.indexOf(step)
  const { price } = done(await draft(world, { input }, borrower.owner))
  const id: string = input.id
  const variables = { applicationId: id }
  if (reached('AGREED')) done(await agree(world, { ...variables, priceHash: price.priceHash }, borrower.owner))
  if (reached('SUBMITTED')) done(await submit(world, variables, borrower.owner))
  if (reached('GROUP_CONSENTED')) for (const other of others) done(await yes(world, id, other, mentor))
  const appraisal = { ...variables, principal: input.principal, weeks: input.weeks, note: 'Usahanya jalan' }
  if (reached('APPRAISED')) done(await appraise(world, { input: appraisal }, mentor))
  if (reached('APPROVED')) done(await approve(world, variables, officer))
  if (reached('DISBURSED')) done(await disburse(world, variables, officer))
  return id
}
