import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { day, rupiah, weekday } from '../../format.ts'
import type { WeekOfPageFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button, textLink } from '../../ui/button.ts'
import { Icon } from '../../ui/icon.tsx'
import { businessPath } from './business-path.ts'
import { useWorkplace } from './use-workplace.ts'
import { bestDay, type DayOfWeek, layOutDays } from './week-bars.ts'

export const WeekOfPage = graphql(`
  fragment WeekOfPage on SellerWeek {
    startsOn
    endsOn
    open
    sold
    sentences
    days {
      day
      platform
      offPlatform
    }
  }
`)

/** A week in sentences and one picture, and the way to the weeks beside it. */
export const WeekSection = ({ week }: { week: WeekOfPageFragment }) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.home.week')
  const [most, ...others] = week.sentences
  const monday = Temporal.PlainDate.from(week.startsOn)
  const beside = (weeks: number) => `${businessPath('/jual', own, { minggu: monday.add({ weeks }).toString() })}#minggu`
  return (
    <section id="minggu" aria-labelledby="judul-minggu" className="space-y-3 rounded-card bg-sand p-4">
      <h2 id="judul-minggu" className="text-xl">
        {t(week.open ? 'this' : 'that', { first: day(week.startsOn), last: day(week.endsOn) })}
      </h2>
      {most && <p className="text-lg font-bold">{most}</p>}
      {others.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {week.sold > 0 && <WeekPicture days={week.days} />}
      <div className="flex flex-wrap gap-2">
        <a href={beside(-1)} className={button.quiet.replace('px-6', 'px-4')}>
          <Icon name="chevron" className="size-5 shrink-0 rotate-180" />
          {t('before')}
        </a>
        {!week.open && (
          <a href={beside(1)} className={button.quiet.replace('px-6', 'px-4')}>
            {t('after')}
            <Icon name="chevron" className="size-5 shrink-0" />
          </a>
        )}
      </div>
      <a href={businessPath('/jual/pinjaman', own)} className={`${textLink} inline-flex min-h-12 items-center gap-2`}>
        <Icon name="chart" />
        {t('loan')}
      </a>
    </section>
  )
}

const box = { width: 280, height: 72 }
/** Dark and light with an edge: they differ without colour too. */
const ink = { platform: 'fill-nila stroke-nila', offPlatform: 'fill-kuning stroke-ink' } as const

/** "Sen", "Sel". */
const dayName = (date: string): string => Temporal.PlainDate.from(date).toLocaleString('id-ID', { weekday: 'short' })

const WeekPicture = ({ days }: { days: readonly DayOfWeek[] }) => {
  const t = useTranslations('jual.home.week')
  const id = useId()
  const { bars, centres } = layOutDays(days, box)
  const best = bestDay(days)
  const parts = (['platform', 'offPlatform'] as const).filter((part) => bars.some((bar) => bar.part === part))
  return (
    <figure className="rounded-xl bg-paper p-3">
      <svg
        viewBox={`-1 -1 ${box.width + 2} ${box.height + 24}`}
        className="w-full max-w-md"
        role="img"
        aria-labelledby={`${id}title ${id}words`}
      >
        <title id={`${id}title`}>{t('picture')}</title>
        <desc id={`${id}words`}>
          {days
            .map((each) =>
              t('pictureDay', { day: weekday(each.day), amount: rupiah(each.platform + each.offPlatform) }),
            )
            .join(' ')}
        </desc>
        {bars.map(({ part, day: date, ...place }) => (
          <rect key={part + date} {...place} className={ink[part]} strokeWidth="1" />
        ))}
        <line x1="0" x2={box.width} y1={box.height} y2={box.height} className="stroke-ink" strokeWidth="1.5" />
        {days.map((each, index) => (
          <text
            key={each.day}
            x={centres[index]}
            y={box.height + 18}
            textAnchor="middle"
            className="fill-ink text-[13px] font-semibold"
          >
            {dayName(each.day)}
          </text>
        ))}
      </svg>
      <figcaption className="mt-2 space-y-1">
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {parts.map((part) => (
            <li key={part} className="flex items-center gap-2">
              <svg viewBox="-1 -1 22 22" className="size-5 shrink-0" aria-hidden="true">
                <rect width="20" height="20" className={ink[part]} />
              </svg>
              {t(`parts.${part}`)}
            </li>
          ))}
        </ul>
        {best && <p>{t('best', { day: weekday(best.day), amount: rupiah(best.amount) })}</p>}
      </figcaption>
    </figure>
  )
}
