import { readFileSync } from 'node:fs'
import {
  buildSchema,
  type InputValueDefinitionNode,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  print,
  type TypeSystemDefinitionNode,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { printedSchema } from '../../api/src/emit-schema.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

test('the committed schema is what the code prints', () => {
  expect(read('../../api/schema.graphql')).toBe(printedSchema())
})

/** Fields of the contract whose module is still to be written. Whoever writes one takes it off this list. */
const toCome = new Set<string>()

// What `type Query { … }` of the contract means is one line for each name in it: `Query.product: Product`,
// `Query.product(slug): String!`, `enum Role: BUYER`.
type Promises = Map<string, string>

const promisesOf = (definitions: readonly TypeSystemDefinitionNode[]): Promises => {
  const found: Promises = new Map()
  const input = (path: string, { type, defaultValue }: InputValueDefinitionNode) =>
    found.set(path, print(type) + (defaultValue ? ` = ${print(defaultValue)}` : ''))
  for (const one of definitions) {
    if (!('name' in one) || !one.name) continue
    const name = one.name.value
    found.set(name, one.kind)
    if (one.kind === Kind.OBJECT_TYPE_DEFINITION || one.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      for (const each of one.interfaces ?? []) found.set(`${name} implements ${each.name.value}`, 'yes')
      for (const field of one.fields ?? []) {
        found.set(`${name}.${field.name.value}`, print(field.type))
        for (const argument of field.arguments ?? []) {
          input(`${name}.${field.name.value}(${argument.name.value})`, argument)
        }
      }
    }
    if (one.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
      for (const field of one.fields ?? []) input(`${name}.${field.name.value}`, field)
    }
    if (one.kind === Kind.ENUM_TYPE_DEFINITION) {
      for (const value of one.values ?? []) found.set(`${name}.${value.name.value}`, 'value')
    }
  }
  return found
}

const definitionsOf = (text: string) => parse(text).definitions as TypeSystemDefinitionNode[]
const contract = promisesOf(definitionsOf(read('contract.graphql')))
const schema = promisesOf(definitionsOf(printedSchema()))

const belongsToLater = (path: string) => [...toCome].some((field) => path === field || path.startsWith(`${field}(`))

describe('the public contract', () => {
  test.each([...contract].filter(([path]) => !belongsToLater(path)))('%s is %s', (path, promise) => {
    expect(schema.get(path)).toBe(promise)
  })

  test('has nothing on the list of what is to come that is there already', () => {
    expect([...toCome].filter((field) => schema.has(field))).toEqual([])
    expect([...toCome].filter((field) => !contract.has(field))).toEqual([])
  })

  test('is spelled out in more than 200 names', () => {
    expect(contract.size).toBeGreaterThan(200)
  })
})

describe('what is added to the contract', () => {
  const built = buildSchema(printedSchema())

  test('asks nothing more of those who rely on it: every added argument and input field may be left out', () => {
    const known = new Set([...contract.keys()].map((path) => path.replace(/[(.][^.(]*$/, '')))
    const demanded = [...schema].filter(
      ([path, type]) =>
        !contract.has(path) && known.has(path.replace(/[(.][^.(]*$/, '')) && /\(/.test(path) && type.endsWith('!'),
    )
    const fields = [...schema].filter(
      ([path, type]) =>
        !contract.has(path) &&
        contract.get(path.split('.')[0] as string) === Kind.INPUT_OBJECT_TYPE_DEFINITION &&
        type.endsWith('!'),
    )
    expect([...demanded, ...fields]).toEqual([])
  })

  const unions = Object.values(built.getTypeMap()).filter(isUnionType)
  const refusal = built.getType('Refusal')

  test.each(unions.map((union) => [union.name, union] as const))(
    '%s has the success first and documented refusals after it',
    (_, union) => {
      const [success, ...refusals] = union.getTypes()
      const refuses = (type: unknown) =>
        isObjectType(type) && isInterfaceType(refusal) && type.getInterfaces().includes(refusal)
      expect(refuses(success)).toBe(false)
      expect(refusals.filter((type) => !refuses(type)).map(({ name }) => name)).toEqual([])
      expect(refusals.length).toBeGreaterThan(0)
    },
  )

  test('names every refusal so that a reader of the schema knows what it means', () => {
    const undescribed = Object.values(built.getTypeMap())
      .filter(
        (type) =>
          isObjectType(type) && isInterfaceType(refusal) && type.getInterfaces().includes(refusal) && !type.description,
      )
      .map(({ name }) => name)
    expect(undescribed).toEqual([])
  })
})
