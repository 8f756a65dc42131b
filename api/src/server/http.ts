import type { IncomingMessage, ServerResponse } from 'node:http'

const bodyBytesMax = 256 * 1024

/** Who has signed in may send a table of 2,000 products. */
const signedInBodyBytesMax = 2 * 1024 * 1024

/** A request that HTTP itself has an answer to. */
export class RequestRefused extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** @throws RequestRefused when the body is too large or no JSON */
export const readJson = async (request: IncomingMessage): Promise<unknown> => {
  if (!/^application\/(?:[\w.+-]+\+)?json\b/.test(request.headers['content-type'] ?? '')) {
    throw new RequestRefused(415, 'Send application/json')
  }
  const body = await readBody(request, request.headers.authorization ? signedInBodyBytesMax : bodyBytesMax)
  try {
    return JSON.parse(body.toString())
  } catch {
    throw new RequestRefused(400, 'The request is not JSON')
  }
}

/** The body, byte for byte. @throws RequestRefused when it is too large */
export const readBody = async (request: IncomingMessage, bytesMax: number): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > bytesMax) throw new RequestRefused(413, `The request is larger than ${bytesMax} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export const send = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { 'content-length': Buffer.byteLength(text) }).end(text)
}

export const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.setHeader('content-type', 'application/json; charset=utf-8')
  send(response, status, JSON.stringify(body))
}
