import { isIP } from 'node:net'
import { join } from 'node:path'

/** Everything that is configured from outside, checked. */
export type Configuration = {
  port: number
  /** Of the API, without a slash at the end. */
  apiUrl: string
  /** Where the API puts the pictures. */
  mediaDirectory: string
  /** How the world reaches this storefront, without a slash at the end. */
  siteUrl: string
  /** Where pictures are, when that is not below /media of this site; without a slash at the end. */
  mediaUrl: string | null
  /** Where buyers pay by card: Stripe's own page, or what stands in for it. */
  cardPages: string[]
  /** The demo shows its messages on a page instead of sending them. */
  demo: boolean
  /** Machines whose word on the address of the caller is taken. */
  trustedProxies: string[]
  logLevel: string
}

/** One line for the person who starts the storefront: the variable, and what is wrong with it. */
export class ConfigurationError extends Error {}

const readPort = (text: string | undefined): number => {
  const port = Number(text || 3000)
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port
  throw new ConfigurationError(`PORT must be a whole number from 1 to 65535, not "${text}".`)
}

const readAddress = (name: string, text: string | undefined, standard: string): string => {
  const url = URL.parse(text || standard)
  const plain = url && !url.search && !url.hash && !url.username
  if (plain && ['http:', 'https:'].includes(url.protocol)) return url.href.replace(/\/+$/, '')
  throw new ConfigurationError(`${name} must be an address such as ${standard}, not "${text}".`)
}

const readChoice = (name: string, text: string | undefined, choices: readonly [string, ...string[]]): string => {
  const choice = text || choices[0]
  if (choices.includes(choice)) return choice
  throw new ConfigurationError(`${name} must be one of ${choices.join(', ')}, not "${text}".`)
}

const readProxies = (text: string | undefined): string[] => {
  const proxies = (text || '127.0.0.1,::1').split(',').map((address) => address.trim())
  const wrong = proxies.find((address) => isIP(address) === 0)
  if (wrong === undefined) return proxies
  throw new ConfigurationError(`TRUSTED_PROXIES must list IP addresses with commas between them, not "${wrong}".`)
}

/** @throws ConfigurationError about the first value that is wrong */
export const readConfiguration = (env: Record<string, string | undefined>): Configuration => {
  const port = readPort(env.PORT)
  return {
    port,
    apiUrl: readAddress('API_URL', env.API_URL, 'http://127.0.0.1:4000'),
    mediaDirectory: env.MEDIA_DIR || join(import.meta.dirname, '../.data/media'),
    siteUrl: readAddress('SITE_URL', env.SITE_URL, `http://localhost:${port}`),
    mediaUrl: env.MEDIA_URL ? readAddress('MEDIA_URL', env.MEDIA_URL, 'https://foto.majubersama.id') : null,
    cardPages: [
      'https://checkout.stripe.com',
      ...(env.STRIPE_API_BASE
        ? [new URL(readAddress('STRIPE_API_BASE', env.STRIPE_API_BASE, 'https://api.stripe.com')).origin]
        : []),
    ],
    demo: readChoice('DEMO', env.DEMO, ['0', '1']) === '1',
    trustedProxies: readProxies(env.TRUSTED_PROXIES),
    logLevel: readChoice('LOG_LEVEL', env.LOG_LEVEL, ['info', 'debug', 'warn', 'error', 'silent']),
  }
}
