import { type ReactNode, useId } from 'react'
import { chartBox, labelledWeeks, type Tick, weekScale } from './chart-layout.ts'

/** What a shape of the picture means. Light, dark and hatched differ without colour, and on a photocopy. */
export type Ink = 'light' | 'dark' | 'hatched' | 'line'

/**
 * A picture of some weeks, drawn on the server. A screen reader hears its title and what it tells in words; the same figures stand in a
 * table beside it, which the caller gives.
 */
export const Chart = ({
  title,
  words,
  weeks,
  dayOf,
  ticks,
  tickText,
  unit,
  legend,
  children,
}: {
  title: string
  /** What the picture tells, in a sentence or two. */
  words: string
  weeks: readonly string[]
  /** How a week is written under the picture. */
  dayOf: (week: string) => string
  ticks: readonly Tick[]
  tickText: (value: number) => string
  /** Of the figures beside the picture, such as "juta rupiah". */
  unit: string
  legend: readonly (readonly [ink: Ink, label: string])[]
  /** The shapes, given the id of the hatching. */
  children: (hatch: string) => ReactNode
}) => {
  const id = useId()
  const hatch = `${id}hatch`
  const { width, height, left, bottom } = chartBox
  const { middle } = weekScale(weeks, chartBox)
  return (
    <figure className="space-y-2">
      <figcaption>
        <h3 id={`${id}judul`} className="text-lg">
          {title}
        </h3>
        <p>{words}</p>
      </figcaption>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {legend.map(([ink, label]) => (
          <li key={label} className="flex items-center gap-2">
            <svg viewBox="-1 -1 22 22" className="size-5 shrink-0" aria-hidden="true">
              <Hatch id={`${hatch}${ink}`} />
              {ink === 'line' ? (
                <path d="M0 10H20" className="stroke-ink" strokeWidth="3" />
              ) : (
                <rect width="20" height="20" {...inkOf(ink, `${hatch}${ink}`)} />
              )}
            </svg>
            {label}
          </li>
        ))}
      </ul>
      <p className="text-muted">{unit}</p>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}title ${id}desc`} className="w-full">
        <title id={`${id}title`}>{title}</title>
        <desc id={`${id}desc`}>{words}</desc>
        <Hatch id={hatch} />
        {ticks.map(({ value, y }) => (
          <g key={value}>
            <line x1={left} x2={width} y1={y} y2={y} className="stroke-hairline" strokeWidth="1" />
            <text x={left - 6} y={y} dy="0.35em" textAnchor="end" className={`${figure} tabular-nums`}>
              {tickText(value)}
            </text>
          </g>
        ))}
        {children(hatch)}
        <line x1={left} x2={width} y1={height - bottom} y2={height - bottom} className="stroke-ink" strokeWidth="1.5" />
        {labelledWeeks(weeks).map((week) => (
          <text key={week} x={Math.min(middle(week), width - 44)} y={height - 8} textAnchor="middle" className={figure}>
            {dayOf(week)}
          </text>
        ))}
      </svg>
    </figure>
  )
}

// The picture is as wide as the screen: its words are larger where it is drawn smaller.
const figure = 'fill-muted text-[26px] sm:text-[14px]'

/** A column from one height to another. */
export const Column = ({
  ink,
  hatch,
  ...place
}: { ink: Ink; hatch: string } & Record<'x' | 'y' | 'width' | 'height', number>) =>
  place.height > 0 && <rect {...place} {...inkOf(ink, hatch)} />

const inkOf = (ink: Ink, hatch: string) =>
  ({
    light: { className: 'fill-mist stroke-nila', strokeWidth: 1 },
    dark: { className: 'fill-nila stroke-nila', strokeWidth: 1 },
    hatched: { className: 'stroke-ink', strokeWidth: 1, fill: `url(#${hatch})` },
    line: { className: 'stroke-ink', strokeWidth: 2.5, fill: 'none' },
  })[ink]

const Hatch = ({ id }: { id: string }) => (
  <defs>
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="5" height="5" className="fill-paper" />
      <rect width="2.5" height="5" className="fill-ink" />
    </pattern>
  </defs>
)
