import type { Environment } from '../environment.ts'
import { emailMessenger } from './email.ts'
import { type Message, type MessageChannel, messageKinds } from './message.entity.ts'
import { whatsAppMessenger } from './whatsapp.ts'

/** A way for a message to leave the house. */
export interface Messenger {
  channel: MessageChannel
  /** Whether it knows how to reach the recipient with a message of this kind. */
  reaches(message: Message): boolean
  /**
   * Hands the message over.
   *
   * @throws Undeliverable when trying again is pointless; any other error when it is not
   */
  send(message: Message, signal: AbortSignal): Promise<{ providerId: string | null }>
}

/** In the order in which they are asked. */
export const messengersOf = ({ whatsapp, mail }: Pick<Environment, 'whatsapp' | 'mail'>): Messenger[] => [
  ...(whatsapp ? [whatsAppMessenger(whatsapp)] : []),
  ...(mail ? [emailMessenger(mail)] : []),
]

/** What whoever starts the process should know, one line each: which messages will reach nobody. */
export const messengerWarnings = ({
  whatsapp,
  mail,
  demo,
}: Pick<Environment, 'whatsapp' | 'mail' | 'demo'>): string[] => {
  if (demo) return []
  if (!whatsapp && !mail) return ['no messenger is configured: messages, sign-in codes too, reach nobody']
  if (!whatsapp)
    return [
      'WhatsApp is not configured: sellers, who have no e-mail address, hear nothing, and no sign-in code arrives',
    ]
  const kinds: readonly string[] = messageKinds
  const missing = kinds.filter((kind) => !whatsapp.templates.has(kind))
  const strange = [...whatsapp.templates.keys()].filter((kind) => !kinds.includes(kind))
  return [
    missing.length > 0 &&
      `WHATSAPP_TEMPLATES names no template for ${missing.join(', ')}: these do not leave by WhatsApp`,
    strange.length > 0 && `WHATSAPP_TEMPLATES names kinds of message that do not exist: ${strange.join(', ')}`,
  ].filter((line) => line !== false)
}
