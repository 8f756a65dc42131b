import type { Message, MessageKind } from './message.entity.ts'
import type { Messenger } from './messenger.ts'
import { Undeliverable, usualAnswerMs } from './undeliverable.ts'

export interface WhatsAppSettings {
  token: string
  phoneNumberId: string
  /** With the version, without a slash at the end. */
  apiBase: string
  /** Of the templates, as they were approved. */
  language: string
  /** The template of each kind of message; a kind that is not here goes another way. */
  templates: ReadonlyMap<string, string>
  answerMs?: number
}

/**
 * Sends templates through Meta's Cloud API: a business may open a conversation with nothing else.
 *
 * The API knows no idempotency key. A process that dies after the answer and before it is written down sends the message once more.
 */
export const whatsAppMessenger = (settings: WhatsAppSettings): Messenger => ({
  channel: 'WHATSAPP',
  reaches: ({ kind, recipientPhone }) => recipientPhone != null && settings.templates.has(kind),
  send: async (message, signal) => {
    const response = await fetch(`${settings.apiBase}/${settings.phoneNumberId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${settings.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(templateMessage(settings, message)),
      signal: AbortSignal.any([signal, AbortSignal.timeout(settings.answerMs ?? usualAnswerMs)]),
    })
    const answer = (await response.json().catch(() => ({}))) as WhatsAppAnswer
    if (response.ok) return { providerId: answer.messages?.[0]?.id ?? null }
    const { code, message: what, error_data: more } = answer.error ?? {}
    const reason = `WhatsApp answers ${response.status}${code === undefined ? '' : `, code ${code}`}: ${more?.details ?? what ?? 'no reason'}`
    throw isFinal(response.status, code) ? new Undeliverable(reason) : new Error(reason)
  },
})

interface WhatsAppAnswer {
  messages?: { id: string }[]
  error?: { code?: number; message?: string; error_data?: { details?: string } }
}

// Kinds that carry a secret use authentication templates, whose button copies it.
const secrets: ReadonlySet<MessageKind> = new Set(['SIGN_IN_CODE', 'MANDATE_CODE'])

export const templateMessage = (
  { language, templates }: Pick<WhatsAppSettings, 'language' | 'templates'>,
  { id, recipientPhone, kind, parameters }: Pick<Message, 'id' | 'recipientPhone' | 'kind' | 'parameters'>,
) => {
  const texts = parameters.map((text) => ({ type: 'text', text: fitted(text) }))
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: recipientPhone?.replace('+', ''),
    type: 'template',
    template: {
      name: templates.get(kind),
      language: { code: language },
      components: [
        ...(texts.length > 0 ? [{ type: 'body', parameters: texts }] : []),
        ...(secrets.has(kind) ? [{ type: 'button', sub_type: 'url', index: '0', parameters: texts.slice(0, 1) }] : []),
      ],
    },
    // Comes back with what Meta reports about the message.
    biz_opaque_callback_data: id,
  }
}

/** A gap takes one line, and the whole template 1,024 characters. What is too long loses its middle: links stand at the end. */
const fitted = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= gapLengthMax ? line : `${line.slice(0, gapLengthMax - 302)} … ${line.slice(-299)}`
}
const gapLengthMax = 900

/** Limits that Meta puts on us, faults on its side, and a key that somebody must renew: with time each of them passes. */
const passing = new Set([
  0, 1, 2, 3, 4, 10, 190, 80007, 130429, 131000, 131005, 131016, 131031, 131042, 131048, 131056, 131057, 133004, 368,
])

export const isFinal = (status: number, code: number | undefined): boolean =>
  status >= 400 &&
  status < 500 &&
  ![401, 403, 408, 425, 429].includes(status) &&
  !(code !== undefined && (passing.has(code) || (code >= 200 && code < 300)))
