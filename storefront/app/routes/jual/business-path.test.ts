import { expect, test } from 'vitest'
import { businessPath } from './business-path.ts'

const kopi = { slug: 'kopi' }
const batik = { slug: 'batik' }
const mandate = { mandateId: 'izin' }

test.each([
  ['one business', [kopi], null, {}, '/jual'],
  ['one business, something said', [kopi], null, { kabar: 'paid' }, '/jual?kabar=paid'],
  ['several', [batik, kopi], null, {}, '/jual?usaha=kopi'],
  ['several, something said', [batik, kopi], null, { kabar: 'paid' }, '/jual?usaha=kopi&kabar=paid'],
  ['one of somebody else', [kopi], mandate, {}, '/jual?usaha=kopi'],
])('%s', (_, businesses, helping, query, expected) => {
  expect(businessPath('/jual', { business: kopi, businesses, helping }, query)).toBe(expected)
})
