import type { EntityManager } from '@mikro-orm/postgresql'
import type { Logger } from 'pino'
import type Stripe from 'stripe'
import type { Environment } from './environment.ts'
import type { Viewer } from './identity/user.queries.ts'
import type { Reader } from './storage/statement.ts'

/** What one request holds. */
export interface Context {
  requestId: string
  /** Address of the machine that asks. */
  origin: string
  /** The instant at which the request is judged: one for the whole request, from the movable clock. */
  now: Temporal.Instant
  token: string | null
  /** Looked up when first asked for: most requests are anonymous and should not pay for a session. */
  viewer(): Promise<Viewer | null>
  reader: Reader
  /** One loader of each kind for the request: its cache must not outlive it. */
  loader<L>(make: (reader: Reader) => L): L
  /** A unit of work, made when first asked for. */
  db(): EntityManager
  demo: boolean
  /** The public address of the storefront, without a slash at the end. */
  siteUrl: string
  /** Whom buyers reach about complaints besides the page. */
  complaintContact: Environment['complaintContact']
  /** Whether the platform takes cards. */
  cards: boolean
  /** Speaks to the card provider; null where none is configured. */
  stripe: Stripe | null
  logger: Logger
  /** Where pictures are served, without a slash at the end. */
  mediaUrl: string
}
