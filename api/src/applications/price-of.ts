import type { LoanQuote } from '@maju-bersama/lending-math'
import { replayLoan } from '@maju-bersama/lending-math'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { Group } from '../groups/group.entity.ts'
import { type GroupClosure, groupClosures } from '../lending/group-closures.queries.ts'
import type { LoanProductVersion } from '../lending/loan.entity.ts'
import { termsOn } from '../lending/terms-on.ts'
import { firstDueDay, priceHash, quoteOf } from './application.rules.ts'

export interface LoanPrice {
  /** With the days on which her group meets. */
  quote: LoanQuote
  firstDueOn: Temporal.PlainDate
  hash: Buffer
  /** These are the terms that are offered today. */
  isInForce: boolean
  /** What is closed after the first due day: it moves the instalments that fall into it. */
  closures: GroupClosure[]
}

export interface PriceAsked {
  application: { groupId: string; principal: bigint; weeks: number }
  terms: LoanProductVersion
}

/** What a loan costs if the money comes today, with the real days of the group. */
export const priceOf = async (
  tx: EntityManager,
  now: Temporal.Instant,
  { application: { groupId, principal, weeks }, terms }: PriceAsked,
): Promise<LoanPrice> => {
  const today = businessDay(now)
  const { meetingWeekday } = await tx.findOneOrFail(Group, { id: groupId })
  // Moved weeks make it longer: a quarter more is further than any calendar closes.
  const known = await groupClosures(tx, groupId, today, today.add({ weeks: weeks + Math.ceil(weeks / 4) + 8 }))
  const firstDueOn = firstDueDay(today, meetingWeekday, known)
  const closures = known.filter(({ until }) => Temporal.PlainDate.compare(until, firstDueOn) > 0)
  const quote = quoteOf(terms, { principal, weeks, disbursedOn: today, firstDueOn })
  const inForce = await termsOn(tx, terms.productId, today)
  return {
    quote: withDays(quote, closures),
    firstDueOn,
    hash: priceHash(terms, { principal, weeks }, quote),
    isInForce: inForce?.id === terms.id,
    closures,
  }
}

const withDays = (quote: LoanQuote, closures: readonly GroupClosure[]): LoanQuote => {
  const events = closures.map(({ from, until }) => ({ id: `${from}`, on: from, kind: 'CLOSURE' as const, until }))
  const { instalments } = replayLoan(
    { forgivesUnearnedMargin: true, deposit: 0n, instalments: quote.instalments },
    events,
  )
  const dayOf = new Map(instalments.map(({ number, dueOn }) => [number, dueOn]))
  return {
    ...quote,
    instalments: quote.instalments.map((row) => ({ ...row, dueOn: dayOf.get(row.number) ?? row.dueOn })),
  }
}
