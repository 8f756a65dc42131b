import { expect, test } from 'vitest'
import { cookieText, readCookie } from './cookie.ts'

test.each([
  [null, undefined],
  ['', undefined],
  ['sesi=abc', 'abc'],
  ['keranjang=x; sesi=abc; nomor=62', 'abc'],
  ['bukansesi=x', undefined],
  ['sesi=', ''],
  ['sesi=abc; sesi=def', 'abc'],
  ['sesi=a=b', 'a=b'],
])('in the header %j the session is %j', (header, expected) => {
  expect(readCookie(header, 'sesi')).toBe(expected)
})

test('a cookie is out of reach for scripts and for forms on other sites', () => {
  const cookie = { name: 'sesi', value: 'abc', maxAgeSeconds: 60 }
  expect(cookieText({ ...cookie, secure: false })).toBe('sesi=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Lax')
  expect(cookieText({ ...cookie, secure: true })).toBe('sesi=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure')
})
