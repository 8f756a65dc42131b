import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  addProduct,
  anImage,
  changeStatus,
  editProduct,
  ownProductFields,
  productOf,
  restock,
  setStock,
} from '../support/catalogue-makers.ts'
import { actsOnBehalf, aMandate } from '../support/mandate-makers.ts'
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
  ledgerFaults,
  piecesOf,
} from '../support/people.ts'
import { aWorld, codeOf, type Data, type World } from '../support/running-api.ts'

let world: World

// Two API processes on one database: what holds by a lock in memory would not hold here.
beforeAll(async () => {
  world = await aWorld({ instances: 2 })
  return async () => {
    expect(await ledgerFaults(world)).toEqual([])
    await world.close()
  }
})

const atOnce = <T>(count: number, act: (index: number, of: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index, index % 2)))

const names = (results: Data[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(results, (one) => one.__typename)].map(([name, all]) => [name, all.length]))

const aPictured = async (business: Business, input: Record<string, unknown> = {}): Promise<Data> => {
  const { id } = await anImage(world, business.owner)
  const added = await addProduct(world, business, { imageIds: [id], ...input }, business.owner)
  if (added.__typename !== 'ProductAdded') throw new Error(JSON.stringify(added))
  return added.product
}

const edit = (business: Business, input: Record<string, unknown>) => editProduct(world, input, business.owner)

describe('a product', () => {
  test('from one picture, a name and a price is on sale at once, and says what it still lacks', async () => {
    const business = await aBusiness(world)
    const image = await anImage(world, business.owner)
    const { product: own } = await addProduct(
      world,
      business,
      { name: 'Keripik Pisang Tanduk', price: 18_000, imageIds: [image.id] },
      business.owner,
    )
    expect(own).toMatchObject({ status: 'PUBLISHED', version: 1, madeToOrder: true })
    expect(own.completeness).toEqual(['DESCRIPTION', 'WEIGHT', 'SHELF_LIFE'])
    const shown = await productOf(world, 'keripik-pisang-tanduk')
    expect(shown).toMatchObject({
      name: 'Keripik Pisang Tanduk',
      price: 18_000,
      stock: null,
      availability: 'MADE_TO_ORDER',
    })
    const { alt, ...picture } = shown.images[0]
    expect([alt, picture]).toEqual(['Keripik Pisang Tanduk', image])
    expect(own.product.category.slug).toBe('keripik')
    await anOrder(world, [{ goods: { variantId: shown.variants[0].id, price: 18_000 } }])
  })

  test('with all that can be said at once', async () => {
    const business = await aBusiness(world)
    const own = await aPictured(business, {
      name: 'Sirup Kunyit',
      price: null,
      categorySlug: 'minuman',
      description: 'Diperas dari kunyit kebun sendiri.',
      unit: 'botol',
      weightGrams: 500,
      shelfLifeDays: 90,
      variants: [
        { name: 'Kecil', price: 12_000, stock: 5 },
        { name: 'Besar', price: 20_000, compareAtPrice: 25_000, stock: 0 },
      ],
    })
    expect(own).toMatchObject({ madeToOrder: false, completeness: [] })
    expect(own.product).toMatchObject({
      unit: 'botol',
      weightGrams: 500,
      price: 12_000,
      compareAtPrice: null,
      stock: 5,
    })
    expect(own.product.variants).toMatchObject([
      { name: 'Kecil', price: 12_000, compareAtPrice: null, stock: 5 },
      { name: 'Besar', price: 20_000, compareAtPrice: 25_000, stock: 0 },
    ])
  })

  test('without a picture, or in a business without a shop, waits as a draft', async () => {
    const business = await aBusiness(world)
    const bare = (await addProduct(world, business, { name: 'Tanpa Foto' }, business.owner)).product
    expect([bare.status, bare.completeness[0]]).toEqual(['DRAFT', 'IMAGE'])
    const home = await aBusiness(world, { hasShop: false })
    const waiting = await aPictured(home)
    expect(waiting.status).toBe('DRAFT')
    expect(await changeStatus(world, 'publishProduct', bare.id, business.owner)).toMatchObject({
      __typename: 'ProductIncomplete',
      missing: ['IMAGE'],
    })
    expect((await changeStatus(world, 'publishProduct', waiting.id, home.owner)).__typename).toBe('ShopNotOpen')
    const opened = await world.query(
      `mutation ($id: ID!) { openShop(businessId: $id) { __typename ... on ShopChanged { business { slug } } } }`,
      { id: home.id },
      home.owner,
    )
    expect(opened.openShop).toMatchObject({ __typename: 'ShopChanged', business: { slug: home.slug } })
    expect((await changeStatus(world, 'publishProduct', waiting.id, home.owner)).product.status).toBe('PUBLISHED')
  })

  test('whose name does not tell goes where her newest is', async () => {
    const business = await aBusiness(world)
    expect((await aPictured(business, { name: 'Karya Ibu' })).product.category.slug).toBe('oleh-oleh')
    await aPictured(business, { name: 'Batik Angso Duo' })
    expect((await aPictured(business, { name: 'Karya Ibu Lagi' })).product.category.slug).toBe('batik')
  })

  test('sent eight times at once is one product; under the same id another is refused', async () => {
    const business = await aBusiness(world)
    const input = { productId: randomUUID(), name: 'Kue Sekali' }
    const answers = await atOnce(8, (_, of) => addProduct(world, business, input, { ...business.owner, of }))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await world.sql('select slug from product where business_id = $1', [business.id])).toHaveLength(1)
    const other = await addProduct(world, business, { ...input, price: 16_000 }, business.owner)
    expect(other).toMatchObject({ __typename: 'ProductIdTaken', field: ['input', 'productId'] })
  })

  test('of the same name as eight others has an address of its own', async () => {
    const [one, two] = [await aBusiness(world), await aBusiness(world)]
    const added = await atOnce(8, (index, of) => {
      const business = index % 3 ? one : two
      return addProduct(world, business, { name: 'Nama Sama' }, { ...business.owner, of })
    })
    const slugs = added.map(({ product }) => product.product.slug)
    expect(slugs.sort()).toEqual(['nama-sama', ...[2, 3, 4, 5, 6, 7, 8].map((number) => `nama-sama-${number}`)])
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['no name', { name: ' ' }, 'input.name'],
    ['no price', { price: null }, 'input.price'],
    ['a price of 0', { price: 0 }, 'input.price'],
    ['a category that does not exist', { categorySlug: 'sayur' }, 'input.categorySlug'],
    ['a weight below 0', { weightGrams: -1 }, 'input.weightGrams'],
    ['a stock below 0', { stock: -1 }, 'input.stock'],
    [
      'an earlier price that was lower',
      { variants: [{ name: '', price: 9_000, compareAtPrice: 8_000 }] },
      'input.variants.0.compareAtPrice',
    ],
    [
      'two variants alike',
      { variants: ['Pedas', 'pedas'].map((name) => ({ name, price: 9_000 })) },
      'input.variants.1.name',
    ],
  ])('with %s is refused by its field', async (_, input, field) => {
    const business = await aBusiness(world)
    const document = `mutation ($input: AddProductInput!) { addProduct(input: $input) { __typename } }`
    const { errors } = await world.ask(
      document,
      { input: { productId: randomUUID(), businessId: business.id, name: 'Uji', price: 9_000, ...input } },
      business.owner,
    )
    expect([errors?.[0].extensions.code, errors?.[0].extensions.field.join('.')]).toEqual(['BAD_USER_INPUT', field])
    expect(await world.sql('select id from product where business_id = $1', [business.id])).toEqual([])
  })
})

describe('an edit', () => {
  test('changes what it names and leaves the rest', async () => {
    const business = await aBusiness(world)
    const { id } = await aPictured(business, { weightGrams: 200, shelfLifeDays: 30, stock: 3, description: 'Lama.' })
    const fields = { description: 'Baru.', unit: 'toples', leadTimeDays: 2, categorySlug: 'kue-kering' }
    const { product: own } = await edit(business, { productId: id, ...fields, weightGrams: null })
    expect(own).toMatchObject({ version: 2, madeToOrder: false })
    expect(own.product).toMatchObject({
      name: 'Keripik Uji',
      price: 15_000,
      stock: 3,
      description: 'Baru.',
      unit: 'toples',
      leadTimeDays: 2,
      weightGrams: null,
      shelfLifeDays: 30,
      category: { slug: 'kue-kering' },
    })
    // The same again changes nothing, and the edit counts once.
    expect((await edit(business, { productId: id, ...fields })).product.version).toBe(2)
  })

  test('that makes it to order takes its stock away, and back again it begins at nothing', async () => {
    const business = await aBusiness(world)
    const { id } = await aPictured(business, { stock: 7 })
    const toOrder = (await edit(business, { productId: id, madeToOrder: true })).product
    expect([toOrder.product.stock, toOrder.product.availability]).toEqual([null, 'MADE_TO_ORDER'])
    const onStock = (await edit(business, { productId: id, madeToOrder: false })).product
    expect([onStock.product.stock, onStock.product.availability]).toEqual([0, 'SOLD_OUT'])
  })

  test('adds, renames, reprices, reorders and retires variants; orders keep what they were', async () => {
    const business = await aBusiness(world)
    const { id, product } = await aPictured(business, {
      name: 'Keripik Rasa',
      variants: ['Asin', 'Manis', 'Pedas'].map((name) => ({ name, price: 10_000, stock: 5 })),
    })
    const [salty, sweet, hot] = product.variants
    const order = await anOrder(world, [{ goods: { variantId: salty.id, price: 10_000 } }])
    const variants = [
      { id: hot.id, name: 'Manis', price: 11_000, compareAtPrice: 14_000 },
      { id: sweet.id, name: 'Pedas', price: 10_500 },
      { name: 'Keju', price: 12_000, stock: 4 },
    ]
    const edited = (await edit(business, { productId: id, variants })).product.product
    expect(edited.variants).toEqual([
      { id: hot.id, name: 'Manis', price: 11_000, compareAtPrice: 14_000, stock: 5 },
      { id: sweet.id, name: 'Pedas', price: 10_500, compareAtPrice: null, stock: 5 },
      { id: expect.any(String), name: 'Keju', price: 12_000, compareAtPrice: null, stock: 4 },
    ])
    expect(edited).toMatchObject({ price: 10_500, compareAtPrice: null, stock: 14 })
    // Sent again it finds what it has added.
    expect((await edit(business, { productId: id, variants })).product.product.variants).toHaveLength(3)

    const refused = await checkOut(world, aBasket([{ goods: { variantId: salty.id, price: 10_000 } }]))
    expect(refused).toMatchObject({ __typename: 'ProductUnavailable', variantIds: [salty.id] })
    const { basketItems } = await world.query(`query ($ids: [ID!]!) { basketItems(variantIds: $ids) { id } }`, {
      ids: [salty.id, hot.id],
    })
    expect(basketItems).toEqual([{ id: hot.id }])
    expect(order.lines[0].name).toBe('Keripik Rasa (Asin)')
    // What comes back to a retired variant is not on sale.
    expect((await cancelOrder(world, order.id, business.owner)).__typename).toBe('OrderCancelled')
    expect((await productOf(world, edited.slug)).stock).toBe(14)
  })

  test('of pictures orders them, describes them and lets go of others; nobody takes another’s', async () => {
    const business = await aBusiness(world)
    const { id, product } = await aPictured(business)
    const [first] = product.images
    const [second, third] = [await anImage(world, business.owner), await anImage(world, business.owner)]
    const shown = async (images: Data[]) =>
      (await edit(business, { productId: id, images })).product.product.images.map((image: Data) => [
        image.id,
        image.alt,
      ])
    expect(await shown([{ id: second.id, alt: 'Dari dekat' }, { id: first.id }, { id: third.id }])).toEqual([
      [second.id, 'Dari dekat'],
      [first.id, 'Keripik Uji'],
      [third.id, 'Keripik Uji'],
    ])
    expect(await shown([{ id: third.id }, { id: second.id }])).toEqual([
      [third.id, 'Keripik Uji'],
      [second.id, 'Dari dekat'],
    ])

    const stranger = await aBusiness(world)
    for (const image of [await anImage(world, stranger.owner), { id: randomUUID() }]) {
      const refused = await edit(business, { productId: id, name: 'Lain', images: [{ id: image.id }] })
      expect(refused).toMatchObject({ __typename: 'ImageNotFound', field: ['input', 'images'] })
      const added = await addProduct(world, business, { name: 'Curian', imageIds: [image.id] }, business.owner)
      expect(added.__typename).toBe('ImageNotFound')
    }
    expect((await productOf(world, product.slug)).images).toHaveLength(2)
    expect(await world.sql(`select id from product where name in ('Lain', 'Curian')`)).toEqual([])
    // A drawing of the demo stays as long as she keeps it.
    const drawn = await aProduct(world, business)
    const { images } = await productOf(world, drawn.slug)
    const kept = await edit(business, { productId: drawn.id, images: [{ id: second.id }, { id: images[0].id }] })
    expect(kept.product.product.images.map((image: Data) => image.id)).toEqual([second.id, images[0].id])
  })

  test.each<[string, (product: Data) => Record<string, unknown>, string]>([
    [
      'of a variant of another product',
      () => ({ variants: [{ id: randomUUID(), name: '', price: 1 }] }),
      'variants.0.id',
    ],
    ['without any variant', () => ({ variants: [] }), 'variants'],
    [
      'with the same variant twice',
      ({ variants: [one] }) => ({ variants: [one, one].map(({ id }, n) => ({ id, name: `${n}`, price: 1 })) }),
      'variants.1',
    ],
    ['with the same picture twice', ({ images: [one] }) => ({ images: [{ id: one.id }, { id: one.id }] }), 'images'],
    [
      'to an earlier price that is lower',
      ({ variants: [{ id }] }) => ({ variants: [{ id, name: '', price: 5, compareAtPrice: 5 }] }),
      'variants.0.compareAtPrice',
    ],
  ])('%s is refused by its field', async (_, input, field) => {
    const business = await aBusiness(world)
    const { id, product } = await aPictured(business)
    const { errors } = await world.ask(
      `mutation ($input: EditProductInput!) { editProduct(input: $input) { __typename } }`,
      { input: { productId: id, ...input(product) } },
      business.owner,
    )
    expect(errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['input', ...field.split('.')] })
  })

  test('of the same version at once: one wins and the other is told; without a version both stand', async () => {
    const business = await aBusiness(world)
    for (let round = 0; round < 6; round += 1) {
      const { id } = await aPictured(business)
      const both = await Promise.all([
        editProduct(world, { productId: id, version: 1, description: 'Dari HP.' }, { ...business.owner, of: 0 }),
        editProduct(world, { productId: id, version: 1, unit: 'toples' }, { ...business.owner, of: 1 }),
      ])
      expect(names(both)).toEqual({ ProductEdited: 1, ProductEditedMeanwhile: 1 })
      expect(both.find(({ __typename }) => __typename === 'ProductEditedMeanwhile').version).toBe(2)

      const again = await Promise.all([
        editProduct(world, { productId: id, description: 'Dari laptop.' }, { ...business.owner, of: 0 }),
        editProduct(world, { productId: id, unit: 'kaleng' }, { ...business.owner, of: 1 }),
      ])
      expect(names(again)).toEqual({ ProductEdited: 2 })
      const { product } = await edit(business, { productId: id })
      expect(product).toMatchObject({ version: 4, product: { description: 'Dari laptop.', unit: 'kaleng' } })
    }
  })

  test('sent twice with its version is told done twice', async () => {
    const business = await aBusiness(world)
    const { id } = await aPictured(business)
    const input = {
      productId: id,
      version: 1,
      name: 'Nama Baru',
      variants: [{ name: 'Pedas', price: 9_000, stock: 2 }],
    }
    const answers = await atOnce(4, (_, of) => editProduct(world, input, { ...business.owner, of }))
    expect(names(answers)).toEqual({ ProductEdited: 4 })
    expect(answers.at(-1)?.product.version).toBe(2)
  })

  test('of the price among buyers: everybody pays what she saw, or is told', async () => {
    const business = await aBusiness(world)
    const { id, product } = await aPictured(business, { stock: 100 })
    const goods = { variantId: product.variants[0].id, price: 15_000 }
    const [edited, ...placed] = await Promise.all([
      edit(business, { productId: id, variants: [{ id: goods.variantId, name: '', price: 20_000 }] }),
      ...Array.from({ length: 12 }, (_, index) => checkOut(world, aBasket([{ goods }]), { of: index % 2 })),
    ])
    expect(edited.__typename).toBe('ProductEdited')
    for (const one of placed) {
      if (one.__typename === 'CheckedOut') expect(one.purchase.orders[0].lines[0].unitPrice).toBe(15_000)
      else expect(one).toMatchObject({ __typename: 'PriceChanged', changes: [{ unitPrice: 20_000 }] })
    }
    const ordered = placed.filter(({ __typename }) => __typename === 'CheckedOut').length
    expect(await piecesOf(world, goods.variantId)).toEqual({ stock: 100 - ordered, ordered })
  })
})

describe('an address', () => {
  test('that a product had leads to it for ever, and to no other', async () => {
    const business = await aBusiness(world)
    const { id } = await aPictured(business, { name: 'Bolu Lama' })
    const renamed = async (name: string) => (await edit(business, { productId: id, name })).product.product.slug
    expect(await renamed('Bolu Baru')).toBe('bolu-baru')
    expect(await renamed('Bolu Terbaru')).toBe('bolu-terbaru')
    for (const slug of ['bolu-lama', 'bolu-baru', 'bolu-terbaru']) {
      expect((await productOf(world, slug)).slug).toBe('bolu-terbaru')
    }
    expect((await aPictured(business, { name: 'Bolu Lama' })).product.slug).toBe('bolu-lama-2')
    // It may take back what it had.
    expect(await renamed('Bolu Lama')).toBe('bolu-lama')
    expect((await productOf(world, 'bolu-terbaru')).slug).toBe('bolu-lama')
    // Only letters that the address does not show: it stays.
    expect(await renamed('BOLU lama!')).toBe('bolu-lama')
    expect(await productOf(world, 'bolu-yang-tak-pernah-ada')).toBeNull()
  })

  test('is kept by the database, whoever writes', async () => {
    const business = await aBusiness(world)
    const one = await aProduct(world, business, { slug: 'alamat-satu' })
    const two = await aProduct(world, business, { slug: 'alamat-dua' })
    await world.sql(`update product set slug = 'alamat-satu-baru' where id = $1`, [one.id])
    await expect(world.sql(`update product set slug = 'alamat-satu' where id = $1`, [two.id])).rejects.toThrow(
      /that of another/,
    )
    await expect(aProduct(world, business, { slug: 'alamat-satu' })).rejects.toThrow()
    await expect(
      world.sql(`update product_variant set compare_at_price = price where id = $1`, [two.variantId]),
    ).rejects.toThrow(/check/)
  })

  test('asked for by eight renames at once is given once', async () => {
    const business = await aBusiness(world)
    const products: Data[] = []
    for (let number = 0; number < 6; number += 1) products.push(await aPictured(business, { name: `Awal ${number}` }))
    const renamed = await atOnce(6, (index, of) =>
      editProduct(world, { productId: products[index].id, name: 'Tujuan' }, { ...business.owner, of }),
    )
    expect(names(renamed)).toEqual({ ProductEdited: 6 })
    expect(new Set(renamed.map(({ product }) => product.product.slug)).size).toBe(6)
  })
})

describe('a status', () => {
  test('takes a product off the shelf and brings it back, as often as it is asked', async () => {
    const business = await aBusiness(world)
    const { id, product } = await aPictured(business, { stock: 5 })
    const goods = { variantId: product.variants[0].id, price: 15_000 }
    for (const [what, status, isSold] of [
      ['unpublishProduct', 'DRAFT', false],
      ['archiveProduct', 'ARCHIVED', false],
      ['archiveProduct', 'ARCHIVED', false],
      ['publishProduct', 'PUBLISHED', true],
      ['publishProduct', 'PUBLISHED', true],
    ] as const) {
      const changed = await changeStatus(world, what, id, business.owner)
      expect([what, changed.product.status]).toEqual([what, status])
      expect((await productOf(world, product.slug)) !== null).toBe(isSold)
      const placed = await checkOut(world, aBasket([{ goods }]))
      expect([what, placed.__typename]).toEqual([what, isSold ? 'CheckedOut' : 'ProductUnavailable'])
    }
  })
})

describe('stock', () => {
  const aShelf = async (stock: number) => {
    const business = await aBusiness(world)
    const goods = await aProduct(world, business, { stock })
    return { business, goods, owner: business.owner, variantId: goods.variantId }
  }

  test('is what she has counted, or what has come and gone', async () => {
    const { owner, variantId } = await aShelf(10)
    expect(await setStock(world, { variantId, stock: 4 }, owner)).toMatchObject({
      __typename: 'StockSet',
      stock: 4,
      product: { product: { stock: 4, availability: 'IN_STOCK' } },
    })
    expect(await restock(world, { variantId, added: 3 }, owner)).toMatchObject({ stock: 7 })
    expect(await restock(world, { variantId, added: -7 }, owner)).toMatchObject({
      stock: 0,
      product: { product: { availability: 'SOLD_OUT' } },
    })
    expect(await restock(world, { variantId, added: -1 }, owner)).toMatchObject({ __typename: 'StockMoved', stock: 0 })
    expect(await setStock(world, { variantId, stock: 9, expected: 5 }, owner)).toMatchObject({
      __typename: 'StockMoved',
      stock: 0,
      field: ['expected'],
    })
    expect(await setStock(world, { variantId, stock: 9, expected: 0 }, owner)).toMatchObject({ stock: 9 })
  })

  test('of what is made to order is none', async () => {
    const business = await aBusiness(world)
    const { product } = await aPictured(business)
    const answer = await setStock(world, { variantId: product.variants[0].id, stock: 4 }, business.owner)
    expect(answer.__typename).toBe('ProductIsMadeToOrder')
  })

  test('counted among buyers never writes over a sale: either it is told, or every sale comes after it', async () => {
    const outcomes = new Set<string>()
    for (let round = 0; round < 8; round += 1) {
      const { goods, owner, variantId } = await aShelf(10)
      const buyers = Array.from(
        { length: 6 },
        (_, index) => () => checkOut(world, aBasket([{ goods }]), { of: index % 2 }),
      )
      const count = () => setStock(world, { variantId, stock: 25, expected: 10 }, { ...owner, of: round % 2 })
      const acts: (() => Promise<Data>)[] = buyers.toSpliced(round % 4, 0, count)
      const answers = await Promise.all(acts.map((act) => act()))
      const counted = answers[round % 4]
      const ordered = answers.filter(({ __typename }) => __typename === 'CheckedOut').length
      expect(ordered).toBe(6)
      outcomes.add(counted.__typename)
      expect(await piecesOf(world, variantId)).toEqual({
        stock: (counted.__typename === 'StockSet' ? 25 : 10) - 6,
        ordered,
      })
    }
    expect([...outcomes].filter((name) => !['StockSet', 'StockMoved'].includes(name))).toEqual([])
  })

  test('that comes among buyers is neither lost nor sold twice', async () => {
    const { goods, owner, variantId } = await aShelf(5)
    const answers = await Promise.all([
      ...Array.from({ length: 30 }, (_, index) => checkOut(world, aBasket([{ goods }]), { of: index % 2 })),
      ...Array.from({ length: 5 }, (_, index) => restock(world, { variantId, added: 2 }, { ...owner, of: index % 2 })),
    ])
    const ordered = answers.filter(({ __typename }) => __typename === 'CheckedOut').length
    expect(names(answers).StockSet).toBe(5)
    const pieces = await piecesOf(world, variantId)
    expect(pieces.ordered).toBe(ordered)
    expect(pieces.stock + pieces.ordered).toBe(15)
  })

  test('tapped eight times at once with what she saw is added once', async () => {
    const { owner, variantId } = await aShelf(5)
    const taps = await atOnce(8, (_, of) => restock(world, { variantId, added: 3, expected: 5 }, { ...owner, of }))
    expect(names(taps)).toEqual({ StockSet: 1, StockMoved: 7 })
    expect((await piecesOf(world, variantId)).stock).toBe(8)
    const counts = await atOnce(8, (_, of) => setStock(world, { variantId, stock: 2, expected: 8 }, { ...owner, of }))
    expect(names(counts)).toEqual({ StockSet: 8 })
  })
})

describe('a paused shop', () => {
  const pause = async (business: Business, variables: Record<string, unknown> = {}): Promise<Data> =>
    (
      await world.query(
        `mutation ($id: ID!, $until: Date, $note: String) {
          pauseShop(businessId: $id, until: $until, note: $note) {
            __typename ... on ShopChanged { business { paused pausedUntil pauseNote } } ... on Refusal { message }
          }
        }`,
        { id: business.id, ...variables },
        business.owner,
      )
    ).pauseShop
  const resume = async (business: Business): Promise<Data> =>
    (
      await world.query(
        `mutation ($id: ID!) { resumeShop(businessId: $id) { __typename ... on ShopChanged { business { paused pausedUntil pauseNote } } } }`,
        { id: business.id },
        business.owner,
      )
    ).resumeShop
  const open = { paused: false, pausedUntil: null, pauseNote: null }

  test('shows its products as unavailable and takes no orders until she says so', async () => {
    const business = await aBusiness(world)
    const goods = await aProduct(world, business)
    const other = await aProduct(world, await aBusiness(world))
    expect((await pause(business, { note: 'Hajatan dulu.' })).business).toEqual({
      paused: true,
      pausedUntil: null,
      pauseNote: 'Hajatan dulu.',
    })
    const later = await aPictured(business, { stock: 3 })
    for (const slug of [goods.slug, later.product.slug]) {
      expect(await productOf(world, slug)).toMatchObject({ availability: 'SOLD_OUT', business: { paused: true } })
    }
    expect(await checkOut(world, aBasket([{ goods }, { goods: other }]))).toMatchObject({
      __typename: 'ProductUnavailable',
      variantIds: [goods.variantId],
    })
    expect(await piecesOf(world, other.variantId)).toEqual({ stock: 100, ordered: 0 })
    const { basketItems } = await world.query(
      `query ($ids: [ID!]!) { basketItems(variantIds: $ids) { product { availability } } }`,
      { ids: [goods.variantId] },
    )
    expect(basketItems).toEqual([{ product: { availability: 'SOLD_OUT' } }])

    expect((await resume(business)).business).toEqual(open)
    expect(await productOf(world, goods.slug)).toMatchObject({ availability: 'IN_STOCK', business: open })
    await anOrder(world, [{ goods }])
    expect((await resume(business)).__typename).toBe('ShopChanged')
  })

  test('opens by itself on the day after the last one', async () => {
    const there = await aWorld()
    try {
      const business = await aBusiness(there)
      const goods = await aProduct(there, business)
      const document = `mutation ($id: ID!, $until: Date) { pauseShop(businessId: $id, until: $until) { __typename } }`
      await there.query(document, { id: business.id, until: '2026-11-27' }, business.owner)
      for (const [at, isPaused] of [
        ['2026-11-25T12:00:00+07:00', true],
        ['2026-11-27T23:59:59+07:00', true],
        ['2026-11-28T00:00:00+07:00', false],
      ] as const) {
        there.clock.set(at)
        const { availability, business: shown } = await productOf(there, goods.slug)
        expect([at, availability, shown.paused, shown.pausedUntil]).toEqual(
          isPaused ? [at, 'SOLD_OUT', true, '2026-11-27'] : [at, 'IN_STOCK', false, null],
        )
        const placed = await checkOut(there, aBasket([{ goods }]))
        expect([at, placed.__typename]).toEqual([at, isPaused ? 'ProductUnavailable' : 'CheckedOut'])
      }
      const past = await there.ask(document, { id: business.id, until: '2026-11-27' }, business.owner)
      expect(past.errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['until'] })
    } finally {
      await there.close()
    }
  })

  test('among buyers and new products: no order after it, and no product that it has missed', async () => {
    for (let round = 0; round < 4; round += 1) {
      const business = await aBusiness(world)
      const goods = await aProduct(world, business, { stock: 50 })
      const [paused, ...answers] = await Promise.all([
        pause(business),
        ...Array.from({ length: 8 }, (_, index) => checkOut(world, aBasket([{ goods }]), { of: index % 2 })),
        ...Array.from({ length: 4 }, (_, index) =>
          addProduct(world, business, { name: `Baru ${round}` }, { ...business.owner, of: index % 2 }),
        ),
      ])
      expect(paused.__typename).toBe('ShopChanged')
      expect(
        Object.keys(names(answers)).filter(
          (name) => !['CheckedOut', 'ProductUnavailable', 'ProductAdded'].includes(name),
        ),
      ).toEqual([])
      expect((await checkOut(world, aBasket([{ goods }]))).__typename).toBe('ProductUnavailable')
      const missed = await world.sql('select slug from product where business_id = $1 and paused_until is null', [
        business.id,
      ])
      expect(missed).toEqual([])
    }
  })
})

describe('her own products', () => {
  test('are listed newest first, by status, by words of their names, page by page', async () => {
    const business = await aBusiness(world)
    const made: Data[] = []
    for (const name of ['Kue Lapis', 'Kue Bolu', 'Keripik Ubi', 'Kue Talam', 'Kopi'])
      made.push(await aPictured(business, { name }))
    await changeStatus(world, 'archiveProduct', made[4].id, business.owner)
    await changeStatus(world, 'unpublishProduct', made[3].id, business.owner)
    const list = async (variables: Record<string, unknown> = {}): Promise<Data> =>
      (
        await world.query(
          `query ($id: ID!, $status: ProductStatus, $search: String, $first: Int! = 24, $after: String) {
            ownProducts(businessId: $id, status: $status, search: $search, first: $first, after: $after) {
              totalCount nodes { id product { name } } pageInfo { hasNextPage endCursor }
            }
          }`,
          { id: business.id, ...variables },
          business.owner,
        )
      ).ownProducts
    const namesOf = ({ nodes }: Data) => nodes.map(({ product }: Data) => product.name)
    expect(namesOf(await list())).toEqual(['Kue Talam', 'Keripik Ubi', 'Kue Bolu', 'Kue Lapis'])
    expect(namesOf(await list({ status: 'ARCHIVED' }))).toEqual(['Kopi'])
    expect(namesOf(await list({ status: 'PUBLISHED', search: 'kue' }))).toEqual(['Kue Bolu', 'Kue Lapis'])
    expect(namesOf(await list({ search: '100% _' }))).toEqual([])
    const first = await list({ first: 3 })
    expect([namesOf(first), first.totalCount, first.pageInfo.hasNextPage]).toEqual([
      ['Kue Talam', 'Keripik Ubi', 'Kue Bolu'],
      4,
      true,
    ])
    expect(namesOf(await list({ first: 3, after: first.pageInfo.endCursor }))).toEqual(['Kue Lapis'])
    const one = await world.query(
      `query ($id: ID!) { ownProduct(productId: $id) { ${ownProductFields} } }`,
      { id: made[3].id },
      business.owner,
    )
    expect(one.ownProduct).toMatchObject({ status: 'DRAFT', product: { name: 'Kue Talam' } })
  })
})

describe('what is hers alone is refused to', () => {
  const cast = async () => {
    const business = await aBusiness(world)
    const product = await aPictured(business, { stock: 5 })
    const [neighbour, mentor] = [await aBusiness(world), await aMentor(world)]
    await aGroup(world, mentor, [business, neighbour])
    const people: Record<string, { token?: string }> = {
      'the mentor of her group without a mandate': mentor,
      'the mentor of another group': await aMentor(world),
      'an officer': await anOfficer(world),
      'a seller of her group': neighbour.owner,
      'a buyer': await aBuyer(world),
    }
    return { business, product, people }
  }
  const acts: Record<string, [document: string, refusal: string]> = {
    addProduct: [
      `mutation ($b: ID!, $new: ID!) { it: addProduct(input: { productId: $new, businessId: $b, name: "X", price: 1 }) { __typename } }`,
      'NotYourShop',
    ],
    editProduct: [
      `mutation ($p: ID!) { it: editProduct(input: { productId: $p, name: "X" }) { __typename } }`,
      'ProductNotFound',
    ],
    publishProduct: [`mutation ($p: ID!) { it: publishProduct(productId: $p) { __typename } }`, 'ProductNotFound'],
    unpublishProduct: [`mutation ($p: ID!) { it: unpublishProduct(productId: $p) { __typename } }`, 'ProductNotFound'],
    archiveProduct: [`mutation ($p: ID!) { it: archiveProduct(productId: $p) { __typename } }`, 'ProductNotFound'],
    setStock: [`mutation ($v: ID!) { it: setStock(variantId: $v, stock: 1) { __typename } }`, 'ProductNotFound'],
    restock: [`mutation ($v: ID!) { it: restock(variantId: $v, added: 1) { __typename } }`, 'ProductNotFound'],
    pauseShop: [`mutation ($b: ID!) { it: pauseShop(businessId: $b) { __typename } }`, 'NotYourShop'],
    resumeShop: [`mutation ($b: ID!) { it: resumeShop(businessId: $b) { __typename } }`, 'NotYourShop'],
    openShop: [`mutation ($b: ID!) { it: openShop(businessId: $b) { __typename } }`, 'NotYourShop'],
  }

  test.each(Object.entries(acts))('others: %s', async (_, [document, refusal]) => {
    const { business, product, people } = await cast()
    const declared = (text: string) => new Set([...text.matchAll(/\$(\w+):/g)].map(([, name]) => name))
    const given = (ids: Record<string, string>) =>
      Object.fromEntries(Object.entries(ids).filter(([name]) => declared(document).has(name)))
    const ids = { b: business.id, p: product.id, v: product.product.variants[0].id, new: randomUUID() }
    const before = await world.sql(
      'select p, b, v from product p join business b on b.id = p.business_id join product_variant v on v.product_id = p.id where p.id = $1',
      [product.id],
    )
    for (const [name, person] of Object.entries(people)) {
      const { data } = await world.ask(document, given(ids), person)
      expect([name, data?.it.__typename]).toEqual([name, refusal])
    }
    expect(codeOf(await world.ask(document, given(ids)))).toBe('UNAUTHENTICATED')
    // And what does not exist is refused to her in the same words.
    const nothing = { b: randomUUID(), p: randomUUID(), v: randomUUID(), new: randomUUID() }
    expect((await world.ask(document, given(nothing), business.owner)).data?.it.__typename).toBe(refusal)
    expect(
      await world.sql(
        'select p, b, v from product p join business b on b.id = p.business_id join product_variant v on v.product_id = p.id where p.id = $1',
        [product.id],
      ),
    ).toEqual(before)
    expect((await world.sql('select count(*)::int from product where business_id = $1', [business.id]))[0].count).toBe(
      1,
    )
  })

  test.each([
    ['ownProducts', `query ($b: ID!) { ownProducts(businessId: $b) { nodes { id } } }`, 'b'],
    ['ownProduct', `query ($p: ID!) { ownProduct(productId: $p) { id } }`, 'p'],
  ])('outsiders: %s', async (_, document, parameter) => {
    const { business, product, people } = await cast()
    const variables = { [parameter]: parameter === 'b' ? business.id : product.id }
    const codes: Record<string, string | undefined> = {}
    for (const [name, person] of Object.entries({ ...people, 'the owner': business.owner, 'a guest': {} })) {
      codes[name] = codeOf(await world.ask(document, variables, person))
    }
    expect(codes).toEqual({
      'the mentor of her group without a mandate': undefined,
      'the mentor of another group': 'FORBIDDEN',
      'an officer': undefined,
      'a seller of her group': 'FORBIDDEN',
      'a buyer': 'FORBIDDEN',
      'the owner': undefined,
      'a guest': 'UNAUTHENTICATED',
    })
  })
})

test('her mentor may do it all for two hours with a mandate, with a picture of her own, and each act is written down', async () => {
  const { business, mentor } = await aMandate(world)
  const image = await anImage(world, mentor)
  const { product: own } = await addProduct(world, business, { imageIds: [image.id], stock: 5 }, mentor)
  const [variant] = own.product.variants
  const ids = { p: own.id, v: variant.id, b: business.id, new: randomUUID() }
  const acts: [what: string, document: string][] = [
    [
      'editProduct',
      `mutation ($p: ID!) { it: editProduct(input: { productId: $p, name: "Dari Pendamping" }) { __typename } }`,
    ],
    ['changeProductStatus', `mutation ($p: ID!) { it: archiveProduct(productId: $p) { __typename } }`],
    ['setStock', `mutation ($v: ID!) { it: setStock(variantId: $v, stock: 4) { __typename } }`],
    ['setStock', `mutation ($v: ID!) { it: restock(variantId: $v, added: 1) { __typename } }`],
    ['pauseShop', `mutation ($b: ID!) { it: pauseShop(businessId: $b) { __typename } }`],
    ['resumeShop', `mutation ($b: ID!) { it: resumeShop(businessId: $b) { __typename } }`],
    ['openShop', `mutation ($b: ID!) { it: openShop(businessId: $b) { __typename } }`],
    [
      'startProductImport',
      `mutation ($b: ID!, $new: ID!) { it: startProductImport(businessId: $b, importId: $new, csv: "produk,harga\\nA,1") { __typename } }`,
    ],
    [
      'declareLicence',
      `mutation ($b: ID!, $new: ID!) { it: declareLicence(input: { licenceId: $new, businessId: $b, kind: NIB, number: "9120000999999" }) { __typename } }`,
    ],
    ['withdrawLicence', `mutation ($new: ID!) { it: withdrawLicence(licenceId: $new) { __typename } }`],
  ]
  for (const [what, document] of acts) {
    const named = [...document.matchAll(/\$(\w+):/g)].map(([, name]) => name as keyof typeof ids)
    const { it } = await world.query(document, Object.fromEntries(named.map((name) => [name, ids[name]])), mentor)
    expect([
      what,
      /^(?:Product|Stock|Shop|Licence)\w*(?:Edited|Changed|Set|Started|Declared|Withdrawn)$/.test(it.__typename),
    ]).toEqual([what, true])
  }
  const written = (await actsOnBehalf(world, business)).map(({ what }) => what)
  expect(written.sort()).toEqual(['offerProduct', ...acts.map(([what]) => what)].sort())
  // Another shop of the same group stays closed to her.
  const other = await aBusiness(world)
  expect((await addProduct(world, other, {}, mentor)).__typename).toBe('NotYourShop')
})
