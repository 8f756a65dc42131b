import { expect, test } from 'vitest'
import { type FigureLook, visitsOf } from './figure-visits.ts'

const at = (clock: string, label: string, readerName = 'Ratna'): FigureLook => ({
  readerName,
  readerRole: 'MENTOR',
  label,
  readAt: `2026-11-25T${clock}:00Z`,
})

const told = (looks: FigureLook[]) =>
  visitsOf(looks).map(
    ({ readerName, from, until, labels }) =>
      `${readerName} ${from.slice(11, 16)}-${until.slice(11, 16)} ${labels.join('+')}`,
  )

test.each<[string, FigureLook[], string[]]>([
  ['nobody looked', [], []],
  ['one look', [at('05:00', 'sales')], ['Ratna 05:00-05:00 sales']],
  [
    'one page asks for two figures',
    [at('05:00', 'sales'), at('05:00', 'capacity')],
    ['Ratna 05:00-05:00 sales+capacity'],
  ],
  ['the same figure twice', [at('05:10', 'sales'), at('05:00', 'sales')], ['Ratna 05:00-05:10 sales']],
  ['half an hour in between', [at('05:30', 'sales'), at('05:00', 'sales')], ['Ratna 05:00-05:30 sales']],
  ['longer', [at('05:31', 'sales'), at('05:00', 'sales')], ['Ratna 05:31-05:31 sales', 'Ratna 05:00-05:00 sales']],
  [
    'somebody else in between',
    [at('05:02', 'sales'), at('05:01', 'sales', 'Yuli'), at('05:00', 'sales')],
    ['Ratna 05:02-05:02 sales', 'Yuli 05:01-05:01 sales', 'Ratna 05:00-05:00 sales'],
  ],
  [
    'the same person in another office',
    [at('05:01', 'sales'), { ...at('05:00', 'sales'), readerRole: 'OFFICER' }],
    ['Ratna 05:01-05:01 sales', 'Ratna 05:00-05:00 sales'],
  ],
])('%s', (_, looks, visits) => {
  expect(told(looks)).toEqual(visits)
})
