import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import type { Data, World } from './running-api.ts'

/** The API's own, to make pictures with that it has not seen. */
export const sharp: typeof import('../../api/node_modules/sharp/dist/index.mjs').default = createRequire(
  new URL('../../api/package.json', import.meta.url),
)('sharp')

/** A colourful picture with a bright left upper corner, so that it can be told which way up it lies. */
export const aPicture = (width = 400, height = 300, seed = Math.random()) => {
  const pixels = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3
      const corner = x < width / 4 && y < height / 4
      pixels[at] = corner ? 255 : Math.round(90 + 60 * Math.sin(x / 17 + 9 * seed))
      pixels[at + 1] = corner ? 255 : Math.round(70 + 50 * Math.sin(y / 13 + 5 * seed))
      pixels[at + 2] = corner ? 255 : Math.round(80 + 40 * Math.sin((x + y) / 29 + seed))
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

export const aPhoto = (width?: number, height?: number): Promise<Buffer> => aPicture(width, height).jpeg().toBuffer()

export interface Sending {
  token?: string | undefined
  trackingToken?: string
  of?: number
  headers?: Record<string, string>
}

/** Sends bytes as a picture, and gives back the whole answer. */
export const sendImage = async (
  world: World,
  bytes: Buffer | string,
  { token, trackingToken, of = 0, headers }: Sending,
): Promise<{ status: number; body: Data }> => {
  const response = await fetch(`${world.urls[of]}/images`, {
    method: 'POST',
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(trackingToken ? { 'x-tracking-token': trackingToken } : {}),
      ...headers,
    },
    body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
  })
  return { status: response.status, body: await response.json() }
}

/** A picture of hers, taken in by the product. */
export const anImage = async (world: World, who: Sending): Promise<Data> => {
  // The smallest that is a picture: what it shows does not matter.
  const { status, body } = await sendImage(world, await aPhoto(48, 36), who)
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body
}

// ── products of her own ───────────────────────────────────────────────────────

export const ownProductFields = `
  id status version madeToOrder completeness
  product {
    id slug name description unit weightGrams shelfLifeDays leadTimeDays price compareAtPrice stock availability halal
    category { slug }
    variants { id name price compareAtPrice stock }
    images { id url width height alt placeholder sources { type srcset } }
  }`

const refusal = '__typename ... on Refusal { message field }'

const mutation =
  (name: string, inputType: string, success: string, more = '') =>
  async (world: World, input: Record<string, unknown>, asking?: { token?: string; of?: number }): Promise<Data> =>
    (
      await world.query(
        `mutation ($input: ${inputType}!) {
          ${name}(input: $input) { ${refusal} ... on ${success} { product { ${ownProductFields} } } ${more} }
        }`,
        { input },
        asking,
      )
    )[name]

const add = mutation('addProduct', 'AddProductInput', 'ProductAdded')

/** One picture, a name and a price, unless more is said. */
export const addProduct = (
  world: World,
  business: { id: string },
  input: Record<string, unknown>,
  asking?: { token?: string; of?: number },
): Promise<Data> =>
  add(world, { productId: randomUUID(), businessId: business.id, name: 'Keripik Uji', price: 15_000, ...input }, asking)

export const editProduct = mutation(
  'editProduct',
  'EditProductInput',
  'ProductEdited',
  '... on ProductEditedMeanwhile { version }',
)

export const changeStatus = async (
  world: World,
  what: 'publishProduct' | 'unpublishProduct' | 'archiveProduct',
  productId: string,
  asking?: { token?: string; of?: number },
): Promise<Data> =>
  (
    await world.query(
      `mutation ($productId: ID!) {
        ${what}(productId: $productId) {
          ${refusal} ... on ProductStatusChanged { product { ${ownProductFields} } } ... on ProductIncomplete { missing }
        }
      }`,
      { productId },
      asking,
    )
  )[what]

const stockAnswer = `${refusal} ... on StockSet { variantId stock product { product { stock availability } } } ... on StockMoved { stock }`

export const setStock = async (
  world: World,
  variables: { variantId: string; stock: number; expected?: number },
  asking?: { token?: string; of?: number },
): Promise<Data> =>
  (
    await world.query(
      `mutation ($variantId: ID!, $stock: Int!, $expected: Int) {
        setStock(variantId: $variantId, stock: $stock, expected: $expected) { ${stockAnswer} }
      }`,
      variables,
      asking,
    )
  ).setStock

export const restock = async (
  world: World,
  variables: { variantId: string; added: number; expected?: number },
  asking?: { token?: string; of?: number },
): Promise<Data> =>
  (
    await world.query(
      `mutation ($variantId: ID!, $added: Int!, $expected: Int) {
        restock(variantId: $variantId, added: $added, expected: $expected) { ${stockAnswer} }
      }`,
      variables,
      asking,
    )
  ).restock

/** A product as buyers see it; null where they see none. */
export const productOf = async (world: World, slug: string): Promise<Data> =>
  (
    await world.query(
      `query ($slug: String!) {
        product(slug: $slug) {
          id slug name price compareAtPrice stock availability halal description
          variants { id name price compareAtPrice stock }
          images { id url width height alt placeholder sources { type srcset } }
          licences { kind number expiresOn }
          business { id paused pausedUntil pauseNote licences { kind number expiresOn } }
        }
      }`,
      { slug },
    )
  ).product
