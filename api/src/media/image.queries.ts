import DataLoader from 'dataloader'
import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'
import type { Image } from './image.graphql.ts'

/** A picture that somebody sent, as its files lie in the store. */
export interface ImageRow {
  id: string
  /** What the names of its files begin with, below the media address. */
  path: string
  /** Pixels, of the widest file. */
  width: number
  height: number
  /** Pixels, narrowest first. */
  widths: number[]
  /** Of the JPEG for small places; null where the picture is no wider, or was sent before there was one. */
  smallJpegWidth: number | null
  placeholder: string
}

/** Who sent a picture: somebody signed in, or the buyer of a purchase by its token. */
export type ImageOwner = { userId: string } | { purchaseId: string }

/** The kinds of files that browsers choose from, the lighter first. */
export const sourceTypes = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' } as const
export type FileEnding = keyof typeof sourceTypes

export const fileOf = ({ path }: { path: string }, width: number, ending: FileEnding): string =>
  `${path}-${width}.${ending}`

/** What is shown of a picture. */
export const shownImage = (row: ImageRow, alt: string, mediaUrl: string): Image => ({
  id: row.id,
  url: `${mediaUrl}/${fileOf(row, row.width, 'jpg')}`,
  width: row.width,
  height: row.height,
  alt,
  placeholder: row.placeholder,
  sources: [
    sourceOf(row, 'avif', row.widths, mediaUrl),
    sourceOf(row, 'webp', row.widths, mediaUrl),
    ...(row.smallJpegWidth ? [sourceOf(row, 'jpg', [row.smallJpegWidth, row.width], mediaUrl)] : []),
  ],
})

const sourceOf = (row: ImageRow, ending: FileEnding, widths: number[], mediaUrl: string) => ({
  type: sourceTypes[ending],
  srcset: widths.map((width) => `${mediaUrl}/${fileOf(row, width, ending)} ${width}w`).join(', '),
})

const columns = 'id, path, width, height, widths, small_jpeg_width as "smallJpegWidth", placeholder'

const byIds = statement<ImageRow>(`select ${columns} from image where id = any($1::uuid[])`)

/** Null where there is no such picture. */
export const imageByIdLoader = (reader: Reader): DataLoader<string, ImageRow | null> =>
  new DataLoader(async (ids) => {
    const found = new Map((await readRows(reader, byIds, [ids])).map((row) => [row.id, row]))
    return ids.map((id) => found.get(id) ?? null)
  })

const alike = statement<ImageRow>(`select ${columns} from image where hash = $1 order by created_at limit 1`)

/** Somebody's picture of the same bytes. */
export const imageOfHash = (reader: Reader, hash: string): Promise<ImageRow | null> => readOne(reader, alike, [hash])

const kept = statement<ImageRow>(`
  with added as (
    insert into image
      (id, uploaded_by, purchase_id, hash, path, width, height, widths, small_jpeg_width, placeholder, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8::int[], $9, $10, $11)
    on conflict do nothing returning ${columns})
  select * from added
  union all
  select ${columns} from image where hash = $4 and (uploaded_by = $2 or purchase_id = $3)
  limit 1`)

export interface ImageDraft extends ImageRow {
  hash: string
  owner: ImageOwner
  createdAt: Temporal.Instant
}

/** Writes a picture down. Who sends the same bytes again has it already, and gets that one back. */
export const keepImage = async (reader: Reader, draft: ImageDraft): Promise<ImageRow> => {
  const { userId = null, purchaseId = null } = draft.owner as { userId?: string; purchaseId?: string }
  const { id, hash, path, width, height, widths, smallJpegWidth, placeholder, createdAt } = draft
  const values = [id, userId, purchaseId, hash, path, width, height, widths, smallJpegWidth, placeholder, createdAt]
  // The row of somebody who was faster becomes visible with the next statement.
  const row = (await readOne(reader, kept, values)) ?? (await readOne(reader, kept, values))
  if (!row) throw new Error(`the picture ${hash} was neither written nor found`)
  return row
}

const tried = statement<{ tries: number }>(`
  insert into image_tries (owner_id, day, tries) values ($1, $2, 1)
  on conflict (owner_id, day) do update set tries = image_tries.tries + 1 returning tries`)

/** Counts one more try of this day, and says the how manieth it is. */
export const countTry = async (reader: Reader, owner: ImageOwner, day: Temporal.PlainDate): Promise<number> => {
  const id = 'userId' in owner ? owner.userId : owner.purchaseId
  return (await readOne(reader, tried, [id, day]))?.tries ?? 1
}
