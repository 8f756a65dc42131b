import { createTransport } from 'nodemailer'
import type { Messenger } from './messenger.ts'
import { Undeliverable, usualAnswerMs } from './undeliverable.ts'

export interface MailSettings {
  /** smtp:// or smtps://, with user and password when the server wants them */
  url: string
  /** An address, or a name with one: Maju Bersama <pesan@majubersama.id> */
  from: string
  answerMs?: number
}

/** Sends plain text over SMTP, each message on a connection of its own. */
export const emailMessenger = ({ url, from, answerMs = usualAnswerMs }: MailSettings): Messenger => {
  const transport = createTransport({
    url,
    connectionTimeout: answerMs,
    greetingTimeout: answerMs,
    socketTimeout: answerMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = /@([^\s>]+)>?$/.exec(from)?.[1] ?? 'localhost'
  return {
    channel: 'EMAIL',
    reaches: ({ recipientEmail }) => recipientEmail !== null,
    send: async ({ id, recipientEmail, subject, text }) => {
      try {
        const { messageId } = await transport.sendMail({
          from,
          to: { name: '', address: recipientEmail as string },
          subject: subject ?? 'Maju Bersama',
          text,
          // The same at each attempt, by which mail servers know a letter that comes twice.
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return { providerId: messageId }
      } catch (error) {
        throw refusesForGood(error as SmtpError)
          ? new Undeliverable(reasonOf(error as SmtpError), { cause: error })
          : error
      }
    },
  }
}

type SmtpError = Error & { code?: string; responseCode?: number; response?: string }

/** 5xx is a final no to this letter. A refused password is one to us: the letter waits until somebody has mended that. */
const refusesForGood = ({ code, responseCode }: SmtpError): boolean =>
  code !== 'EAUTH' && responseCode !== undefined && responseCode >= 500

const reasonOf = ({ response, message }: SmtpError): string => response ?? message
