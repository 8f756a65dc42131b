import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sitePages } from '../../api/src/site-pages.ts'
import routes from '../../storefront/app/routes.ts'

const root = join(import.meta.dirname, '../..')

type Routes = typeof routes

/** Every address of the storefront, with its gaps. */
const paths = (entries: Routes, above = ''): string[] =>
  entries.flatMap(({ path, children }) => {
    const own = path ? `${above}/${path}` : above
    return children ? paths(children, own) : [own || '/']
  })

const addresses = paths(routes)
  .filter((path) => !path.endsWith('*'))
  .map((path) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+').replaceAll('.', '\\.')}$`))

test.each(Object.entries(sitePages))('%s is a page of the storefront', (_, page) => {
  const { pathname } = new URL((page as (...parts: string[]) => string)('contoh-1', 'contoh-2'), 'http://toko.test')
  expect(addresses.filter((address) => address.test(pathname))).not.toEqual([])
})

test('no message writes the address of a page by itself', () => {
  const sources = readdirSync(join(root, 'api/src'), { recursive: true, encoding: 'utf8' })
  const byHand = sources
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .filter((path) =>
      /siteUrl(?: \+ (?!sitePages\.)|\}(?!\$\{sitePages\.))\S/.test(readFileSync(join(root, 'api/src', path), 'utf8')),
    )
  expect(byHand).toEqual([])
})
