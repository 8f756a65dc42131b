import { useTranslations } from 'use-intl'
import { today } from '../../calendar.ts'
import { dayOfDate, decimal, rupiah } from '../../format.ts'
import { api } from '../../graphql/api.server.ts'
import type { PortfolioChartsQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Chart, Column } from '../../ui/chart/chart.tsx'
import { chartBox, heightScale, linePath, weekScale } from '../../ui/chart/chart-layout.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Icon } from '../../ui/icon.tsx'
import { panel } from '../../ui/work-fields.tsx'
import type { Route } from './+types/portfolio'
import { DeskHead } from './desk-head.tsx'
import { DeskTable } from './desk-table.tsx'

const PortfolioCharts = graphql(`
  query PortfolioCharts($asOf: Date!) {
    portfolioTrend(weeks: 26, asOf: $asOf) {
      startsOn
      on
      loanCount
      outstandingPrincipal
      riskPrincipal
      riskPercent
    }
    collectionTrend(weeks: 26, asOf: $asOf) {
      startsOn
      due
      collected
      percent
    }
  }
`)

type Week = PortfolioChartsQuery['portfolioTrend'][number]
type MoneyWeek = PortfolioChartsQuery['collectionTrend'][number]

export const loader = ({ request }: Route.LoaderArgs) => api(request, PortfolioCharts, { asOf: today().toString() })

/** How the loans stand and stood: the same figures as pictures and as tables. */
export default function Portfolio({ loaderData: { portfolioTrend, collectionTrend } }: Route.ComponentProps) {
  const t = useTranslations('reports.portfolio')
  const now = portfolioTrend.at(-1)
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <DeskHead title={t('title')} how={t('how')} />
      {now && <Now week={now} />}
      <Outstanding weeks={portfolioTrend} />
      <Collections weeks={collectionTrend} />
      <p>
        <a href="/program/laporan" className={button.secondary}>
          <Icon name="paper" />
          {t('reports')}
        </a>
      </p>
    </div>
  )
}

const Now = ({ week }: { week: Week }) => {
  const t = useTranslations('reports.portfolio')
  const figures = [
    [t('outstanding'), rupiah(week.outstandingPrincipal)],
    [t('par30'), week.riskPercent == null ? '–' : `${decimal(week.riskPercent)} %`],
    [t('loans'), String(week.loanCount)],
  ]
  return (
    <dl aria-label={t('now')} className={`${panel} grid gap-3 sm:grid-cols-3`}>
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt className="text-muted">{label}</dt>
          <dd className="amount text-2xl font-extrabold">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const shortDay = (week: string): string => dayOfDate(week).replace(/ \d{4}$/, '')

const millions = (value: number): string => (value / 1_000_000).toLocaleString('id-ID', { maximumFractionDigits: 2 })

const Outstanding = ({ weeks }: { weeks: readonly Week[] }) => {
  const t = useTranslations('reports.portfolio')
  const columns = useTranslations('reports.columns')
  const names = weeks.map(({ startsOn }) => startsOn)
  const place = weekScale(names, chartBox)
  const amount = heightScale(
    weeks.map(({ outstandingPrincipal }) => outstandingPrincipal),
    chartBox,
  )
  const share = heightScale(
    weeks.map(({ riskPercent }) => riskPercent ?? 0),
    chartBox,
  )
  const [first, last] = [weeks[0], weeks.at(-1)]
  const highest = weeks.reduce<Week | undefined>(
    (top, week) => ((week.riskPercent ?? 0) > (top?.riskPercent ?? -1) ? week : top),
    undefined,
  )
  if (!first || !last) return null
  return (
    <section aria-label={t('chart.outstanding')} className={`${panel} space-y-6`}>
      <Chart
        title={t('chart.outstanding')}
        words={t('chart.outstandingWords', {
          first: rupiah(first.outstandingPrincipal),
          from: dayOfDate(first.on),
          last: rupiah(last.outstandingPrincipal),
          to: dayOfDate(last.on),
          risk: rupiah(last.riskPrincipal),
        })}
        weeks={names}
        dayOf={shortDay}
        ticks={amount.ticks}
        tickText={millions}
        unit={t('chart.millions')}
        legend={[
          ['light', t('chart.performing')],
          ['hatched', t('chart.risk')],
        ]}
      >
        {(hatch) =>
          weeks.map(({ startsOn, outstandingPrincipal, riskPrincipal }) => {
            const [top, risk, ground] = [amount.y(outstandingPrincipal), amount.y(riskPrincipal), amount.y(0)]
            const box = { x: place.x(startsOn), width: place.width, hatch }
            return (
              <g key={startsOn}>
                <Column {...box} ink="light" y={top} height={risk - top} />
                <Column {...box} ink="hatched" y={risk} height={ground - risk} />
              </g>
            )
          })
        }
      </Chart>
      <Chart
        title={t('chart.par')}
        words={t('chart.parWords', {
          last: decimal(last.riskPercent ?? 0),
          highest: decimal(highest?.riskPercent ?? 0),
          week: dayOfDate(highest?.on ?? last.on),
        })}
        weeks={names}
        dayOf={shortDay}
        ticks={share.ticks}
        tickText={(value) => value.toLocaleString('id-ID')}
        unit={t('chart.percent')}
        legend={[['line', t('par30')]]}
      >
        {() => (
          <path
            d={linePath(
              weeks.map(({ startsOn, riskPercent }) =>
                riskPercent == null ? null : [place.middle(startsOn), share.y(riskPercent)],
              ),
            )}
            fill="none"
            className="stroke-ink"
            strokeWidth="2.5"
            strokeLinejoin="round"
          />
        )}
      </Chart>
      <Figures
        id="angka-portofolio"
        caption={t('chart.outstanding')}
        heads={[columns('week'), columns('loans'), columns('outstanding'), columns('riskPrincipal'), columns('par30')]}
        rows={weeks.map((week) => [
          dayOfDate(week.startsOn),
          String(week.loanCount),
          rupiah(week.outstandingPrincipal),
          rupiah(week.riskPrincipal),
          week.riskPercent == null ? '–' : decimal(week.riskPercent),
        ])}
      />
    </section>
  )
}

const Collections = ({ weeks }: { weeks: readonly MoneyWeek[] }) => {
  const t = useTranslations('reports.portfolio')
  const columns = useTranslations('reports.columns')
  const names = weeks.map(({ startsOn }) => startsOn)
  const place = weekScale(names, chartBox)
  const { y, ticks } = heightScale(
    weeks.flatMap(({ due, collected }) => [due, collected]),
    chartBox,
  )
  const sum = (amountOf: (week: MoneyWeek) => number) => weeks.reduce((total, week) => total + amountOf(week), 0)
  const half = place.width / 2
  return (
    <section aria-label={t('chart.collections')} className={`${panel} space-y-6`}>
      <Chart
        title={t('chart.collections')}
        words={t('chart.collectionsWords', {
          weeks: weeks.length,
          due: rupiah(sum(({ due }) => due)),
          collected: rupiah(sum(({ collected }) => collected)),
        })}
        weeks={names}
        dayOf={shortDay}
        ticks={ticks}
        tickText={millions}
        unit={t('chart.millions')}
        legend={[
          ['light', t('chart.due')],
          ['dark', t('chart.collected')],
        ]}
      >
        {(hatch) =>
          weeks.map(({ startsOn, due, collected }) => (
            <g key={startsOn}>
              <Column ink="light" hatch={hatch} x={place.x(startsOn)} width={half} y={y(due)} height={y(0) - y(due)} />
              <Column
                ink="dark"
                hatch={hatch}
                x={place.x(startsOn) + half}
                width={half}
                y={y(collected)}
                height={y(0) - y(collected)}
              />
            </g>
          ))
        }
      </Chart>
      <Figures
        id="angka-setoran"
        caption={t('chart.collections')}
        heads={[columns('week'), columns('due'), columns('collected'), columns('share')]}
        rows={weeks.map(({ startsOn, due, collected, percent }) => [
          dayOfDate(startsOn),
          rupiah(due),
          rupiah(collected),
          percent == null ? '–' : decimal(percent),
        ])}
      />
    </section>
  )
}

/** The figures of a picture, newest first. */
const Figures = ({
  id,
  caption,
  heads,
  rows,
}: {
  id: string
  caption: string
  heads: readonly string[]
  rows: readonly (readonly string[])[]
}) => {
  const t = useTranslations('reports.portfolio')
  return (
    <Disclosure icon="chart" title={t('figures')}>
      <DeskTable
        id={id}
        caption={caption}
        heads={heads}
        amounts={heads.flatMap((_, index) => (index === 0 ? [] : [index]))}
        rows={rows.toReversed().map((cells) => ({ key: String(cells[0]), cells }))}
      />
    </Disclosure>
  )
}
