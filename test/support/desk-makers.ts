import { randomUUID } from 'node:crypto'
import { aCircle, aMeeting, type Circle, postSheet } from './meeting-makers.ts'
import type { Asking, Data, World } from './running-api.ts'

/** A group whose members owe nothing, and have put something into its fund. */
export const aCircleWithFund = async (world: World, contribution: number): Promise<Circle> => {
  const circle = await aCircle(world, { borrowers: 0 })
  const meetingId = await aMeeting(world, circle)
  const [member] = circle.members
  const posted = await postSheet(world, circle.mentor, {
    meetingId,
    lines: [{ member, amount: 0, surplus: 'NEXT', method: 'CASH', contribution }],
    cash: contribution,
  })
  if (posted.__typename !== 'CollectionSheetPosted') throw new Error(JSON.stringify(posted))
  return circle
}

const outcome =
  (document: string) =>
  async (world: World, variables: Data, asking: Asking): Promise<Data> =>
    (await world.query(document, variables, asking)).outcome

export const payOutGroupFund =
  outcome(`mutation ($input: GroupFundPayoutInput!) { outcome: payOutGroupFund(input: $input) {
  __typename ... on GroupChanged { group { fundBalance } } ... on Refusal { message field } } }`)

export const createLoanProduct =
  outcome(`mutation ($input: LoanProductInput!) { outcome: createLoanProduct(input: $input) {
  __typename ... on LoanProductChanged { product { id code current { version } } } ... on Refusal { message field } } }`)

export const retireLoanProduct =
  outcome(`mutation ($productId: ID!, $reason: String!) { outcome: retireLoanProduct(productId: $productId, reason: $reason) {
  __typename ... on LoanProductChanged { product { id retireReason } } ... on Refusal { message field } } }`)

let products = 0

export const aProductDraft = (changes: Data = {}): Data => {
  products += 1
  return {
    productId: randomUUID(),
    code: `UJI-${products}`,
    name: `Pinjaman uji ${products}`,
    description: 'Untuk musim sepi.',
    ...changes,
  }
}
