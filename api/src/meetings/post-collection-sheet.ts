import { randomUUIDv7 } from 'node:crypto'
import { dueTotal, openTotal, settlementQuote } from '@maju-bersama/lending-math'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Viewer } from '../identity/user.queries.ts'
import { Loan, LoanEventRecord } from '../lending/loan.entity.ts'
import type { PaymentIdTaken } from '../lending/loan-acts.graphql.ts'
import { paymentIdTaken } from '../lending/loan-acts.refusals.ts'
import { type LockedLoan, lockLoans } from '../lending/lock-loans.ts'
import { type EventDraft, postEvents } from '../lending/post-events.ts'
import { type OutgoingMessage, sendMessages } from '../messages/send-message.ts'
import { requestHash } from '../wire/input.ts'
import { claimMove, fundMove, postMovement } from './claim-books.ts'
import { lockFund, moveFund } from './group-fund.ts'
import { lockKeptMeeting } from './lock-meeting.ts'
import { ClaimEntry, CollectionSheet, CollectionSheetLine, CoverClaim, type Meeting } from './meeting.entity.ts'
import type { CoverSource, MeetingNotFound, MeetingStepWrong } from './meeting.graphql.ts'
import { receiptText } from './meeting.messages.ts'
import { meetingNotFound, meetingStepWrong } from './meeting.refusals.ts'
import { type SheetRequest, sheetContent } from './meeting.rules.ts'
import { type MeetingMember, meetingMembers } from './meeting-members.ts'
import { type MemberStanding, planSheet, type SheetPlan, type SheetRefused } from './plan-sheet.rules.ts'

/** The sheet that was posted, and stays. */
export interface OtherSheet {
  conflictsWith: string
}

/**
 * Posts everything that a meeting collected as one: payments, covers, what is given back to those who had covered, the fund. All of it
 * or nothing.
 *
 * A meeting has one sheet. Whoever sends the same figures again, from the same device or another, gets the answer of the first time;
 * other figures are a conflict and change nothing.
 */
export const postCollectionSheet = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  request: SheetRequest,
): Promise<{ sheetId: string } | OtherSheet | MeetingNotFound | MeetingStepWrong | PaymentIdTaken | SheetRefused> =>
  db.transactional(async (tx) => {
    const locked = await lockKeptMeeting(tx, who, request.meetingId)
    if (!locked) return meetingNotFound
    const { meeting } = locked

    // Looked up after the lock: the second of two devices waits above, then finds the first's sheet here.
    const hash = requestHash(sheetContent(request))
    const posted = await tx.findOne(CollectionSheet, { $or: [{ meetingId: meeting.id }, { id: request.sheetId }] })
    if (posted) {
      const isSame = posted.meetingId === meeting.id && posted.requestHash.equals(hash)
      return isSame ? { sheetId: posted.id } : { conflictsWith: posted.id }
    }
    if (meeting.status !== 'COLLECTION') return meetingStepWrong(meeting.status)

    const { members, loans, claims } = await lockStandings(tx, meeting)
    const fundBalance = await lockFund(tx, meeting.groupId)
    const plan = planSheet(request, { heldOn: meeting.heldOn, members, fundBalance })
    if ('__typename' in plan) return plan
    const ids = paymentIds(plan)
    const taken = ids.length > 0 && (await tx.findOne(LoanEventRecord, { id: { $in: ids } }))
    if (taken || new Set(ids).size !== ids.length) return paymentIdTaken(['input', 'lines'])

    const sheet = tx.create(CollectionSheet, {
      id: request.sheetId,
      meetingId: meeting.id,
      requestHash: hash,
      cashCounted: request.cashCounted,
      cashPosted: plan.cash,
      postedBy: who.id,
      postedAt: now,
    })
    await postLoanEvents(tx, now, who, meeting, plan, loans, sheet)
    writeLines(tx, now, plan, sheet)
    makeClaims(tx, now, who, meeting, plan, loans, sheet)
    repayClaims(tx, now, who, plan, claims, sheet)
    await tx.flush()
    await moveFund(tx, now, meeting.groupId, [
      ...plan.lines
        .filter(({ contribution }) => contribution > 0n)
        .map(({ memberId, paymentId, contribution }) => ({
          kind: 'CONTRIBUTION' as const,
          amount: contribution,
          memberId,
          sourceId: paymentId,
        })),
      ...plan.covers
        .filter(({ payer }) => payer === null)
        .map(({ id, borrower, amount }) => ({
          kind: 'COVER' as const,
          amount: -amount,
          memberId: borrower.id,
          sourceId: id,
        })),
      ...repaidToFund(plan, claims).map(({ memberId, amount, paymentId }) => ({
        kind: 'REPAYMENT' as const,
        amount,
        memberId,
        sourceId: paymentId,
      })),
    ])
    await sendMessages(tx, now, receiptsOf(meeting, plan, loans, claims, await meetingMembers(tx, meeting)))
    meeting.status = 'PROPOSALS'
    return { sheetId: sheet.id }
  })

const paymentIds = ({ lines, covers }: SheetPlan): string[] => [
  ...lines.map(({ paymentId }) => paymentId),
  ...covers.map(({ id }) => id),
]

interface Standings {
  members: Map<string, MemberStanding>
  /** By borrower. */
  loans: Map<string, LockedLoan>
  /** By id. */
  claims: Map<string, CoverClaim>
}

/** Everybody of the group with what she owes; her loan and the claims against her are locked, loans first. */
const lockStandings = async (tx: EntityManager, meeting: Meeting): Promise<Standings> => {
  const people = await meetingMembers(tx, meeting)
  const ids = people.map(({ id }) => id)
  const active = await tx.find(Loan, { borrowerId: { $in: ids }, status: 'ACTIVE' })
  const locked = await lockLoans(
    tx,
    active.map(({ id }) => id),
  )
  const loans = new Map(
    [...locked.values()].filter(({ loan }) => loan.status === 'ACTIVE').map((one) => [one.loan.borrowerId, one]),
  )
  const claims = await tx.find(
    CoverClaim,
    { borrowerId: { $in: ids }, balance: { $gt: 0n } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  )
  const members = people.map(({ id, number, name }): [string, MemberStanding] => [
    id,
    {
      id,
      number,
      name,
      loan: standingOf(loans.get(id), meeting.heldOn),
      claims: claims
        .filter(({ borrowerId }) => borrowerId === id)
        .sort((a, b) => a.payerNumber - b.payerNumber || (a.id < b.id ? -1 : 1))
        .map((claim) => ({ id: claim.id, balance: claim.balance, payerId: claim.payerId ?? null })),
    },
  ])
  return { members: new Map(members), loans, claims: new Map(claims.map((claim) => [claim.id, claim])) }
}

const coverSources: Record<string, CoverSource | null> = { FULL: 'MEMBERS', SOLIDARITY_FUND: 'FUND', NONE: null }

const standingOf = (locked: LockedLoan | undefined, on: Temporal.PlainDate): MemberStanding['loan'] =>
  locked
    ? {
        id: locked.loan.id,
        disbursedOn: locked.loan.disbursedOn,
        due: dueTotal(locked.state, on),
        settlementTotal: settlementQuote(locked.state, locked.basis, on).total,
        coverSource: coverSources[locked.terms.liability] ?? null,
      }
    : null

const postLoanEvents = async (
  tx: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { heldOn }: Meeting,
  { lines, covers }: SheetPlan,
  loans: Standings['loans'],
  sheet: CollectionSheet,
): Promise<void> => {
  const postings = [...loans.values()].map((locked) => {
    const common = { happenedOn: heldOn, batchId: sheet.id }
    const line = lines.find(({ memberId }) => memberId === locked.loan.borrowerId)
    const events: EventDraft[] = covers
      .filter(({ loanId }) => loanId === locked.loan.id)
      .map(({ id, payer, amount }) => ({
        ...common,
        id,
        kind: 'COVER',
        amount,
        payerId: payer?.id ?? null,
        method: payer ? 'CASH' : 'SOLIDARITY_FUND',
      }))
    if (line && line.own > 0n) {
      const { paymentId: id, own: amount, method, surplus } = line
      events.push({ ...common, id, kind: 'PAYMENT', amount, method, surplus })
    }
    return { locked, events }
  })
  await postEvents(tx, now, who, postings)
}

const writeLines = (tx: EntityManager, now: Temporal.Instant, { lines }: SheetPlan, sheet: CollectionSheet): void => {
  for (const line of lines) {
    const { member, method, amount, own, claimsAmount, contribution, paymentId, broughtBy } = line
    tx.create(CollectionSheetLine, {
      id: randomUUIDv7(),
      sheet,
      memberId: member.id,
      memberNumber: member.number,
      method,
      amount,
      ownAmount: own,
      claimsAmount,
      contribution,
      paymentId: own > 0n ? paymentId : null,
      // Whoever brought it herself brought it for nobody.
      broughtBy: broughtBy === member.id ? null : broughtBy,
    })
    if (contribution > 0n) {
      postMovement(tx, now, { kind: 'SOLIDARITY_PAID', sourceId: paymentId, moves: [fundMove(contribution, method)] })
    }
  }
}

const makeClaims = (
  tx: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { groupId }: Meeting,
  { covers }: SheetPlan,
  loans: Standings['loans'],
  { id: sheetId }: CollectionSheet,
): void => {
  for (const { id, borrower, payer, amount } of covers) {
    const claim = tx.create(CoverClaim, {
      id,
      groupId,
      borrowerId: borrower.id,
      payerId: payer?.id ?? null,
      payerNumber: payer?.number ?? 0,
      amount,
      balance: amount,
      madeAt: now,
    })
    writeEntry(tx, now, who, { claim, kind: 'COVERED', amount, sheetId })
    const businessId = loans.get(borrower.id)?.loan.businessId ?? null
    postMovement(tx, now, { kind: 'CLAIM_MADE', sourceId: id, moves: [claimMove(amount)] }, businessId)
  }
}

const repayClaims = (
  tx: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { lines }: SheetPlan,
  claims: Standings['claims'],
  { id: sheetId }: CollectionSheet,
): void => {
  for (const repaid of lines.flatMap((line) => line.claims)) {
    const claim = claims.get(repaid.id) as CoverClaim
    claim.balance -= repaid.amount
    const entryId = writeEntry(tx, now, who, { claim, kind: 'REPAID', amount: -repaid.amount, sheetId })
    const moves = [claimMove(-repaid.amount), ...(claim.payerId ? [] : [fundMove(repaid.amount)])]
    postMovement(tx, now, { kind: 'CLAIM_REPAID', sourceId: entryId, moves })
  }
}

const writeEntry = (
  tx: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  draft: Pick<ClaimEntry, 'claim' | 'kind' | 'amount' | 'sheetId'>,
): string =>
  tx.create(ClaimEntry, {
    id: randomUUIDv7(),
    reversesId: null,
    reason: null,
    postedBy: who.id,
    postedAt: now,
    ...draft,
  }).id

const repaidToFund = ({ lines }: SheetPlan, claims: Standings['claims']) =>
  lines.flatMap(({ memberId, paymentId, claims: repaid }) => {
    const amount = repaid.filter(({ id }) => !claims.get(id)?.payerId).reduce((sum, one) => sum + one.amount, 0n)
    return amount > 0n ? [{ memberId, paymentId, amount }] : []
  })

/** One to each who gave, covered or was covered. */
const receiptsOf = (
  { heldOn }: Meeting,
  { lines, covers }: SheetPlan,
  loans: Standings['loans'],
  claims: Standings['claims'],
  people: readonly MeetingMember[],
): OutgoingMessage[] => {
  const givenBack = new Map<string, bigint>()
  for (const { id, amount } of lines.flatMap((line) => line.claims)) {
    const payerId = claims.get(id)?.payerId
    if (payerId) givenBack.set(payerId, (givenBack.get(payerId) ?? 0n) + amount)
  }
  return people.flatMap(({ id, phone }) => {
    const [line, locked] = [lines.find(({ memberId }) => memberId === id), loans.get(id)]
    const covered = covers.filter(({ borrower }) => borrower.id === id).reduce((sum, one) => sum + one.amount, 0n)
    const coveredFor = covers
      .filter(({ payer }) => payer?.id === id)
      .map(({ borrower, amount }) => ({ name: borrower.name, amount }))
    const back = givenBack.get(id) ?? 0n
    if (!line && covered === 0n && coveredFor.length === 0 && back === 0n) return []
    const text = receiptText({
      heldOn,
      own: line?.own ?? 0n,
      loanNumber: locked?.loan.number ?? null,
      outstanding: locked?.state.instalments.reduce((sum, one) => sum + openTotal(one), 0n) ?? 0n,
      covered,
      claims: line?.claimsAmount ?? 0n,
      contribution: line?.contribution ?? 0n,
      coveredFor,
      givenBack: back,
    })
    return [{ recipientPhone: phone, kind: 'LOAN_RECEIPT' as const, text, ref: locked?.loan.id ?? null }]
  })
}
