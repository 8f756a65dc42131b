import { beforeAll, expect, test } from 'vitest'
import { aBasket, aBusiness, aBuyer, aProduct, checkOut } from '../support/people.ts'
import { type Asking, aWorld, type Data, type World } from '../support/running-api.ts'

let world: World

beforeAll(async () => {
  world = await aWorld()
  return () => world.close()
})

const ownPurchases = async (asking?: Asking, page: { first?: number; after?: string } = {}): Promise<Data> =>
  (
    await world.query(
      `query ($first: Int!, $after: String) {
        ownPurchases(first: $first, after: $after) {
          nodes { trackingToken total paymentStatus orders { business { name } } } pageInfo { hasNextPage endCursor }
        }
      }`,
      { first: 24, ...page },
      asking,
    )
  ).ownPurchases

const tokensOf = ({ nodes }: Data): string[] => nodes.map(({ trackingToken }: Data) => trackingToken)

test('a buyer finds what she bought signed in, newest first, page by page, and nobody else’s', async () => {
  const goods = await aProduct(world, await aBusiness(world))
  const [buyer, other] = [await aBuyer(world), await aBuyer(world)]
  const bought: string[] = []
  for (let number = 0; number < 5; number += 1) {
    // Two at the same moment: the id decides.
    if (number !== 2) world.clock.pass({ minutes: 1 })
    const { purchase } = await checkOut(world, aBasket([{ goods }]), buyer)
    bought.unshift(purchase.trackingToken)
    await checkOut(world, aBasket([{ goods }]), other)
    await checkOut(world, aBasket([{ goods }]))
  }
  const all = tokensOf(await ownPurchases(buyer))
  expect(all.toSorted()).toEqual(bought.toSorted())
  expect([all[0], all[1], all[4]]).toEqual([bought[0], bought[1], bought[4]])
  const first = await ownPurchases(buyer, { first: 3 })
  expect(first.pageInfo.hasNextPage).toBe(true)
  const second = await ownPurchases(buyer, { first: 3, after: first.pageInfo.endCursor })
  expect(second.pageInfo.hasNextPage).toBe(false)
  expect([...tokensOf(first), ...tokensOf(second)]).toEqual(all)
  expect(second.nodes[0]).toMatchObject({ total: 15_000, paymentStatus: 'PENDING', orders: [{ business: {} }] })
})

test('a guest has no list', async () => {
  await expect(ownPurchases()).rejects.toThrow('UNAUTHENTICATED')
})
