import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { workingDayDeadline } from '../businesses/working-days.queries.ts'
import type { Job } from '../jobs/job.ts'
import { closeIfGivenBack } from './close-ordered-refund.ts'
import { Complaint } from './complaint.entity.ts'
import {
  escalatedForBuyer,
  escalatedForOfficer,
  escalatedForSeller,
  refundLateForBuyer,
  refundLateForOfficer,
  refundLateForSeller,
} from './complaint.messages.ts'
import { decisionWorkingDays, lateAt } from './complaint.rules.ts'
import { tellComplaint } from './tell-complaint.ts'

/** Hands a complaint to the officers, who have two working days, and tells both sides and them. The caller holds its lock. */
export const escalate = async (
  tx: EntityManager,
  now: Temporal.Instant,
  site: { siteUrl: string },
  complaint: Complaint,
): Promise<void> => {
  const dueAt = await handOver(tx, now, complaint)
  await tellComplaint(tx, now, site, complaint, 'COMPLAINT_ESCALATED', {
    BUYER: (told, link) => escalatedForBuyer(told, dueAt, link),
    SELLER: escalatedForSeller,
    OFFICER: (told, link) => escalatedForOfficer(told, dueAt, link),
  })
}

/** The seller let the day pass on which she was to give money back. What was ordered stays. */
const escalateAgain = async (
  tx: EntityManager,
  now: Temporal.Instant,
  site: { siteUrl: string },
  complaint: Complaint,
): Promise<void> => {
  const dueAt = await handOver(tx, now, complaint)
  const amount = complaint.refundAmount ?? 0n
  await tellComplaint(tx, now, site, complaint, 'COMPLAINT_ESCALATED', {
    BUYER: (told, link) => refundLateForBuyer(told, amount, dueAt, link),
    SELLER: (told, link) => refundLateForSeller(told, amount, link),
    OFFICER: (told, link) => refundLateForOfficer(told, amount, dueAt, link),
  })
}

const handOver = async (tx: EntityManager, now: Temporal.Instant, complaint: Complaint): Promise<Temporal.Instant> => {
  const decisionDueAt = await workingDayDeadline(tx, now, decisionWorkingDays)
  Object.assign(complaint, { status: 'ESCALATED', escalatedAt: now, decisionDueAt })
  return decisionDueAt
}

/**
 * Brings a complaint to where the books and the clock have taken it: money that was ordered back and is back ends it, and a day that
 * has passed hands it to the officers, whenever the job comes round. The caller holds its lock.
 */
export const catchUp = async (
  tx: EntityManager,
  now: Temporal.Instant,
  site: { siteUrl: string },
  complaint: Complaint,
): Promise<void> => {
  if (await closeIfGivenBack(tx, now, site, complaint)) return
  const { status, answerDueAt, refundDueAt = null } = complaint
  const late = lateAt({ status, answerDueAt, refundDueAt }, now)
  if (late === 'SELLER_SILENT') await escalate(tx, now, site, complaint)
  if (late === 'REFUND_MISSING') await escalateAgain(tx, now, site, complaint)
}

/** Complaints whose sellers have not answered in time, or not given back, go to the officers. Each is a transaction of its own. */
export const escalateComplaints: Job = {
  name: 'escalate-complaints',
  runs: { everySeconds: 300 },
  run: async ({ db, now, env }) => {
    const due = [
      ...(await db.find(
        Complaint,
        { status: 'OPEN', answerDueAt: { $lte: now } },
        { fields: ['id'], limit: 500, orderBy: { answerDueAt: 'asc' } },
      )),
      ...(await db.find(
        Complaint,
        { status: 'REFUND_ORDERED', refundDueAt: { $lte: now } },
        { fields: ['id'], limit: 500, orderBy: { refundDueAt: 'asc' } },
      )),
    ]
    // One that fails is tried again the next time, and holds up no other.
    const failed: unknown[] = []
    for (const { id } of due) {
      await db
        .fork()
        .transactional(async (tx) => {
          // What was answered or ended while we waited for the lock is left as it is.
          const complaint = await tx.findOneOrFail(Complaint, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
          await catchUp(tx, now, env, complaint)
        })
        .catch((error: unknown) => failed.push(error))
    }
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} complaints could not be handed over`)
  },
}
