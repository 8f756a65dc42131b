import { configuration } from '../configuration.server.ts'
import { translatorOf } from '../messages/messages.ts'
import { sessionToken } from '../session/session.server.ts'

const photoBytesMax = 10 * 1024 * 1024
/** For the words, and so that the API's own words are heard for what is just too large. */
const besidesBytesMax = 2 * 1024 * 1024
/** Of a form that is too large so much is read, for the words in it. */
const wordsBytesMax = 64 * 1024
/** Pictures are made while she waits. */
const timeoutMs = 60_000

/**
 * A form with photos in it, or null for one that is too large. It is held in memory, so it must say how large it is before it is
 * read.
 *
 * @param photosMax how many it may hold, where scripts have not made them small
 */
export const photoForm = async (request: Request, photosMax = 1): Promise<FormData | null> => {
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  return length <= photosMax * photoBytesMax + besidesBytesMax ? request.formData() : null
}

/** What stands before the first photo of a form that was too large to be read: her words are not lost with the photos. */
export const wordsBeforePhotos = async (request: Request): Promise<FormData> => {
  const type = request.headers.get('content-type') ?? ''
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1]
  if (!request.body || !boundary) return new FormData()
  const chunks: Uint8Array[] = []
  let bytes = 0
  // To the end, though the rest is thrown away: a browser that is still sending does not listen.
  for await (const chunk of request.body) {
    if (bytes < wordsBytesMax) chunks.push(chunk)
    bytes += chunk.length
  }
  // One byte is one character here, so that nothing of the words is changed.
  const start = Buffer.concat(chunks).subarray(0, wordsBytesMax).toString('latin1')
  const firstPhoto = start.search(/; filename="/)
  const end = start.lastIndexOf(`--${boundary}`, firstPhoto < 0 ? undefined : firstPhoto)
  if (end <= 0) return new FormData()
  const body = Buffer.from(`${start.slice(0, end)}--${boundary}--\r\n`, 'latin1')
  return new Response(body, { headers: { 'content-type': type } }).formData()
}

/** The photos that were chosen in fields of this name. A field in which nothing was chosen sends a file without a byte. */
export const photosIn = (form: FormData, name: string): File[] =>
  form.getAll(name).filter((value): value is File => value instanceof File && value.size > 0)

export type SentPhoto = { id: string; url: string; message?: never } | { message: string; id?: never }

/**
 * Hands a photo on to the API. A photo that is refused is refused in words for her.
 *
 * @param trackingToken of the buyer whose purchase it is about; otherwise it is sent in the name of whoever is signed in
 */
export const sendPhoto = (request: Request, photo: File, trackingToken?: string): Promise<SentPhoto> =>
  send<Extract<SentPhoto, { id: string }>>(request, '/images', photo, trackingToken)

/** What a QRIS code says that stands on a photo. */
export type ReadQris =
  | { payload: string; nmid: string; merchantName: string; message?: never }
  | { message: string; payload?: never }

/** Has the code on her photo read. Nothing is kept of it. */
export const readQrisPhoto = (request: Request, photo: File): Promise<ReadQris> =>
  send<Extract<ReadQris, { payload: string }>>(request, '/qris-photos', photo)

const send = async <Answer>(
  request: Request,
  path: string,
  photo: File,
  trackingToken?: string,
): Promise<Answer | { message: string }> => {
  const response = await fetch(`${configuration.apiUrl}${path}`, {
    method: 'POST',
    headers: {
      'content-type': photo.type || 'application/octet-stream',
      'x-request-id': request.headers.get('x-request-id') ?? '',
      'x-forwarded-for': request.headers.get('x-forwarded-for') ?? '',
      ...(trackingToken
        ? { 'x-tracking-token': trackingToken }
        : { authorization: `Bearer ${sessionToken(request) ?? ''}` }),
    },
    body: photo,
    signal: AbortSignal.timeout(timeoutMs),
  })
  // Too busy is a refusal too: she tries again in a moment.
  const heard = response.ok || response.status < 500 || response.status === 503
  if (!heard) throw new Error(`The API answered ${response.status} to a photo.`)
  const answer = (await response.json()) as Answer & { message?: string }
  return response.ok || answer.message ? answer : { message: translatorOf('id')('jual.photo.tooLarge') }
}
