import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import * as v from 'valibot'
import type { Context } from '../context.ts'
import { logFinancialRead } from '../groups/finances-permission.ts'
import { readGroupOf, requireStaff } from '../groups/keeper-permission.ts'
import { forbidden, requireRole, requireViewer } from '../identity/permission.ts'
import { amount, day, optionalTextOf, parseInput, textOf, uuid } from '../wire/input.ts'
import { checkPageSize, cursorKeys, decodeCursor, listComplexity } from '../wire/page.ts'
import { DateScalar, Rupiah } from '../wire/scalars.ts'
import { cancelMeeting } from './cancel-meeting.ts'
import { closeMeeting } from './close-meeting.ts'
import { confirmCashHandover } from './confirm-cash-handover.ts'
import { handOverCash } from './hand-over-cash.ts'
import { presences } from './meeting.entity.ts'
import {
  AttendanceInput,
  CancelMeetingResult,
  type CashHandoverChanged,
  CashHandoverPage,
  CloseMeetingResult,
  CollectionSheetInput,
  type CollectionSheetPosted,
  ConfirmCashHandoverResult,
  HandOverCashResult,
  HeldSheet,
  type MeetingChanged,
  MeetingPage,
  MeetingSheet,
  MemberClaims,
  OpenMeetingResult,
  PostCollectionSheetResult,
  ReverseClaimRepaymentResult,
  ReverseContributionResult,
  ReversePaymentResult,
  type SheetConflict,
  type SheetMember,
  StartCollectionResult,
  TakeAttendanceResult,
} from './meeting.graphql.ts'
import {
  claimsOfMember,
  findHandovers,
  fundBalance,
  handoverOf,
  handoverSort,
  heldSheets,
  meetingOf,
  meetingSort,
  meetingsOfGroup,
  membersOfSheet,
  postedSheet,
  type SheetMemberRow,
} from './meeting.queries.ts'
import { sheetConflictMessage } from './meeting.refusals.ts'
import { readMeetingOf } from './meeting-permission.ts'
import { openMeeting } from './open-meeting.ts'
import { postCollectionSheet } from './post-collection-sheet.ts'
import { reverseClaimRepayment } from './reverse-claim-repayment.ts'
import { reverseContribution } from './reverse-contribution.ts'
import { reversePayment } from './reverse-payment.ts'
import { startCollection } from './start-collection.ts'
import { takeAttendance } from './take-attendance.ts'

const membersMax = 200

const attendanceSchema = v.pipe(
  v.array(v.object({ memberId: uuid, presence: v.picklist(presences) })),
  v.minLength(1, 'Pilih dulu siapa yang hadir.'),
  v.maxLength(membersMax, 'Terlalu banyak nama.'),
)

const paid = v.pipe(amount, v.minValue(1n, 'Jumlahnya harus lebih dari 0.'))

const sheetSchema = v.object({
  sheetId: uuid,
  meetingId: uuid,
  lines: v.pipe(
    v.array(
      v.object({
        memberId: uuid,
        paymentId: uuid,
        amount,
        surplus: v.picklist(['NEXT', 'LAST', 'SETTLE']),
        method: v.picklist(['CASH', 'TRANSFER']),
        contribution: amount,
        broughtBy: v.optional(v.nullable(uuid), null),
      }),
    ),
    v.maxLength(membersMax, 'Terlalu banyak baris.'),
    v.check(
      (lines) => new Set(lines.map(({ memberId }) => memberId)).size === lines.length,
      'Setiap anggota hanya satu baris.',
    ),
  ),
  covers: v.pipe(
    v.array(
      v.object({
        borrowerId: uuid,
        amount: paid,
        source: v.picklist(['MEMBERS', 'FUND']),
        payerIds: v.optional(v.nullable(v.pipe(v.array(uuid), v.maxLength(membersMax, 'Terlalu banyak nama.'))), null),
      }),
    ),
    v.maxLength(membersMax, 'Terlalu banyak baris.'),
  ),
  cashCounted: amount,
})

const reasonSchema = textOf('Alasan', 500)

@Resolver()
export class MeetingResolver {
  @Query(() => MeetingPage, {
    complexity: listComplexity,
    description: 'The mentor of the group, officers: its meetings, newest first.',
  })
  async meetings(
    @Ctx() context: Context,
    @Arg('groupId', () => ID) groupId: string,
    @Arg('first', () => Int, { defaultValue: 12 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<MeetingPage> {
    const id = parseInput(uuid, groupId, ['groupId'])
    if (!(await readGroupOf(context, { id }))) throw forbidden()
    checkPageSize(first)
    return meetingsOfGroup(context.reader, {
      groupId: id,
      first,
      after: after ? (decodeCursor(after, meetingSort, [/^\d{4}-\d\d-\d\d$/])[0] ?? null) : null,
    })
  }

  @Query(() => MeetingSheet, {
    complexity: ({ childComplexity }) => 50 + childComplexity * 5,
    description:
      'The mentor of the group, officers: what is collected in a meeting and, once it is posted, what was. Every member whose debts are shown finds it in who looked.',
  })
  async meetingSheet(@Ctx() context: Context, @Arg('meetingId', () => ID) meetingId: string): Promise<MeetingSheet> {
    const meeting = await readMeetingOf(context, parseInput(uuid, meetingId, ['meetingId']))
    const { reader } = context
    const [rows, balance, group, posted] = await Promise.all([
      membersOfSheet(reader, meeting.id),
      fundBalance(reader, meeting.groupId),
      readGroupOf(context, { id: meeting.groupId }),
      meeting.sheetId ? postedSheet(reader, meeting.sheetId) : null,
    ])
    const debtors = rows.filter(({ loanId }) => loanId !== null).map(({ memberId }) => memberId)
    await logFinancialRead(context, await requireStaff(context), debtors, 'meetingSheet')
    return { meeting, groupName: group?.name ?? '', fundBalance: balance, members: rows.map(sheetMember), posted }
  }

  @Query(() => MemberClaims, { description: 'The viewer herself: what she owes for covers, and what is owed to her.' })
  async myClaims(@Ctx() context: Context): Promise<MemberClaims> {
    const { id } = await requireViewer(context)
    return claimsOfMember(context.reader, id)
  }

  @Query(() => [HeldSheet], { description: 'Mentor, officer: sheets that she posted and whose cash she still holds.' })
  async heldSheets(@Ctx() context: Context): Promise<HeldSheet[]> {
    const { id } = await requireStaff(context)
    return heldSheets(context.reader, id)
  }

  @Query(() => CashHandoverPage, {
    complexity: listComplexity,
    description: 'Officer: all, newest first. Mentor: her own.',
  })
  async cashHandovers(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 24 }) first: number,
    @Arg('waitingOnly', () => Boolean, { defaultValue: false }) waitingOnly: boolean,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ): Promise<CashHandoverPage> {
    const viewer = await requireStaff(context)
    checkPageSize(first)
    return findHandovers(context.reader, {
      mentorId: viewer.roles.includes('OFFICER') ? null : viewer.id,
      waitingOnly,
      first,
      after: after
        ? (decodeCursor(after, handoverSort, [cursorKeys.instant, cursorKeys.uuid]) as [string, string])
        : null,
    })
  }

  @Mutation(() => OpenMeetingResult, {
    description: 'Mentor of the group, officer: begins the meeting of a week, today or at most 28 days ago.',
  })
  async openMeeting(
    @Ctx() context: Context,
    @Arg('groupId', () => ID) groupId: string,
    @Arg('heldOn', () => DateScalar) heldOn: string,
  ): Promise<typeof OpenMeetingResult> {
    const who = await requireStaff(context)
    const opened = await openMeeting(context.db(), context.now, who, {
      groupId: parseInput(uuid, groupId, ['groupId']),
      heldOn: parseInput(day, heldOn, ['heldOn']),
    })
    if ('__typename' in opened) return opened
    if ('meetingId' in opened) return changed(context, opened.meetingId)
    const { meeting } = await changed(context, opened.otherMeetingId)
    return {
      __typename: 'MeetingOfThisWeek',
      message: 'Kelompok ini sudah bertemu pada hari lain minggu itu.',
      field: ['heldOn'],
      meeting,
    }
  }

  @Mutation(() => TakeAttendanceResult, { description: 'Mentor of the group, officer. Until the meeting is closed.' })
  async takeAttendance(
    @Ctx() context: Context,
    @Arg('meetingId', () => ID) meetingId: string,
    @Arg('members', () => [AttendanceInput]) members: AttendanceInput[],
  ): Promise<typeof TakeAttendanceResult> {
    const who = await requireStaff(context)
    const taken = await takeAttendance(context.db(), context.now, who, {
      meetingId: parseInput(uuid, meetingId, ['meetingId']),
      members: parseInput(attendanceSchema, members, ['members']),
    })
    return '__typename' in taken ? taken : changed(context, taken.meetingId)
  }

  @Mutation(() => StartCollectionResult, {
    description: 'Mentor of the group, officer: once of every member is written down whether she came.',
  })
  async startCollection(
    @Ctx() context: Context,
    @Arg('meetingId', () => ID) meetingId: string,
  ): Promise<typeof StartCollectionResult> {
    const who = await requireStaff(context)
    const started = await startCollection(context.db(), who, parseInput(uuid, meetingId, ['meetingId']))
    return '__typename' in started ? started : changed(context, started.meetingId)
  }

  @Mutation(() => PostCollectionSheetResult, {
    description: 'One atomic posting for the whole meeting. sheetId is made by the client.',
  })
  async postCollectionSheet(
    @Ctx() context: Context,
    @Arg('input', () => CollectionSheetInput) input: CollectionSheetInput,
  ): Promise<typeof PostCollectionSheetResult> {
    const who = await requireStaff(context)
    const posted = await postCollectionSheet(context.db(), context.now, who, parseInput(sheetSchema, input, ['input']))
    if ('__typename' in posted) return posted
    if ('sheetId' in posted) {
      return {
        __typename: 'CollectionSheetPosted',
        sheet: await sheetOf(context, posted.sheetId),
      } as CollectionSheetPosted
    }
    return {
      __typename: 'SheetConflict',
      message: sheetConflictMessage,
      field: ['input', 'sheetId'],
      posted: await sheetOf(context, posted.conflictsWith),
    } as SheetConflict
  }

  @Mutation(() => CloseMeetingResult, { description: 'Mentor of the group, officer: once the sheet is posted.' })
  async closeMeeting(
    @Ctx() context: Context,
    @Arg('meetingId', () => ID) meetingId: string,
    @Arg('note', () => String, { nullable: true }) note?: string,
  ): Promise<typeof CloseMeetingResult> {
    const who = await requireStaff(context)
    const closed = await closeMeeting(context.db(), context.now, who, {
      meetingId: parseInput(uuid, meetingId, ['meetingId']),
      note: parseInput(optionalTextOf('Catatan', 1000), note, ['note']),
    })
    return '__typename' in closed ? closed : changed(context, closed.meetingId)
  }

  @Mutation(() => CancelMeetingResult, {
    description:
      'Mentor of the group, officer: calls off a meeting that was begun by mistake, until its sheet is posted. Its week is free again.',
  })
  async cancelMeeting(
    @Ctx() context: Context,
    @Arg('meetingId', () => ID) meetingId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<typeof CancelMeetingResult> {
    const who = await requireStaff(context)
    const cancelled = await cancelMeeting(context.db(), context.now, who, {
      meetingId: parseInput(uuid, meetingId, ['meetingId']),
      reason: parseInput(reasonSchema, reason, ['reason']),
    })
    return '__typename' in cancelled ? cancelled : changed(context, cancelled.meetingId)
  }

  @Mutation(() => ReversePaymentResult, {
    description:
      'Mentor of the group, officer: takes back a payment of a loan, or one share of a cover. The same key is the same reversal.',
  })
  async reversePayment(
    @Ctx() context: Context,
    @Arg('paymentId', () => ID) paymentId: string,
    @Arg('reason', () => String) reason: string,
    @Arg('idempotencyKey', () => ID) idempotencyKey: string,
  ): Promise<typeof ReversePaymentResult> {
    const who = await requireStaff(context)
    const reversed = await reversePayment(context.db(), context.now, who, {
      paymentId: parseInput(uuid, paymentId, ['paymentId']),
      reason: parseInput(reasonSchema, reason, ['reason']),
      idempotencyKey: parseInput(textOf('Kunci', 200), idempotencyKey, ['idempotencyKey']),
    })
    return '__typename' in reversed ? reversed : { __typename: 'PaymentReversed', ...reversed }
  }

  @Mutation(() => ReverseClaimRepaymentResult, {
    description: 'Mentor of the group, officer: what was given back to one who had covered is owed again.',
  })
  async reverseClaimRepayment(
    @Ctx() context: Context,
    @Arg('repaymentId', () => ID) repaymentId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<typeof ReverseClaimRepaymentResult> {
    const who = await requireStaff(context)
    const reversed = await reverseClaimRepayment(context.db(), context.now, who, {
      repaymentId: parseInput(uuid, repaymentId, ['repaymentId']),
      reason: parseInput(reasonSchema, reason, ['reason']),
    })
    return '__typename' in reversed ? reversed : { __typename: 'ClaimRepaymentReversed', ...reversed }
  }

  @Mutation(() => ReverseContributionResult, {
    description:
      'Mentor of the group, officer: takes back what was put into the group’s fund by mistake. The member is told.',
  })
  async reverseContribution(
    @Ctx() context: Context,
    @Arg('contributionId', () => ID) contributionId: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<typeof ReverseContributionResult> {
    const who = await requireStaff(context)
    const reversed = await reverseContribution(context.db(), context.now, who, {
      contributionId: parseInput(uuid, contributionId, ['contributionId']),
      reason: parseInput(reasonSchema, reason, ['reason']),
    })
    return '__typename' in reversed ? reversed : { __typename: 'ContributionReversed', ...reversed }
  }

  @Mutation(() => HandOverCashResult, {
    description:
      'Whoever posted the sheets: says what cash she brings to the office. handoverId is made by the client.',
  })
  async handOverCash(
    @Ctx() context: Context,
    @Arg('handoverId', () => ID) handoverId: string,
    @Arg('sheetIds', () => [ID]) sheetIds: string[],
    @Arg('amount', () => Rupiah) sum: number,
    @Arg('note', () => String, { nullable: true }) note?: string,
  ): Promise<typeof HandOverCashResult> {
    const who = await requireStaff(context)
    const brought = await handOverCash(context.db(), context.now, who, {
      handoverId: parseInput(uuid, handoverId, ['handoverId']),
      sheetIds: parseInput(v.pipe(v.array(uuid), v.minLength(1, 'Pilih lembarnya.'), v.maxLength(200)), sheetIds, [
        'sheetIds',
      ]),
      amount: parseInput(amount, sum, ['amount']),
      note: parseInput(optionalTextOf('Catatan', 500), note, ['note']),
    })
    return '__typename' in brought ? brought : handoverChanged(context, brought.handoverId)
  }

  @Mutation(() => ConfirmCashHandoverResult, {
    description: 'Officer, not the one who brought it: says what she counted.',
  })
  async confirmCashHandover(
    @Ctx() context: Context,
    @Arg('handoverId', () => ID) handoverId: string,
    @Arg('amount', () => Rupiah) sum: number,
    @Arg('note', () => String, { nullable: true }) note?: string,
  ): Promise<typeof ConfirmCashHandoverResult> {
    const officer = await requireRole(context, 'OFFICER')
    const received = await confirmCashHandover(context.db(), context.now, officer, {
      handoverId: parseInput(uuid, handoverId, ['handoverId']),
      amount: parseInput(amount, sum, ['amount']),
      note: parseInput(optionalTextOf('Catatan', 500), note, ['note']),
    })
    return '__typename' in received ? received : handoverChanged(context, received.handoverId)
  }
}

const changed = async ({ reader }: Context, meetingId: string): Promise<MeetingChanged> => {
  const meeting = await meetingOf(reader, meetingId)
  if (!meeting) throw new Error(`the meeting ${meetingId} is gone`)
  return { __typename: 'MeetingChanged', meeting }
}

const sheetOf = async ({ reader }: Context, sheetId: string) => {
  const sheet = await postedSheet(reader, sheetId)
  if (!sheet) throw new Error(`the sheet ${sheetId} is gone`)
  return sheet
}

const handoverChanged = async ({ reader }: Context, handoverId: string): Promise<CashHandoverChanged> => {
  const handover = await handoverOf(reader, handoverId)
  if (!handover) throw new Error(`the handover ${handoverId} is gone`)
  return { __typename: 'CashHandoverChanged', handover }
}

const sheetMember = ({ loanId, loanNumber, ...row }: SheetMemberRow): SheetMember => {
  const { arrears, due, outstandingTotal, settlementTotal, nextDueOn, coverSource, ...member } = row
  return {
    ...member,
    loan:
      loanId && loanNumber
        ? { id: loanId, number: loanNumber, arrears, due, outstandingTotal, settlementTotal, nextDueOn, coverSource }
        : null,
  }
}
