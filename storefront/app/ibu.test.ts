import { expect, test } from 'vitest'
import { ibu } from './ibu.ts'

test.each([
  ['Sumiati', 'Ibu Sumiati'],
  ['Ibu Sumiati', 'Ibu Sumiati'],
  ['bu Eka Wati', 'Ibu Eka Wati'],
  ['Ibunda', 'Ibu Ibunda'],
  ['Budi', 'Ibu Budi'],
])('%s is called %s', (name, expected) => {
  expect(ibu(name)).toBe(expected)
})
