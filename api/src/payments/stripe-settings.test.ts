import { expect, test } from 'vitest'
import { readEnvironment } from '../environment.ts'

const database = { DATABASE_URL: 'postgresql://u:p@localhost:5432/name' }
const [secret, hook] = [{ STRIPE_SECRET_KEY: 'sk_test_1' }, { STRIPE_WEBHOOK_SECRET: 'whsec_1' }]

test.each<[string, Record<string, string>, string]>([
  ['the key alone', secret, 'STRIPE_SECRET_KEY wants STRIPE_WEBHOOK_SECRET as well'],
  ['the webhook secret alone', hook, 'STRIPE_WEBHOOK_SECRET wants STRIPE_SECRET_KEY as well'],
  ['a publishable key', { ...hook, STRIPE_SECRET_KEY: 'pk_test_1' }, 'STRIPE_SECRET_KEY starts with sk_ or rk_'],
  [
    'a key as the webhook secret',
    { ...secret, STRIPE_WEBHOOK_SECRET: 'sk_test_1' },
    'STRIPE_WEBHOOK_SECRET starts with whsec_',
  ],
  [
    'an address with a path',
    { ...secret, ...hook, STRIPE_API_BASE: 'http://localhost:1/v1' },
    'STRIPE_API_BASE is an address without a path',
  ],
  [
    'a live key in the demo',
    { ...hook, STRIPE_SECRET_KEY: 'sk_live_1', DEMO: '1' },
    'DEMO=1 does not go with a live Stripe key',
  ],
  [
    'a live restricted key in the demo',
    { ...hook, STRIPE_SECRET_KEY: 'rk_live_1', DEMO: '1' },
    'DEMO=1 does not go with a live Stripe key',
  ],
])('%s stops the start with one clear line', (_, variables, line) => {
  const read = () => readEnvironment({ ...database, ...variables })
  expect(read).toThrow(line)
  expect(read).toThrow(/^[^\n]+$/)
})

test('both secrets turn cards on, and neither leaves them off', () => {
  expect(readEnvironment({ ...database, ...secret, ...hook }).stripe).toEqual({
    secretKey: 'sk_test_1',
    webhookSecret: 'whsec_1',
    apiBase: null,
  })
  expect(readEnvironment(database).stripe).toBeNull()
})

test('the address may be another, for tests', () => {
  expect(
    readEnvironment({ ...database, ...secret, ...hook, STRIPE_API_BASE: 'http://127.0.0.1:12111/' }).stripe,
  ).toMatchObject({
    apiBase: 'http://127.0.0.1:12111',
  })
})
