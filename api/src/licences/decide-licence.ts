import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { isInsider } from '../groups/insider-permission.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { Licence } from './licence.entity.ts'
import type {
  LicenceIsClosed,
  LicenceIsExpired,
  LicenceIsYours,
  LicenceNotFound,
  LicenceNumberInUse,
} from './licence.graphql.ts'
import { licenceIsClosed, licenceNotFound } from './licence.refusals.ts'
import { lockLicence } from './lock-licence.ts'

export interface LicenceDecision {
  licenceId: string
  /** Null: it is true. Else why it is not, as she reads it. */
  rejection: string | null
}

/**
 * Says whether a licence is true: the mentor of her group or an officer, who has seen the paper or looked it up. Never the owner,
 * nor whoever wrote it down. Once verified, buyers see it, and it takes the place of the one before.
 */
export const decideLicence = (
  db: EntityManager,
  now: Temporal.Instant,
  who: Viewer,
  { licenceId, rejection }: LicenceDecision,
): Promise<
  { licenceId: string } | LicenceNotFound | LicenceIsClosed | LicenceIsYours | LicenceNumberInUse | LicenceIsExpired
> =>
  db.transactional(async (tx) => {
    const licence = await lockLicence(tx, licenceId)
    const holder = licence && (await holderOf(tx, licence.businessId))
    if (!licence || !holder || !isInsider(who, holder)) return licenceNotFound
    if (holder.ownerId === who.id || licence.declaredBy === who.id) return licenceIsYours
    const decided = rejection === null ? 'VERIFIED' : 'REJECTED'
    if (licence.status === decided) return { licenceId }
    if (licence.status !== 'DECLARED') return licenceIsClosed

    if (rejection === null) {
      if (licence.expiresOn && Temporal.PlainDate.compare(licence.expiresOn, businessDay(now)) < 0)
        return licenceIsExpired
      if (await isNumberInUse(tx, licence, holder.ownerId)) return licenceNumberInUse
      const { kind, businessId, productId } = licence
      const before = await tx.findOne(Licence, { kind, businessId, productId, status: 'VERIFIED' })
      if (before) {
        before.status = 'SUPERSEDED'
        before.endedAt = now
        // Two may not count at once, not even until the end of the transaction.
        await tx.flush()
      }
    }
    licence.status = decided
    licence.rejection = rejection
    licence.decidedBy = who.id
    licence.decidedAt = now
    return { licenceId }
  })

const holderOf = async (
  tx: EntityManager,
  businessId: string,
): Promise<{ ownerId: string; mentorId: string | null } | null> => {
  const [row] = await tx.execute<{ ownerId: string; mentorId: string | null }[]>(
    `select b.owner_id as "ownerId", g.mentor_id as "mentorId" from business b
     left join group_membership m on m.member_id = b.owner_id and m.left_on is null
     left join member_group g on g.id = m.group_id
     where b.id = ?`,
    [businessId],
  )
  return row ?? null
}

/** A number is one person's, and that of an SPP-IRT or BPOM licence one product's. */
const isNumberInUse = async (
  tx: EntityManager,
  { id, kind, number, productId }: Licence,
  ownerId: string,
): Promise<boolean> => {
  // Two who verify the same number for two businesses hold two other locks: they queue here.
  await tx.execute(`select pg_advisory_xact_lock(hashtextextended('licence ' || ? || ?, 0))`, [kind, number])
  const ofOneProduct = kind === 'SPP_IRT' || kind === 'BPOM_MD'
  const others = await tx.execute<unknown[]>(
    `select from licence l join business b on b.id = l.business_id
     where l.kind = ? and l.number = ? and l.status = 'VERIFIED' and l.id <> ?
       and (b.owner_id <> ?${ofOneProduct ? ' or l.product_id <> ?' : ''}) limit 1`,
    [kind, number, id, ownerId, ...(ofOneProduct ? [productId] : [])],
  )
  return others.length > 0
}

const licenceIsYours: LicenceIsYours = {
  __typename: 'LicenceIsYours',
  message: 'Izin ini perlu diperiksa oleh orang lain.',
  field: ['licenceId'],
}

const licenceNumberInUse: LicenceNumberInUse = {
  __typename: 'LicenceNumberInUse',
  message: 'Nomor ini sudah tercatat untuk usaha atau produk lain.',
  field: ['licenceId'],
}

const licenceIsExpired: LicenceIsExpired = {
  __typename: 'LicenceIsExpired',
  message: 'Masa berlaku izin ini sudah habis.',
  field: ['licenceId'],
}
