import { describe, expect, test } from 'vitest'
import {
  clockInWords,
  type GroupLack,
  lacksOf,
  lackTexts,
  nextMeetingOn,
  slugOfName,
  weekdayName,
} from './group.rules.ts'

const checklist = [{ key: 'ktp', label: 'KTP dilihat', needsPhoto: false }]
const forming = (memberCount: number, hasChair: boolean, marked: string[]) => ({
  memberCount,
  hasChair,
  marked: new Set(marked),
  policy: { sizeMin: 10, sizeMax: 30, checklist },
})

describe('what a group lacks', () => {
  test.each<[number, boolean, string[], GroupLack[]]>([
    [9, true, ['ktp'], ['TOO_FEW_MEMBERS']],
    [10, true, ['ktp'], []],
    [30, true, ['ktp', 'lain'], []],
    [31, true, ['ktp'], ['TOO_MANY_MEMBERS']],
    [10, false, ['ktp'], ['NO_CHAIR']],
    [10, true, ['lain'], ['CHECKLIST_OPEN']],
    [0, false, [], ['TOO_FEW_MEMBERS', 'NO_CHAIR', 'CHECKLIST_OPEN']],
  ])('with %i members, a chair: %s, and %j seen is %j', (count, hasChair, marked, lacks) => {
    expect(lacksOf(forming(count, hasChair, marked))).toEqual(lacks)
  })

  test('is said with what to do', () => {
    expect(lackTexts(forming(9, false, []))).toBe(
      'Anggota baru 9, paling sedikit 10. Ketua belum dipilih. Belum diperiksa: KTP dilihat.',
    )
  })
})

describe('the next meeting', () => {
  // The 25th of November 2026 is a Wednesday.
  test.each<[string, number, [number, string] | null, string[], string | null]>([
    ['2026-11-25', 3, null, [], '2026-11-25'],
    ['2026-11-25', 2, null, [], '2026-12-01'],
    ['2026-11-25', 5, null, [], '2026-11-27'],
    ['2026-11-25', 2, null, ['2026-11-30'], '2026-12-08'],
    ['2026-11-25', 3, null, ['2026-11-23', '2026-11-30'], '2026-12-09'],
    // A new day holds from its own day on: the old one counts until then, and not again.
    ['2026-11-25', 2, [4, '2026-12-02'], [], '2026-12-01'],
    ['2026-11-25', 4, [2, '2026-11-26'], [], '2026-12-01'],
    ['2026-11-25', 2, [4, '2026-11-26'], [], '2026-11-26'],
  ])('after %s, on weekday %i, changed to %j, with %j closed, is %s', (today, weekday, change, closed, expected) => {
    const meetings = [
      { weekday, effectiveFrom: Temporal.PlainDate.from('2026-01-01') },
      ...(change ? [{ weekday: change[0], effectiveFrom: Temporal.PlainDate.from(change[1]) }] : []),
    ]
    const next = nextMeetingOn({ meetings, closedWeeks: new Set(closed) }, Temporal.PlainDate.from(today))
    expect(next?.toString() ?? null).toBe(expected)
  })

  test('is none when every week ahead is closed', () => {
    const monday = Temporal.PlainDate.from('2026-11-23')
    const closedWeeks = new Set(Array.from({ length: 30 }, (_, week) => monday.add({ weeks: week }).toString()))
    const meetings = [{ weekday: 3, effectiveFrom: monday }]
    expect(nextMeetingOn({ meetings, closedWeeks }, monday)).toBeNull()
  })
})

test.each([
  ['Kelompok Melati 3', 'kelompok-melati-3'],
  ['  Anggrék & Mawar!  ', 'anggrek-mawar'],
  ['***', 'kelompok'],
])('%j has the address %s', (name, slug) => {
  expect(slugOfName(name)).toBe(slug)
})

test('days and hours are said as people say them', () => {
  expect([weekdayName(1), weekdayName(7), clockInWords('09:30:00')]).toEqual(['Senin', 'Minggu', '09.30'])
})
