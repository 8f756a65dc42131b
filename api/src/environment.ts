import * as v from 'valibot'

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
    TRUSTED_PROXIES: v.optional(v.string(), '127.0.0.1,::1'),
    STRIPE_SECRET_KEY: v.optional(v.string()),
  }),
  v.check(
    ({ DEMO, STRIPE_SECRET_KEY }) => !(DEMO === '1' && STRIPE_SECRET_KEY?.startsWith('sk_live')),
    'DEMO=1 does not go with a live Stripe key',
  ),
)

/** Everything that is configured from outside, checked. */
export interface Environment {
  databaseUrl: string
  databaseConnectionsMax: number
  port: number
  siteUrl: string
  demo: boolean
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
    demo: output.DEMO === '1',
    logLevel: output.LOG_LEVEL,
    trustedProxies: new Set(output.TRUSTED_PROXIES.split(',').map((address) => address.trim())),
  }
}
