import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '../../ui/icon.tsx'
import { type BarWeek, layOutBars, type Part, parts, quietWeeks, trendOf } from './bar-layout.ts'

const box = { width: 240, height: 64 }

/** Solid and dark, light with an edge, hatched: they differ without colour too. */
const ink: Record<Part, string> = {
  net: 'fill-nila stroke-nila',
  offPlatformVerified: 'fill-kuning stroke-ink',
  offPlatformUnverified: 'stroke-ink',
}

/**
 * What a business sold in some weeks, as a shape: no amount stands in it or in its words, because the whole circle sees the
 * phone.
 */
export const SalesBars = ({
  weeks,
  name,
  className,
}: {
  weeks: readonly BarWeek[]
  name: string
  className?: string
}) => {
  const t = useTranslations('dampingi')
  const id = useId()
  const { bars, ground } = layOutBars(weeks, box)
  const words = [
    t('pictureTrend', { trend: t(`trends.${trendOf(weeks)}`) }),
    t('pictureQuiet', { count: quietWeeks(weeks) }),
    ...(weeks.some((week) => week.offPlatformUnverified > 0) ? [t('pictureUnverified')] : []),
  ]
  return (
    // A hair of room around the box, for the edges of the bars.
    <svg
      viewBox={`-1 -1 ${box.width + 2} ${box.height + 2}`}
      className={className}
      role="img"
      aria-labelledby={`${id}title ${id}words`}
    >
      <title id={`${id}title`}>{t('picture', { count: weeks.length, name })}</title>
      <desc id={`${id}words`}>{words.join(' ')}</desc>
      <Hatch id={`${id}hatch`} />
      {bars.map(({ part, startsOn, ...place }) => (
        <rect
          key={part + startsOn}
          {...place}
          className={ink[part]}
          strokeWidth="1"
          fill={part === 'offPlatformUnverified' ? `url(#${id}hatch)` : undefined}
        />
      ))}
      <line x1="0" x2={box.width} y1={ground} y2={ground} className="stroke-ink" strokeWidth="1.5" />
    </svg>
  )
}

const Hatch = ({ id }: { id: string }) => (
  <defs>
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="5" height="5" className="fill-paper" />
      <rect width="2" height="5" className="fill-ink" />
    </pattern>
  </defs>
)

/** Which bar means what. */
export const BarLegend = () => {
  const t = useTranslations('dampingi')
  const id = useId()
  return (
    <div className="rounded-card bg-paper p-4">
      <h3 className="text-base">{t('legend')}</h3>
      <p>{t('legendHow')}</p>
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-2">
        {parts.map((part) => (
          <li key={part} className="flex items-center gap-2">
            <svg viewBox="-1 -1 22 22" className="size-6 shrink-0" aria-hidden="true">
              {part === 'offPlatformUnverified' && <Hatch id={`${id}hatch`} />}
              <rect
                width="20"
                height="20"
                className={ink[part]}
                fill={part === 'offPlatformUnverified' ? `url(#${id}hatch)` : undefined}
              />
            </svg>
            {t(`parts.${part}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Where her sales are going, in a word with its arrow. */
export const TrendWord = ({ weeks }: { weeks: readonly BarWeek[] }) => {
  const t = useTranslations('dampingi.trends')
  const trend = trendOf(weeks)
  return (
    <span className="flex items-center gap-2">
      <Icon name={trend === 'none' ? 'clock' : trend} />
      {t(trend)}
    </span>
  )
}
