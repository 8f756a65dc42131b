import { createHash, randomUUID, randomUUIDv7 } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { businessDay } from '../calendar.ts'
import type { Reader } from '../storage/statement.ts'
import { derivePictures } from './derive-pictures.ts'
import { countTry, fileOf, type ImageOwner, type ImageRow, imageOfHash, keepImage } from './image.queries.ts'
import type { MediaStore } from './media-store.ts'
import { type PictureRefused, pictureBytesMax, pictureRefusals } from './picture.rules.ts'

/** Begins every name, so that files made in another way have other names. */
const recipe = '2'

const triesPerDayMax = { user: 400, purchase: 40 }

/** Each takes a core and up to 300 MB for a second or two. */
const workersMax = 2
const waitingMax = 30

export interface ImageReception {
  store: MediaStore
  reader: Reader
  now: Temporal.Instant
}

let working = 0
const waiting: (() => void)[] = []

/**
 * Takes in one picture: counts the try, reads the body up to its limit, makes the files and writes them down.
 *
 * The same bytes make the same files. They are written before the row that names them, so that no row names what is not there.
 */
export const receiveImage = async (
  { store, reader, now }: ImageReception,
  owner: ImageOwner,
  request: IncomingMessage,
): Promise<ImageRow | PictureRefused> => {
  if (Number(request.headers['content-length'] ?? 0) > pictureBytesMax) return pictureRefusals.tooLarge
  if (waiting.length >= waitingMax) return pictureRefusals.busy
  const tries = await countTry(reader, owner, businessDay(now))
  if (tries > ('userId' in owner ? triesPerDayMax.user : triesPerDayMax.purchase)) return pictureRefusals.tooMany

  const place = join(tmpdir(), `maju-bersama-${randomUUID()}`)
  try {
    const digest = await writeBody(request, place)
    if (typeof digest !== 'string') return digest
    const hash = digest.slice(0, 40)
    const path = `foto/${hash.slice(0, 2)}/${hash}`
    const known = await imageOfHash(reader, hash)
    const whole = known !== null && (await store.has(fileOf(known, known.width, 'jpg')))
    const made = whole ? { ...known, files: [] } : await inTurn(async () => derivePictures(await readFile(place), path))
    if ('code' in made) return made
    const { files, ...row } = made
    // The JPEG comes last: where it is, the others are.
    for (const file of files) await store.put(file)
    return await keepImage(reader, { ...row, id: randomUUIDv7(), hash, owner, createdAt: now })
  } finally {
    await rm(place, { force: true })
  }
}

/** To the disk, so that many slow senders take no memory. Gives back the fingerprint of the bytes. */
const writeBody = async (request: IncomingMessage, place: string): Promise<string | PictureRefused> => {
  const hash = createHash('sha256').update(recipe)
  let size = 0
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > pictureBytesMax) return done(new TooLarge())
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    // Not the request itself: a pipeline destroys what it reads from, and an answer is still to come.
    await pipeline(
      request.iterator({ destroyOnReturn: false }),
      measured,
      createWriteStream(place, { flags: 'wx', mode: 0o600 }),
    )
  } catch (error) {
    if (error instanceof TooLarge) return pictureRefusals.tooLarge
    throw error
  }
  return hash.digest('hex')
}

class TooLarge extends Error {}

/** A few at a time; the others wait in line. */
const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (working >= workersMax) await new Promise<void>((resolve) => waiting.push(resolve))
  else working += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else working -= 1
  }
}
