import { configuration } from '../../configuration.server.ts'
import type { SentPhoto } from '../../photo/send-photo.server.ts'

/** Pictures are made while she waits. */
const timeoutMs = 60_000

/**
 * Hands a photo on to the API in the name of whoever holds the tracking token.
 *
 * @returns why not, in Indonesian, where it was refused
 */
export const sendBuyerPhoto = async (request: Request, trackingToken: string, photo: File): Promise<SentPhoto> => {
  const response = await fetch(`${configuration.apiUrl}/images`, {
    method: 'POST',
    headers: {
      'content-type': photo.type || 'application/octet-stream',
      'x-request-id': request.headers.get('x-request-id') ?? '',
      'x-forwarded-for': request.headers.get('x-forwarded-for') ?? '',
      'x-tracking-token': trackingToken,
    },
    body: photo,
    signal: AbortSignal.timeout(timeoutMs),
  })
  // Too busy is a refusal too: she tries again in a moment.
  if (response.ok || response.status < 500 || response.status === 503) return (await response.json()) as SentPhoto
  throw new Error(`The API answered ${response.status} to a photo.`)
}
