import { describe, expect, test } from 'vitest'
import { ConfigurationError, readConfiguration } from '../configuration.ts'

test('an empty environment runs the storefront beside an API on the same machine', () => {
  expect(readConfiguration({})).toMatchObject({
    port: 3000,
    apiUrl: 'http://127.0.0.1:4000',
    mediaDirectory: expect.stringMatching(/\.data[\\/]media$/),
    siteUrl: 'http://localhost:3000',
    mediaUrl: null,
    cardPages: ['https://checkout.stripe.com'],
    demo: false,
    trustedProxies: ['127.0.0.1', '::1'],
    logLevel: 'info',
  })
})

test('the site is at its port unless it has an address', () => {
  expect(readConfiguration({ PORT: '8080' }).siteUrl).toBe('http://localhost:8080')
  expect(readConfiguration({ PORT: '8080', SITE_URL: 'https://majubersama.id/' }).siteUrl).toBe(
    'https://majubersama.id',
  )
})

test('what stands in for Stripe may be paid at, too', () => {
  expect(readConfiguration({ STRIPE_API_BASE: 'http://127.0.0.1:12111/v1' }).cardPages).toEqual([
    'https://checkout.stripe.com',
    'http://127.0.0.1:12111',
  ])
})

describe('a wrong value is named in one line', () => {
  test.each([
    ['PORT', '0'],
    ['PORT', '3000.5'],
    ['PORT', 'http'],
    ['API_URL', '127.0.0.1:4000'],
    ['API_URL', 'postgres://db'],
    ['SITE_URL', 'https://majubersama.id/?a=1'],
    ['SITE_URL', 'https://admin@majubersama.id'],
    ['MEDIA_URL', 'foto.majubersama.id'],
    ['STRIPE_API_BASE', 'localhost:12111'],
    ['DEMO', 'yes'],
    ['TRUSTED_PROXIES', '127.0.0.1,proxy'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s', (name, value) => {
    const reading = () => readConfiguration({ [name]: value })
    expect(reading).toThrow(ConfigurationError)
    expect(reading).toThrow(new RegExp(`^${name} must [^\n]+\\.$`))
  })
})
