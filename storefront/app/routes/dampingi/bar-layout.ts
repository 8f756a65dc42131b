import { scaleBand, scaleLinear } from 'd3-scale'
import { stack, stackOffsetDiverging } from 'd3-shape'

/** What a bar is made of, from the ground up. */
export const parts = ['net', 'offPlatformVerified', 'offPlatformUnverified'] as const
export type Part = (typeof parts)[number]
export type BarWeek = { startsOn: string } & { [part in Part]: number }
export type Bar = { part: Part; startsOn: string; x: number; y: number; width: number; height: number }

/**
 * Where the bars of some weeks stand in a box of `width` by `height`, its origin at the top left. The tallest week fills the box,
 * so the picture tells a shape and no amount. What was given back in a week hangs below the ground.
 */
export const layOutBars = (
  weeks: readonly BarWeek[],
  { width, height }: { width: number; height: number },
): { bars: Bar[]; ground: number } => {
  const series = stack<BarWeek, Part>()
    .keys(parts)
    .value((week, part) => week[part])
    .offset(stackOffsetDiverging)(weeks)
  const ends = series.flatMap((layer) => layer.flat())
  // Whole units: sharper edges, and a third of the text.
  const x = scaleBand()
    .domain(weeks.map(({ startsOn }) => startsOn))
    .rangeRound([0, width])
    .paddingInner(0.3)
  // At least one rupiah high: without sales there is a ground and nothing on it.
  const y = scaleLinear()
    .domain([Math.min(0, ...ends), Math.max(1, ...ends)])
    .rangeRound([height, 0])
  const bars = series.flatMap((layer) =>
    layer.map((point) => ({
      part: layer.key,
      startsOn: point.data.startsOn,
      x: x(point.data.startsOn) ?? 0,
      y: y(point[1]),
      width: x.bandwidth(),
      height: y(point[0]) - y(point[1]),
    })),
  )
  return { bars: bars.filter((bar) => bar.height > 0), ground: y(0) }
}

export type Trend = 'up' | 'level' | 'down' | 'none'

const total = (weeks: readonly BarWeek[]): number =>
  weeks.flatMap((week) => parts.map((part) => week[part])).reduce((sum, amount) => sum + amount, 0)

/** The later half of the weeks against the earlier: more than a tenth above it is up, more than a tenth below it is down. */
export const trendOf = (weeks: readonly BarWeek[]): Trend => {
  const half = Math.floor(weeks.length / 2)
  const [before, after] = [total(weeks.slice(0, half)), total(weeks.slice(weeks.length - half))]
  if (before === 0 && after === 0) return 'none'
  if (after * 10 > before * 11) return 'up'
  return after * 10 < before * 9 ? 'down' : 'level'
}

/** Weeks in which nothing at all was sold. */
export const quietWeeks = (weeks: readonly BarWeek[]): number =>
  weeks.filter((week) => parts.every((part) => week[part] <= 0)).length
