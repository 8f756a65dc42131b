import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  from: string
  to: string[]
  /** As it came over the wire. */
  raw: string
  headers: Record<string, string>
  body: string
}

/** What the server does with the next letter instead of taking it. */
export type MailFault =
  /** Says no to the recipient: 550 for ever, 451 for now. */
  | { recipientCode: number }
  /** Says no to the password. */
  | { authCode: number }
  /** Never answers after the letter has come. */
  | 'hangs'
  /** Takes the letter and breaks the line before it says so. */
  | 'takes it and says nothing'

/** Stands in for a mail server on the network. */
export interface SmtpStandIn {
  /** For SMTP_URL. */
  url: string
  mails: ReceivedMail[]
  /** The faults of the next letters, one each. */
  faults: MailFault[]
  /** Resolves when a letter has come that meets with a hanging server. */
  hanging(): Promise<void>
  close(): Promise<void>
}

const user = 'kurir'
const password = 'rahasia'

export const anSmtpStandIn = async (): Promise<SmtpStandIn> => {
  const mails: ReceivedMail[] = []
  const faults: MailFault[] = []
  let hung = Promise.withResolvers<void>()
  const refuse = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })

  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onAuth: (given, _, done) => {
      const [fault] = faults
      if (typeof fault === 'object' && 'authCode' in fault) {
        faults.shift()
        return done(refuse(fault.authCode, 'authentication failed'))
      }
      if (given.username !== user || given.password !== password) return done(refuse(535, 'authentication failed'))
      done(null, { user })
    },
    onRcptTo: (_, __, done) => {
      const [fault] = faults
      if (typeof fault === 'object' && 'recipientCode' in fault) {
        faults.shift()
        return done(refuse(fault.recipientCode, 'no such mailbox here'))
      }
      done()
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const fault = faults.shift()
        if (fault === 'hangs') {
          hung.resolve()
          hung = Promise.withResolvers()
          return
        }
        const raw = Buffer.concat(chunks).toString('utf8')
        const [head = '', ...rest] = raw.split('\r\n\r\n')
        const headers = Object.fromEntries(
          head
            .replace(/\r\n[ \t]+/g, ' ')
            .split('\r\n')
            .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
        )
        const { mailFrom, rcptTo } = session.envelope
        mails.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw,
          headers,
          body: decoded(headers['content-transfer-encoding'], rest.join('\r\n\r\n')),
        })
        if (fault === 'takes it and says nothing') {
          for (const socket of sockets) socket.destroy()
          return
        }
        done()
      })
    },
  })
  server.on('error', () => {})
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.server.address() as AddressInfo).port))
  })
  return {
    url: `smtp://${user}:${password}@127.0.0.1:${port}`,
    mails,
    faults,
    hanging: () => hung.promise,
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

const decoded = (encoding: string | undefined, body: string): string => {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding !== 'quoted-printable') return body
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
