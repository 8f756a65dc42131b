import { describe, expect, test } from 'vitest'
import { bestDay, layOutDays } from './week-bars.ts'

const box = { width: 140, height: 50 }
const day = (day: string, platform: number, offPlatform: number) => ({ day, platform, offPlatform })

describe('where the bars of a week stand', () => {
  test('the best day fills the box, what was written down stands on what went through the shop', () => {
    const { bars } = layOutDays([day('a', 30, 70), day('b', 50, 0)], box)
    expect(bars).toEqual([
      { part: 'platform', day: 'a', x: 14, y: 35, width: 43, height: 15 },
      { part: 'offPlatform', day: 'a', x: 14, y: 0, width: 43, height: 35 },
      { part: 'platform', day: 'b', x: 84, y: 25, width: 43, height: 25 },
    ])
  })
  test('a week without sales has no bars', () => {
    expect(layOutDays([day('a', 0, 0), day('b', 0, 0)], box).bars).toEqual([])
  })
  test('each day has its place, sold or not', () => {
    expect(layOutDays([day('a', 0, 0), day('b', 5, 0)], box).centres).toEqual([35, 105])
  })
})

test.each([
  ['the most on both ways together', [day('a', 30, 70), day('b', 90, 0)], { day: 'a', amount: 100 }],
  ['the first of equal ones', [day('a', 10, 0), day('b', 0, 10)], { day: 'a', amount: 10 }],
  ['none without sales', [day('a', 0, 0)], null],
])('the best day is %s', (_, days, expected) => {
  expect(bestDay(days)).toEqual(expected)
})
