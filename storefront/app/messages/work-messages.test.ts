import { describe, expect, test } from 'vitest'
import { messages } from './messages.ts'

type Tree = { readonly [key: string]: string | Tree }

const flat = (tree: Tree, at: string): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${at}.${key}`, value] as [string, string]] : flat(value, `${at}.${key}`),
  )

const { jual, dampingi, keeping, program } = messages.id
const all = [
  ...flat(jual, 'jual'),
  ...flat(dampingi, 'dampingi'),
  ...flat(keeping, 'keeping'),
  ...flat(program, 'program'),
]

test.each(all)('%s says it in sentences of 12 words at most', (_, message) => {
  const sentences = message.split(/[.!?:]\s/)
  expect(Math.max(...sentences.map((sentence) => sentence.split(/\s+/).length))).toBeLessThanOrEqual(12)
})

describe('sellers and mentors are addressed as Ibu', () => {
  test.each(all)('%s', (_, message) => {
    expect(message).not.toMatch(/\b(anda|kamu|kalian)\b/i)
  })
})
