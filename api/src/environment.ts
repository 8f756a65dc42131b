import { join } from 'node:path'
import * as v from 'valibot'
import type { MediaSettings } from './media/media-store.ts'
import type { MailSettings } from './messages/email.ts'
import type { WhatsAppSettings } from './messages/whatsapp.ts'

const port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, 'is a port number'),
  v.transform(Number),
  v.minValue(1, 'is a port number'),
  v.maxValue(65535, 'is a port number'),
)

const url = (what: string) =>
  v.pipe(
    v.string(),
    v.url(what),
    v.transform((text) => text.replace(/\/+$/, '')),
  )

const schema = v.pipe(
  v.object({
    DATABASE_URL: v.pipe(
      v.string('names the PostgreSQL database, postgresql://user:password@host:5432/name'),
      v.regex(/^postgres(ql)?:\/\/[^/]+\/.+/, 'has the form postgresql://user:password@host:5432/name'),
    ),
    DATABASE_CONNECTIONS: v.optional(
      v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/, 'is a number from 1 to 999'), v.transform(Number)),
      '10',
    ),
    API_PORT: v.optional(port, '4000'),
    SITE_URL: v.optional(
      url('is the address of the storefront, such as https://majubersama.id'),
      'http://localhost:3000',
    ),
    DEMO: v.optional(v.picklist(['0', '1'], 'is 1 or 0'), '0'),
    LOG_LEVEL: v.optional(
      v.picklist(['debug', 'info', 'warn', 'error', 'silent'], 'is debug, info, warn, error or silent'),
      'info',
    ),
    MEDIA_DIR: v.optional(v.string(), join(import.meta.dirname, '../../.data/media')),
    MEDIA_URL: v.optional(url('is the address that pictures are served from, such as https://foto.majubersama.id')),
    S3_ENDPOINT: v.optional(url('is the address of the picture store, such as https://s3.example.id')),
    S3_REGION: v.optional(v.string(), 'auto'),
    S3_BUCKET: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'is the name of a bucket'))),
    S3_ACCESS_KEY_ID: v.optional(v.string()),
    S3_SECRET_ACCESS_KEY: v.optional(v.string()),
    JOBS: v.optional(v.picklist(['0', '1'], 'is 1 or 0'), '1'),
    SMTP_URL: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^smtps?:\/\/[^/\s]+\/?(\?\S*)?$/, 'has the form smtps://user:password@host:465'),
        v.url('has the form smtps://user:password@host:465'),
      ),
    ),
    MAIL_FROM: v.optional(
      v.pipe(
        v.string(),
        v.regex(
          /^(?:[^<>@\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
          'is an address such as pesan@majubersama.id, or Maju Bersama <pesan@majubersama.id>',
        ),
      ),
    ),
    WHATSAPP_TOKEN: v.optional(v.pipe(v.string(), v.regex(/^\S+$/, 'has no spaces'))),
    WHATSAPP_PHONE_NUMBER_ID: v.optional(
      v.pipe(v.string(), v.regex(/^\d{5,20}$/, 'is the number that Meta gives the phone number, digits only')),
    ),
    WHATSAPP_API_BASE: v.optional(
      url('is an address such as https://graph.facebook.com/v23.0'),
      'https://graph.facebook.com/v23.0',
    ),
    WHATSAPP_LANGUAGE: v.optional(
      v.pipe(v.string(), v.regex(/^[a-z]{2,3}(_[A-Z]{2})?$/, 'is a language such as id or en_US')),
      'id',
    ),
    WHATSAPP_TEMPLATES: v.optional(
      v.pipe(
        v.string(),
        v.regex(
          /^\s*[A-Z_]+=[a-z0-9_]+\s*(,\s*[A-Z_]+=[a-z0-9_]+\s*)*$/,
          'names a template for each kind of message, such as SIGN_IN_CODE=kode_masuk,ORDER_READY=pesanan_siap',
        ),
        v.transform((text) => new Map(text.split(',').map((one) => one.trim().split('=') as [string, string]))),
      ),
    ),
    COMPLAINT_PHONE: v.optional(v.pipe(v.string(), v.regex(/^\+[1-9]\d{6,14}$/, 'is a number such as +628117000123'))),
    COMPLAINT_EMAIL: v.optional(v.pipe(v.string(), v.email('is an address such as keluhan@majubersama.id'))),
    TRUSTED_PROXIES: v.optional(v.string(), '127.0.0.1,::1'),
    STRIPE_SECRET_KEY: v.optional(v.pipe(v.string(), v.regex(/^[rs]k_(test|live)_\S+$/, 'starts with sk_ or rk_'))),
    STRIPE_WEBHOOK_SECRET: v.optional(v.pipe(v.string(), v.regex(/^whsec_\S+$/, 'starts with whsec_'))),
    STRIPE_API_BASE: v.optional(
      v.pipe(url('is an address without a path'), v.regex(/^https?:\/\/[^/]+$/, 'is an address without a path')),
    ),
  }),
  v.check(
    ({ DEMO, STRIPE_SECRET_KEY }) => !(DEMO === '1' && /^[rs]k_live/.test(STRIPE_SECRET_KEY ?? '')),
    'DEMO=1 does not go with a live Stripe key',
  ),
  v.check(
    ({ STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET }) => !STRIPE_SECRET_KEY || Boolean(STRIPE_WEBHOOK_SECRET),
    'STRIPE_SECRET_KEY wants STRIPE_WEBHOOK_SECRET as well: without it nobody hears that a card was charged',
  ),
  v.check(
    ({ STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET }) => !STRIPE_WEBHOOK_SECRET || Boolean(STRIPE_SECRET_KEY),
    'STRIPE_WEBHOOK_SECRET wants STRIPE_SECRET_KEY as well',
  ),
  v.check(({ SMTP_URL, MAIL_FROM }) => !SMTP_URL || Boolean(MAIL_FROM), 'SMTP_URL wants MAIL_FROM as well'),
  v.check(({ SMTP_URL, MAIL_FROM }) => !MAIL_FROM || Boolean(SMTP_URL), 'MAIL_FROM wants SMTP_URL as well'),
  v.check(
    ({ WHATSAPP_TOKEN, WHATSAPP_PHONE_NUMBER_ID, WHATSAPP_TEMPLATES }) =>
      [WHATSAPP_TOKEN, WHATSAPP_PHONE_NUMBER_ID, WHATSAPP_TEMPLATES].every(
        (one, _, all) => (one === undefined) === (all[0] === undefined),
      ),
    'WHATSAPP_TOKEN, WHATSAPP_PHONE_NUMBER_ID and WHATSAPP_TEMPLATES are set together or not at all',
  ),
  v.check(
    ({ S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, MEDIA_URL }) =>
      !S3_ENDPOINT || Boolean(S3_BUCKET && S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY && MEDIA_URL),
    'S3_ENDPOINT wants S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY and MEDIA_URL as well',
  ),
)

/** Everything that is configured from outside, checked. */
export interface Environment extends MediaSettings {
  databaseUrl: string
  databaseConnectionsMax: number
  port: number
  siteUrl: string
  /** Null: cards are not offered. */
  stripe: { secretKey: string; webhookSecret: string; apiBase: string | null } | null
  /** Where pictures are served, without a slash at the end. */
  mediaUrl: string
  demo: boolean
  /** Whether this process works on jobs as well. */
  jobs: boolean
  /** Null: no message leaves by e-mail. */
  mail: MailSettings | null
  /** Null: no message leaves by WhatsApp. */
  whatsapp: WhatsAppSettings | null
  /** Whom buyers reach about complaints besides the page: the law wants it told. */
  complaintContact: { phone: string | null; email: string | null }
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Machines whose word on the address of the caller is taken. */
  trustedProxies: ReadonlySet<string>
}

/** @throws Error with one line for the person who starts the process: the variable and what is wrong with it */
export const readEnvironment = (env: Record<string, string | undefined>): Environment => {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = v.safeParse(schema, present, { abortEarly: true })
  if (!parsed.success) {
    const [fault] = parsed.issues
    const name = fault.path?.[0]?.key
    throw new Error(
      name
        ? `${String(name)} ${fault.message.startsWith('Invalid key') ? 'is not set' : fault.message}`
        : fault.message,
    )
  }
  const { output } = parsed
  return {
    databaseUrl: output.DATABASE_URL,
    databaseConnectionsMax: output.DATABASE_CONNECTIONS,
    port: output.API_PORT,
    siteUrl: output.SITE_URL,
    stripe: output.STRIPE_SECRET_KEY
      ? {
          secretKey: output.STRIPE_SECRET_KEY,
          webhookSecret: output.STRIPE_WEBHOOK_SECRET as string,
          apiBase: output.STRIPE_API_BASE ?? null,
        }
      : null,
    mediaDirectory: output.MEDIA_DIR,
    mediaUrl: output.MEDIA_URL ?? `${output.SITE_URL}/media`,
    mediaS3: output.S3_ENDPOINT
      ? {
          endpoint: output.S3_ENDPOINT,
          region: output.S3_REGION,
          bucket: output.S3_BUCKET as string,
          accessKeyId: output.S3_ACCESS_KEY_ID as string,
          secretAccessKey: output.S3_SECRET_ACCESS_KEY as string,
        }
      : null,
    demo: output.DEMO === '1',
    jobs: output.JOBS === '1',
    mail: output.SMTP_URL ? { url: output.SMTP_URL, from: output.MAIL_FROM as string } : null,
    whatsapp: output.WHATSAPP_TOKEN
      ? {
          token: output.WHATSAPP_TOKEN,
          phoneNumberId: output.WHATSAPP_PHONE_NUMBER_ID as string,
          apiBase: output.WHATSAPP_API_BASE,
          language: output.WHATSAPP_LANGUAGE,
          templates: output.WHATSAPP_TEMPLATES as ReadonlyMap<string, string>,
        }
      : null,
    complaintContact: { phone: output.COMPLAINT_PHONE ?? null, email: output.COMPLAINT_EMAIL ?? null },
    logLevel: output.LOG_LEVEL,
    trustedProxies: new Set(output.TRUSTED_PROXIES.split(',').map((address) => address.trim())),
  }
}
