import { describe, expect, test } from 'vitest'
import { chartBox, heightScale, labelledWeeks, linePath, weekScale } from './chart-layout.ts'

const weeks = Array.from({ length: 26 }, (_, index) => `week ${index + 1}`)

test('the scale begins at 0 on the ground and ends at a round figure above the highest', () => {
  const { y, ticks } = heightScale([1_200, 3_700], chartBox)
  expect(y(0)).toBe(chartBox.height - chartBox.bottom)
  expect(ticks.map(({ value }) => value)).toEqual([0, 1_000, 2_000, 3_000, 4_000])
  expect(y(3_700)).toBeGreaterThan(y(4_000))
})

test('of nothing at all there is a ground and a scale', () => {
  const { y, ticks } = heightScale([0, 0], chartBox)
  expect(y(0)).toBe(chartBox.height - chartBox.bottom)
  expect(ticks.length).toBeGreaterThan(1)
})

test('26 weeks stand side by side within the picture, in their order', () => {
  const { x, width, middle } = weekScale(weeks, chartBox)
  const edges = weeks.map(x)
  expect(edges).toEqual(edges.toSorted((a, b) => a - b))
  expect(edges[0]).toBeGreaterThanOrEqual(chartBox.left)
  expect((edges.at(-1) as number) + width).toBeLessThanOrEqual(chartBox.width)
  expect(middle('week 1') - (edges[0] as number)).toBeCloseTo(width / 2)
})

describe('the days under the picture', () => {
  test.each([
    [26, ['week 5', 'week 12', 'week 19', 'week 26']],
    [3, ['week 3']],
    [0, []],
  ])('of %i weeks are %o', (count, expected) => {
    expect(labelledWeeks(weeks.slice(0, count))).toEqual(expected)
  })
})

test('a line breaks where there is no figure', () => {
  expect(linePath([[0, 1], [1, 2], null, [3, 4], [4, 5]])).toBe('M0,1L1,2M3,4L4,5')
  expect(linePath([])).toBe('')
})
