import { beforeAll, describe, expect, test } from 'vitest'
import { aBusiness, aBuyer, aPhone, codeSentTo, signIn } from '../support/people.ts'
import { anAddress, aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

let world: World

beforeAll(async () => {
  world = await aWorld()
  return () => world.close()
})

const requestCode = async (phone: string, from = anAddress()): Promise<Data> =>
  (
    await world.query(
      `mutation ($phone: String!) { requestSignInCode(phone: $phone) { __typename ... on SignInCodeSent { phone expiresAt } ... on Refusal { message field } } }`,
      { phone },
      { from },
    )
  ).requestSignInCode

const enter = async (phone: string, code: string): Promise<Data> =>
  (
    await world.query(
      `mutation ($phone: String!, $code: String!) { signIn(phone: $phone, code: $code) { __typename ... on SignedIn { token viewer { id name roles } } ... on Refusal { message field } } }`,
      { phone, code },
    )
  ).signIn

const aCode = async (phone: string): Promise<string> => {
  expect((await requestCode(phone)).__typename).toBe('SignInCodeSent')
  return codeSentTo(world, phone)
}

const another = (code: string, by = 1): string => String((Number(code) + by) % 1_000_000).padStart(6, '0')

const viewerOf = async (token: string): Promise<Data> =>
  (await world.query('{ viewer { id roles } }', {}, { token })).viewer

describe('a code', () => {
  test('signs in whoever reads it, and makes a new number a buyer', async () => {
    const phone = aPhone()
    const answer = await enter(phone, await aCode(phone))
    expect(answer).toMatchObject({ __typename: 'SignedIn', viewer: { roles: ['BUYER'] } })
    expect((await viewerOf(answer.token)).id).toBe(answer.viewer.id)
  })

  test('keeps the roles that a known number has', async () => {
    const { owner } = await aBusiness(world)
    expect((await viewerOf(await signIn(world, owner.phone))).roles).toContain('SELLER')
  })

  test('that is wrong signs nobody in', async () => {
    const phone = aPhone()
    const answer = await enter(phone, another(await aCode(phone)))
    expect(answer).toMatchObject({ __typename: 'SignInRefused', field: ['code'] })
  })

  test('of another number signs nobody in', async () => {
    const [hers, mine] = [aPhone(), aPhone()]
    const code = await aCode(hers)
    await aCode(mine)
    expect((await enter(mine, code)).__typename).toBe('SignInRefused')
  })

  test('may be typed with a space in it', async () => {
    const phone = aPhone()
    const code = await aCode(phone)
    expect((await enter(phone, ` ${code.slice(0, 3)} ${code.slice(3)} `)).__typename).toBe('SignedIn')
  })

  test.each([
    [4, 59, 'SignedIn'],
    [5, 0, 'SignInRefused'],
  ])('after %i:%i minutes gives %s', async (minutes, seconds, result) => {
    const phone = aPhone()
    const code = await aCode(phone)
    world.clock.pass({ minutes, seconds })
    expect((await enter(phone, code)).__typename).toBe(result)
  })

  test('works once', async () => {
    const phone = aPhone()
    const code = await aCode(phone)
    expect((await enter(phone, code)).__typename).toBe('SignedIn')
    expect((await enter(phone, code)).__typename).toBe('SignInRefused')
  })

  test('is void when a newer one was sent', async () => {
    const phone = aPhone()
    const first = await aCode(phone)
    world.clock.pass({ seconds: 1 })
    const second = await aCode(phone)
    if (first !== second) expect((await enter(phone, first)).__typename).toBe('SignInRefused')
    expect((await enter(phone, second)).__typename).toBe('SignedIn')
  })

  test('forgives four wrong guesses and not five', async () => {
    const [lucky, unlucky] = [aPhone(), aPhone()]
    for (const [phone, guesses, result] of [
      [lucky, 4, 'SignedIn'],
      [unlucky, 5, 'TooManyAttempts'],
    ] as const) {
      const code = await aCode(phone)
      for (let guess = 1; guess <= guesses; guess += 1) {
        expect((await enter(phone, another(code, guess))).__typename).toBe(
          guess < 5 ? 'SignInRefused' : 'TooManyAttempts',
        )
      }
      expect((await enter(phone, code)).__typename).toBe(result)
    }
  })

  test('is not in the database in plain, and neither is a session', async () => {
    const phone = aPhone()
    const code = await aCode(phone)
    const token = (await enter(phone, code)).token
    const rows = await world.sql(`select encode(code_hash, 'escape') as secret from sign_in_code where phone = $1`, [
      phone,
    ])
    expect(rows[0].secret).not.toContain(code)
    const sessions = await world.sql(`select count(*)::int from session where token_hash = convert_to($1, 'UTF8')`, [
      token,
    ])
    expect(sessions[0].count).toBe(0)
  })
})

describe('asking for codes', () => {
  test('is answered alike for a known and an unknown number', async () => {
    const known = (await aBusiness(world)).owner.phone
    const unknown = aPhone()
    world.clock.pass({ minutes: 20 })
    const answers = [await requestCode(known), await requestCode(unknown)]
    const [one, other] = answers.map(({ phone: _, ...rest }) => rest)
    expect(one).toEqual(other)
    expect(answers.map(({ phone }) => phone)).toEqual([known, unknown])
    const wrong = [await enter(known, 'salah0'), await enter(unknown, 'salah0')]
    expect(wrong[0]).toEqual(wrong[1])
  })

  test('is refused the sixth time in a quarter of an hour, and not after it', async () => {
    const phone = aPhone()
    for (let asked = 0; asked < 5; asked += 1) await aCode(phone)
    expect(await requestCode(phone)).toMatchObject({ __typename: 'TooManyAttempts', field: ['phone'] })
    world.clock.pass({ minutes: 14, seconds: 59 })
    expect((await requestCode(phone)).__typename).toBe('TooManyAttempts')
    world.clock.pass({ seconds: 1 })
    expect((await requestCode(phone)).__typename).toBe('SignInCodeSent')
  })

  test('does not count the codes that were used', async () => {
    const phone = aPhone()
    for (let round = 0; round < 7; round += 1) {
      expect((await enter(phone, await aCode(phone))).__typename).toBe('SignedIn')
      world.clock.pass({ seconds: 1 })
    }
  })

  test('is refused when it leaves five wrong guesses behind each time, in the end', async () => {
    const phone = aPhone()
    for (let round = 0; round < 5; round += 1) {
      const code = await aCode(phone)
      for (let guess = 1; guess <= 5; guess += 1) await enter(phone, another(code, guess))
    }
    expect((await requestCode(phone)).__typename).toBe('TooManyAttempts')
  })

  test('is refused to one machine that asks for a hundred numbers, and not to others', async () => {
    const from = anAddress()
    for (let asked = 0; asked < 100; asked += 1) await requestCode(aPhone(), from)
    const phone = aPhone()
    expect((await requestCode(phone, from)).__typename).toBe('TooManyAttempts')
    // The last address counts: what stands before it was written by the caller.
    expect((await requestCode(phone, `1.2.3.4, ${from}`)).__typename).toBe('TooManyAttempts')
    expect((await requestCode(phone)).__typename).toBe('SignInCodeSent')
  })

  test.each(['', 'nomor', '123', '0812', '+62', '081234567890123456'])(
    'for %j is a mistake in phone',
    async (phone) => {
      const answer = await world.ask('mutation ($phone: String!) { requestSignInCode(phone: $phone) { __typename } }', {
        phone,
      })
      expect(answer.errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['phone'] })
    },
  )
})

test.each([
  ['0812-1234-4321'],
  ['0812 1234 4321'],
  ['6281212344321'],
  ['+62 812 1234 4321'],
  ['+62-812-1234-4321'],
  ['(0812) 12344321'],
  ['006281212344321'],
  [' 081212344321 '],
  ['81212344321'],
])('%s is the person of +6281212344321', async (written) => {
  world.clock.pass({ hours: 1 })
  await requestCode(written)
  const code = await codeSentTo(world, '+6281212344321')
  const { viewer, token } = await enter(written, code)
  const [person] = await world.sql('select id from users where phone = $1', ['+6281212344321'])
  expect(viewer.id).toBe(person.id)
  expect((await viewerOf(token)).id).toBe(person.id)
})

describe('a session', () => {
  test('ends when its owner signs out, and no other with it', async () => {
    const buyer = await aBuyer(world)
    world.clock.pass({ minutes: 1 })
    const other = await signIn(world, buyer.phone)
    expect(await world.query('mutation { signOut { signedOut } }', {}, buyer)).toEqual({ signOut: { signedOut: true } })
    expect(await viewerOf(buyer.token)).toBeNull()
    expect((await viewerOf(other)).id).toBe(buyer.id)
  })

  test('ends after ninety days', async () => {
    const buyer = await aBuyer(world)
    world.clock.pass({ days: 89, hours: 23 })
    expect(await viewerOf(buyer.token)).not.toBeNull()
    world.clock.pass({ hours: 1 })
    expect(await viewerOf(buyer.token)).toBeNull()
  })

  test.each(['x', 'null', 'undefined', "' or 1=1 --", '%00', 'a'.repeat(5000)])(
    'that is %.20s is none',
    async (token) => {
      expect(await viewerOf(token)).toBeNull()
      const answer = await world.ask('{ ownBusinesses { id } }', {}, { token })
      expect(codeOf(answer)).toBe('UNAUTHENTICATED')
    },
  )

  test('signed out without one is signed out too', async () => {
    expect(await world.query('mutation { signOut { signedOut } }')).toEqual({ signOut: { signedOut: true } })
  })
})

test('the inbox of the demo is nowhere but in the demo', async () => {
  const real = await aWorld({ environment: { demo: false } })
  try {
    const answer = await real.ask('{ demoMessages { text } }')
    expect([codeOf(answer), answer.data]).toEqual(['NOT_FOUND', null])
  } finally {
    await real.close()
  }
})
