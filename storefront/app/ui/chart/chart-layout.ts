import { scaleBand, scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'

export interface ChartBox {
  width: number
  height: number
  /** Room for the figures beside the picture and the days under it. */
  left: number
  bottom: number
}

export const chartBox: ChartBox = { width: 640, height: 280, left: 68, bottom: 38 }

export interface Tick {
  value: number
  y: number
}

const ticksWanted = 4

/** From 0 to a round figure above the highest, with a few round figures between. */
export const heightScale = (values: readonly number[], { height, bottom }: ChartBox) => {
  const scale = scaleLinear()
    .domain([0, Math.max(1, ...values)])
    .rangeRound([height - bottom, 8])
    .nice(ticksWanted)
  return {
    y: (value: number): number => scale(value),
    ticks: scale.ticks(ticksWanted).map((value): Tick => ({ value, y: scale(value) })),
  }
}

/** Where the columns of the weeks stand: each has its left edge, its middle and its width. */
export const weekScale = (weeks: readonly string[], { width, left }: ChartBox) => {
  const band = scaleBand().domain(weeks).range([left, width]).paddingInner(0.25).paddingOuter(0.1)
  return {
    width: band.bandwidth(),
    x: (week: string): number => band(week) ?? left,
    middle: (week: string): number => (band(week) ?? left) + band.bandwidth() / 2,
  }
}

/** Every seventh week has its day written under it, counted back from the last. */
export const labelledWeeks = (weeks: readonly string[]): string[] =>
  weeks.filter((_, index) => (weeks.length - 1 - index) % 7 === 0)

/** The path of a line through points; it breaks where there is none. */
export const linePath = (points: readonly (readonly [x: number, y: number] | null)[]): string =>
  line<readonly [number, number] | null>()
    .defined((point) => point !== null)
    .x((point) => point?.[0] ?? 0)
    .y((point) => point?.[1] ?? 0)
    .digits(1)(points) ?? ''
