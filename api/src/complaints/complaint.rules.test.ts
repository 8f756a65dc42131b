import { expect, test } from 'vitest'
import type { ComplaintParty, ComplaintResolution, ComplaintStatus } from './complaint.entity.ts'
import {
  complaintTerms,
  type Decided,
  isDecisionLate,
  isReasonOf,
  lateAt,
  mayEscalate,
  mayOpen,
  mayResolve,
} from './complaint.rules.ts'

const at = (text: string) => Temporal.Instant.from(text)
const holidays = new Set(['2026-12-25'])

test.each([
  ['handed over on a Wednesday', '2026-11-25T12:00:00+07:00', '2026-11-28T00:00:00+07:00'],
  ['handed over on a Friday', '2026-11-27T23:00:00+07:00', '2026-12-02T00:00:00+07:00'],
  ['handed over before Christmas', '2026-12-24T08:00:00+07:00', '2026-12-30T00:00:00+07:00'],
])('goods %s can be given back until', (_, completed, until) => {
  expect(complaintTerms({ completedAt: at(completed), cancelledAt: null }, holidays).returnUntil).toEqual(at(until))
})

const completed = { completedAt: at('2026-11-25T12:00:00+07:00'), cancelledAt: null }
const cancelled = { completedAt: null, cancelledAt: at('2026-11-25T12:00:00+07:00') }
const underWay = { completedAt: null, cancelledAt: null }

test.each([
  ['a return on the second working day', 'RETURN', completed, '2026-11-27T23:59:59+07:00', true],
  ['a return after it', 'RETURN', completed, '2026-11-28T00:00:00+07:00', false],
  ['a return of what was not handed over', 'RETURN', underWay, '2026-11-25T13:00:00+07:00', false],
  ['a return of what was called off', 'RETURN', cancelled, '2026-11-25T13:00:00+07:00', false],
  ['a complaint on the thirtieth day', 'COMPLAINT', completed, '2026-12-25T23:59:59+07:00', true],
  ['a complaint after it', 'COMPLAINT', completed, '2026-12-26T00:00:00+07:00', false],
  ['a complaint about an order that goes on for months', 'COMPLAINT', underWay, '2027-03-01T00:00:00+07:00', true],
  [
    'a complaint about money of an order that was called off',
    'COMPLAINT',
    cancelled,
    '2026-12-25T23:59:59+07:00',
    true,
  ],
  ['the same, too late', 'COMPLAINT', cancelled, '2026-12-26T00:00:00+07:00', false],
] as const)('%s', (_, kind, order, now, possible) => {
  expect(mayOpen(kind, complaintTerms(order, holidays), at(now))).toBe(possible)
})

const all: ComplaintResolution[] = ['REFUNDED', 'REPLACED', 'REJECTED', 'WITHDRAWN']

test.each<[ComplaintParty, ComplaintStatus, string]>([
  ['BUYER', 'OPEN', 'WITHDRAWN'],
  ['BUYER', 'ANSWERED', 'WITHDRAWN'],
  ['BUYER', 'ESCALATED', 'WITHDRAWN'],
  ['BUYER', 'REFUND_ORDERED', 'WITHDRAWN'],
  ['BUYER', 'RESOLVED', ''],
  ['SELLER', 'OPEN', 'REFUNDED,REPLACED,REJECTED'],
  ['SELLER', 'ANSWERED', 'REFUNDED,REPLACED,REJECTED'],
  ['SELLER', 'ESCALATED', 'REFUNDED,REPLACED'],
  ['SELLER', 'REFUND_ORDERED', 'REFUNDED'],
  ['SELLER', 'RESOLVED', ''],
  ['OFFICER', 'OPEN', ''],
  ['OFFICER', 'ANSWERED', ''],
  ['OFFICER', 'ESCALATED', 'REFUNDED,REPLACED,REJECTED'],
  ['OFFICER', 'REFUND_ORDERED', 'REFUNDED,REPLACED,REJECTED'],
  ['OFFICER', 'RESOLVED', ''],
])('%s ends what is %s as', (party, status, ways) => {
  expect(all.filter((one) => mayResolve(party, status, one)).join()).toBe(ways)
})

const day = { answerDueAt: at('2026-11-26T00:00:00+07:00'), refundDueAt: at('2026-11-28T00:00:00+07:00') }

test.each<[string, ComplaintStatus, string, ReturnType<typeof lateAt>]>([
  ['without an answer, a second before the midnight', 'OPEN', '2026-11-25T23:59:59+07:00', null],
  ['without an answer, at midnight', 'OPEN', '2026-11-26T00:00:00+07:00', 'SELLER_SILENT'],
  ['answered', 'ANSWERED', '2026-12-26T00:00:00+07:00', null],
  ['with money ordered back, a second before the midnight', 'REFUND_ORDERED', '2026-11-27T23:59:59+07:00', null],
  ['with money ordered back, at midnight', 'REFUND_ORDERED', '2026-11-28T00:00:00+07:00', 'REFUND_MISSING'],
  ['with the officers already', 'ESCALATED', '2026-12-26T00:00:00+07:00', null],
])('what is %s, comes before the officers as', (_, status, now, late) => {
  expect(lateAt({ status, ...day }, at(now))).toBe(late)
})

test.each<[string, ComplaintStatus, string, boolean]>([
  ['a second before the midnight', 'ESCALATED', '2026-11-27T23:59:59+07:00', false],
  ['at midnight', 'ESCALATED', '2026-11-28T00:00:00+07:00', true],
  ['once it is the seller’s turn', 'REFUND_ORDERED', '2026-11-28T00:00:00+07:00', false],
  ['once it is decided', 'RESOLVED', '2026-11-28T00:00:00+07:00', false],
])('an officer is late %s', (_, status, now, late) => {
  expect(isDecisionLate({ status, decisionDueAt: day.refundDueAt }, at(now))).toBe(late)
})

const resolvedAt = at('2026-11-25T12:00:00+07:00')
const state = (status: ComplaintStatus, changes: Partial<Decided> = {}): Decided => ({
  status,
  resolvedBy: null,
  resolution: null,
  resolvedAt: null,
  refundId: null,
  ...changes,
})
const resolved = (resolvedBy: ComplaintParty, resolution: ComplaintResolution) =>
  state('RESOLVED', { resolvedBy, resolution, resolvedAt, refundId: resolution === 'REFUNDED' ? 'r-1' : null })

test.each<[string, Decided, string, boolean]>([
  ['before the seller has answered', state('OPEN'), '2026-11-25T13:00:00+07:00', false],
  ['after her answer', state('ANSWERED'), '2026-11-25T13:00:00+07:00', true],
  ['twice', state('ESCALATED'), '2026-11-25T13:00:00+07:00', false],
  ['after her no', resolved('SELLER', 'REJECTED'), '2026-12-02T23:59:59+07:00', true],
  ['after her no, a week later', resolved('SELLER', 'REJECTED'), '2026-12-03T00:00:00+07:00', false],
  ['when the replacement is as bad', resolved('SELLER', 'REPLACED'), '2026-11-26T12:00:00+07:00', true],
  ['when the money is back', resolved('SELLER', 'REFUNDED'), '2026-11-26T12:00:00+07:00', false],
  [
    'when only the seller says that the money is back',
    state('RESOLVED', { resolvedBy: 'SELLER', resolution: 'REFUNDED', resolvedAt }),
    '2026-11-26T12:00:00+07:00',
    true,
  ],
  ['after the officer’s no', resolved('OFFICER', 'REJECTED'), '2026-11-26T12:00:00+07:00', false],
  ['after she took it back herself', resolved('BUYER', 'WITHDRAWN'), '2026-11-26T12:00:00+07:00', false],
])('the buyer may ask an officer %s', (_, complaint, now, possible) => {
  expect(mayEscalate(complaint, at(now))).toBe(possible)
})

test.each([
  ['COMPLAINT', 'PAID_NOT_CONFIRMED', true],
  ['RETURN', 'PAID_NOT_CONFIRMED', false],
  ['COMPLAINT', 'CHANGED_MIND', false],
  ['RETURN', 'CHANGED_MIND', true],
  ['COMPLAINT', 'DAMAGED', true],
  ['RETURN', 'DAMAGED', true],
] as const)('%s for %s: %s', (kind, reason, possible) => {
  expect(isReasonOf(kind, reason)).toBe(possible)
})
