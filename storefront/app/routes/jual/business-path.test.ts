import { expect, test } from 'vitest'
import { businessPath } from './business-path.ts'

const kopi = { slug: 'kopi' }
const batik = { slug: 'batik' }

test.each([
  ['one business', [kopi], {}, '/jual'],
  ['one business, something said', [kopi], { kabar: 'paid' }, '/jual?kabar=paid'],
  ['several', [batik, kopi], {}, '/jual?usaha=kopi'],
  ['several, something said', [batik, kopi], { kabar: 'paid' }, '/jual?usaha=kopi&kabar=paid'],
])('%s', (_, businesses, query, expected) => {
  expect(businessPath('/jual', { business: kopi, businesses }, query)).toBe(expected)
})
