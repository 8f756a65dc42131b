import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

// Stands where the card provider's API stands, at the network: it keeps sessions, payments, refunds, disputes and payouts, repeats its
// answer to a key, signs what it tells, and fails on command. Amounts are hundredths of a rupiah, as the provider counts.

// biome-ignore lint/suspicious/noExplicitAny: objects of the provider, of which each test looks at a few fields
type Thing = any

export type Fault =
  /** Answers 500 and has done nothing. */
  | 'error'
  /** Answers 500, has done nothing, and repeats that to the same key. */
  | 'kept-error'
  /** Ends the connection without having done anything. */
  | 'cut-before'
  /** Does it, then ends the connection. */
  | 'cut-after'
  /** Says nothing until the other side gives up. */
  | 'silence'

export interface StripeStandIn {
  url: string
  /** What the API is to be started with. */
  settings: { secretKey: string; webhookSecret: string; apiBase: string }
  /** Every request that came, as METHOD /path. */
  requests: string[]
  /** Everything that was ever told, in the order in which it happened. */
  events: Thing[]
  sessions: Map<string, Thing>
  intents: Map<string, Thing>
  refunds: Map<string, Thing>
  disputes: Map<string, Thing>
  payouts: Map<string, Thing>
  /** The next requests whose METHOD /path matches go wrong. */
  fail(fault: Fault, matching: RegExp, times?: number): void
  /** As when it is gone: no request is answered. */
  isDown: boolean
  /** Refunds wait for {@link settleRefund}. */
  refundsArePending: boolean
  /** What it takes for a payment is not known yet. */
  feesAreUnknown: boolean
  /** In which what the provider takes from the next payments is told. */
  feeCurrency: string
  /** The buyer pays on the page of a session, at once or (`later`) by way of her bank. */
  pay(sessionId: string, how?: 'at once' | 'later'): Thing
  /** Her bank has decided on a payment of the second kind. */
  settlePayment(sessionId: string, outcome: 'succeeded' | 'failed'): void
  /** Pages whose time is over by the clock expire. */
  expireDue(): void
  /** Somebody gives money back in the provider's own dashboard. */
  refundByHand(intentId: string, amount: number): Thing
  settleRefund(refundId: string, outcome: 'succeeded' | 'failed'): void
  dispute(intentId: string, amount?: number): Thing
  /** As when the dispute about a payment is over. */
  allowRefunds(intentId: string): void
  moveDispute(disputeId: string, to: 'withdrawn' | 'reinstated' | 'won' | 'lost'): void
  payOut(amount: number): Thing
  failPayout(payoutId: string): void
  /** What all that has moved leaves with the provider. */
  balance(): number
  /** Where events go by themselves from now on; until then they wait for {@link deliver}. */
  tellAtOnce(webhookUrl: string): void
  /** What has not been told by now never is, though it can still be asked for. */
  loseUntold(): void
  /** As after a day: a key that comes again is a new one. */
  forgetKeys(): void
  /** Sends events to the webhook, signed; those that have not been sent yet unless named. Gives the status of each answer. */
  deliver(webhookUrl: string, events?: Thing[]): Promise<number[]>
  /** The signature header for a body, made now unless said. */
  sign(body: string, at?: number): string
  close(): Promise<void>
}

class Refused extends Error {
  readonly status: number
  readonly type: string
  readonly code: string | undefined
  constructor(
    message: string,
    { status = 400, type = 'invalid_request_error', code = undefined as string | undefined } = {},
  ) {
    super(message)
    this.status = status
    this.type = type
    this.code = code
  }
}

const minimum = 800_000
const disputeFee = 15_000_000

/** @param now by which pages expire and events are dated: the clock of the API that asks */
export const aStripeStandIn = async (
  now: () => Temporal.Instant = () => Temporal.Now.instant(),
): Promise<StripeStandIn> => {
  const secretKey = 'sk_test_stand_in'
  const webhookSecret = 'whsec_stand_in'
  const seconds = () => Math.floor(now().epochMilliseconds / 1000)
  const requests: string[] = []
  const events: Thing[] = []
  const sent = new Set<Thing>()
  const [sessions, intents, charges, refunds, disputes, payouts] = Array.from(
    { length: 6 },
    () => new Map<string, Thing>(),
  ) as [
    Map<string, Thing>,
    Map<string, Thing>,
    Map<string, Thing>,
    Map<string, Thing>,
    Map<string, Thing>,
    Map<string, Thing>,
  ]
  const kept = new Map<string, { hash: string; status: number; body: string }>()
  const faults: { fault: Fault; matching: RegExp; left: number }[] = []
  const movements: number[] = []
  let webhook: string | null = null
  let count = 0
  const named = (prefix: string) => {
    count += 1
    return `${prefix}_${String(count).padStart(6, '0')}`
  }

  const tell = (type: string, object: Thing) => {
    const event = {
      id: named('evt'),
      object: 'event',
      api_version: '2026-10-28.endive',
      created: seconds(),
      livemode: false,
      pending_webhooks: 1,
      request: null,
      type,
      data: { object: structuredClone(object) },
    }
    events.push(event)
    if (webhook !== null) void self.deliver(webhook, [event])
  }

  // ── sessions ────────────────────────────────────────────────────────────────

  const openSession = (asked: Thing): Thing => {
    if (asked.mode !== 'payment') throw new Refused('mode must be payment')
    if (!asked.success_url || !asked.cancel_url) throw new Refused('where does the buyer go afterwards?')
    const items = Object.values(asked.line_items ?? {}) as Thing[]
    if (items.length < 1 || items.length > 100) throw new Refused('line_items must be 1 to 100')
    let total = 0
    for (const { quantity, price_data } of items) {
      const amount = Number(price_data.unit_amount)
      if (price_data.currency !== 'idr') throw new Refused('one currency')
      if (!Number.isSafeInteger(amount) || amount < 0 || Number(quantity) < 1) throw new Refused('Invalid integer')
      if (!price_data.product_data?.name) throw new Refused('a line has no name')
      total += amount * Number(quantity)
    }
    if (total < minimum) throw new Refused('The total is below the minimum charge', { code: 'amount_too_small' })
    const expires = Number(asked.expires_at ?? seconds() + 86_400)
    if (expires < seconds() + 1800 || expires > seconds() + 86_400) {
      throw new Refused('expires_at must be between 30 minutes and 24 hours from now')
    }
    const id = named('cs_test')
    const session = {
      id,
      object: 'checkout.session',
      amount_total: total,
      currency: 'idr',
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      client_reference_id: asked.client_reference_id ?? null,
      metadata: asked.metadata ?? {},
      expires_at: expires,
      success_url: asked.success_url,
      cancel_url: asked.cancel_url,
      locale: asked.locale ?? null,
      url: `${self.url}/pay/${id}`,
      livemode: false,
    }
    sessions.set(id, session)
    linesOf.set(id, items)
    intentMetadata.set(id, asked.payment_intent_data?.metadata ?? {})
    return session
  }
  const linesOf = new Map<string, Thing[]>()
  const intentMetadata = new Map<string, Thing>()

  const found = (all: Map<string, Thing>, id: string): Thing => {
    const thing = all.get(id)
    if (!thing) throw new Refused(`No such object: ${id}`, { status: 404, code: 'resource_missing' })
    return thing
  }

  const expireSession = (session: Thing) => {
    if (session.status !== 'open') {
      throw new Refused('Only Checkout Sessions with a status in ["open"] can be expired.')
    }
    session.status = 'expired'
    session.url = null
    tell('checkout.session.expired', session)
    return session
  }

  const capture = (session: Thing) => {
    session.payment_status = 'paid'
    const intent = found(intents, session.payment_intent)
    intent.status = 'succeeded'
    const amount = session.amount_total
    const charge: Thing = {
      id: named('ch'),
      object: 'charge',
      amount,
      amount_refunded: 0,
      currency: 'idr',
      disputed: false,
      payment_intent: intent.id,
      metadata: intent.metadata,
      refunded: false,
      status: 'succeeded',
    }
    charges.set(charge.id, charge)
    intent.latest_charge = charge.id
    const fee = Math.floor((amount * 29) / 1000) + 50_033
    balanceOf.set(charge.id, {
      id: named('txn'),
      object: 'balance_transaction',
      amount,
      currency: self.feeCurrency,
      fee,
      net: amount - fee,
    })
    movements.push(amount, -fee)
    tell('payment_intent.succeeded', intent)
    tell('charge.succeeded', charge)
  }
  const balanceOf = new Map<string, Thing>()

  // ── refunds ─────────────────────────────────────────────────────────────────

  const chargeOf = (intentId: string): Thing => {
    const intent = found(intents, intentId)
    if (!intent.latest_charge) throw new Refused('This PaymentIntent has no successful charge to refund.')
    return found(charges, intent.latest_charge)
  }

  const makeRefund = (asked: Thing): Thing => {
    const charge = chargeOf(asked.payment_intent)
    const amount = Number(asked.amount ?? charge.amount - charge.amount_refunded)
    if (charge.disputed) throw new Refused('This charge has been charged back.', { code: 'charge_disputed' })
    if (charge.amount === charge.amount_refunded) {
      throw new Refused('Charge has already been refunded.', { code: 'charge_already_refunded' })
    }
    if (amount > charge.amount - charge.amount_refunded || amount < 1) {
      throw new Refused('Refund amount is greater than unrefunded amount on charge')
    }
    const refund = {
      id: named('re'),
      object: 'refund',
      amount,
      charge: charge.id,
      created: seconds(),
      currency: 'idr',
      metadata: asked.metadata ?? {},
      payment_intent: asked.payment_intent,
      reason: asked.reason ?? null,
      status: self.refundsArePending ? 'pending' : 'succeeded',
    }
    refunds.set(refund.id, refund)
    charge.amount_refunded += amount
    charge.refunded = charge.amount_refunded === charge.amount
    movements.push(-amount)
    tell('refund.created', refund)
    tell('charge.refunded', charge)
    return refund
  }

  // ── the wire ────────────────────────────────────────────────────────────────

  const listed = (url: string, all: Iterable<Thing>) => ({ object: 'list', url, has_more: false, data: [...all] })

  const expandedIntent = (intent: Thing, expand: Thing): Thing => {
    if (!JSON.stringify(expand ?? '').includes('latest_charge') || !intent.latest_charge) return intent
    const charge = found(charges, intent.latest_charge)
    const balance_transaction = self.feesAreUnknown ? null : balanceOf.get(charge.id)
    return { ...intent, latest_charge: { ...charge, balance_transaction } }
  }

  const route = (method: string, path: string, asked: Thing): Thing => {
    const [, , first, second, third, fourth] = path.split('/')
    const at = `${method} ${[first, second].filter((part) => part && !/_\d+$/.test(part)).join('/')}`
    switch (at) {
      case 'POST checkout/sessions':
        if (!third) return openSession(asked)
        if (fourth === 'expire') return expireSession(found(sessions, third))
        break
      case 'GET checkout/sessions':
        if (third) return found(sessions, third)
        return listed(
          path,
          [...sessions.values()].filter((one) => one.payment_intent === asked.payment_intent),
        )
      case 'GET events':
        return listed(
          path,
          events
            .filter(
              ({ type, created }) =>
                created >= Number(asked.created?.gte ?? 0) &&
                (!asked.types || Object.values(asked.types).includes(type)),
            )
            .toReversed(),
        )
      case 'GET payment_intents':
        return expandedIntent(found(intents, second as string), asked.expand)
      case 'POST refunds':
        if (!second) return makeRefund(asked)
        break
      case 'GET refunds':
        if (second) return found(refunds, second)
        return listed(
          path,
          [...refunds.values()].filter((one) => one.payment_intent === asked.payment_intent).toReversed(),
        )
    }
    throw new Refused(`Unrecognized request URL (${at})`, { status: 404 })
  }

  const answered = (act: () => Thing): { status: number; body: string } => {
    try {
      return { status: 200, body: JSON.stringify(act()) }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const { status, type, code, message } = error
      return { status, body: JSON.stringify({ error: { type, message, ...(code ? { code } : {}) } }) }
    }
  }

  const api = async (request: IncomingMessage, response: ServerResponse, url: URL) => {
    const body = await textOf(request)
    const what = `${request.method} ${url.pathname}`
    requests.push(what)
    const fault = faults.find(({ matching, left }) => left > 0 && matching.test(what))
    if (fault) fault.left -= 1
    const send = (status: number, text: string, headers = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', 'request-id': named('req'), ...headers })
        .end(text)
    const broken = { status: 500, body: JSON.stringify({ error: { type: 'api_error', message: 'An error occurred' } }) }

    if (fault?.fault === 'silence') return
    if (self.isDown || fault?.fault === 'cut-before') return void request.socket.destroy()
    if (fault?.fault === 'error') return void send(broken.status, broken.body)
    if (request.headers.authorization !== `Bearer ${secretKey}`) {
      return void send(401, JSON.stringify({ error: { type: 'invalid_request_error', message: 'Invalid API Key' } }))
    }
    const key = request.headers['idempotency-key'] as string | undefined
    const hash = createHash('sha256').update(`${what}\n${body}`).digest('hex')
    const known = key ? kept.get(key) : undefined
    if (known && known.hash !== hash) {
      const message =
        'Keys for idempotent requests can only be used with the same parameters they were first used with.'
      return void send(400, JSON.stringify({ error: { type: 'idempotency_error', message } }))
    }
    const asked = formOf(request.method === 'GET' ? url.searchParams : new URLSearchParams(body))
    const answer =
      known ??
      (fault?.fault === 'kept-error' ? broken : answered(() => route(request.method ?? '', url.pathname, asked)))
    if (key && request.method === 'POST') kept.set(key, { hash, ...answer })
    if (fault?.fault === 'cut-after') return void request.socket.destroy()
    send(answer.status, answer.body, known ? { 'idempotent-replayed': 'true' } : {})
  }

  const rupiah = (hundredths: number) => `Rp ${(hundredths / 100).toLocaleString('id-ID')}`

  /** The page that a buyer sees, for tests in a browser and for the demo. */
  const page = async (request: IncomingMessage, response: ServerResponse, url: URL) => {
    const [, , id, action] = url.pathname.split('/')
    const session = sessions.get(id ?? '')
    const html = (text: string) =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(`<!doctype html><html lang="id"><title>Bayar dengan kartu</title><main>${text}</main></html>`)
    const go = (to: string) => response.writeHead(303, { location: to }).end()
    if (!session) return void html('<h1>Tidak ada</h1>')
    if (request.method === 'POST' && action === 'batal') return void go(session.cancel_url)
    if (session.status !== 'open') return void html('<h1>Halaman ini sudah tidak berlaku</h1>')
    if (request.method === 'POST' && action === 'bayar') {
      self.pay(session.id)
      return void go(session.success_url)
    }
    const lines = (linesOf.get(session.id) ?? [])
      .map(({ quantity, price_data }) => {
        const name = String(price_data.product_data.name).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
        return `<li>${quantity} × ${name} ${rupiah(Number(price_data.unit_amount) * Number(quantity))}</li>`
      })
      .join('')
    html(
      `<h1>Bayar ${rupiah(session.amount_total)}</h1><ul>${lines}</ul>` +
        `<form method="post" action="/pay/${session.id}/bayar"><button>Bayar</button></form>` +
        `<form method="post" action="/pay/${session.id}/batal"><button>Batal</button></form>`,
    )
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stand-in')
    const handle = url.pathname.startsWith('/pay/') ? page : api
    handle(request, response, url).catch((error: Error) => response.writeHead(500).end(error.stack))
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })

  const self: StripeStandIn = {
    url: `http://127.0.0.1:${port}`,
    settings: { secretKey, webhookSecret, apiBase: `http://127.0.0.1:${port}` },
    requests,
    events,
    sessions,
    intents,
    refunds,
    disputes,
    payouts,
    isDown: false,
    refundsArePending: false,
    feesAreUnknown: false,
    feeCurrency: 'idr',
    fail: (fault, matching, times = 1) => void faults.push({ fault, matching, left: times }),
    pay: (sessionId, how = 'at once') => {
      const session = found(sessions, sessionId)
      if (session.status !== 'open') throw new Error(`the page ${sessionId} is ${session.status}`)
      const intent = {
        id: named('pi'),
        object: 'payment_intent',
        amount: session.amount_total,
        currency: 'idr',
        status: 'processing',
        latest_charge: null,
        metadata: intentMetadata.get(sessionId),
      }
      intents.set(intent.id, intent)
      session.status = 'complete'
      session.url = null
      session.payment_intent = intent.id
      if (how === 'at once') capture(session)
      tell('checkout.session.completed', session)
      return intent
    },
    settlePayment: (sessionId, outcome) => {
      const session = found(sessions, sessionId)
      if (outcome === 'succeeded') capture(session)
      tell(`checkout.session.async_payment_${outcome}`, session)
    },
    expireDue: () => {
      for (const session of sessions.values()) {
        if (session.status === 'open' && session.expires_at <= seconds()) expireSession(session)
      }
    },
    refundByHand: (intentId, amount) => makeRefund({ payment_intent: intentId, amount }),
    settleRefund: (refundId, outcome) => {
      const refund = found(refunds, refundId)
      refund.status = outcome
      if (outcome === 'failed') {
        refund.failure_reason = 'expired_or_canceled_card'
        const charge = found(charges, refund.charge)
        charge.amount_refunded -= refund.amount
        charge.refunded = false
        movements.push(refund.amount)
        tell('refund.failed', refund)
      }
      tell('refund.updated', refund)
    },
    dispute: (intentId, amount) => {
      const charge = chargeOf(intentId)
      charge.disputed = true
      const dispute = {
        id: named('du'),
        object: 'dispute',
        amount: amount ?? charge.amount,
        balance_transactions: [],
        charge: charge.id,
        created: seconds(),
        currency: 'idr',
        evidence_details: { due_by: seconds() + 9 * 86_400 },
        metadata: {},
        payment_intent: intentId,
        reason: 'product_not_received',
        status: 'needs_response',
      }
      disputes.set(dispute.id, dispute)
      tell('charge.dispute.created', dispute)
      return dispute
    },
    allowRefunds: (intentId) => {
      chargeOf(intentId).disputed = false
    },
    moveDispute: (disputeId, to) => {
      const dispute = found(disputes, disputeId)
      if (to === 'withdrawn') {
        dispute.balance_transactions.push({
          id: named('txn'),
          amount: -dispute.amount,
          fee: disputeFee,
          currency: 'idr',
        })
        movements.push(-dispute.amount, -disputeFee)
        tell('charge.dispute.funds_withdrawn', dispute)
      } else if (to === 'reinstated') {
        dispute.balance_transactions.push({ id: named('txn'), amount: dispute.amount, fee: 0, currency: 'idr' })
        movements.push(dispute.amount)
        tell('charge.dispute.funds_reinstated', dispute)
      } else {
        dispute.status = to
        tell('charge.dispute.closed', dispute)
      }
    },
    payOut: (amount) => {
      const payout = {
        id: named('po'),
        object: 'payout',
        amount,
        currency: 'idr',
        status: 'paid',
        failure_message: null,
      }
      payouts.set(payout.id, payout)
      movements.push(-amount)
      tell('payout.paid', payout)
      return payout
    },
    failPayout: (payoutId) => {
      const payout = found(payouts, payoutId)
      Object.assign(payout, { status: 'failed', failure_message: 'The bank account is closed' })
      movements.push(payout.amount)
      tell('payout.failed', payout)
    },
    balance: () => movements.reduce((sum, amount) => sum + amount, 0),
    tellAtOnce: (webhookUrl) => {
      webhook = webhookUrl
    },
    loseUntold: () => {
      for (const event of events) sent.add(event)
    },
    forgetKeys: () => kept.clear(),
    deliver: async (webhookUrl, chosen = events.filter((event) => !sent.has(event))) => {
      const statuses: number[] = []
      for (const event of chosen) {
        sent.add(event)
        const body = JSON.stringify(event)
        const headers = { 'content-type': 'application/json', 'stripe-signature': self.sign(body) }
        const answer = await fetch(webhookUrl, { method: 'POST', headers, body }).catch(() => null)
        await answer?.text()
        statuses.push(answer?.status ?? 0)
      }
      return statuses
    },
    sign: (body, at = seconds()) =>
      `t=${at},v1=${createHmac('sha256', webhookSecret).update(`${at}.${body}`).digest('hex')}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return self
}

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** a[b][c]=d as the provider writes forms. */
const formOf = (pairs: URLSearchParams): Thing => {
  const form: Thing = {}
  for (const [path, value] of pairs) {
    const keys = path.replaceAll(']', '').split('[')
    let at = form
    for (const key of keys.slice(0, -1)) at = at[key] ??= {}
    at[keys.at(-1) as string] = value
  }
  return form
}
