import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { addProduct, productOf } from '../support/catalogue-makers.ts'
import { aMandate } from '../support/mandate-makers.ts'
import {
  aBasket,
  aBusiness,
  aBuyer,
  aGroup,
  aMentor,
  anOfficer,
  aProduct,
  type Business,
  checkOut,
  type Goods,
  type SignedInPerson,
} from '../support/people.ts'
import { aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

let world: World
let officer: SignedInPerson

beforeAll(async () => {
  world = await aWorld({ instances: 2 })
  officer = await anOfficer(world)
  return () => world.close()
})

interface Cast {
  business: Business
  goods: Goods
  mentor: SignedInPerson
}

const aCast = async (): Promise<Cast> => {
  const business = await aBusiness(world)
  const goods = await aProduct(world, business)
  const mentor = await aMentor(world)
  await aGroup(world, mentor, [business])
  return { business, goods, mentor }
}

let numbers = 0

/** Numbers of the right form that nobody else has. */
const aNumber = (): number => {
  numbers += 1
  return numbers
}
const aNib = (): string => String(9_120_000_000_000 + aNumber())
const aHalalNumber = (): string => `ID1511${String(aNumber()).padStart(13, '0')}`
const anSppIrt = (year = 29): string => `2061571${String(aNumber()).padStart(6, '0')}${year}`

const licenceFields = `id kind number status expiresOn productId productName rejection business { slug }`

const declare = async (
  business: Business,
  input: Record<string, unknown>,
  asking?: { token?: string; of?: number },
): Promise<Data> =>
  (
    await world.query(
      `mutation ($input: DeclareLicenceInput!) {
        declareLicence(input: $input) { __typename ... on LicenceDeclared { licence { ${licenceFields} } } ... on Refusal { message field } }
      }`,
      { input: { licenceId: randomUUID(), businessId: business.id, ...input } },
      asking ?? business.owner,
    )
  ).declareLicence

const onLicence =
  (name: string, success: string, more = '') =>
  async (licenceId: string, asking: { token?: string; of?: number }): Promise<Data> =>
    (
      await world.query(
        `mutation ($id: ID!) {
          ${name}(licenceId: $id${more}) { __typename ... on ${success} { licence { ${licenceFields} } } ... on Refusal { message field } }
        }`,
        { id: licenceId },
        asking,
      )
    )[name]

const verify = onLicence('verifyLicence', 'LicenceDecided')
const reject = onLicence('rejectLicence', 'LicenceDecided', ', reason: "Nomornya tidak terdaftar."')
const withdraw = onLicence('withdrawLicence', 'LicenceWithdrawn')

const declared = async (business: Business, input: Record<string, unknown>): Promise<string> => {
  // The newest is known by its time.
  world.clock.pass({ seconds: 1 })
  const answer = await declare(business, input)
  if (answer.__typename !== 'LicenceDeclared') throw new Error(JSON.stringify(answer))
  return answer.licence.id
}

const verified = async ({ business, mentor }: Cast, input: Record<string, unknown>): Promise<string> => {
  const id = await declared(business, input)
  const { __typename } = await verify(id, mentor)
  if (__typename !== 'LicenceDecided') throw new Error(__typename)
  return id
}

const own = async ({ business }: Cast): Promise<Data[]> =>
  (
    await world.query(
      `query ($id: ID!) { ownLicences(businessId: $id) { ${licenceFields} } }`,
      { id: business.id },
      business.owner,
    )
  ).ownLicences

const waitingFor = async (person: SignedInPerson): Promise<string[]> =>
  (await world.query(`{ licencesToVerify { id } }`, {}, person)).licencesToVerify.map(({ id }: Data) => id)

describe('a licence', () => {
  test('is shown to buyers once the mentor has verified it, and not before', async () => {
    const cast = await aCast()
    const { business, goods, mentor } = cast
    const nib = aNib()
    const id = await declared(business, { kind: 'NIB', number: `NIB ${nib.slice(0, 4)} ${nib.slice(4)}` })
    const irt = anSppIrt()
    const ofProduct = await declared(business, { kind: 'SPP_IRT', productId: goods.id, number: irt })
    expect(await productOf(world, goods.slug)).toMatchObject({ licences: [], business: { licences: [] } })
    expect(await waitingFor(mentor)).toEqual([id, ofProduct])

    expect((await verify(id, mentor)).licence).toMatchObject({ kind: 'NIB', number: nib, status: 'VERIFIED' })
    await verify(ofProduct, officer)
    expect(await productOf(world, goods.slug)).toMatchObject({
      licences: [{ kind: 'SPP_IRT', number: `P-IRT ${irt.slice(0, 13)}-29`, expiresOn: '2029-12-31' }],
      business: { licences: [{ kind: 'NIB', number: nib, expiresOn: null }] },
    })
    expect(await waitingFor(mentor)).toEqual([])
  })

  test('that was rejected says why, to her alone, and the right one can follow', async () => {
    const cast = await aCast()
    const id = await declared(cast.business, { kind: 'NIB', number: aNib() })
    expect((await reject(id, cast.mentor)).licence).toMatchObject({
      status: 'REJECTED',
      rejection: 'Nomornya tidak terdaftar.',
    })
    expect((await reject(id, cast.mentor)).__typename).toBe('LicenceDecided')
    expect((await verify(id, cast.mentor)).__typename).toBe('LicenceIsClosed')
    await verified(cast, { kind: 'NIB', number: aNib() })
    expect((await own(cast)).map(({ status }) => status)).toEqual(['VERIFIED', 'REJECTED'])
    expect((await productOf(world, cast.goods.slug)).business.licences).toHaveLength(1)
  })

  test('counts until a newer one of its kind is verified', async () => {
    const cast = await aCast()
    const [first, second] = [aHalalNumber(), aHalalNumber()]
    await verified(cast, { kind: 'HALAL', number: first })
    const shown = async () =>
      (await productOf(world, cast.goods.slug)).business.licences.map(({ number }: Data) => number)
    const newer = await declared(cast.business, { kind: 'HALAL', number: second })
    expect(await shown()).toEqual([first])
    await verify(newer, cast.mentor)
    expect(await shown()).toEqual([second])
    expect((await own(cast)).map(({ status }) => status)).toEqual(['VERIFIED', 'SUPERSEDED'])
  })

  test('is hidden again when she withdraws it', async () => {
    const cast = await aCast()
    const id = await verified(cast, { kind: 'HALAL', number: aHalalNumber() })
    expect((await withdraw(id, cast.business.owner)).licence.status).toBe('WITHDRAWN')
    expect((await withdraw(id, cast.business.owner)).__typename).toBe('LicenceWithdrawn')
    expect(await productOf(world, cast.goods.slug)).toMatchObject({
      halal: false,
      licences: [],
      business: { licences: [] },
    })
    expect((await verify(id, cast.mentor)).__typename).toBe('LicenceIsClosed')
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['a NIB of a product', { kind: 'NIB', productId: 'hers', number: '1234567890123' }, 'productId'],
    ['an SPP-IRT of no product', { kind: 'SPP_IRT', number: '206157101234529' }, 'productId'],
    [
      'a BPOM licence of another’s product',
      { kind: 'BPOM_MD', productId: 'theirs', number: 'MD123456789012' },
      'productId',
    ],
    ['twelve digits', { kind: 'NIB', number: '123456789012' }, 'number'],
    ['an old MUI number', { kind: 'HALAL', number: '15110000123450526' }, 'number'],
    ['an SPP-IRT that is over', { kind: 'SPP_IRT', productId: 'hers', number: '206157101234525' }, 'number'],
    ['a last day that is over', { kind: 'HALAL', number: 'ID15110000123450526', expiresOn: '2026-11-24' }, 'expiresOn'],
    [
      'a last day that is not the number’s',
      { kind: 'SPP_IRT', productId: 'hers', number: '206157101234529', expiresOn: '2028-01-01' },
      'expiresOn',
    ],
  ])('with the form of %s is refused by its field', async (_, input, field) => {
    const { business, goods } = await aCast()
    const other = await aProduct(world, await aBusiness(world))
    const productId = { hers: goods.id, theirs: other.id }[String(input.productId)]
    const { errors } = await world.ask(
      `mutation ($input: DeclareLicenceInput!) { declareLicence(input: $input) { __typename } }`,
      { input: { licenceId: randomUUID(), businessId: business.id, ...input, ...(productId ? { productId } : {}) } },
      business.owner,
    )
    expect(errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['input', field] })
  })

  test('sent eight times at once is one; a second of its kind waits for the first', async () => {
    const { business } = await aCast()
    const input = { licenceId: randomUUID(), kind: 'NIB', number: aNib() }
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => declare(business, input, { ...business.owner, of: n % 2 })),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect((await declare(business, { kind: 'NIB', number: aNib() })).__typename).toBe('LicenceWaits')
    expect((await declare(business, { ...input, number: aNib() })).__typename).toBe('LicenceIdTaken')
    expect(await world.sql('select id from licence where business_id = $1', [business.id])).toHaveLength(1)
  })

  test('whose number counts for somebody else, or for another product, is not verified; two at once: one is', async () => {
    const [one, two] = [await aCast(), await aCast()]
    const number = aHalalNumber()
    const ids = [
      await declared(one.business, { kind: 'HALAL', number }),
      await declared(two.business, { kind: 'HALAL', number }),
    ]
    const both = await Promise.all(ids.map((id, of) => verify(id, { ...officer, of })))
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['LicenceDecided', 'LicenceNumberInUse'])

    // Her own certificate may name several products; an SPP-IRT names one.
    const more = await aProduct(world, one.business)
    const shared = aHalalNumber()
    await verified(one, { kind: 'HALAL', number: shared, productId: one.goods.id })
    await verified(one, { kind: 'HALAL', number: shared, productId: more.id })
    const irt = anSppIrt()
    await verified(one, { kind: 'SPP_IRT', number: irt, productId: one.goods.id })
    const second = await declared(one.business, { kind: 'SPP_IRT', number: irt, productId: more.id })
    expect((await verify(second, one.mentor)).__typename).toBe('LicenceNumberInUse')
  })

  test('decided on by two at once has one decision', async () => {
    const cast = await aCast()
    for (let round = 0; round < 4; round += 1) {
      const id = await declared(cast.business, { kind: 'NIB', number: aNib() })
      const both = await Promise.all([verify(id, { ...cast.mentor, of: 0 }), reject(id, { ...officer, of: 1 })])
      expect(both.map(({ __typename }) => __typename).sort()).toEqual(['LicenceDecided', 'LicenceIsClosed'])
    }
  })
})

describe('halal', () => {
  const marks = async (business: Business): Promise<Record<string, boolean>> =>
    Object.fromEntries(
      (await world.sql('select name, halal from product where business_id = $1', [business.id])).map(
        ({ name, halal }) => [name, halal],
      ),
    )

  test('is what is verified of the product or of its business, for products that come later as well', async () => {
    const cast = await aCast()
    const { business } = cast
    const other = await aProduct(world, business, { name: 'Lain' })
    const ofOne = await verified(cast, { kind: 'HALAL', number: aHalalNumber(), productId: other.id })
    expect(await marks(business)).toEqual({ 'Keripik Uji': false, Lain: true })
    const ofAll = await verified(cast, { kind: 'HALAL', number: aHalalNumber() })
    await addProduct(world, business, { name: 'Baru' }, business.owner)
    expect(await marks(business)).toEqual({ 'Keripik Uji': true, Lain: true, Baru: true })
    expect((await productOf(world, cast.goods.slug)).licences).toMatchObject([{ kind: 'HALAL' }])
    await withdraw(ofAll, business.owner)
    expect(await marks(business)).toEqual({ 'Keripik Uji': false, Lain: true, Baru: false })
    await withdraw(ofOne, business.owner)
    expect(await marks(business)).toEqual({ 'Keripik Uji': false, Lain: false, Baru: false })
  })

  test('verified among new products and buyers misses none of them', async () => {
    for (let round = 0; round < 4; round += 1) {
      const cast = await aCast()
      const id = await declared(cast.business, { kind: 'HALAL', number: aHalalNumber() })
      const answers = await Promise.all([
        verify(id, cast.mentor),
        ...Array.from({ length: 5 }, (_, n) =>
          addProduct(world, cast.business, { name: `Baru ${n}` }, { ...cast.business.owner, of: n % 2 }),
        ),
        ...Array.from({ length: 5 }, (_, n) => checkOut(world, aBasket([{ goods: cast.goods }]), { of: n % 2 })),
      ])
      expect(answers.map(({ __typename }) => __typename).sort()).toEqual(
        [...Array(5).fill('CheckedOut'), 'LicenceDecided', ...Array(5).fill('ProductAdded')].sort(),
      )
      expect(new Set(Object.values(await marks(cast.business)))).toEqual(new Set([true]))
    }
  })

  test('ends with the last day of its certificate: for buyers at midnight, in the filter with the job of the night', async () => {
    const there = await aWorld()
    const [outer, mine] = [world, there]
    world = mine
    try {
      const cast = await aCast()
      await verified(cast, { kind: 'HALAL', number: aHalalNumber(), expiresOn: '2026-11-27' })
      world.clock.set('2026-11-27T23:59:00+07:00')
      await world.runJobs({ only: 'expire-licences' })
      expect(await productOf(world, cast.goods.slug)).toMatchObject({ halal: true, licences: [{ kind: 'HALAL' }] })
      world.clock.set('2026-11-28T00:00:00+07:00')
      expect((await productOf(world, cast.goods.slug)).licences).toEqual([])
      world.clock.set('2026-11-28T00:06:00+07:00')
      await world.runJobs({ only: 'expire-licences' })
      await world.runJobs({ only: 'expire-licences' })
      expect(await productOf(world, cast.goods.slug)).toMatchObject({ halal: false, licences: [] })
      expect((await own(cast)).map(({ status }) => status)).toEqual(['EXPIRED'])
      // One that waited too long is not verified any more.
      const late = await declared(cast.business, { kind: 'HALAL', number: aHalalNumber(), expiresOn: '2026-11-29' })
      world.clock.set('2026-11-30T00:00:00+07:00')
      expect((await verify(late, cast.mentor)).__typename).toBe('LicenceIsExpired')
    } finally {
      world = outer
      await there.close()
    }
  })
})

describe('who', () => {
  const people = async ({ business, mentor }: Cast): Promise<Record<string, { token?: string }>> => ({
    'the owner': business.owner,
    'the mentor of her group': mentor,
    'the mentor of another group': (await aCast()).mentor,
    'an officer': await anOfficer(world),
    'another seller': (await aBusiness(world)).owner,
    'a buyer': await aBuyer(world),
    'a guest': {},
  })

  const outcomes = async (cast: Cast, document: string, variables: () => Promise<Record<string, unknown>>) => {
    const found: Record<string, string> = {}
    for (const [name, person] of Object.entries(await people(cast))) {
      const answer = await world.ask(document, await variables(), person)
      found[name] = codeOf(answer) ?? (Array.isArray(answer.data.it) ? 'answered' : answer.data.it.__typename)
    }
    return found
  }

  test('may write one down, withdraw, verify, reject and see', async () => {
    const cast = await aCast()
    // A business of her own for each, so that none stands in the way of another.
    let ofKind = 0
    const fresh = async () => {
      await world.sql(`delete from licence where business_id = $1`, [cast.business.id])
      ofKind += 1
      return declared(cast.business, { kind: 'NIB', number: aNib() })
    }
    const declaring = `mutation ($id: ID!, $b: ID!) { it: declareLicence(input: { licenceId: $id, businessId: $b, kind: HALAL, number: "ID15110000123450526" }) { __typename } }`
    const asOwner = { 'the owner': 'LicenceDeclared' }
    const refusedAll = (what: string) => ({
      'the mentor of her group': what,
      'the mentor of another group': what,
      'an officer': what,
      'another seller': what,
      'a buyer': what,
      'a guest': 'UNAUTHENTICATED',
    })
    expect(await outcomes(cast, declaring, async () => ({ id: randomUUID(), b: cast.business.id }))).toEqual({
      ...asOwner,
      ...refusedAll('NotYourShop'),
    })
    expect(
      await outcomes(cast, `mutation ($id: ID!) { it: withdrawLicence(licenceId: $id) { __typename } }`, async () => ({
        id: await fresh(),
      })),
    ).toEqual({ 'the owner': 'LicenceWithdrawn', ...refusedAll('LicenceNotFound') })
    const deciders = {
      'the owner': 'LicenceIsYours',
      'the mentor of her group': 'LicenceDecided',
      'the mentor of another group': 'LicenceNotFound',
      'an officer': 'LicenceDecided',
      'another seller': 'LicenceNotFound',
      'a buyer': 'LicenceNotFound',
      'a guest': 'UNAUTHENTICATED',
    }
    for (const act of ['verifyLicence(licenceId: $id)', 'rejectLicence(licenceId: $id, reason: "Salah")']) {
      expect(
        await outcomes(cast, `mutation ($id: ID!) { it: ${act} { __typename } }`, async () => ({ id: await fresh() })),
      ).toEqual(deciders)
    }
    expect(
      await outcomes(cast, `query ($b: ID!) { it: ownLicences(businessId: $b) { id } }`, async () => ({
        b: cast.business.id,
      })),
    ).toEqual({
      'the owner': 'answered',
      'the mentor of her group': 'answered',
      'the mentor of another group': 'FORBIDDEN',
      'an officer': 'answered',
      'another seller': 'FORBIDDEN',
      'a buyer': 'FORBIDDEN',
      'a guest': 'UNAUTHENTICATED',
    })
    expect(await outcomes(cast, `{ it: licencesToVerify { id } }`, async () => ({}))).toEqual({
      'the owner': 'FORBIDDEN',
      'the mentor of her group': 'answered',
      'the mentor of another group': 'answered',
      'an officer': 'answered',
      'another seller': 'FORBIDDEN',
      'a buyer': 'FORBIDDEN',
      'a guest': 'UNAUTHENTICATED',
    })
    expect(ofKind).toBe(21)
  })

  test('decides is never the owner, be she officer or mentor herself, and PostgreSQL knows', async () => {
    const cast = await aCast()
    const id = await declared(cast.business, { kind: 'NIB', number: aNib() })
    await world.sql(`update users set roles = '{SELLER,OFFICER,MENTOR}' where id = $1`, [cast.business.owner.id])
    expect((await verify(id, cast.business.owner)).__typename).toBe('LicenceIsYours')
    // Nor is it whoever wrote it down for her.
    const helped = await aMandate(world)
    const writtenFor = await declare(helped.business, { kind: 'NIB', number: aNib() }, helped.mentor)
    expect((await verify(writtenFor.licence.id, helped.mentor)).__typename).toBe('LicenceIsYours')
    expect(await waitingFor(helped.mentor)).toEqual([])
    expect(await waitingFor(cast.business.owner)).not.toContain(id)
    const decide = (who: string) =>
      world.sql(`update licence set status = 'VERIFIED', decided_by = $2, decided_at = now() where id = $1`, [id, who])
    await world.sql(`update licence set declared_by = $1 where id = $2`, [cast.mentor.id, id])
    await expect(decide(cast.business.owner.id)).rejects.toThrow(/her own licence/)
    await expect(decide(cast.mentor.id)).rejects.toThrow(/check constraint/)
    expect((await verify(id, officer)).__typename).toBe('LicenceDecided')
  })
})
