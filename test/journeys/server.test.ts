import { request } from 'node:http'
import { connect } from 'node:net'
import { getIntrospectionQuery } from 'graphql'
import { serverAudits } from 'graphql-http'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBasket, aBusiness, aProduct, checkOut, piecesOf } from '../support/people.ts'
import { aWorld, codeOf, type World } from '../support/running-api.ts'

let world: World

beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.close())

const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(`${world.urls[0]}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: body as string,
  })

describe('GraphQL over HTTP:', () => {
  // Requests by GET say that they are no form of a foreign page; without that they are stopped, by design.
  const audits = serverAudits({
    url: () => `${world.urls[0]}/graphql`,
    fetchFn: (url: string, init?: RequestInit) =>
      fetch(url, {
        ...init,
        headers: { ...(init?.headers as Record<string, string>), 'apollo-require-preflight': '1' },
      }),
  })

  test('there are as many audits as there were', () => {
    expect(audits).toHaveLength(61)
  })

  test.each(audits.map(({ id, name, fn }) => ({ id, name, fn })))('$id $name', async ({ fn }) => {
    expect(await fn()).toMatchObject({ status: 'ok' })
  })

  test('a GET without preflight is stopped', async () => {
    const answer = await fetch(`${world.urls[0]}/graphql?query={__typename}`)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('CSRF')
  })

  test('a mutation by GET changes nothing', async () => {
    const query = encodeURIComponent('mutation { signOut { signedOut } }')
    const answer = await fetch(`${world.urls[0]}/graphql?query=${query}`, {
      headers: { 'apollo-require-preflight': '1' },
    })
    expect(answer.status).toBe(405)
  })

  test('a list of operations in one request is refused', async () => {
    const answer = await post(JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]))
    expect(answer.status).toBe(400)
  })

  test('the schema tells about itself', async () => {
    const { data, errors } = await world.ask(getIntrospectionQuery())
    expect(errors).toBeUndefined()
    expect(data.__schema.types.map((type: { name: string }) => type.name)).toContain('CheckOutInput')
  })
})

describe('values', () => {
  const quoteOf = 'instalments { number dueOn amount } regularInstalment netReceived'
  const terms = {
    principal: 2_000_000,
    weeks: 25,
    annualRateBasisPoints: 2500,
    disbursedOn: '2026-12-01',
    firstDueOn: '2026-12-08',
  }
  const everything = { ...terms, method: 'FLAT', yearWeeks: 50, roundTo: 100, rounding: 'UP', deposit: 0 }

  test('left out of an input are its defaults, written in the document and sent beside it', async () => {
    const beside = `query ($input: LoanQuoteInput!) { loanQuote(input: $input) { ${quoteOf} } }`
    const written = `{ loanQuote(input: { principal: 2000000, weeks: 25, annualRateBasisPoints: 2500, disbursedOn: "2026-12-01", firstDueOn: "2026-12-08" }) { ${quoteOf} } }`
    const parts = `query ($principal: Rupiah!, $weeks: Int! = 25, $day: Date = "2026-12-01") {
      loanQuote(input: { principal: $principal, weeks: $weeks, annualRateBasisPoints: 2500, disbursedOn: $day, firstDueOn: "2026-12-08" }) { ${quoteOf} } }`
    const expected = await world.query(beside, { input: everything })
    expect(await world.query(beside, { input: terms })).toEqual(expected)
    expect(await world.query(written)).toEqual(expected)
    expect(await world.query(parts.replace('Date =', 'Date! ='), { principal: 2_000_000 })).toEqual(expected)
  })

  test('that are null where something must be are refused, not replaced by the default', async () => {
    const answer = await world.ask(`query ($input: LoanQuoteInput!) { loanQuote(input: $input) { netReceived } }`, {
      input: { ...terms, yearWeeks: null },
    })
    expect(codeOf(answer)).toBe('BAD_USER_INPUT')
  })

  test.each([
    ['a missing variable', {}],
    ['null for a variable', { input: null }],
    ['an unknown field', { input: { ...terms, bunga: 1 } }],
    ['a list instead of an object', { input: [terms] }],
    ['a text instead of an object', { input: 'x' }],
    ['a text instead of a number', { input: { ...terms, weeks: '25' } }],
    ['a day that does not exist', { input: { ...terms, firstDueOn: '2026-02-30' } }],
    ['an instant instead of a day', { input: { ...terms, firstDueOn: '2026-12-08T00:00:00Z' } }],
    ['an unknown way of rounding', { input: { ...terms, rounding: 'DOWN' } }],
    ['the name of an inherited property', { input: { ...terms, rounding: 'constructor' } }],
  ])('of the wrong type are a mistake of the caller: %s', async (_, variables) => {
    for (let time = 0; time < 2; time += 1) {
      const answer = await world.ask(
        `query ($input: LoanQuoteInput!) { loanQuote(input: $input) { netReceived } }`,
        variables,
      )
      expect(codeOf(answer)).toBe('BAD_USER_INPUT')
    }
  })

  test('decide anew what is included and skipped', async () => {
    const document = `query ($all: Boolean!) { loanQuote(input: { principal: 2000000, weeks: 25, annualRateBasisPoints: 2500,
      disbursedOn: "2026-12-01", firstDueOn: "2026-12-08" }) { netReceived regularInstalment @include(if: $all) totalMargin @skip(if: $all) } }`
    for (const all of [true, false, true]) {
      const { loanQuote } = await world.query(document, { all })
      expect(Object.keys(loanQuote)).toEqual(
        all ? ['netReceived', 'regularInstalment'] : ['netReceived', 'totalMargin'],
      )
    }
  })
})

describe('too much is refused:', () => {
  const times = (count: number, part: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => part(index)).join(' ')

  test.each([
    [
      'an operation 14 fields deep',
      `{ product(slug: "x") { business ${times(6, () => '{ products(first: 1) { nodes { business')} { slug } ${'} } }'.repeat(6)} } }`,
      /depth limit of 12/i,
    ],
    ['sixteen aliases', `{ ${times(16, (index) => `a${index}: viewer { id }`)} }`, /aliases limit of 15/i],
    ['1,600 tokens', `{ ${times(1600, () => '__typename')} }`, /1500 tokens/],
    ['25 directives', `{ ${times(25, () => '__typename @include(if: true)')} }`, /directives limit of 20/i],
    [
      'a hundred guesses in one request',
      `mutation { ${times(100, (index) => `a${index}: signIn(phone: "0812", code: "1") { __typename }`)} }`,
      /aliases limit of 15/i,
    ],
  ])('%s', async (_, document, message) => {
    const answer = await world.ask(document)
    expect([answer.status, answer.data ?? null]).toEqual([400, null])
    expect(answer.errors?.[0].message).toMatch(message)
    expect(codeOf(answer)).not.toBe('INTERNAL_SERVER_ERROR')
  })

  const costly = `nodes { id slug name description price stock business { id slug name story } images { url width height alt } variants { id name price stock } }`

  test('a hundred shops with a hundred products each', async () => {
    const answer = await world.ask(
      `{ businesses(first: 100) { nodes { slug products(first: 100) { nodes { slug name price } } } } }`,
    )
    expect([answer.status, codeOf(answer), answer.data ?? null]).toEqual([400, 'OPERATION_TOO_COSTLY', null])
  })

  test('an expensive operation after a cheap one of the same document', async () => {
    const document = `query ($first: Int!, $deep: Boolean!) { businesses(first: $first) { nodes { slug products(first: 100) @include(if: $deep) { ${costly} } } } }`
    const cost = async (first: number, deep: boolean) => codeOf(await world.ask(document, { first, deep }))
    expect(await cost(1, true)).toBeUndefined()
    expect(await cost(100, false)).toBeUndefined()
    expect(await cost(100, true)).toBe('OPERATION_TOO_COSTLY')
    expect(await cost(1, true)).toBeUndefined()
  })

  test('sixty goods of a basket with a hundred products of each one’s shop', async () => {
    const document = `query ($ids: [ID!]!) { basketItems(variantIds: $ids) { product { business { products(first: 100) { ${costly} } } } } }`
    const ids = Array.from({ length: 60 }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`)
    expect(codeOf(await world.ask(document, { ids }))).toBe('OPERATION_TOO_COSTLY')
  })

  test('not the largest list that a screen asks for', async () => {
    const answer = await world.ask(`{ products(first: 100) { totalCount ${costly} } }`)
    expect(answer.errors).toBeUndefined()
  })

  test('not a fragment that is used twice, but one that uses itself', async () => {
    const ok = await world.ask(
      `{ a: products(first: 1) { ...F } b: products(first: 1) { ...F } } fragment F on ProductConnection { totalCount }`,
    )
    expect(ok.errors).toBeUndefined()
    const loop = await world.ask(
      `{ products(first: 1) { ...F } } fragment F on ProductConnection { nodes { business { products { ...F } } } }`,
    )
    expect(loop.status).toBe(400)
  })
})

describe('a request that is', () => {
  test.each([
    ['no JSON', '{"query": ', {}, 400],
    ['empty', '', {}, 400],
    ['JSON, but nothing to run', '{}', {}, 400],
    ['JSON, but null', 'null', {}, 400],
    ['JSON, but a number', '7', {}, 400],
    ['JSON, but no object', '"{ viewer { id } }"', {}, 400],
    ['a form', 'query={__typename}', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a text', '{"query":"{__typename}"}', { 'content-type': 'text/plain' }, 415],
    ['of no type', Buffer.from('{"query":"{__typename}"}'), { 'content-type': '' }, 415],
  ])('%s is answered %s', async (_, body, headers, status) => {
    const answer = await post(body, headers)
    expect(answer.status).toBe(status)
    expect(((await answer.json()) as { errors: unknown[] }).errors).toHaveLength(1)
  })

  test.each([300, 5_000])('of %i kilobytes is told that it is too large', async (kilobytes) => {
    const body = JSON.stringify({ query: '{ viewer { id } }', variables: { x: 'a'.repeat(kilobytes * 1024) } })
    const answer = await new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const asked = request(
        `${world.urls[0]}/graphql`,
        { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': body.length } },
        (response) => {
          let text = ''
          response.on('data', (chunk) => (text += chunk))
          response.on('end', () => resolve({ status: response.statusCode, text }))
        },
      )
      asked.on('error', reject)
      asked.end(body)
    })
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('larger than')
  })

  test('just small enough is answered', async () => {
    const answer = await post(JSON.stringify({ query: '{ viewer { id } }', variables: { x: 'a'.repeat(250 * 1024) } }))
    expect(answer.status).toBe(200)
  })

  test('for another path is not found', async () => {
    for (const path of ['/', '/graphql/x', '/demo/pesan', '/%00']) {
      expect((await fetch(`${world.urls[0]}${path}`)).status).toBe(404)
    }
  })

  test.each(['//', 'http://['])('for %s, which is no address, is refused without a fault', async (target) => {
    const text = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(world.urls[0] as string).port), '127.0.0.1')
      let answer = ''
      socket.on('data', (chunk) => (answer += chunk))
      socket.on('close', () => resolve(answer))
      socket.end(`GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)
    })
    expect(text).toMatch(/^HTTP\/1.1 4\d\d/)
  })
})

describe('the request id', () => {
  test('that comes is given back, and one is made where none comes', async () => {
    const given = await world.ask('{ viewer { id } }', {}, { headers: { 'x-request-id': 'pasar-angso-duo-7' } })
    expect(given.headers.get('x-request-id')).toBe('pasar-angso-duo-7')
    const made = await world.ask('{ viewer { id } }')
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test.each(['kurang', 'a b c d e f g h', 'x'.repeat(65), '"><script>'])('%j is replaced', async (id) => {
    const answer = await world.ask('{ viewer { id } }', {}, { headers: { 'x-request-id': id } })
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('stands on a refused request too', async () => {
    expect((await post('{', { 'x-request-id': 'pasar-angso-duo-8' })).headers.get('x-request-id')).toBe(
      'pasar-angso-duo-8',
    )
  })
})

test('a fault of ours tells the caller nothing and the log everything', async () => {
  const lines: string[] = []
  const broken = await aWorld({ environment: { logLevel: 'error' } })
  try {
    await broken.sql('alter table category rename to kategori')
    // The log goes to the descriptor of the standard output; what it writes is read off the logger's own stream.
    const { logger } = broken.apis[0] as (typeof broken.apis)[number]
    const stream = (logger as unknown as Record<symbol, { write(line: string): unknown }>)[
      Object.getOwnPropertySymbols(logger).find((symbol) => symbol.description === 'pino.stream') as symbol
    ] as { write(line: string): unknown }
    stream.write = (line) => lines.push(line)
    const answer = await broken.ask(
      'query Rak { categories { slug } }',
      {},
      { headers: { 'x-request-id': 'rusak-12345' } },
    )
    expect(answer.data).toBeNull()
    expect(answer.errors).toEqual([
      {
        message: 'Maaf, ada gangguan di pihak kami. Coba lagi sebentar lagi.',
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ])
    expect(lines).toHaveLength(1)
    const logged = JSON.parse(lines[0] as string)
    expect(logged).toMatchObject({ requestId: 'rusak-12345', operationName: 'Rak', app: 'api' })
    expect(logged.err.message).toContain('relation "category" does not exist')
    // What the caller did wrong is not our fault and not logged.
    await broken.ask('{ nothing }')
    await broken.ask('{ ownBusinesses { id } }')
    await broken.ask('{ businesses(first: 0) { nodes { id } } }')
    expect(lines).toHaveLength(1)
  } finally {
    await broken.close()
  }
})

describe('health', () => {
  test('is live and ready', async () => {
    for (const [path, status] of [
      ['live', 'live'],
      ['ready', 'ready'],
    ]) {
      const answer = await fetch(`${world.urls[0]}/health/${path}`)
      expect([answer.status, await answer.json()]).toEqual([200, { status }])
    }
  })

  test('is live but not ready while the database is gone, and ready again when it is back', async () => {
    const cutOff = await aWorld()
    const ready = async () => (await fetch(`${cutOff.urls[0]}/health/ready`)).status
    try {
      expect(await ready()).toBe(200)
      cutOff.proxy.cut()
      const started = performance.now()
      expect(await ready()).toBe(503)
      expect(performance.now() - started).toBeLessThan(1_500)
      expect((await fetch(`${cutOff.urls[0]}/health/live`)).status).toBe(200)
      const answer = await cutOff.ask('{ categories { slug } }')
      expect(codeOf(answer)).toBe('INTERNAL_SERVER_ERROR')
      cutOff.proxy.mend()
      expect(await ready()).toBe(200)
      expect((await cutOff.query('{ categories { slug } }')).categories).toHaveLength(11)
    } finally {
      await cutOff.close()
    }
  })

  test('is told in numbers', async () => {
    await world.ask('{ viewer { id } }')
    const answer = await fetch(`${world.urls[0]}/metrics`)
    const text = await answer.text()
    expect(answer.headers.get('content-type')).toContain('text/plain')
    expect(text).toMatch(/^graphql_request_duration_seconds_count\{status="200"\} [1-9]\d*$/m)
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m)
  })
})

describe('closing', () => {
  test('finishes the checkout that is running and takes no other', async () => {
    const closing = await aWorld()
    const goods = await aProduct(closing, await aBusiness(closing), { stock: 10 })
    const holder = new pg.Client(closing.databaseUrl)
    await holder.connect()
    await holder.query('begin')
    await holder.query('select 1 from product where id = $1 for update', [goods.id])

    const running = checkOut(closing, aBasket([{ goods, quantity: 2 }]))
    const waits = async () =>
      (
        await holder.query(
          `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        )
      ).rowCount
    while ((await waits()) === 0) await new Promise((resolve) => setTimeout(resolve, 10))

    const started = performance.now()
    const closed = (closing.apis[0] as (typeof closing.apis)[number]).close()
    await new Promise((resolve) => setTimeout(resolve, 100))
    await expect(fetch(`${closing.urls[0]}/health/live`)).rejects.toThrow()
    await holder.query('commit')
    expect((await running).__typename).toBe('CheckedOut')
    await closed
    expect(performance.now() - started).toBeLessThan(2_000)
    expect(await piecesOf(closing, goods.variantId)).toEqual({ stock: 8, ordered: 2 })
    await holder.end()
    await closing.close().catch(() => {})
  })
})
