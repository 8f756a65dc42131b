import { useTranslations } from 'use-intl'
import type { Verdict } from '../../graphql/generated/graphql.ts'
import { Icon } from '../../ui/icon.tsx'
import { verdictLook } from './verdict.ts'

/** The verdict in a word, with its own sign. A count stands before it where several people share it. */
export const VerdictBadge = ({ verdict, count }: { verdict: Verdict; count?: number }) => {
  const t = useTranslations('dampingi.verdicts')
  const { icon, ground, ink } = verdictLook[verdict]
  return (
    <span
      className={`inline-flex min-h-10 items-center gap-2 rounded-full border px-4 text-lg font-bold whitespace-nowrap ${ground}`}
    >
      <Icon name={icon} className={`size-6 shrink-0 ${ink}`} />
      {count !== undefined && <span className="tabular-nums">{count}</span>}
      {t(verdict)}
    </span>
  )
}
