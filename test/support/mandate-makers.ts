import { aBusiness, aGroup, aMentor, type Business, codeSentTo, type SignedInPerson } from './people.ts'
import type { Asking, Data, World } from './running-api.ts'

export const requestMandate = async (world: World, businessId: string, asking?: Asking): Promise<Data> =>
  (
    await world.query(
      `mutation ($id: ID!) {
        requestMandate(businessId: $id) { __typename ... on MandateRequested { ownerName codeExpiresAt } ... on Refusal { message } }
      }`,
      { id: businessId },
      asking,
    )
  ).requestMandate

export const confirmMandate = async (world: World, businessId: string, code: string, asking?: Asking): Promise<Data> =>
  (
    await world.query(
      `mutation ($id: ID!, $code: String!) {
        confirmMandate(businessId: $id, code: $code) {
          __typename
          ... on MandateGiven { mandate { id mentorName confirmedAt expiresAt endedAt live actCount business { id } } }
          ... on Refusal { message field }
        }
      }`,
      { id: businessId, code },
      asking,
    )
  ).confirmMandate

export const revokeMandate = async (world: World, mandateId: string, asking?: Asking): Promise<Data> =>
  (
    await world.query(
      `mutation ($id: ID!) { revokeMandate(mandateId: $id) { __typename ... on Refusal { message } } }`,
      { id: mandateId },
      asking,
    )
  ).revokeMandate

export interface Helped {
  business: Business
  mentor: SignedInPerson
  groupId: string
  mandateId: string
}

/** A business whose owner has just read her mentor the code. */
export const aMandate = async (world: World): Promise<Helped> => {
  const [business, mentor] = [await aBusiness(world), await aMentor(world)]
  const group = await aGroup(world, mentor, [business])
  await requestMandate(world, business.id, mentor)
  const given = await confirmMandate(world, business.id, await codeSentTo(world, business.owner.phone), mentor)
  if (given.__typename !== 'MandateGiven') throw new Error(JSON.stringify(given))
  return { business, mentor, groupId: group.id, mandateId: given.mandate.id }
}

/** What was done in the owner's place, newest first. */
export const actsOnBehalf = async (
  world: World,
  business: Business,
  asking: Asking = business.owner,
): Promise<Data[]> =>
  (
    await world.query(
      `query ($id: ID!) { actsOnBehalf(businessId: $id) { nodes { what label mentorName mandateId actedAt } } }`,
      { id: business.id },
      asking,
    )
  ).actsOnBehalf.nodes
