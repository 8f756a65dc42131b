import type { EntityManager } from '@mikro-orm/postgresql'
import { mayManage } from '../groups/manage-permission.ts'
import type { LicenceIsClosed, LicenceNotFound } from './licence.graphql.ts'
import { licenceIsClosed, licenceNotFound } from './licence.refusals.ts'
import { lockLicence } from './lock-licence.ts'

/** Takes a licence back, verified or not: buyers no longer see it. */
export const withdrawLicence = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  licenceId: string,
): Promise<{ licenceId: string } | LicenceNotFound | LicenceIsClosed> =>
  db.transactional(async (tx) => {
    const licence = await lockLicence(tx, licenceId)
    if (!licence || !(await mayManage(tx, who, licence.businessId, { now, what: 'withdrawLicence' })))
      return licenceNotFound
    if (licence.status === 'WITHDRAWN') return { licenceId }
    if (licence.status !== 'DECLARED' && licence.status !== 'VERIFIED') return licenceIsClosed
    licence.status = 'WITHDRAWN'
    licence.endedAt = now
    return { licenceId }
  })
