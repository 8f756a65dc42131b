import type { EntityManager } from '@mikro-orm/postgresql'
import { agreeToPrice } from '../applications/agree-to-price.ts'
import { LoanApplication } from '../applications/application.entity.ts'
import { appraiseApplication } from '../applications/appraise-application.ts'
import { approveApplication } from '../applications/approve-application.ts'
import { confirmReceipt } from '../applications/confirm-receipt.ts'
import { declineApplication } from '../applications/decline-application.ts'
import { disburseLoan } from '../applications/disburse-loan.ts'
import { draftApplication } from '../applications/draft-application.ts'
import { priceOf } from '../applications/price-of.ts'
import { submitApplication } from '../applications/submit-application.ts'
import { voteOnApplication } from '../applications/vote-on-application.ts'
import { businessDay, startOfDay, weekStart } from '../calendar.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { decideLoanChange } from '../lending/decide-loan-change.ts'
import { LoanProduct, LoanProductVersion } from '../lending/loan.entity.ts'
import { proposeLoanChange } from '../lending/propose-loan-change.ts'
import { recordProgrammeFund } from '../lending/record-programme-fund.ts'
import { closeMeeting } from '../meetings/close-meeting.ts'
import { membersOfSheet, type SheetMemberRow } from '../meetings/meeting.queries.ts'
import { openMeeting } from '../meetings/open-meeting.ts'
import { postCollectionSheet } from '../meetings/post-collection-sheet.ts'
import { startCollection } from '../meetings/start-collection.ts'
import { takeAttendance } from '../meetings/take-attendance.ts'
import type { Reader } from '../storage/statement.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { expectDone, uuidFrom } from './expect-done.ts'

export interface LoanStory {
  em(): EntityManager
  now: Temporal.Instant
  siteUrl: string
  /** Weeks of history before the running one. */
  weeks: number
  groups: { id: string; mentorId: string; meetingWeekday: number; members: { id: string; businessId: string }[] }[]
  /** One who approves, and another who decides with her. */
  officers: [Viewer, Viewer]
}

/** How a borrower pays: whole rupiah at a meeting, of what is due, in the weeks after her loan. */
type Habit = (due: bigint, week: number, settlement: bigint) => { amount: bigint; settles?: boolean; covered?: boolean }

const purposes = ['Tepung, gula, dan minyak', 'Mesin pres plastik', 'Kain dan benang', 'Kompor dan wajan']

const habits: Habit[] = [
  // On time.
  (due) => ({ amount: due }),
  // Late: less each second week, and nothing lately.
  (due, week) => ({ amount: week > 9 ? 0n : week % 2 === 0 ? due : due / 2n }),
  // Short now and then; the others cover.
  (due, week) => ({ amount: week % 5 === 3 ? (due * 2n) / 5n : due, covered: week % 5 === 3 }),
  // Ahead, and closed early.
  (due, week, settlement) => (week === 12 ? { amount: settlement, settles: true } : { amount: due }),
]

/** Loans in every state, lent and repaid in meetings through the product's own use cases. */
export const makeGroupLoans = async (story: LoanStory): Promise<void> => {
  const { em, weeks, officers } = story
  const chance = chanceFrom(1451)
  const running = weekStart(businessDay(story.now))
  const first = running.subtract({ weeks: Math.min(16, Math.max(1, weeks - 1)) })
  const opening = startOfDay(first).add({ hours: 9 })
  expectDone(
    await recordProgrammeFund(em(), opening, officers[0], {
      id: uuidFrom(chance),
      direction: 'RECEIVED',
      amount: 250_000_000n,
      method: 'TRANSFER',
      party: 'Pemerintah Kota Jambi',
      reference: 'SP2D 0417',
      happenedOn: first,
    }),
  )
  for (const group of story.groups) {
    const borrowers = new Map<string, { habit: Habit; since: Temporal.PlainDate }>()
    // The last member asks at the end. Whose sales do not carry a loan yet is told so, and the next one asks.
    for (const [index, member] of group.members.slice(1, -1).entries()) {
      const habit = habits[borrowers.size]
      if (!habit) break
      const at = startOfDay(first.add({ days: index % 5 })).add({ hours: 10 })
      if (await lend(story, chance, group, member, at)) borrowers.set(member.id, { habit, since: first })
    }
    for (let monday = first.add({ weeks: 1 }); ; monday = monday.add({ weeks: 1 })) {
      const heldOn = monday.add({ days: group.meetingWeekday - 1 })
      const at = startOfDay(heldOn).add({ hours: 14 })
      if (Temporal.Instant.compare(at, story.now) > 0) break
      await meet(story, chance, group, heldOn, at, borrowers)
    }
  }
  await waitForDecisions(story, chance, running)
}

/** From the wish to the money; false where the product says no on the way. */
const lend = async (
  story: LoanStory,
  chance: Chance,
  group: LoanStory['groups'][number],
  member: { id: string; businessId: string },
  now: Temporal.Instant,
): Promise<boolean> => {
  const { em, officers, siteUrl } = story
  const applicationId = await apply(story, chance, group, member, now)
  if (!applicationId) return false
  const reader = (await em().getConnection().getNativeClient()) as Reader
  const { principal, weeks } = await em().findOneOrFail(LoanApplication, { id: applicationId })
  const later = (hours: number) => now.add({ hours })
  const appraisal = { applicationId, principal, weeks, note: 'Jualannya rutin, setorannya masuk akal.' }
  const mentor: Viewer = { id: group.mentorId, roles: ['MENTOR'] } as Viewer
  const appraised = await appraiseApplication(em(), reader, later(1), mentor, appraisal, { siteUrl })
  if ('__typename' in appraised) {
    const reason = 'Jualannya belum cukup untuk angsuran ini. Kita coba lagi beberapa bulan lagi, Bu.'
    expectDone(await declineApplication(em(), later(1), mentor, { applicationId, reason }, { siteUrl }))
    return false
  }
  expectDone(await approveApplication(em(), later(2), officers[0], { applicationId, note: null }, { siteUrl }))
  const paid = await disburseLoan(em(), later(3), officers[0], { applicationId, method: 'TRANSFER' }, { siteUrl })
  if ('__typename' in paid) return false
  expectDone(await confirmReceipt(em(), later(4), member, { loanId: paid.loanId }))
  return true
}

/** Up to the group's consent. */
const apply = async (
  { em, siteUrl }: LoanStory,
  chance: Chance,
  { members }: LoanStory['groups'][number],
  member: { id: string; businessId: string },
  now: Temporal.Instant,
): Promise<string | null> => {
  const product = await em().findOneOrFail(LoanProduct, { retiredAt: null })
  const [applicationId, site] = [uuidFrom(chance), { siteUrl }]
  const drafted = await draftApplication(
    em(),
    now,
    member,
    {
      id: applicationId,
      businessId: member.businessId,
      productId: product.id,
      principal: 2_000_000n,
      weeks: 50,
      purpose: purposes[chance.between(0, purposes.length - 1)] as string,
    },
    site,
  )
  if ('__typename' in drafted) return null
  const draft = await em().findOneOrFail(LoanApplication, { id: applicationId })
  const terms = await em().findOneOrFail(LoanProductVersion, { id: draft.productVersionId })
  const { hash } = await priceOf(em(), now, { application: draft, terms })
  const agreed = await agreeToPrice(em(), now, member, { applicationId, priceHash: hash.toString('hex') })
  if ('__typename' in agreed) return null
  const submitted = await submitApplication(em(), now, member, { applicationId }, site)
  if ('__typename' in submitted) return null
  const { proposalHash } = await em().findOneOrFail(LoanApplication, { id: applicationId })
  const vote = { applicationId, proposalHash: proposalHash?.toString('hex') ?? '', saysYes: true, reason: null }
  for (const voter of members.filter(({ id }) => id !== member.id)) {
    expectDone(await voteOnApplication(em(), now, voter, vote, site))
  }
  return applicationId
}

const meet = async (
  { em }: LoanStory,
  chance: Chance,
  group: LoanStory['groups'][number],
  heldOn: Temporal.PlainDate,
  now: Temporal.Instant,
  borrowers: ReadonlyMap<string, { habit: Habit; since: Temporal.PlainDate }>,
): Promise<void> => {
  const mentor: Viewer = { id: group.mentorId, roles: ['MENTOR'] } as Viewer
  const opened = await openMeeting(em(), now, mentor, { groupId: group.id, heldOn })
  // A week in which the group is closed.
  if (!('meetingId' in opened)) return
  const { meetingId } = opened
  const members = group.members.map(({ id }) => ({
    memberId: id,
    presence: chance.between(0, 19) === 0 ? ('EXCUSED' as const) : ('PRESENT' as const),
  }))
  expectDone(await takeAttendance(em(), now, mentor, { meetingId, members }))
  expectDone(await startCollection(em(), mentor, meetingId))
  const reader = (await em().getConnection().getNativeClient()) as Reader
  const rows = await membersOfSheet(reader, meetingId)
  const planned = rows.flatMap((row) => plannedOf(row, heldOn, borrowers))
  const cover = planned.filter(({ cover: missing }) => missing > 0n)
  const repaid = planned.reduce((sum, { toClaims }) => sum + toClaims, 0n)
  const cash = planned.reduce((sum, { amount, cover: missing }) => sum + amount + missing, 0n) - repaid
  expectDone(
    await postCollectionSheet(em(), now, mentor, {
      sheetId: uuidFrom(chance),
      meetingId,
      lines: planned.map(({ memberId, amount, settles }) => ({
        memberId,
        paymentId: uuidFrom(chance),
        amount,
        surplus: settles ? ('SETTLE' as const) : ('NEXT' as const),
        method: 'CASH' as const,
        contribution: 0n,
        broughtBy: null,
      })),
      covers: cover.map(({ memberId, cover: amount }) => ({
        borrowerId: memberId,
        amount,
        source: 'MEMBERS' as const,
        payerIds: null,
      })),
      cashCounted: cash,
    }),
  )
  expectDone(await closeMeeting(em(), now, mentor, { meetingId, note: null }))
}

/** What one brings: her habit, and whatever she owes for covers once she can pay in full again. */
const plannedOf = (
  { memberId, loanId, due, settlementTotal, owesForCovers }: SheetMemberRow,
  heldOn: Temporal.PlainDate,
  borrowers: ReadonlyMap<string, { habit: Habit; since: Temporal.PlainDate }>,
) => {
  const borrower = borrowers.get(memberId)
  if (!loanId || !borrower) return []
  const week = Math.floor(borrower.since.until(heldOn, { largestUnit: 'days' }).days / 7)
  const { amount, settles = false, covered = false } = borrower.habit(due, week, settlementTotal)
  const toClaims = amount >= due ? owesForCovers : 0n
  return [{ memberId, amount: amount + toClaims, settles, cover: covered ? due - amount : 0n, toClaims }]
}

/** What is on the desks now: applications on their way, and a loan under a new plan. */
const waitForDecisions = async (story: LoanStory, chance: Chance, running: Temporal.PlainDate): Promise<void> => {
  const { em, officers, now } = story
  const lately = startOfDay(running).add({ hours: 8 })
  for (const [index, group] of story.groups.entries()) {
    const member = group.members.at(-1)
    if (!member || index > 1) continue
    const applicationId = await apply(story, chance, group, member, lately)
    if (!applicationId || index === 0) continue
    const reader = (await em().getConnection().getNativeClient()) as Reader
    const { principal, weeks } = await em().findOneOrFail(LoanApplication, { id: applicationId })
    const appraisal = { applicationId, principal, weeks, note: 'Layak, usahanya jalan.' }
    await appraiseApplication(em(), reader, lately, { id: group.mentorId }, appraisal, { siteUrl: story.siteUrl })
  }
  const [late] = await em().execute<{ id: string; weekday: number }[]>(
    `select l.id, g.meeting_weekday as weekday from loan l join member_group g on g.id = l.group_id
     cross join lateral (select * from loan_position where loan_id = l.id order by posted_at desc, id desc limit 1) p
     where l.status = 'ACTIVE' order by p.oldest_open_due_on, l.number limit 1`,
  )
  if (!late) return
  const changeId = uuidFrom(chance)
  const firstDueOn = weekStart(businessDay(now)).add({ weeks: 1, days: late.weekday - 1 })
  expectDone(
    await proposeLoanChange(em(), now, officers[0], {
      id: changeId,
      loanId: late.id,
      kind: 'RESCHEDULE',
      reason: 'Rumah dan dagangan terendam banjir',
      weeks: 40,
      firstDueOn,
      part: null,
      instalmentNumber: null,
      amount: null,
    }),
  )
  expectDone(await decideLoanChange(em(), now, officers[1], { changeId, outcome: 'APPROVED', note: null }))
}
