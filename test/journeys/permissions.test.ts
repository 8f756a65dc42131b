import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  aBasket,
  aBusiness,
  aBuyer,
  aGroup,
  aMentor,
  anOfficer,
  anOrder,
  aProduct,
  type Business,
  cancelOrder,
  checkOut,
  completeOrder,
  confirmPayment,
  type SignedInPerson,
} from '../support/people.ts'
import { type Answer, aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

let world: World

beforeAll(async () => {
  world = await aWorld()
  return () => world.close()
})

interface Cast {
  business: Business
  group: { slug: string }
  people: Record<string, { token?: string }>
  owner: SignedInPerson
  mentor: SignedInPerson
  officer: SignedInPerson
}

/** A business with its mentor, and everybody who has nothing to do with it. */
const aCast = async (): Promise<Cast> => {
  const [business, neighbour, stranger] = [await aBusiness(world), await aBusiness(world), await aBusiness(world)]
  const [mentor, otherMentor, officer] = [await aMentor(world), await aMentor(world), await anOfficer(world)]
  const group = await aGroup(world, mentor, [business, neighbour])
  await aGroup(world, otherMentor, [stranger])
  return {
    business,
    group,
    owner: business.owner,
    mentor,
    officer,
    people: {
      'the owner': business.owner,
      'the mentor of her group': mentor,
      'the mentor of another group': otherMentor,
      'an officer': officer,
      'a seller of her group': neighbour.owner,
      'a seller of another group': stranger.owner,
      'a buyer': await aBuyer(world),
      'a guest': {},
    },
  }
}

const outcomeOf = ({ errors, data }: Answer): string =>
  errors?.[0].extensions.code ?? (Object.values(data)[0] === null ? 'null' : 'answered')

/** What each of the people is answered. */
const outcomes = async (
  cast: Cast,
  document: string,
  variables: Record<string, unknown>,
): Promise<Record<string, string>> => {
  const found: Record<string, string> = {}
  for (const [name, person] of Object.entries(cast.people))
    found[name] = outcomeOf(await world.ask(document, variables, person))
  return found
}

const insiders = {
  'the owner': 'answered',
  'the mentor of her group': 'answered',
  'the mentor of another group': 'FORBIDDEN',
  'an officer': 'answered',
  'a seller of her group': 'FORBIDDEN',
  'a seller of another group': 'FORBIDDEN',
  'a buyer': 'FORBIDDEN',
  'a guest': 'UNAUTHENTICATED',
}

describe('the figures of a business are read by its owner, the mentor of her group and officers alone:', () => {
  test.each([
    ['repaymentCapacity', `query ($id: ID!) { repaymentCapacity(businessId: $id) { assessmentId } }`],
    [
      'repaymentCapacity of a past day',
      `query ($id: ID!) { repaymentCapacity(businessId: $id, asOf: "2026-11-20") { assessmentId } }`,
    ],
    ['weeklySales', `query ($id: ID!) { weeklySales(businessId: $id, weeks: 2) { gross } }`],
    ['recordedSales', `query ($id: ID!) { recordedSales(businessId: $id) { amount } }`],
  ])('%s', async (_, document) => {
    const cast = await aCast()
    expect(await outcomes(cast, document, { id: cast.business.id })).toEqual(insiders)
    // What does not exist is refused in the same words.
    expect(await outcomes(cast, document, { id: randomUUID() })).toEqual({
      ...insiders,
      'the owner': 'FORBIDDEN',
      'the mentor of her group': 'FORBIDDEN',
      'an officer': 'FORBIDDEN',
    })
  })

  test('groupReview, which is the mentor’s alone', async () => {
    const cast = await aCast()
    const document = `query ($slug: String!) { groupReview(slug: $slug, trialInstalment: 50000) { businesses { memberName } } }`
    expect(await outcomes(cast, document, { slug: cast.group.slug })).toEqual({
      'the owner': 'FORBIDDEN',
      'the mentor of her group': 'answered',
      'the mentor of another group': 'null',
      'an officer': 'FORBIDDEN',
      'a seller of her group': 'FORBIDDEN',
      'a seller of another group': 'FORBIDDEN',
      'a buyer': 'FORBIDDEN',
      'a guest': 'UNAUTHENTICATED',
    })
  })

  test('mentoredGroups, which are the mentor’s own', async () => {
    const { people, group } = await aCast()
    const document = '{ mentoredGroups { slug } }'
    expect((await world.query(document, {}, people['the mentor of her group'])).mentoredGroups).toEqual([
      { slug: group.slug },
    ])
    const others = (await world.query(document, {}, people['the mentor of another group'])).mentoredGroups
    expect(others).not.toContainEqual({ slug: group.slug })
    expect(codeOf(await world.ask(document, {}, people['an officer']))).toBe('FORBIDDEN')
  })

  test('incomingOrders, which are the owner’s alone', async () => {
    const cast = await aCast()
    const document = `query ($id: ID!) { incomingOrders(businessId: $id, open: true) { nodes { buyerPhone } } }`
    const { 'a guest': guest, 'the owner': owner, ...others } = await outcomes(cast, document, { id: cast.business.id })
    expect([owner, guest, new Set(Object.values(others))]).toEqual([
      'answered',
      'UNAUTHENTICATED',
      new Set(['FORBIDDEN']),
    ])
  })

  test('trialBalance, which is the officer’s alone', async () => {
    const {
      'an officer': officer,
      'a guest': guest,
      ...others
    } = await outcomes(await aCast(), '{ trialBalance(book: MARKETPLACE) { debitTotal } }', {})
    expect([officer, guest, new Set(Object.values(others))]).toEqual([
      'answered',
      'UNAUTHENTICATED',
      new Set(['FORBIDDEN']),
    ])
  })

  test('declareFinances, which officers do not do for her', async () => {
    const cast = await aCast()
    const document = `mutation ($id: ID!) { declareFinances(input: { businessId: $id, costOfGoodsBasisPoints: 5000, operatingCost: 1,
      householdExpenses: 1, otherHouseholdIncome: 1, outsideDebtService: 1 }) { assessmentId } }`
    expect(await outcomes(cast, document, { id: cast.business.id })).toEqual({ ...insiders, 'an officer': 'FORBIDDEN' })
    const declared = await world.sql('select declared_by from business_finances where business_id = $1', [
      cast.business.id,
    ])
    expect(new Set(declared.map((row) => row.declared_by))).toEqual(new Set([cast.owner.id, cast.mentor.id]))
  })
})

describe('who reads another’s figures', () => {
  const readsOf = (subject: { id: string }) =>
    world.sql('select reader_id, what, request_id from financial_read where subject_id = $1 order by read_at, id', [
      subject.id,
    ])

  test('is written down with the request, once for each time; who reads her own is not', async () => {
    const { business, owner, mentor, officer, people } = await aCast()
    const documents = {
      repaymentCapacity: `query ($id: ID!) { repaymentCapacity(businessId: $id) { assessmentId } }`,
      weeklySales: `query ($id: ID!) { weeklySales(businessId: $id, weeks: 1) { gross } }`,
      recordedSales: `query ($id: ID!) { recordedSales(businessId: $id) { id } }`,
    }
    const expected: Data[] = []
    for (const [what, document] of Object.entries(documents)) {
      await world.query(document, { id: business.id }, owner)
      await world.ask(document, { id: business.id }, people['a seller of another group'])
      for (const reader of [mentor, officer]) {
        const request_id = randomUUID()
        await world.query(
          document,
          { id: business.id },
          { token: reader.token, headers: { 'x-request-id': request_id } },
        )
        expected.push({ reader_id: reader.id, what, request_id })
      }
    }
    const found = await readsOf(owner)
    expect(found).toHaveLength(6)
    expect(found).toEqual(expect.arrayContaining(expected))
  })

  test('of a whole group is written down for each member', async () => {
    const cast = await aCast()
    await world.query(
      `query ($slug: String!) { groupReview(slug: $slug, trialInstalment: 50000) { trialInstalment } }`,
      { slug: cast.group.slug },
      cast.mentor,
    )
    const rows = await world.sql('select subject_id, what from financial_read where reader_id = $1', [cast.mentor.id])
    const members = await world.sql(
      'select member_id from group_membership m join member_group g on g.id = m.group_id where g.slug = $1',
      [cast.group.slug],
    )
    expect(rows.map((row) => row.subject_id).toSorted()).toEqual(members.map((row) => row.member_id).toSorted())
    expect(new Set(rows.map((row) => row.what))).toEqual(new Set(['groupReview']))
  })

  describe('is shown to her:', () => {
    const reads = `query ($id: ID!, $first: Int! = 24, $after: String) {
      figureReads(businessId: $id, first: $first, after: $after) {
        nodes { readerName readerRole what label readAt } pageInfo { hasNextPage endCursor }
      }
    }`
    const weekly = `query ($id: ID!) { weeklySales(businessId: $id, weeks: 1) { gross } }`
    const capacity = `query ($id: ID!) { repaymentCapacity(businessId: $id) { assessmentId } }`

    test('who, in which office, what and when, newest first, whichever of her businesses she asks about', async () => {
      const { business, owner, mentor, officer, group } = await aCast()
      const read = async () => (await world.query(reads, { id: business.id }, owner)).figureReads.nodes
      expect(await read()).toEqual([])
      const noon = world.now().toString()
      await world.query(weekly, { id: business.id }, mentor)
      world.clock.pass({ minutes: 5 })
      await world.query(capacity, { id: business.id }, officer)
      world.clock.pass({ minutes: 5 })
      await world.query(
        `query ($slug: String!) { groupReview(slug: $slug, trialInstalment: 50000) { trialInstalment } }`,
        { slug: group.slug },
        mentor,
      )
      await world.query(weekly, { id: business.id }, owner)
      world.clock.set(noon)
      const byMentor = { readerName: 'Pendamping Uji', readerRole: 'MENTOR' }
      const expected = [
        {
          ...byMentor,
          what: 'groupReview',
          label: 'Ringkasan jualan dan kemampuan mencicil',
          readAt: '2026-11-25T05:10:00Z',
        },
        {
          readerName: 'Petugas Uji',
          readerRole: 'OFFICER',
          what: 'repaymentCapacity',
          label: 'Kemampuan mencicil',
          readAt: '2026-11-25T05:05:00Z',
        },
        { ...byMentor, what: 'weeklySales', label: 'Jualan per minggu', readAt: '2026-11-25T05:00:00Z' },
      ]
      expect(await read()).toEqual(expected)
      const second = await aBusiness(world)
      await world.sql('update business set owner_id = $1 where id = $2', [owner.id, second.id])
      expect((await world.query(reads, { id: second.id }, owner)).figureReads.nodes).toEqual(expected)
    })

    test('a page at a time, each read once, those of one moment too', async () => {
      const { business, owner, mentor } = await aCast()
      for (let times = 0; times < 3; times += 1) {
        await world.query(
          `query ($id: ID!) { weeklySales(businessId: $id, weeks: 1) { gross } recordedSales(businessId: $id) { id } }`,
          { id: business.id },
          mentor,
        )
      }
      const pages: string[][] = []
      let after: string | null = null
      do {
        const page: Data = (await world.query(reads, { id: business.id, first: 4, after }, owner)).figureReads
        pages.push(page.nodes.map(({ what }: Data) => what))
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
      } while (after)
      expect(pages.map((page) => page.length)).toEqual([4, 2])
      expect(pages.flat().filter((what) => what === 'weeklySales')).toHaveLength(3)
    })

    test('to nobody else, her mentor and officers neither', async () => {
      const cast = await aCast()
      const nobody = { ...insiders, 'the mentor of her group': 'FORBIDDEN', 'an officer': 'FORBIDDEN' }
      expect(await outcomes(cast, reads, { id: cast.business.id })).toEqual(nobody)
      expect(await outcomes(cast, reads, { id: randomUUID() })).toEqual({ ...nobody, 'the owner': 'FORBIDDEN' })
    })

    test('an officer who mentors her group as her mentor, and as an officer elsewhere', async () => {
      const [{ business, owner, mentor }, other] = [await aCast(), await aCast()]
      await world.sql(`update users set roles = roles || array['OFFICER'] where id = $1`, [mentor.id])
      const roleSeenBy = async (subject: SignedInPerson, of: Business) => {
        await world.query(weekly, { id: of.id }, mentor)
        return (await world.query(reads, { id: of.id }, subject)).figureReads.nodes[0].readerRole
      }
      expect(await roleSeenBy(owner, business)).toBe('MENTOR')
      expect(await roleSeenBy(other.owner, other.business)).toBe('OFFICER')
      // She was her mentor when she looked.
      await world.sql(`update users set roles = array['OFFICER'] where id = $1`, [mentor.id])
      expect((await world.query(reads, { id: business.id }, owner)).figureReads.nodes[0].readerRole).toBe('MENTOR')
    })

    test('a cursor of another list is a mistake in after', async () => {
      const { business, owner } = await aCast()
      const answer = await world.ask(reads, { id: business.id, after: 'bukan' }, owner)
      expect(codeOf(answer)).toBe('BAD_USER_INPUT')
    })
  })

  test('reads nothing when it cannot be written down', async () => {
    const other = await aWorld()
    try {
      const business = await aBusiness(other)
      const officer = await anOfficer(other)
      await other.sql('alter table financial_read rename to elsewhere')
      const answer = await other.ask(
        `query ($id: ID!) { weeklySales(businessId: $id) { gross } }`,
        { id: business.id },
        officer,
      )
      expect([codeOf(answer), answer.data]).toEqual(['INTERNAL_SERVER_ERROR', null])
    } finally {
      await other.close()
    }
  })
})

describe('an order', () => {
  const actions = { confirmPayment, completeOrder, cancelOrder }
  const names = Object.keys(actions) as (keyof typeof actions)[]

  const stateOf = async (orderId: string) =>
    (
      await world.sql('select status, paid_at, completed_at, cancelled_at, settled_at from orders where id = $1', [
        orderId,
      ])
    )[0]

  test.each(names)('is not for others to act on: %s', async (name) => {
    const { business, people } = await aCast()
    const order = await anOrder(world, [{ goods: await aProduct(world, business) }])
    const before = await stateOf(order.id)
    for (const [who, person] of Object.entries(people)) {
      if (who === 'the owner') continue
      if (who === 'a guest') {
        await expect(actions[name](world, order.id, person)).rejects.toThrow('UNAUTHENTICATED')
        continue
      }
      const answer = await actions[name](world, order.id, person)
      expect(answer).toMatchObject({ __typename: 'OrderNotFound', field: ['orderId'] })
      // The very words for an order that does not exist.
      expect(await actions[name](world, randomUUID(), person)).toEqual(answer)
    }
    expect(await stateOf(order.id)).toEqual(before)
  })

  test.each(names)('of a purchase at two businesses is acted on by its own seller alone: %s', async (name) => {
    const [one, two] = [await aBusiness(world), await aBusiness(world)]
    const basket = aBasket([{ goods: await aProduct(world, one) }, { goods: await aProduct(world, two) }])
    const { purchase } = await checkOut(world, basket)
    const ofTwo = purchase.orders.find((order: Data) => order.business.id === two.id)
    expect((await actions[name](world, ofTwo.id, one.owner)).__typename).toBe('OrderNotFound')
    const others = await actions[name](world, ofTwo.id, two.owner)
    expect(others.__typename).not.toBe('OrderNotFound')
    const ofOne = purchase.orders.find((order: Data) => order.business.id === one.id)
    expect(await stateOf(ofOne.id)).toMatchObject({ status: 'PLACED', paid_at: null })
  })

  test('may be cancelled by the buyer who placed it signed in, and not paid or handed over by her', async () => {
    const business = await aBusiness(world)
    const buyer = await aBuyer(world)
    const order = await anOrder(world, [{ goods: await aProduct(world, business) }], buyer)
    expect((await confirmPayment(world, order.id, buyer)).__typename).toBe('OrderNotFound')
    expect((await completeOrder(world, order.id, buyer)).__typename).toBe('OrderNotFound')
    expect((await cancelOrder(world, order.id, buyer)).__typename).toBe('OrderCancelled')
  })

  test('is no longer called off by its buyer once the seller has begun, and is by the seller', async () => {
    const business = await aBusiness(world)
    const buyer = await aBuyer(world)
    const order = await anOrder(world, [{ goods: await aProduct(world, business) }], buyer)
    await world.query(
      'mutation ($id: ID!) { confirmOrder(orderId: $id) { __typename } }',
      { id: order.id },
      business.owner,
    )
    expect(await stateOf(order.id)).toMatchObject({ status: 'CONFIRMED' })
    expect((await cancelOrder(world, order.id, buyer)).__typename).toBe('PurchaseIsUnderWay')
    expect(await stateOf(order.id)).toMatchObject({ status: 'CONFIRMED' })
    expect((await cancelOrder(world, order.id, business.owner)).__typename).toBe('OrderCancelled')
    expect((await cancelOrder(world, order.id, buyer)).__typename).toBe('OrderCancelled')
  })

  test.each(names)('with an id that is no UUID is a mistake in orderId: %s', async (name) => {
    const { owner } = await aBusiness(world)
    await expect(actions[name](world, 'satu', owner)).rejects.toThrow('"field":["orderId"]')
  })
})

describe('a purchase', () => {
  const document = `query ($token: String!) { purchase(trackingToken: $token) { id orders { number } } }`

  test('is shown to whoever holds its token, and to nobody by its id', async () => {
    const { purchase } = await checkOut(world, aBasket([{ goods: await aProduct(world, await aBusiness(world)) }]))
    const by = async (token: string) => (await world.query(document, { token })).purchase
    expect((await by(purchase.trackingToken)).id).toBe(purchase.id)
    for (const guess of [
      purchase.id,
      purchase.orders[0].id,
      purchase.orders[0].number,
      '',
      '%',
      purchase.trackingToken.slice(0, -1),
    ]) {
      expect(await by(guess)).toBeNull()
    }
  })

  test('has a token of 144 random bits', async () => {
    const goods = await aProduct(world, await aBusiness(world))
    const { purchase } = await checkOut(world, aBasket([{ goods }]))
    expect(Buffer.from(purchase.trackingToken, 'base64url')).toHaveLength(18)
  })

  test('does not tell who bought it: neither name nor number nor address can be asked for', async () => {
    for (const field of ['buyerName', 'buyerPhone', 'address', 'buyer']) {
      const answer = await world.ask(`{ purchase(trackingToken: "x") { ${field} orders { ${field} } } }`)
      expect(codeOf(answer)).toBe('GRAPHQL_VALIDATION_FAILED')
    }
  })
})

describe('a recorded sale', () => {
  const aRecordedSale = async (business: Business, changes = {}): Promise<string> => {
    const saleId = randomUUID()
    const { recordSale } = await world.query(
      `mutation ($input: RecordSaleInput!) { recordSale(input: $input) { __typename ... on Refusal { message } } }`,
      { input: { saleId, businessId: business.id, description: 'Keripik di pasar', amount: 25_000, ...changes } },
      business.owner,
    )
    expect(recordSale.__typename).toBe('SaleRecorded')
    return saleId
  }
  const verify = (saleIds: string[], person: { token?: string }) =>
    world.ask(
      'mutation ($ids: [ID!]!) { verifySales(saleIds: $ids) { __typename ... on SalesVerified { verified } } }',
      { ids: saleIds },
      person,
    )
  const withdraw = (saleId: string, person: { token?: string }) =>
    world.ask('mutation ($id: ID!) { withdrawSale(saleId: $id) { __typename } }', { id: saleId }, person)
  const isVerified = async (saleId: string) =>
    (await world.sql('select verified_at is not null as verified from recorded_sale where id = $1', [saleId]))[0]
      .verified

  test('is verified by the mentor of her group alone', async () => {
    const { business, people, mentor } = await aCast()
    const saleId = await aRecordedSale(business)
    for (const [who, person] of Object.entries(people)) {
      if (who === 'the mentor of her group') continue
      const answer = await verify([saleId], person)
      const expected =
        who === 'a guest' ? 'UNAUTHENTICATED' : who === 'the mentor of another group' ? 'SaleNotFound' : 'FORBIDDEN'
      expect([who, codeOf(answer) ?? answer.data.verifySales.__typename]).toEqual([who, expected])
    }
    expect(await isVerified(saleId)).toBe(false)
    expect((await verify([saleId, saleId], mentor)).data.verifySales).toEqual({
      __typename: 'SalesVerified',
      verified: 1,
    })
  })

  test('among others that are not hers is not verified: all or none', async () => {
    const [mine, others] = [await aCast(), await aCast()]
    const ids = [await aRecordedSale(mine.business), await aRecordedSale(others.business)]
    expect((await verify(ids, mine.mentor)).data.verifySales.__typename).toBe('SaleNotFound')
    expect([await isVerified(ids[0] as string), await isVerified(ids[1] as string)]).toEqual([false, false])
  })

  test('of a mentor’s own business is not verified by herself', async () => {
    const business = await aBusiness(world)
    await world.sql(`update users set roles = roles || array['MENTOR'] where id = $1`, [business.owner.id])
    await aGroup(world, business.owner, [business])
    const saleId = await aRecordedSale(business)
    const answer = await verify([saleId], business.owner)
    expect(codeOf(answer) ?? answer.data.verifySales.__typename).not.toBe('INTERNAL_SERVER_ERROR')
    expect(await isVerified(saleId)).toBe(false)
  })

  test('is withdrawn by its seller alone, and not once it is verified', async () => {
    const { business, people, owner, mentor } = await aCast()
    const saleId = await aRecordedSale(business)
    for (const [who, person] of Object.entries(people)) {
      if (who === 'the owner') continue
      const answer = await withdraw(saleId, person)
      expect(codeOf(answer) ?? answer.data.withdrawSale.__typename).toBe(
        who === 'a guest' ? 'UNAUTHENTICATED' : 'SaleNotFound',
      )
    }
    const kept = await aRecordedSale(business)
    await verify([kept], mentor)
    expect((await withdraw(kept, owner)).data.withdrawSale.__typename).toBe('SaleIsVerified')
    expect((await withdraw(saleId, owner)).data.withdrawSale.__typename).toBe('SaleWithdrawn')
    expect((await verify([saleId], mentor)).data.verifySales.__typename).toBe('SaleNotFound')
  })

  test('is written down by the owner of the business alone', async () => {
    const { business, people } = await aCast()
    for (const [who, person] of Object.entries(people)) {
      if (who === 'the owner') continue
      const answer = await world.ask(
        `mutation ($input: RecordSaleInput!) { recordSale(input: $input) { __typename } }`,
        { input: { saleId: randomUUID(), businessId: business.id, description: 'x', amount: 1000 } },
        person,
      )
      expect(codeOf(answer) ?? answer.data.recordSale.__typename).toBe(
        who === 'a guest' ? 'UNAUTHENTICATED' : 'NotYourBusiness',
      )
    }
    expect(await world.sql('select 1 from recorded_sale where business_id = $1', [business.id])).toEqual([])
  })

  test.each([
    ['the largest amount', { amount: 1_000_000_000 }],
    ['more than a hundred million rupiah', { amount: 100_000_001 }],
    ['many pieces', { amount: 99_999_999, quantity: 999 }],
  ])('of %s is written down or refused, but never a fault of ours', async (_, changes) => {
    const business = await aBusiness(world)
    const answer = await world.ask(
      `mutation ($input: RecordSaleInput!) { recordSale(input: $input) { __typename } }`,
      { input: { saleId: randomUUID(), businessId: business.id, description: 'Borongan', ...changes } },
      business.owner,
    )
    expect(codeOf(answer)).not.toBe('INTERNAL_SERVER_ERROR')
  })

  test.each([
    ['2026-11-25', 'SaleRecorded'],
    ['2026-11-18', 'SaleRecorded'],
    ['2026-11-17', 'SaleTooOld'],
    ['2026-11-26', 'SaleTooOld'],
  ])('of %s, told on 25 November, is %s', async (soldOn, result) => {
    const business = await aBusiness(world)
    const { recordSale } = await world.query(
      `mutation ($input: RecordSaleInput!) { recordSale(input: $input) { __typename } }`,
      { input: { saleId: randomUUID(), businessId: business.id, description: 'Keripik', amount: 5000, soldOn } },
      business.owner,
    )
    expect(recordSale.__typename).toBe(result)
  })
})
