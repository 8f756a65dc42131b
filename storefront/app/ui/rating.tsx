import { useLocale, useTranslations } from 'use-intl'
import { decimal } from '../format.ts'
import { TampukManggis } from './motif.tsx'

/** What buyers gave on the whole, and how many they were. Nothing before the first. */
export const AverageRating = ({
  average,
  count,
  to,
}: {
  average: number | null | undefined
  count: number
  /** Where the reviews stand on this page. */
  to?: string
}) => {
  const t = useTranslations('reviews')
  const locale = useLocale()
  if (average == null) return null
  const words = (
    <>
      <TampukManggis className="size-6 shrink-0 text-kuning-ink" />
      <span>
        <strong>{decimal(average, locale)}</strong> {t('ofFive')} · {t('count', { count })}
      </span>
    </>
  )
  return to ? (
    <a href={to} className="inline-flex min-h-12 items-center gap-2 hover:underline">
      {words}
    </a>
  ) : (
    <p className="flex items-center gap-2">{words}</p>
  )
}

/** What one buyer gave. */
export const Stars = ({ stars }: { stars: number }) => {
  const t = useTranslations('reviews')
  return (
    <span className="inline-flex items-center gap-1.5 font-bold">
      <TampukManggis className="size-5 shrink-0 text-kuning-ink" />
      {t('stars', { stars })}
    </span>
  )
}
