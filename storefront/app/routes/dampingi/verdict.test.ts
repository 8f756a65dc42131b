import { expect, test } from 'vitest'
import { messages } from '../../messages/messages.ts'
import { countVerdicts, verdictLook, verdicts } from './verdict.ts'

test('each verdict has a word and a shape of its own', () => {
  const words = verdicts.map((verdict) => messages.id.dampingi.verdicts[verdict])
  expect(words).toEqual(['cukup', 'mepet', 'kurang', 'belum ada'])
  expect(new Set(verdicts.map((verdict) => verdictLook[verdict].icon)).size).toBe(verdicts.length)
})

test('verdicts are counted in their order, the absent ones as none', () => {
  const reviews = (['KURANG', 'CUKUP', 'CUKUP'] as const).map((verdict) => ({ verdict }))
  expect(countVerdicts(reviews)).toEqual([
    { verdict: 'CUKUP', count: 2 },
    { verdict: 'MEPET', count: 0 },
    { verdict: 'KURANG', count: 1 },
    { verdict: 'BELUM_ADA', count: 0 },
  ])
})
