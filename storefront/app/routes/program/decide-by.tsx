import { useTranslations } from 'use-intl'
import { day } from '../../format.ts'

/** The deadline is a midnight: what counts is the day before it. */
export const lastDay = (dueAt: string): string => day(Temporal.Instant.from(dueAt).subtract({ seconds: 1 }).toString())

/** The last day on which an officer decides in time; once it has passed, in words too. */
export const DecideBy = ({
  complaint: { decisionDueAt, isDecisionLate },
}: {
  complaint: { decisionDueAt?: string | null | undefined; isDecisionLate: boolean }
}) => {
  const t = useTranslations('program.complaints')
  if (!decisionDueAt) return null
  if (!isDecisionLate) return lastDay(decisionDueAt)
  return (
    <strong className="text-mengkudu">
      {lastDay(decisionDueAt)}. {t('late')}.
    </strong>
  )
}
