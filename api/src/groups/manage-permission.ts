import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Business } from '../businesses/business.entity.ts'
import type { Context } from '../context.ts'
import { forbidden, requireViewer } from '../identity/permission.ts'
import type { Viewer } from '../identity/user.queries.ts'
import { type Reader, readOne, statement } from '../storage/statement.ts'
import type { FigureName } from './figure-read.rules.ts'
import { logFinancialRead } from './finances-permission.ts'
import { mandateLives } from './mandate.queries.ts'
import type { ActName } from './mandate.rules.ts'

/** What is about to be done with a shop. */
export interface Act {
  now: Temporal.Instant
  what: ActName
}

const liveMandate = (businessId: string, mentorId: string, now: string) => `
  select m.id, m.owner_id as "ownerId" from mandate m
  where m.business_id = ${businessId} and m.mentor_id = ${mentorId} and ${mandateLives(now)}
  order by m.expires_at desc limit 1`

/** For what no mandate covers: where her money goes. */
export const isOwner = async (tx: EntityManager, who: { id: string }, businessId: string): Promise<boolean> =>
  (await tx.count(Business, { id: businessId, ownerId: who.id })) > 0

/**
 * Whether somebody may run the shop of a business: its owner, or a mentor whom she has given a mandate that still lives.
 *
 * This is the one place that lets a mentor through, and it writes down what she does, in the transaction in which she does it.
 */
export const mayManage = async (
  tx: EntityManager,
  who: { id: string },
  businessId: string,
  act: Act,
): Promise<boolean> => {
  if (await isOwner(tx, who, businessId)) return true
  // Locked, so that a mandate which its owner takes back at this moment ends either before this act or after it.
  const [mandate] = await tx.execute<{ id: string }[]>(`${liveMandate('?', '?', '?')} for share of m`, [
    businessId,
    who.id,
    act.now.toString(),
  ])
  if (!mandate) return false
  await tx.execute(
    `insert into acted_on_behalf (id, mandate_id, mentor_id, business_id, what, acted_at) values (?, ?, ?, ?, ?, ?)`,
    [randomUUIDv7(), mandate.id, who.id, businessId, act.what, act.now.toString()],
  )
  return true
}

const owned = statement<{ owns: boolean }>(`select owner_id = $2 as owns from business where id = $1`)
const mandated = statement<{ id: string; ownerId: string }>(liveMandate('$1', '$2', '$3'))

/**
 * Whether somebody may look into the shop of a business as the one who runs it. What a mentor looks at is written down as any
 * other reading of a seller's figures.
 *
 * @param what the name of the query
 * @throws UNAUTHENTICATED, FORBIDDEN when the viewer may not run the shop of this business
 */
export const requireManager = async (context: Context, businessId: string, what: FigureName): Promise<Viewer> => {
  const viewer = await requireViewer(context)
  if ((await readOne(context.reader, owned, [businessId, viewer.id]))?.owns) return viewer
  const mandate = await mandateOf(context.reader, context.now, viewer, businessId)
  if (!mandate) throw forbidden()
  await logFinancialRead(context, viewer, [mandate.ownerId], what)
  return viewer
}

const mandateOf = (
  reader: Reader,
  now: Temporal.Instant,
  mentor: { id: string },
  businessId: string,
): Promise<{ id: string; ownerId: string } | null> => readOne(reader, mandated, [businessId, mentor.id, now])
