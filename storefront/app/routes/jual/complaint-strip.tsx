import { useTranslations } from 'use-intl'
import { Icon } from '../../ui/icon.tsx'
import { businessPath } from './business-path.ts'
import { lastAnswerDay } from './complaint-sign.tsx'
import type { Own } from './own-business.server.ts'

/** Over her pages while a complaint waits for her: how many, and the last day. */
export const ComplaintStrip = ({ own, count, dueAt }: { own: Own; count: number; dueAt: string }) => {
  const t = useTranslations('jual.complaints.waiting')
  return (
    <p className="mx-auto mb-4 max-w-3xl">
      <a
        href={businessPath('/jual/keluhan', own)}
        className="on-dark flex min-h-14 items-center gap-3 rounded-card bg-mengkudu px-4 py-2 text-white hover:bg-mengkudu-deep"
      >
        <Icon name="alert" className="size-7 shrink-0" />
        <span>
          <strong className="block leading-tight">{t('count', { count })}</strong>
          {t('by', { day: lastAnswerDay(dueAt) })}
        </span>
      </a>
    </p>
  )
}
