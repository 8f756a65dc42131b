import { randomUUID } from 'node:crypto'
import type { Asking, Data, World } from './running-api.ts'

const complaint = `complaint {
  id number kind reason status openedAt answerDueAt answeredAt escalatedAt resolvedAt resolution resolutionNote resolvedBy refundId
  decisionDueAt paymentMethod refundable orderedRefund { amount orderedAt dueAt }
  orderNumber businessName buyerName messages { author authorName text images { id } }
}`

const changed = `... on ComplaintChanged { ${complaint} }`

const asked =
  (mutation: string, inputType: string, success: string) =>
  async (world: World, input: Record<string, unknown>, asking?: Asking): Promise<Data> =>
    (
      await world.query(
        `mutation ($input: ${inputType}!) {
          ${mutation}(input: $input) { __typename ${success} ... on Refusal { message field } }
        }`,
        { input },
        asking,
      )
    )[mutation]

const open = asked(
  'openComplaint',
  'OpenComplaintInput',
  `... on ComplaintOpened { ${complaint} } ... on ComplaintIsOpen { complaintId }`,
)

/** What is damaged, unless said otherwise. */
export const openComplaint = (world: World, input: Record<string, unknown>, asking?: Asking): Promise<Data> =>
  open(
    world,
    { complaintId: randomUUID(), kind: 'COMPLAINT', reason: 'DAMAGED', text: 'Bungkusnya sobek.', ...input },
    asking,
  )

const write = asked('writeToComplaint', 'WriteToComplaintInput', changed)

export const writeToComplaint = (world: World, input: Record<string, unknown>, asking?: Asking): Promise<Data> =>
  write(world, { messageId: randomUUID(), text: 'Maaf, Bu. Kami ganti.', ...input }, asking)

export const resolveComplaint = asked('resolveComplaint', 'ResolveComplaintInput', changed)

/** An officer orders the seller to give money back. */
export const demandRefund = asked('demandRefund', 'DemandRefundInput', changed)

const named =
  (mutation: string) =>
  async (world: World, complaintId: string, trackingToken: string | null, asking?: Asking): Promise<Data> =>
    (
      await world.query(
        `mutation ($id: ID!, $token: String) {
          ${mutation}(complaintId: $id, trackingToken: $token) {
            __typename ${changed} ... on Refusal { message }
          }
        }`,
        { id: complaintId, token: trackingToken },
        asking,
      )
    )[mutation]

export const escalateComplaint = named('escalateComplaint')
export const withdrawComplaint = named('withdrawComplaint')

/** What the buyer sees on the page of her purchase. */
export const complaintsOf = async (world: World, trackingToken: string): Promise<Data> =>
  (
    await world.query(
      `query ($token: String!) {
        purchase(trackingToken: $token) {
          complaints { id number status resolution messages { author text } }
          orders { id complaintOptions { mayReturn returnUntil mayComplain complaintUntil } }
        }
      }`,
      { token: trackingToken },
    )
  ).purchase

/** Answered by the seller, and then asked of the officers by the buyer. */
export const anEscalatedComplaint = async (
  world: World,
  bought: { orderId: string; trackingToken: string; sellerToken: string },
  changes: Record<string, unknown> = {},
): Promise<Data> => {
  const { orderId, trackingToken, sellerToken } = bought
  const opened = await openComplaint(world, { orderId, trackingToken, ...changes })
  await writeToComplaint(world, { complaintId: opened.complaint.id }, { token: sellerToken })
  return (await escalateComplaint(world, opened.complaint.id, trackingToken)).complaint
}
