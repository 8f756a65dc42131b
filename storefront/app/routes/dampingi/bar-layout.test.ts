import { describe, expect, test } from 'vitest'
import { type BarWeek, layOutBars, quietWeeks, trendOf } from './bar-layout.ts'

const week = (index: number, net: number, offPlatformVerified = 0, offPlatformUnverified = 0): BarWeek => ({
  startsOn: `week ${index}`,
  net,
  offPlatformVerified,
  offPlatformUnverified,
})
const weeks = (...nets: number[]): BarWeek[] => nets.map((net, index) => week(index, net))
const box = { width: 270, height: 100 }

describe('bars fill their box', () => {
  test('the tallest week reaches the top, and half as much reaches the middle', () => {
    const { bars, ground } = layOutBars(weeks(200_000, 400_000), box)
    expect(ground).toBe(100)
    expect(bars.map(({ y, height }) => ({ y, height }))).toEqual([
      { y: 50, height: 50 },
      { y: 0, height: 100 },
    ])
  })

  test('parts of a week stand on each other without a gap', () => {
    const { bars } = layOutBars([week(0, 100_000, 50_000, 50_000)], box)
    expect(bars.map(({ part, y, height }) => [part, y, height])).toEqual([
      ['net', 50, 50],
      ['offPlatformVerified', 25, 25],
      ['offPlatformUnverified', 0, 25],
    ])
  })

  test('weeks stand beside each other, oldest at the left, inside the box', () => {
    const { bars } = layOutBars(weeks(1, 1, 1, 1, 1, 1, 1, 1), box)
    expect(bars[0]?.x).toBeGreaterThanOrEqual(0)
    for (const [index, { x, width }] of bars.entries()) {
      expect(x + width).toBeLessThanOrEqual(bars[index + 1]?.x ?? box.width)
    }
  })

  test('a week in which more was given back than sold hangs below the ground', () => {
    const { bars, ground } = layOutBars(weeks(300_000, -100_000), box)
    expect(ground).toBe(75)
    expect(bars[1]).toMatchObject({ y: 75, height: 25 })
  })

  test('weeks without sales have no bar', () => {
    expect(layOutBars(weeks(0, 0, 500), box).bars).toHaveLength(1)
    expect(layOutBars(weeks(0, 0), box)).toEqual({ bars: [], ground: 100 })
    expect(layOutBars([], box).bars).toEqual([])
  })
})

test.each([
  ['twice as much', [100, 100, 100, 100, 200, 200, 200, 200], 'up'],
  ['a tenth more', [100, 100, 100, 100, 110, 110, 110, 110], 'level'],
  ['the same', [100, 100, 100, 100, 100, 100, 100, 100], 'level'],
  ['a tenth less', [100, 100, 100, 100, 90, 90, 90, 90], 'level'],
  ['half as much', [100, 100, 100, 100, 50, 50, 50, 50], 'down'],
  ['something after nothing', [0, 0, 0, 0, 10, 10, 10, 10], 'up'],
  ['nothing at all', [0, 0, 0, 0, 0, 0, 0, 0], 'none'],
  ['no weeks', [], 'none'],
])('%s is %3$s', (_, nets, expected) => {
  expect(trendOf(weeks(...nets))).toBe(expected)
})

test('a quiet week is one without any sale, on the platform or off it', () => {
  expect(quietWeeks([week(0, 0), week(1, 0, 0, 500), week(2, 500), week(3, -200)])).toBe(2)
})
