import { rowsLoader } from '../storage/rows-loader.ts'
import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import type { LicenceStatus } from './licence.entity.ts'
import { type LicenceKind, writtenLicence } from './licence.rules.ts'

export interface VerifiedLicenceRow {
  /** The business or the product that it is read for. */
  ownerId: string
  id: string
  kind: LicenceKind
  number: string
  expiresOn: Temporal.PlainDate | null
  verifiedAt: Temporal.Instant
}

const verified = 'l.id, l.kind, l.number, l.expires_on as "expiresOn", l.decided_at as "verifiedAt"'

const ofBusinesses = statement<VerifiedLicenceRow>(`
  select l.business_id as "ownerId", ${verified} from licence l
  where l.business_id = any($1::uuid[]) and l.product_id is null and l.status = 'VERIFIED' order by l.business_id, l.kind desc`)

const ofProducts = statement<VerifiedLicenceRow>(`
  select p.id as "ownerId", ${verified}
  from product p join licence l on l.business_id = p.business_id and l.status = 'VERIFIED'
    and (l.product_id = p.id or (l.product_id is null and l.kind = 'HALAL'))
  where p.id = any($1::uuid[])
  order by p.id, l.kind desc, l.product_id nulls last`)

/** Of the business as a whole. The caller leaves out those whose last day is over ({@link holdingOn}). */
export const businessLicenceLoader = rowsLoader(ofBusinesses, (row) => row.ownerId)

/** Of the product, and the halal certificate of its whole business. */
export const productLicenceLoader = rowsLoader(ofProducts, (row) => row.ownerId)

/** What buyers see: what still counts today, each number as it is printed. */
export const holdingOn = (rows: VerifiedLicenceRow[], today: Temporal.PlainDate): VerifiedLicenceRow[] =>
  rows
    .filter(({ expiresOn }) => expiresOn === null || Temporal.PlainDate.compare(expiresOn, today) >= 0)
    .map((row) => ({ ...row, number: writtenLicence(row.kind, row.number) }))

export interface LicenceRow {
  id: string
  kind: LicenceKind
  number: string
  expiresOn: Temporal.PlainDate | null
  status: LicenceStatus
  businessId: string
  productId: string | null
  productName: string | null
  rejection: string | null
  declaredAt: Temporal.Instant
  decidedAt: Temporal.Instant | null
}

const columns = `
  l.id, l.kind, l.number, l.expires_on as "expiresOn", l.status, l.business_id as "businessId", l.product_id as "productId",
  p.name as "productName", l.rejection, l.declared_at as "declaredAt", l.decided_at as "decidedAt"`
const tables = 'licence l left join product p on p.id = l.product_id'

const written = (row: LicenceRow): LicenceRow => ({ ...row, number: writtenLicence(row.kind, row.number) })

const byId = statement<LicenceRow>(`select ${columns} from ${tables} where l.id = $1`)

export const licenceOfId = async (reader: Reader, id: string): Promise<LicenceRow | null> => {
  const row = await readOne(reader, byId, [id])
  return row && written(row)
}

const ofBusiness = statement<LicenceRow>(`
  select ${columns} from ${tables} where l.business_id = $1 order by l.declared_at desc, l.id desc limit 200`)

/** All that she has ever written down, newest first. */
export const licencesOfBusiness = async (reader: Reader, businessId: string): Promise<LicenceRow[]> =>
  (await readRows(reader, ofBusiness, [businessId])).map(written)

/** Of licence l and business b: it waits, and this person may decide on it. */
export const mayBeDecidedBy = (person: string): string =>
  `l.status = 'DECLARED' and b.owner_id <> ${person} and l.declared_by <> ${person}`

const waiting = (where: string) =>
  statement<LicenceRow>(`
    select ${columns} from ${tables} join business b on b.id = l.business_id
    where ${mayBeDecidedBy('$1')} ${where}
    order by l.declared_at, l.id limit 100`)

const waitingForOfficer = waiting('')
const waitingForMentor = waiting(`
  and exists (select from group_membership m join member_group g on g.id = m.group_id
              where m.member_id = b.owner_id and m.left_on is null and g.mentor_id = $1)`)

/** The first hundred that this person may decide on, the oldest first. */
export const licencesToDecide = async (
  reader: Reader,
  viewerId: string,
  scope: 'ALL' | 'HER_GROUPS',
): Promise<LicenceRow[]> =>
  (await readRows(reader, scope === 'ALL' ? waitingForOfficer : waitingForMentor, [viewerId])).map(written)
