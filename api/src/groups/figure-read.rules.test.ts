import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { figures } from './figure-read.rules.ts'

const source = join(import.meta.dirname, '..')

test('whatever is written down as looked at has words for the one whose it is', () => {
  const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(source, path), 'utf8'))
  const calls = /\b(?:readFinancesOf|readLoanOf|requireManager|logFinancialRead)\(context,[^{}]*?'(\w+)'\)/g
  const looked = new Set(texts.flatMap((text) => [...text.matchAll(calls)].map(([, name]) => name)))
  expect([...looked].toSorted()).toEqual(Object.keys(figures).toSorted())
})
