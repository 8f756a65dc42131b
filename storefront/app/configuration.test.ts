import { describe, expect, test } from 'vitest'
import { ConfigurationError, readConfiguration } from '../configuration.ts'

test('an empty environment runs the storefront beside an API on the same machine', () => {
  expect(readConfiguration({})).toMatchObject({
    port: 3000,
    apiUrl: 'http://127.0.0.1:4000',
    mediaDirectory: expect.stringMatching(/\.data[\\/]media$/),
    siteUrl: 'http://localhost:3000',
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

describe('a wrong value is named in one line', () => {
  test.each([
    ['PORT', '0'],
    ['PORT', '3000.5'],
    ['PORT', 'http'],
    ['API_URL', '127.0.0.1:4000'],
    ['API_URL', 'postgres://db'],
    ['SITE_URL', 'https://majubersama.id/?a=1'],
    ['SITE_URL', 'https://admin@majubersama.id'],
    ['DEMO', 'yes'],
    ['TRUSTED_PROXIES', '127.0.0.1,proxy'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s', (name, value) => {
    const reading = () => readConfiguration({ [name]: value })
    expect(reading).toThrow(ConfigurationError)
    expect(reading).toThrow(new RegExp(`^${name} must [^\n]+\\.$`))
  })
})
