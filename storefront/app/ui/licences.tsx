import { useLocale, useTranslations } from 'use-intl'
import { dayOfDate } from '../format.ts'
import type { LicenceKind } from '../graphql/generated/graphql.ts'
import { Icon } from './icon.tsx'

type Licence = {
  readonly id: string
  readonly kind: LicenceKind
  readonly number: string
  readonly expiresOn?: string | null | undefined
}

/** Facts that somebody other than the seller has checked. Without any there is nothing to show: no badge means nothing. */
export const Licences = ({ licences }: { licences: readonly Licence[] }) => {
  const t = useTranslations('licences')
  const locale = useLocale()
  if (licences.length === 0) return null
  return (
    <section aria-labelledby="izin" className="space-y-2 rounded-card bg-leaf p-4">
      <h2 id="izin" className="flex items-center gap-2 text-lg">
        <Icon name="check" className="size-6 shrink-0 text-daun" />
        {t('title')}
      </h2>
      <ul className="space-y-1.5">
        {licences.map(({ id, kind, number, expiresOn }) => (
          <li key={id} className="wrap-anywhere">
            <strong>{t(`kinds.${kind}`)}</strong> <span className="tabular-nums">{number}</span>
            {expiresOn && <span className="block">{t('until', { day: dayOfDate(expiresOn, locale) })}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
