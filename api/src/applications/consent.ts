import type { EntityManager } from '@mikro-orm/postgresql'
import type { LoanApplication } from './application.entity.ts'
import { consentedForBorrower, consentedForMentor } from './application.messages.ts'
import { votersOf } from './lock-application.ts'
import { around, type Site, tell } from './tell-application.ts'

/** Takes an application on once every other member has said yes. The caller holds the application. */
export const consentIfAll = async (
  tx: EntityManager,
  now: Temporal.Instant,
  application: LoanApplication,
  site: Site,
): Promise<void> => {
  if (application.status !== 'SUBMITTED') return
  const voters = await votersOf(tx, application)
  if (voters.some(({ saysYes }) => saysYes !== true)) return
  application.status = 'GROUP_CONSENTED'
  const { borrowerName, borrowerPhone, borrowerLink, mentorPhone, mentorLink } = await around(tx, site, application)
  await tell(tx, now, application, 'LOAN_APPLICATION_MOVED', [
    { phone: borrowerPhone, text: consentedForBorrower(application, borrowerLink) },
    { phone: mentorPhone, text: consentedForMentor(application, borrowerName, mentorLink) },
  ])
}
