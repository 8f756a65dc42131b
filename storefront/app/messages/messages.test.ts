import { expect, test } from 'vitest'
import en from './en.json' with { type: 'json' }
import id from './id.json' with { type: 'json' }
import { basePath, localeOf, localPath } from './locale.ts'
import { messages, translatorOf } from './messages.ts'

type Tree = { [key: string]: string | Tree }

/** Every message by its whole key. */
const flat = (tree: Tree, at = ''): Map<string, string> =>
  new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[at + key, value] as const] : [...flat(value, `${at}${key}.`)],
    ),
  )

/** What a message is filled with: {name}, {count, plural, …}, <amount>. */
const argumentsOf = (message: string) =>
  new Set(message.match(/(?<=\{)\w+(?=[,}])|<\w+>/g)?.filter((name) => !/^\d/.test(name)))

test('what buyers read is in both languages, key for key', () => {
  expect([...flat(en).keys()].sort()).toEqual([...flat(id).keys()].sort())
})

test('a message takes the same in both languages', () => {
  const english = flat(en)
  const different = [...flat(id)].filter(
    ([key, message]) => argumentsOf(english.get(key) ?? '').symmetricDifference(argumentsOf(message)).size > 0,
  )
  expect(different).toEqual([])
})

test('every message speaks to its reader with respect, and in words of her own', () => {
  const words = /\b(kamu|anda|submit|error|checkout|login|password)\b/
  expect([...flat(messages.id as Tree)].filter(([, message]) => words.test(message))).toEqual([])
})

test('no sentence is longer than 12 words', () => {
  const long = [...flat(messages.id as Tree)]
    // Descriptions are read by search engines.
    .filter(([key]) => !key.endsWith('.description'))
    .filter(([, message]) =>
      message.split(/[.!?:;]\s|[{}]/).some((sentence) => sentence.trim().split(/\s+/).length > 12),
    )
  expect(long).toEqual([])
})

test('a message is filled in by ICU rules', () => {
  const t = translatorOf('en')
  expect(t('list.count', { count: 1 })).toBe('1 product')
  expect(t('list.count', { count: 12 })).toBe('12 products')
})

test.each([
  ['/', 'id', '/', '/en'],
  ['/en', 'en', '/', '/en'],
  ['/produk/kopi', 'id', '/produk/kopi', '/en/produk/kopi'],
  ['/en/produk/kopi', 'en', '/produk/kopi', '/en/produk/kopi'],
  ['/enau', 'id', '/enau', '/en/enau'],
] as const)('the address %s is in %s, its page %s, in English %s', (pathname, locale, base, english) => {
  expect(localeOf(pathname)).toBe(locale)
  expect(basePath(pathname)).toBe(base)
  expect(localPath('en', base)).toBe(english)
})
