import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { WhatsAppSettings } from '../../api/src/messages/whatsapp.ts'

export interface ReceivedRequest {
  method: string
  path: string
  headers: Record<string, unknown>
  // biome-ignore lint/suspicious/noExplicitAny: what came, whatever it is
  body: any
}

/** What the provider does with the next request instead of accepting it. */
export type WhatsAppFault =
  | { status: number; code?: number; details?: string }
  /** Breaks the line before it answers, having taken the message or not: nobody can tell. */
  | 'breaks the line'
  | 'never answers'
  /** Answers with something that is no JSON, as a proxy on the way does. */
  | { status: number; page: string }

/** Stands in for Meta's Cloud API on the network. */
export interface WhatsAppStandIn {
  settings: WhatsAppSettings
  /** All that came, refused ones too. */
  requests: ReceivedRequest[]
  /** The faults of the next requests, one each. */
  faults: WhatsAppFault[]
  close(): Promise<void>
}

export const aWhatsAppStandIn = async (templates: Record<string, string>): Promise<WhatsAppStandIn> => {
  const requests: ReceivedRequest[] = []
  const faults: WhatsAppFault[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    requests.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body })
    const answer = (status: number, what: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(what))
    }
    const fault = faults.shift()
    if (fault === 'breaks the line') return request.socket.destroy()
    if (fault === 'never answers') return
    if (fault && 'page' in fault)
      return response.writeHead(fault.status, { 'content-type': 'text/html' }).end(fault.page)
    if (fault) {
      const { status, code = 100, details = 'no' } = fault
      return answer(status, {
        error: {
          message: `(#${code}) refused`,
          type: 'OAuthException',
          code,
          error_data: { messaging_product: 'whatsapp', details },
          fbtrace_id: 'A1',
        },
      })
    }
    answer(200, {
      messaging_product: 'whatsapp',
      contacts: [{ input: body.to, wa_id: body.to }],
      messages: [{ id: `wamid.${requests.length}`, message_status: 'accepted' }],
    })
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
  return {
    settings: {
      token: 'EAAG-uji',
      phoneNumberId: '105954558954427',
      apiBase: `http://127.0.0.1:${port}/v23.0`,
      language: 'id',
      templates: new Map(Object.entries(templates)),
      answerMs: 2000,
    },
    requests,
    faults,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
