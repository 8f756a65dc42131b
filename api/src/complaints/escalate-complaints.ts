import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Job } from '../jobs/job.ts'
import { Complaint } from './complaint.entity.ts'
import { escalatedForBuyer, escalatedForSeller } from './complaint.messages.ts'
import { tellComplaint } from './tell-complaint.ts'

/** Hands a complaint to the officers, and tells both sides. The caller holds its lock. */
export const escalate = async (
  tx: EntityManager,
  now: Temporal.Instant,
  site: { siteUrl: string },
  complaint: Complaint,
): Promise<void> => {
  complaint.status = 'ESCALATED'
  complaint.escalatedAt = now
  await tellComplaint(tx, now, site, complaint, 'COMPLAINT_ESCALATED', {
    BUYER: escalatedForBuyer,
    SELLER: escalatedForSeller,
  })
}

/** Complaints that their sellers have not answered in time go to the officers. Each is a transaction of its own. */
export const escalateComplaints: Job = {
  name: 'escalate-complaints',
  runs: { everySeconds: 300 },
  run: async ({ db, now, env }) => {
    const due = await db.find(
      Complaint,
      { status: 'OPEN', answerDueAt: { $lte: now } },
      { fields: ['id'], limit: 500, orderBy: { answerDueAt: 'asc' } },
    )
    for (const { id } of due) {
      await db.fork().transactional(async (tx) => {
        const complaint = await tx.findOneOrFail(Complaint, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE })
        // Answered or ended while we waited for the lock.
        if (complaint.status === 'OPEN') await escalate(tx, now, env, complaint)
      })
    }
  },
}
