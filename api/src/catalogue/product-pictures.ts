import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { type Product, ProductImage } from './product.entity.ts'

export interface PictureChoice {
  /** Of a picture that the product has, or of one that was sent. */
  id: string
  alt: string | null
}

type SentImage = { id: string; width: number; height: number }

/**
 * Gives a product these pictures in this order, and no others.
 *
 * @param who whose pictures may be taken besides those of the business's owner
 * @returns false where one of them is neither on the product nor sent by these two
 */
export const setPictures = async (
  tx: EntityManager,
  who: { id: string },
  product: Product,
  choices: PictureChoice[],
): Promise<boolean> => {
  const present = await tx.find(ProductImage, { product: product.id })
  const presentOf = (id: string) => present.find((image) => image.id === id || image.imageId === id)
  const wanted = choices.filter(({ id }) => !presentOf(id)).map(({ id }) => id)
  const sent = await sentImages(tx, who, product.businessId, wanted)
  if (wanted.some((id) => !sent.has(id))) return false

  const kept = new Set<ProductImage>()
  for (const [position, { id, alt }] of choices.entries()) {
    const image = presentOf(id)
    if (image) {
      kept.add(image)
      image.position = position
      if (alt !== null) image.alt = alt
    } else {
      const { width, height } = sent.get(id) as SentImage
      const written = { position, path: null, imageId: id, width, height, alt: alt ?? product.name }
      tx.create(ProductImage, { id: randomUUIDv7(), product, ...written })
    }
  }
  for (const image of present) if (!kept.has(image)) tx.remove(image)
  return true
}

const sentImages = async (
  tx: EntityManager,
  who: { id: string },
  businessId: string,
  ids: string[],
): Promise<Map<string, SentImage>> => {
  if (ids.length === 0) return new Map()
  const rows = await tx.execute<SentImage[]>(
    `select id, width, height from image
     where id = any(?::uuid[]) and uploaded_by in (?::uuid, (select owner_id from business where id = ?::uuid))`,
    [`{${ids.join(',')}}`, who.id, businessId],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
