import type { Rupiah } from '@maju-bersama/money'
import { type LoanTerms, splitEvenly } from './quote-loan.ts'

/** Within one instalment a payment fills them in this order. */
export const loanParts = ['PENALTY', 'FEE', 'MARGIN', 'PRINCIPAL'] as const
export type LoanPart = (typeof loanParts)[number]

/**
 * Where a payment goes that is more than all that is due: to the next instalments, to the last ones, or to close the loan early. What was
 * paid on one day to close the loan counts together; where it does not suffice it goes to the next instalments.
 */
export type Surplus = 'NEXT' | 'LAST' | 'SETTLE'

/** Something that happened to a loan on a business day. Amounts are above 0. */
export type LoanEvent = { id: string; on: Temporal.PlainDate } & (
  | {
      kind: 'PAYMENT'
      amount: Rupiah
      surplus: Surplus
      /** Paid by somebody else of the group; the instalment stays marked. */
      isCover: boolean
      /** Out of the deposit that is held for her. */
      isFromDeposit: boolean
    }
  /** Above the last number: to the last instalment. What is entered later for an earlier day may make a new plan shorter. */
  | { kind: 'CHARGE'; part: 'PENALTY' | 'FEE'; number: number; amount: Rupiah }
  /** At most what is still open of that part. */
  | { kind: 'WAIVER'; part: 'PENALTY' | 'FEE' | 'MARGIN'; number: number; amount: Rupiah }
  /** No meeting from `on` to `until`, both included: an instalment due then waits by whole weeks until they are over, and all after it. */
  | { kind: 'CLOSURE'; until: Temporal.PlainDate }
  /** The group meets on another weekday (1 is Monday): what is due from `on` waits for the next one. */
  | { kind: 'NEW_WEEKDAY'; weekday: number }
  /** What is not paid of principal and margin is spread anew; no margin is added. Penalties and fees stay, with their day. */
  | ({ kind: 'RESCHEDULE'; weeks: number; firstDueOn: Temporal.PlainDate } & Pick<LoanTerms, 'roundTo'>)
  /** Principal that nobody expects any more is a loss; what is paid later is a recovery. */
  | { kind: 'WRITE_OFF' }
  /** Credit given back to the member. */
  | { kind: 'REFUND'; amount: Rupiah }
)

/**
 * What an event did. number 0: to no instalment. CREDIT: more than was owed, hers. RECOVERY: after the loss was booked. DEPOSIT: what the
 * event that closed the loan set free, hers too.
 */
export type Allocation = {
  eventId: string
  number: number
  part: LoanPart | 'CREDIT' | 'RECOVERY' | 'DEPOSIT'
  effect: 'PAID' | 'WAIVED' | 'WRITTEN_OFF' | 'RETURNED'
  /** Below 0 only for credit given back. */
  amount: Rupiah
}

export type Amounts = { [P in LoanPart]: Rupiah }

export type InstalmentState = {
  number: number
  dueOn: Temporal.PlainDate
  owed: Amounts
  paid: Amounts
  /** Waived and written off together: owed − paid − forgiven is open. */
  forgiven: Amounts
  /** Of what is paid, by others of the group. */
  covered: Rupiah
}

export type LoanState = {
  status: 'ACTIVE' | 'CLOSED' | 'WRITTEN_OFF'
  /** The day on which nothing was open any more. */
  closedOn: Temporal.PlainDate | null
  isRescheduled: boolean
  /** In the order of their due days. */
  instalments: InstalmentState[]
  allocations: Allocation[]
  /** Hers to get back: what she paid above everything that she owed, and her deposit from the closing on. Below 0: she got more. */
  credit: Rupiah
  /** Of the deposit, what was neither set against her debt nor returned to her. */
  depositHeld: Rupiah
  recovered: Rupiah
  writtenOff: Rupiah
}

/** What stands since the disbursement. */
export type LoanBasis = {
  /** Numbered from 1, in the order of their due days, a week apart. */
  instalments: readonly { number: number; dueOn: Temporal.PlainDate; principal: Rupiah; margin: Rupiah }[]
  /** Whether early settlement forgives the margin of instalments that are not due yet. */
  forgivesUnearnedMargin: boolean
  /** Withheld at disbursement. */
  deposit: Rupiah
}

/**
 * The state of a loan from its schedule and everything that happened since (the lending rules §1, allocation).
 *
 * Events count in the order of their days; within a day in a fixed order of kinds, then of what they say. So neither the order in which
 * they were written down nor their ids make a difference, and to reverse one is to leave it out. The id decides only where a loan gets
 * two new weekdays or two new plans on one day.
 *
 * RangeError where an instalment below the first is named.
 */
export const replayLoan = (basis: LoanBasis, events: readonly LoanEvent[]): LoanState => {
  const loan = new Replay(basis, settlementsOf(events))
  for (const event of [...events].sort(compareEvents)) loan.apply(event)
  return loan.result()
}

/** What was paid to close the loan, by day. */
const settlementsOf = (events: readonly LoanEvent[]): Map<string, Rupiah> => {
  const sums = new Map<string, Rupiah>()
  for (const event of events) {
    if (event.kind !== 'PAYMENT' || event.surplus !== 'SETTLE') continue
    sums.set(event.on.toString(), (sums.get(event.on.toString()) ?? 0n) + event.amount)
  }
  return sums
}

/** Closures come before what is due on the day, a settlement after the day's other payments. */
const ranks = [
  ...['CLOSURE', 'NEW_WEEKDAY', 'CHARGE', 'WAIVER'],
  ...['NEXT', 'LAST', 'RESCHEDULE', 'SETTLE', 'WRITE_OFF', 'REFUND'],
]

const rankOf = (event: LoanEvent): number => ranks.indexOf(event.kind === 'PAYMENT' ? event.surplus : event.kind)

// Others cover what is due, so what she pays above it that day must not push their share to a later instalment.
const coverRank = (event: LoanEvent): number => (event.kind === 'PAYMENT' && event.isCover ? 0 : 1)

// The smaller one first, so that ids need not decide.
const sizeOf = (event: LoanEvent): Rupiah => ('amount' in event ? event.amount : 0n)

/** In which order events count, whatever the order in which they were written down. */
export const compareEvents = (a: LoanEvent, b: LoanEvent): number =>
  Temporal.PlainDate.compare(a.on, b.on) ||
  rankOf(a) - rankOf(b) ||
  coverRank(a) - coverRank(b) ||
  Number(sizeOf(a) - sizeOf(b)) ||
  (a.id < b.id ? -1 : 1)

/** Everything that a part of an instalment still asks for. */
export const openOf = ({ owed, paid, forgiven }: InstalmentState, part: LoanPart): Rupiah =>
  owed[part] - paid[part] - forgiven[part]

export const openTotal = (instalment: InstalmentState): Rupiah =>
  loanParts.reduce((sum, part) => sum + openOf(instalment, part), 0n)

const isDue = ({ dueOn }: InstalmentState, on: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(dueOn, on) <= 0

const none = (): Amounts => ({ PENALTY: 0n, FEE: 0n, MARGIN: 0n, PRINCIPAL: 0n })

const smaller = (a: Rupiah, b: Rupiah): Rupiah => (a < b ? a : b)

class Replay {
  readonly #basis: LoanBasis
  readonly #state: LoanState
  /** What all instalments together still ask for. */
  #open: Rupiah
  /** The plan in force: the instalments from this number. Those that a rescheduling left behind keep their days. */
  #planFrom = 1
  readonly #closures: (LoanEvent & { kind: 'CLOSURE' })[] = []
  /** What is still to come to close the loan, by day. */
  readonly #settlements: Map<string, Rupiah>

  constructor(basis: LoanBasis, settlements: Map<string, Rupiah>) {
    this.#basis = basis
    this.#settlements = settlements
    this.#open = basis.instalments.reduce((sum, { principal, margin }) => sum + principal + margin, 0n)
    this.#state = {
      status: 'ACTIVE',
      closedOn: null,
      isRescheduled: false,
      instalments: basis.instalments.map(newInstalment),
      allocations: [],
      credit: 0n,
      depositHeld: basis.deposit,
      recovered: 0n,
      writtenOff: 0n,
    }
  }

  /** Without the instalments that a rescheduling emptied: kept until the end, so that an event that names one finds it. */
  result(): LoanState {
    const instalments = this.#state.instalments.filter(({ owed }) => loanParts.some((part) => owed[part] > 0n))
    return { ...this.#state, instalments }
  }

  apply(event: LoanEvent): void {
    switch (event.kind) {
      case 'CLOSURE':
        this.#closures.push(event)
        this.#close(event)
        break
      case 'NEW_WEEKDAY':
        this.#move(event.on, event.weekday)
        break
      case 'CHARGE':
        this.#instalment(event.number).owed[event.part] += event.amount
        this.#open += event.amount
        break
      case 'WAIVER':
        this.#forgive(event, this.#instalment(event.number), event.part, 'WAIVED', event.amount)
        break
      case 'PAYMENT':
        this.#pay(event)
        break
      case 'RESCHEDULE':
        this.#reschedule(event)
        break
      case 'WRITE_OFF':
        this.#writeOff(event)
        break
      case 'REFUND':
        this.#state.credit -= event.amount
        this.#note(event, 0, 'CREDIT', 'PAID', -event.amount)
        break
    }
    this.#judge(event)
  }

  #judge(event: LoanEvent): void {
    const state = this.#state
    const isOpen = this.#open > 0n
    if (!isOpen && state.status === 'ACTIVE') {
      state.status = 'CLOSED'
      state.closedOn = event.on
      this.#returnDeposit(event)
    }
    // A charge that comes after the last payment opens the loan again.
    if (isOpen && state.status === 'CLOSED') [state.status, state.closedOn] = ['ACTIVE', null]
  }

  #returnDeposit(event: LoanEvent): void {
    const state = this.#state
    if (state.depositHeld <= 0n) return
    this.#note(event, 0, 'DEPOSIT', 'RETURNED', state.depositHeld)
    state.credit += state.depositHeld
    state.depositHeld = 0n
  }

  #close({ on, until }: LoanEvent & { kind: 'CLOSURE' }): void {
    const moved = this.#plannedFrom(on)
    while (moved[0] && isDue(moved[0], until)) {
      for (const instalment of moved) instalment.dueOn = instalment.dueOn.add({ weeks: 1 })
    }
    this.#sort()
  }

  #move(on: Temporal.PlainDate, weekday: number): void {
    for (const instalment of this.#plannedFrom(on)) {
      instalment.dueOn = instalment.dueOn.add({ days: (weekday - instalment.dueOn.dayOfWeek + 7) % 7 })
    }
    this.#sort()
  }

  #plannedFrom(on: Temporal.PlainDate): InstalmentState[] {
    return this.#state.instalments.filter(
      ({ number, dueOn }) => number >= this.#planFrom && Temporal.PlainDate.compare(dueOn, on) >= 0,
    )
  }

  #sort(): void {
    this.#state.instalments.sort((a, b) => Temporal.PlainDate.compare(a.dueOn, b.dueOn) || a.number - b.number)
  }

  #pay(event: LoanEvent & { kind: 'PAYMENT' }): void {
    const state = this.#state
    if (event.isFromDeposit) state.depositHeld -= event.amount
    if (state.status === 'WRITTEN_OFF') {
      state.recovered += event.amount
      this.#note(event, 0, 'RECOVERY', 'PAID', event.amount)
      return
    }
    if (event.surplus === 'SETTLE') this.#forgiveUnearned(event)
    let left = event.amount
    for (const instalment of event.surplus === 'LAST' ? this.#lastFirst(event.on) : state.instalments) {
      if (left === 0n) return
      for (const part of loanParts) {
        const amount = smaller(left, openOf(instalment, part))
        if (amount === 0n) continue
        instalment.paid[part] += amount
        if (event.isCover) instalment.covered += amount
        this.#open -= amount
        this.#note(event, instalment.number, part, 'PAID', amount)
        left -= amount
      }
    }
    if (left === 0n) return
    state.credit += left
    this.#note(event, 0, 'CREDIT', 'PAID', left)
  }

  #forgiveUnearned(event: LoanEvent & { kind: 'PAYMENT' }): void {
    const [day, { instalments }] = [event.on.toString(), this.#state]
    const settling = this.#settlements.get(day) ?? 0n
    this.#settlements.set(day, settling - event.amount)
    if (!this.#basis.forgivesUnearnedMargin) return
    if (settling < settlementQuote({ instalments }, this.#basis, event.on).total) return
    for (const instalment of instalments) {
      if (isDue(instalment, event.on)) continue
      this.#forgive(event, instalment, 'MARGIN', 'WAIVED', openOf(instalment, 'MARGIN'))
    }
  }

  /** What is due first of all. */
  #lastFirst(on: Temporal.PlainDate): InstalmentState[] {
    const due = this.#state.instalments.filter((instalment) => isDue(instalment, on))
    return [...due, ...this.#state.instalments.slice(due.length).reverse()]
  }

  #reschedule(event: LoanEvent & { kind: 'RESCHEDULE' }): void {
    const state = this.#state
    const sumOpen = (part: LoanPart) => state.instalments.reduce((sum, one) => sum + openOf(one, part), 0n)
    const [principal, margin] = [sumOpen('PRINCIPAL'), sumOpen('MARGIN')]
    if (principal + margin === 0n) return
    for (const { owed, paid, forgiven } of state.instalments) {
      for (const part of ['MARGIN', 'PRINCIPAL'] as const) owed[part] = paid[part] + forgiven[part]
    }
    this.#planFrom = this.#lastNumber() + 1
    const { parts } = splitEvenly({ principal, margin, weeks: event.weeks, roundTo: event.roundTo, rounding: 'UP' })
    for (const [index, part] of parts.entries()) {
      const dueOn = event.firstDueOn.add({ weeks: index })
      state.instalments.push(newInstalment({ number: this.#planFrom + index, dueOn, ...part }))
    }
    this.#sort()
    // A closure that had begun, or that was entered later for an earlier day, holds for the new plan too.
    for (const closure of this.#closures) this.#close(closure)
    state.isRescheduled = true
  }

  #writeOff(event: LoanEvent): void {
    const state = this.#state
    if (state.status !== 'ACTIVE') return
    for (const instalment of state.instalments) {
      for (const part of loanParts) {
        const open = openOf(instalment, part)
        if (part === 'PRINCIPAL') state.writtenOff += open
        this.#forgive(event, instalment, part, part === 'PRINCIPAL' ? 'WRITTEN_OFF' : 'WAIVED', open)
      }
    }
    state.status = 'WRITTEN_OFF'
  }

  #forgive(
    event: LoanEvent,
    instalment: InstalmentState,
    part: LoanPart,
    effect: 'WAIVED' | 'WRITTEN_OFF',
    asked: Rupiah,
  ): void {
    const amount = smaller(asked, openOf(instalment, part))
    if (amount === 0n) return
    instalment.forgiven[part] += amount
    this.#open -= amount
    this.#note(event, instalment.number, part, effect, amount)
  }

  #note(
    { id: eventId }: LoanEvent,
    number: number,
    part: Allocation['part'],
    effect: Allocation['effect'],
    amount: Rupiah,
  ): void {
    this.#state.allocations.push({ eventId, number, part, effect, amount })
  }

  #instalment(number: number): InstalmentState {
    const known = Math.min(number, this.#lastNumber())
    const instalment = this.#state.instalments.find((one) => one.number === known)
    if (!instalment) throw new RangeError(`number must be that of an instalment, not ${number}`)
    return instalment
  }

  #lastNumber(): number {
    return this.#state.instalments.reduce((last, { number }) => Math.max(last, number), 0)
  }
}

const newInstalment = ({ number, dueOn, principal, margin }: LoanBasis['instalments'][number]): InstalmentState => ({
  number,
  dueOn,
  owed: { PENALTY: 0n, FEE: 0n, MARGIN: margin, PRINCIPAL: principal },
  paid: none(),
  forgiven: none(),
  covered: 0n,
})

/** What closes a loan on a day. total = penalty + fee + margin + principal. */
export type SettlementQuote = Amounts & {
  total: Rupiah
  /** Margin of instalments that are not due yet, which she need not pay. */
  forgivenMargin: Rupiah
}

/** All that is due, and the principal of the rest; its margin too where the product does not forgive it. */
export const settlementQuote = (
  { instalments }: Pick<LoanState, 'instalments'>,
  { forgivesUnearnedMargin }: Pick<LoanBasis, 'forgivesUnearnedMargin'>,
  on: Temporal.PlainDate,
): SettlementQuote => {
  const quote = { ...none(), total: 0n, forgivenMargin: 0n }
  for (const instalment of instalments) {
    const forgives = forgivesUnearnedMargin && !isDue(instalment, on)
    for (const part of loanParts) {
      const open = openOf(instalment, part)
      if (part === 'MARGIN' && forgives) quote.forgivenMargin += open
      else {
        quote[part] += open
        quote.total += open
      }
    }
  }
  return quote
}

/** Principal that is still out. */
export const outstandingPrincipal = ({ instalments }: Pick<LoanState, 'instalments'>): Rupiah =>
  instalments.reduce((sum, instalment) => sum + openOf(instalment, 'PRINCIPAL'), 0n)

/** All that is open of instalments due up to and with a day. */
export const dueTotal = ({ instalments }: Pick<LoanState, 'instalments'>, on: Temporal.PlainDate): Rupiah =>
  instalments.reduce((sum, instalment) => (isDue(instalment, on) ? sum + openTotal(instalment) : sum), 0n)

/** The due day of the oldest instalment that is not paid; null when nothing is open. */
export const oldestOpenDueOn = ({ instalments }: Pick<LoanState, 'instalments'>): Temporal.PlainDate | null =>
  instalments.reduce<Temporal.PlainDate | null>(
    (oldest, instalment) =>
      openTotal(instalment) > 0n && (!oldest || Temporal.PlainDate.compare(instalment.dueOn, oldest) < 0)
        ? instalment.dueOn
        : oldest,
    null,
  )

/** Days past due: from the oldest unpaid due day to the day asked for; 0 when nothing is late. */
export const daysPastDue = (oldestOpen: Temporal.PlainDate | null, on: Temporal.PlainDate): number =>
  oldestOpen ? Math.max(0, oldestOpen.until(on, { largestUnit: 'days' }).days) : 0
