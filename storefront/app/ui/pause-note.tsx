import { useLocale, useTranslations } from 'use-intl'
import { dayOfDate } from '../format.ts'
import { Notice } from './notice.tsx'

type Paused = {
  readonly name: string
  readonly paused: boolean
  readonly pausedUntil?: string | null | undefined
  readonly pauseNote?: string | null | undefined
}

/** A shop that takes no orders for a while says so, and until when. */
export const PauseNote = ({ business: { name, paused, pausedUntil, pauseNote } }: { business: Paused }) => {
  const t = useTranslations('business')
  const locale = useLocale()
  if (!paused) return null
  return (
    <Notice
      kind="note"
      title={pausedUntil ? t('pausedUntil', { name, day: dayOfDate(pausedUntil, locale) }) : t('paused', { name })}
    >
      {pauseNote && <p>{pauseNote}</p>}
    </Notice>
  )
}
