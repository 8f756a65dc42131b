import { expect, test } from 'vitest'
import { returnPath } from './return-path.ts'

test.each([
  [null, undefined],
  ['', undefined],
  ['/jual', '/jual'],
  ['/dampingi/melati?minggu=3', '/dampingi/melati?minggu=3'],
  ['jual', undefined],
  ['https://tipu.example/jual', undefined],
  ['//tipu.example', undefined],
  ['/\\tipu.example', undefined],
  ['/\t/tipu.example', undefined],
  ['/..//tipu.example', '/tipu.example'],
  ['javascript:alert(1)', undefined],
])('from %j she goes on to %j', (asked, expected) => {
  expect(returnPath(asked)).toBe(expected)
})
