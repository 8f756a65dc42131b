import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody, sendJson } from '../server/http.ts'
import { readStaticQris } from './qris.rules.ts'
import { readQrFromPhoto } from './qris-from-photo.ts'

const photoBytesMax = 10 * 1024 * 1024

interface Answer {
  status: number
  body: Record<string, string>
}

const refused = (status: number, code: string, message: string): Answer => ({ status, body: { code, message } })

const answers = {
  wrongMethod: refused(405, 'WRONG_METHOD', 'Kirim foto dengan POST.'),
  signedOut: refused(401, 'UNAUTHENTICATED', 'Silakan masuk dulu.'),
  busy: refused(503, 'BUSY', 'Masih membaca foto lain. Coba lagi sebentar lagi.'),
  noCode: refused(422, 'NO_CODE', 'Kode QRIS tidak terbaca. Foto dari dekat, tegak lurus, dan terang.'),
}

/**
 * POST /qris-photos with the seller's photo of her sticker as its body: 200 with what the code says, `{payload, nmid, merchantName}`, or
 * a refusal as `{code, message}`. Nothing is stored: she looks at the name first, and then sets it.
 *
 * @param maySend whether the request comes from somebody who has a shop or helps one
 */
export const qrisEndpoint = (maySend: (request: IncomingMessage) => Promise<boolean>) => {
  // Reading a code keeps a whole processor busy: one at a time, so that others are served.
  let isBusy = false
  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    if (request.method !== 'POST') return answers.wrongMethod
    if (!(await maySend(request))) return answers.signedOut
    const photo = await readBody(request, photoBytesMax)
    if (isBusy) return answers.busy
    isBusy = true
    try {
      const found = await readQrFromPhoto(photo)
      if (found === null) return answers.noCode
      const code = readStaticQris(found)
      if ('fault' in code) return refused(422, 'NOT_USABLE', code.fault)
      const { payload, nmid, merchantName } = code
      return { status: 200, body: { payload, nmid, merchantName } }
    } finally {
      isBusy = false
    }
  }
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, body } = await answerTo(request)
    if (status === 405) response.setHeader('allow', 'POST')
    if (status === 503) response.setHeader('retry-after', '5')
    sendJson(response, status, body)
  }
}
