import type { Rupiah } from '@maju-bersama/money'
import { type LoanTerms, splitEvenly } from './quote-loan.ts'

/** Within one instalment a payment fills them in this order. */
export const loanParts = ['PENALTY', 'FEE', 'MARGIN', 'PRINCIPAL'] as const
export type LoanPart = (typeof loanParts)[number]

/**
 * Where a payment goes that is more than all that is due: to the next instalments, to the last ones, or to close the loan early. One that
 * was meant to close the loan and does not suffice goes to the next instalments.
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
    }
  | { kind: 'CHARGE'; part: 'PENALTY' | 'FEE'; number: number; amount: Rupiah }
  /** At most what is still open of that part. */
  | { kind: 'WAIVER'; part: 'PENALTY' | 'FEE' | 'MARGIN'; number: number; amount: Rupiah }
  /** No meeting from `on` to `until`, both included: an instalment due then falls a week later, and all after it. */
  | { kind: 'CLOSURE'; until: Temporal.PlainDate }
  /** The group meets on another weekday (1 is Monday): what is due from `on` waits for the next one. */
  | { kind: 'NEW_WEEKDAY'; weekday: number }
  /** What is not paid of principal and margin is spread anew; no margin is added. */
  | ({ kind: 'RESCHEDULE'; weeks: number; firstDueOn: Temporal.PlainDate } & Pick<LoanTerms, 'roundTo'>)
  /** Principal that nobody expects any more is a loss; what is paid later is a recovery. */
  | { kind: 'WRITE_OFF' }
  /** Credit given back to the member. */
  | { kind: 'REFUND'; amount: Rupiah }
)

/** What an event did. number 0: to no instalment. CREDIT: more than was owed, hers. RECOVERY: after the loss was booked. */
export type Allocation = {
  eventId: string
  number: number
  part: LoanPart | 'CREDIT' | 'RECOVERY'
  effect: 'PAID' | 'WAIVED' | 'WRITTEN_OFF'
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
  instalments: InstalmentState[]
  allocations: Allocation[]
  /** What a member has paid above everything that she owed. Below 0: more was given back than she had. */
  credit: Rupiah
  recovered: Rupiah
  writtenOff: Rupiah
}

/** What stands since the disbursement. */
export type LoanBasis = {
  instalments: readonly { number: number; dueOn: Temporal.PlainDate; principal: Rupiah; margin: Rupiah }[]
  /** Whether early settlement forgives the margin of instalments that are not due yet. */
  forgivesUnearnedMargin: boolean
}

/**
 * The state of a loan from its schedule and everything that happened since (the lending rules §1, allocation).
 *
 * Events count in the order of their days; within a day in a fixed order of kinds, and by id. So the order in which they were written
 * down makes no difference, and to reverse one is to leave it out.
 */
export const replayLoan = (basis: LoanBasis, events: readonly LoanEvent[]): LoanState => {
  const loan = new Replay(basis)
  for (const event of [...events].sort(byDay)) loan.apply(event)
  return loan.state
}

/** In the order of the table: closures come before what is due on the day, a settlement after the day's other payments. */
const rankOf = (event: LoanEvent): number =>
  event.kind === 'PAYMENT' && event.surplus === 'SETTLE'
    ? 6
    : { CLOSURE: 0, NEW_WEEKDAY: 1, CHARGE: 2, WAIVER: 3, PAYMENT: 4, RESCHEDULE: 5, WRITE_OFF: 7, REFUND: 8 }[
        event.kind
      ]

const byDay = (a: LoanEvent, b: LoanEvent): number =>
  Temporal.PlainDate.compare(a.on, b.on) || rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1)

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
  readonly state: LoanState
  readonly #basis: LoanBasis

  constructor(basis: LoanBasis) {
    this.#basis = basis
    this.state = {
      status: 'ACTIVE',
      closedOn: null,
      isRescheduled: false,
      instalments: basis.instalments.map(newInstalment),
      allocations: [],
      credit: 0n,
      recovered: 0n,
      writtenOff: 0n,
    }
  }

  apply(event: LoanEvent): void {
    switch (event.kind) {
      case 'CLOSURE':
        this.#close(event.on, event.until)
        break
      case 'NEW_WEEKDAY':
        this.#move(event.on, event.weekday)
        break
      case 'CHARGE':
        this.#instalment(event.number).owed[event.part] += event.amount
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
        this.state.credit -= event.amount
        this.#note(event, 0, 'CREDIT', 'PAID', -event.amount)
        break
    }
    this.#judge(event.on)
  }

  #judge(on: Temporal.PlainDate): void {
    const { state } = this
    if (state.status === 'WRITTEN_OFF') return
    const isOpen = state.instalments.some((instalment) => openTotal(instalment) > 0n)
    if (!isOpen && state.status === 'ACTIVE') [state.status, state.closedOn] = ['CLOSED', on]
    // A charge that comes after the last payment opens the loan again.
    if (isOpen && state.status === 'CLOSED') [state.status, state.closedOn] = ['ACTIVE', null]
  }

  #close(from: Temporal.PlainDate, until: Temporal.PlainDate): void {
    const within = ({ dueOn }: InstalmentState) =>
      Temporal.PlainDate.compare(dueOn, from) >= 0 && Temporal.PlainDate.compare(dueOn, until) <= 0
    if (!this.state.instalments.some(within)) return
    for (const instalment of this.state.instalments) {
      if (Temporal.PlainDate.compare(instalment.dueOn, from) >= 0) instalment.dueOn = instalment.dueOn.add({ weeks: 1 })
    }
  }

  #move(on: Temporal.PlainDate, weekday: number): void {
    for (const instalment of this.state.instalments) {
      if (Temporal.PlainDate.compare(instalment.dueOn, on) < 0) continue
      instalment.dueOn = instalment.dueOn.add({ days: (weekday - instalment.dueOn.dayOfWeek + 7) % 7 })
    }
  }

  #pay(event: LoanEvent & { kind: 'PAYMENT' }): void {
    const { state } = this
    if (state.status === 'WRITTEN_OFF') {
      state.recovered += event.amount
      this.#note(event, 0, 'RECOVERY', 'PAID', event.amount)
      return
    }
    let left = event.amount
    const settles = event.surplus === 'SETTLE' && left >= settlementQuote(state, this.#basis, event.on).total
    const due = state.instalments.filter((instalment) => isDue(instalment, event.on))
    const later = state.instalments.filter((instalment) => !isDue(instalment, event.on))
    if (settles && this.#basis.forgivesUnearnedMargin) {
      for (const instalment of later) this.#forgive(event, instalment, 'MARGIN', 'WAIVED', openOf(instalment, 'MARGIN'))
    }
    for (const instalment of [...due, ...(event.surplus === 'LAST' ? later.reverse() : later)]) {
      for (const part of loanParts) {
        const amount = smaller(left, openOf(instalment, part))
        if (amount === 0n) continue
        instalment.paid[part] += amount
        if (event.isCover) instalment.covered += amount
        this.#note(event, instalment.number, part, 'PAID', amount)
        left -= amount
      }
    }
    if (left === 0n) return
    state.credit += left
    this.#note(event, 0, 'CREDIT', 'PAID', left)
  }

  #reschedule(event: LoanEvent & { kind: 'RESCHEDULE' }): void {
    const { state } = this
    const sumOpen = (part: LoanPart) => state.instalments.reduce((sum, one) => sum + openOf(one, part), 0n)
    const [principal, margin] = [sumOpen('PRINCIPAL'), sumOpen('MARGIN')]
    if (principal + margin === 0n) return
    const lastNumber = Math.max(...state.instalments.map(({ number }) => number))
    for (const { owed, paid, forgiven } of state.instalments) {
      for (const part of ['MARGIN', 'PRINCIPAL'] as const) owed[part] = paid[part] + forgiven[part]
    }
    const { parts } = splitEvenly({ principal, margin, weeks: event.weeks, roundTo: event.roundTo, rounding: 'UP' })
    state.instalments = [
      ...state.instalments.filter(({ owed }) => loanParts.some((part) => owed[part] > 0n)),
      ...parts.map((part, index) =>
        newInstalment({ number: lastNumber + 1 + index, dueOn: event.firstDueOn.add({ weeks: index }), ...part }),
      ),
    ]
    state.isRescheduled = true
  }

  #writeOff(event: LoanEvent): void {
    const { state } = this
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
    this.#note(event, instalment.number, part, effect, amount)
  }

  #note(
    { id: eventId }: LoanEvent,
    number: number,
    part: Allocation['part'],
    effect: Allocation['effect'],
    amount: Rupiah,
  ): void {
    this.state.allocations.push({ eventId, number, part, effect, amount })
  }

  #instalment(number: number): InstalmentState {
    const instalment = this.state.instalments.find((one) => one.number === number)
    if (!instalment) throw new RangeError(`number must be that of an instalment, not ${number}`)
    return instalment
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
