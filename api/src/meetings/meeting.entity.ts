import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant, plainDate, rupiah } from '../storage/types.ts'

/**
 * OPEN: it has begun. ATTENDANCE: who came is being written down. COLLECTION: everybody is accounted for, and money is counted.
 * PROPOSALS: the sheet is posted. CLOSED: over. CANCELLED: called off before money was posted.
 */
export const meetingStatuses = ['OPEN', 'ATTENDANCE', 'COLLECTION', 'PROPOSALS', 'CLOSED', 'CANCELLED'] as const
export type MeetingStatus = (typeof meetingStatuses)[number]

/** Hadir, izin, tanpa kabar. */
export const presences = ['PRESENT', 'EXCUSED', 'ABSENT'] as const
export type Presence = (typeof presences)[number]

/** Pertemuan kelompok mingguan. */
export const Meeting = defineEntity({
  name: 'Meeting',
  tableName: 'meeting',
  properties: {
    id: p.uuid().primary(),
    groupId: p.uuid(),
    heldOn: plainDate(),
    status: p.string().$type<MeetingStatus>(),
    openedBy: p.uuid(),
    openedAt: instant(),
    /** Who ended it, or called it off; then the note says why. */
    closedBy: p.uuid().nullable(),
    closedAt: instant().nullable(),
    note: p.string().nullable(),
  },
})
export type Meeting = InferEntity<typeof Meeting>

/** What a meeting collected, posted as one. The id is made by whoever sends it. */
export const CollectionSheet = defineEntity({
  name: 'CollectionSheet',
  tableName: 'collection_sheet',
  properties: {
    id: p.uuid().primary(),
    meetingId: p.uuid(),
    requestHash: p.blob().$type<Buffer>(),
    cashCounted: rupiah(),
    cashPosted: rupiah(),
    postedBy: p.uuid(),
    postedAt: instant(),
  },
})
export type CollectionSheet = InferEntity<typeof CollectionSheet>

export const CollectionSheetLine = defineEntity({
  name: 'CollectionSheetLine',
  tableName: 'collection_sheet_line',
  properties: {
    id: p.uuid().primary(),
    sheet: () => p.manyToOne(CollectionSheet),
    memberId: p.uuid(),
    memberNumber: p.integer(),
    method: p.string().$type<'CASH' | 'TRANSFER'>(),
    amount: rupiah(),
    ownAmount: rupiah(),
    claimsAmount: rupiah(),
    contribution: rupiah(),
    paymentId: p.uuid().nullable(),
    broughtBy: p.uuid().nullable(),
  },
})
export type CollectionSheetLine = InferEntity<typeof CollectionSheetLine>

/** What a borrower owes, free of interest, to whoever covered for her. The id is that of the cover among the loan's events. */
export const CoverClaim = defineEntity({
  name: 'CoverClaim',
  tableName: 'cover_claim',
  properties: {
    id: p.uuid().primary(),
    groupId: p.uuid(),
    borrowerId: p.uuid(),
    /** Null: the group's fund. */
    payerId: p.uuid().nullable(),
    /** Her member number; 0 for the fund. */
    payerNumber: p.integer(),
    amount: rupiah(),
    balance: rupiah(),
    madeAt: instant(),
  },
})
export type CoverClaim = InferEntity<typeof CoverClaim>

/** Append-only; the balance of a claim is the sum of its entries. */
export const ClaimEntry = defineEntity({
  name: 'ClaimEntry',
  tableName: 'claim_entry',
  properties: {
    id: p.uuid().primary(),
    claim: () => p.manyToOne(CoverClaim),
    kind: p.string().$type<'COVERED' | 'REPAID' | 'REVERSED'>(),
    /** Below 0 where less is owed. */
    amount: rupiah(),
    sheetId: p.uuid().nullable(),
    reversesId: p.uuid().nullable(),
    reason: p.string().nullable(),
    postedBy: p.uuid(),
    postedAt: instant(),
  },
})
export type ClaimEntry = InferEntity<typeof ClaimEntry>

export const GroupFundEntry = defineEntity({
  name: 'GroupFundEntry',
  tableName: 'group_fund_entry',
  properties: {
    id: p.uuid().primary(),
    groupId: p.uuid(),
    kind: p.string().$type<'CONTRIBUTION' | 'COVER' | 'REPAYMENT' | 'REVERSAL' | 'PAID_OUT'>(),
    amount: rupiah(),
    memberId: p.uuid().nullable(),
    sourceId: p.uuid(),
    postedAt: instant(),
  },
})
export type GroupFundEntry = InferEntity<typeof GroupFundEntry>

/** That somebody's contribution to the fund was posted by mistake. */
export const ContributionReversal = defineEntity({
  name: 'ContributionReversal',
  tableName: 'fund_contribution_reversal',
  properties: {
    id: p.uuid().primary(),
    /** Of the fund's entry. */
    contributionId: p.uuid(),
    reason: p.string(),
    reversedBy: p.uuid(),
    reversedAt: instant(),
  },
})
export type ContributionReversal = InferEntity<typeof ContributionReversal>

/** Cash on its way from a mentor to the office. */
export const CashHandover = defineEntity({
  name: 'CashHandover',
  tableName: 'cash_handover',
  properties: {
    id: p.uuid().primary(),
    mentorId: p.uuid(),
    expected: rupiah(),
    declared: rupiah(),
    declaredAt: instant(),
    note: p.string().nullable(),
    received: rupiah().nullable(),
    receivedBy: p.uuid().nullable(),
    receivedAt: instant().nullable(),
    differenceNote: p.string().nullable(),
  },
})
export type CashHandover = InferEntity<typeof CashHandover>
