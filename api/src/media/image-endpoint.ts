import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendJson } from '../server/http.ts'
import type { Reader } from '../storage/statement.ts'
import { type ImageOwner, shownImage } from './image.queries.ts'
import type { MediaStore } from './media-store.ts'
import { type PictureRefused, pictureRefusals } from './picture.rules.ts'
import { receiveImage } from './receive-image.ts'

export interface ImageEndpoint {
  store: MediaStore
  reader: Reader
  mediaUrl: string
  /** Who sends: nobody may without a session or a purchase. */
  ownerOf(request: IncomingMessage): Promise<ImageOwner | PictureRefused>
}

// Time for a sender who is still sending to hear the answer.
const lingerMs = 2_000

/** POST /images with a picture as its body: 201 with the picture, or a refusal as `{code, message}`. */
export const imageEndpoint =
  ({ store, reader, mediaUrl, ownerOf }: ImageEndpoint) =>
  async (request: IncomingMessage, response: ServerResponse, now: Temporal.Instant): Promise<void> => {
    const refuse = ({ status, code, message }: PictureRefused): void => {
      if (!request.complete) {
        // What comes is of no use; the connection ends with the answer.
        response.setHeader('connection', 'close')
        request.resume()
        setTimeout(() => request.destroy(), lingerMs).unref()
      }
      if (status === 405) response.setHeader('allow', 'POST')
      if (status === 503) response.setHeader('retry-after', '5')
      sendJson(response, status, { code, message })
    }
    if (request.method !== 'POST') return refuse(pictureRefusals.wrongMethod)
    const owner = await ownerOf(request)
    if ('code' in owner) return refuse(owner)
    try {
      const received = await receiveImage({ store, reader, now }, owner, request)
      if ('code' in received) return refuse(received)
      const { alt: _, ...image } = shownImage(received, '', mediaUrl)
      sendJson(response, 201, image)
    } catch (error) {
      // Whoever hung up half-way hears nothing more.
      if (!request.destroyed || request.complete) throw error
      response.destroy()
    }
  }
