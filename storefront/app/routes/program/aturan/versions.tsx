import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { day, dayOfDate } from '../../../format.ts'
import { AmountList } from '../../../ui/amount-list.tsx'
import { Fold, Nothing } from '../../../ui/work-fields.tsx'
import { type FigureValues, type Standing, standingOf, toldFigure } from './figures.ts'
import type { PolicyFigure } from './policy-figures.ts'

export interface PolicyVersion {
  version: number
  effectiveFrom: string
  note: string
  decidedBy: string | null
  decidedAt: string | null
}

/** What a figure is called, and how its value is told. */
export const useFigureWords = () => {
  const labels = useTranslations('officerDesk.rules.figures')
  const options = useTranslations('officerDesk.rules.options')
  return {
    label: ({ name }: PolicyFigure): string => labels(name),
    value: (figure: PolicyFigure, values: FigureValues): string => {
      const value = values[figure.name] ?? ''
      if (figure.kind === 'check') return options(value ? 'yes' : 'no')
      // The weeks of a year are their own word.
      if (figure.kind === 'choice') return /^\d+$/.test(`${value}`) ? `${value}` : options(value as 'FLAT')
      return toldFigure(figure, value)
    },
  }
}

const standings = ['inForce', 'coming', 'past'] as const satisfies Standing[]

/** All versions of a policy: the one that holds, those to come, and those that are over. */
export const Versions = <V extends PolicyVersion>({
  versions,
  today,
  figures,
  valuesOf,
  besides,
}: {
  versions: readonly V[]
  today: string
  figures: readonly PolicyFigure[]
  valuesOf: (version: V) => FigureValues
  /** What a version holds that is no figure. */
  besides?: (version: V) => ReactNode
}) => {
  const t = useTranslations('officerDesk.rules')
  return standings.map((standing) => {
    const those = versions.filter((one) => standingOf(versions, one, today) === standing)
    if (those.length === 0 && standing !== 'inForce') return null
    return (
      <section key={standing} aria-labelledby={`versi-${standing}`} className="space-y-3">
        <h2 id={`versi-${standing}`} className="text-2xl">
          {t(standing)}
        </h2>
        {those.length === 0 && <Nothing title={t('noneInForce')} />}
        {those.map((version) => (
          <Version
            key={version.version}
            version={version}
            before={versions.find((one) => one.version === version.version - 1)}
            isOpen={standing === 'inForce'}
            {...{ figures, valuesOf, besides }}
          />
        ))}
      </section>
    )
  })
}

const Version = <V extends PolicyVersion>({
  version,
  before,
  isOpen,
  figures,
  valuesOf,
  besides,
}: {
  version: V
  before: V | undefined
  isOpen: boolean
  figures: readonly PolicyFigure[]
  valuesOf: (version: V) => FigureValues
  besides: ((version: V) => ReactNode) | undefined
}) => {
  const t = useTranslations('officerDesk.rules')
  const words = useFigureWords()
  const told = (one: V) => figures.map((figure) => [words.label(figure), words.value(figure, valuesOf(one))] as const)
  const now = told(version)
  const earlier = before && told(before)
  const changed = earlier
    ? now.flatMap(([label, value], index) => {
        const was = earlier[index]?.[1]
        return was === value ? [] : [[label, t('fromTo', { from: was ?? '', to: value })] as const]
      })
    : []
  const all = (
    <>
      <AmountList lines={now} inWords />
      {besides?.(version)}
    </>
  )
  return (
    <article className="space-y-3 rounded-card border border-hairline bg-paper p-4">
      <div>
        <h3 className="text-lg">{t('version', { version: version.version, day: dayOfDate(version.effectiveFrom) })}</h3>
        <p>
          {version.decidedBy &&
            version.decidedAt &&
            `${t('decided', { name: version.decidedBy, day: day(version.decidedAt) })} `}
          {version.note}
        </p>
      </div>
      {changed.length > 0 && (
        <div>
          <h4 className="font-bold">{t('changed')}</h4>
          <AmountList lines={changed} inWords />
        </div>
      )}
      {isOpen ? (
        all
      ) : (
        <Fold icon="paper" label={t('allFigures')} of={t('ofVersion', { version: version.version })}>
          {all}
        </Fold>
      )}
    </article>
  )
}
