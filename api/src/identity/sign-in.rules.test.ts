import { expect, test } from 'vitest'
import { signInCodeText } from './sign-in.rules.ts'

test('the message holds the code once, its leading zeros and how long it lives', () => {
  const text = signInCodeText('004217')
  expect(text.match(/\d{6}/g)).toEqual(['004217'])
  expect(text).toContain('5 menit')
})
