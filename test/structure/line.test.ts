import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync } from 'oxc-parser'
import { describe, expect, it } from 'vitest'
import { modules } from '../../api/src/modules.ts'

const root = resolve(import.meta.dirname, '../..')
const api = join(root, 'api/src')

interface Import {
  from: string
  specifier: string
  /** False for `import type`, which is gone when the code runs. */
  loads: boolean
}

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/(^|\/)(node_modules|dist|build|generated|\.react-router)\//.test(name))
    .map((name) => join(folder, name))

const importsOf = (file: string): Import[] => {
  const { module } = parseSync(file, readFileSync(file, 'utf8'))
  const statics = module.staticImports.map(({ moduleRequest, entries }) => ({
    from: file,
    specifier: moduleRequest.value,
    loads: entries.length === 0 || entries.some(({ isType }) => !isType),
  }))
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ from: file, specifier: moduleRequest.value, loads: !isType }] : [],
    ),
  )
  return [...statics, ...exports]
}

const target = ({ from, specifier }: Import): string | null =>
  specifier.startsWith('.') ? resolve(dirname(from), specifier) : null

const line = modules as readonly string[]
const moduleOf = (file: string): string | null => {
  const [first] = relative(api, file).split('/')
  return first !== undefined && line.includes(first) ? first : null
}

const product = sources(api).filter((file) => !file.endsWith('.test.ts'))
const imports = product.flatMap(importsOf)

// The request that everything works in names the viewer, so that these two may look into the line; no module is loaded by it.
const ground = (file: string) => moduleOf(file) === null
const composition = ['api.ts', 'schema.ts', 'jobs.ts', 'entities.ts', 'main.ts', 'migrate.ts', 'emit-schema.ts'].map(
  (name) => join(api, name),
)

describe('the line', () => {
  it('names every folder of the API that holds a module', () => {
    const folders = readdirSync(api, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    expect(folders.filter((name) => !line.includes(name)).sort()).toEqual([
      'jobs',
      'media',
      'server',
      'storage',
      'wire',
    ])
    expect(line.filter((name) => !folders.includes(name))).toEqual([])
  })

  it('has no import from a module to its right', () => {
    const against = imports.flatMap((one) => {
      const [from, to] = [moduleOf(one.from), moduleOf(target(one) ?? '')]
      return from && to && line.indexOf(to) > line.indexOf(from)
        ? [`${relative(api, one.from)} → ${one.specifier}`]
        : []
    })
    expect(against).toEqual([])
  })

  it('stands on ground that loads no module', () => {
    const loaded = imports.flatMap((one) => {
      const to = moduleOf(target(one) ?? '')
      return one.loads && to && ground(one.from) && !composition.includes(one.from)
        ? [`${relative(api, one.from)} → ${one.specifier}`]
        : []
    })
    expect(loaded).toEqual([])
  })

  it('has no module that reaches for the composition', () => {
    const reaching = imports.flatMap((one) =>
      moduleOf(one.from) && composition.includes(target(one) ?? '') && moduleOf(one.from) !== 'demo'
        ? [`${relative(api, one.from)} → ${one.specifier}`]
        : [],
    )
    expect(reaching).toEqual([])
  })
})

describe('loading', () => {
  const graphOf = (files: string[]): Map<string, string[]> =>
    new Map(
      files.map((file) => [
        file,
        importsOf(file).flatMap((one) => {
          const to = target(one)
          return one.loads && to ? [to] : []
        }),
      ]),
    )

  const firstCycle = (graph: Map<string, string[]>): string[] | null => {
    const done = new Set<string>()
    const walk = (file: string, path: string[]): string[] | null => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
      if (done.has(file)) return null
      for (const next of graph.get(file) ?? []) {
        const cycle = walk(next, [...path, file])
        if (cycle) return cycle
      }
      done.add(file)
      return null
    }
    for (const file of graph.keys()) {
      const cycle = walk(file, [])
      if (cycle) return cycle
    }
    return null
  }

  it.each(['api/src', 'storefront/app', 'packages', 'scripts'])('%s has no cycle', (folder) => {
    const cycle = firstCycle(graphOf(sources(join(root, folder))))
    expect(cycle?.map((file) => relative(root, file)) ?? []).toEqual([])
  })

  it('finds a cycle where there is one', () => {
    expect(
      firstCycle(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).toEqual(['b', 'c', 'b'])
  })
})

describe('between workspaces', () => {
  const reaches = (folder: string, forbidden: RegExp): string[] =>
    sources(join(root, folder)).flatMap((file) =>
      importsOf(file)
        .map((one) => target(one) ?? one.specifier)
        .filter((to) => forbidden.test(relative(root, to)) || forbidden.test(to))
        .map((to) => `${relative(root, file)} → ${relative(root, to)}`),
    )

  it('the storefront knows the API by its schema only', () => {
    expect(reaches('storefront/app', /^(?:api\/|@maju-bersama\/api)/)).toEqual([])
  })

  it('packages know neither the API nor the storefront', () => {
    expect(reaches('packages', /^(?:api\/|storefront\/|@maju-bersama\/(?:api|storefront))/)).toEqual([])
  })

  it('only resolvers and what they promise hold decorators', () => {
    const decorated = product.filter((file) =>
      /^@(?:Resolver|ObjectType|InputType|InterfaceType)\(/m.test(readFileSync(file, 'utf8')),
    )
    expect(decorated.filter((file) => !/\.(?:graphql|resolver)\.ts$/.test(file))).toEqual([])
  })
})
