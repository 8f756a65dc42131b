import { useTranslations } from 'use-intl'
import { weekday } from '../../format.ts'
import type { ComplaintStatus } from '../../graphql/generated/graphql.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'

const signs = {
  OPEN: { icon: 'alert', colour: 'text-mengkudu' },
  ANSWERED: { icon: 'chat', colour: 'text-nila' },
  ESCALATED: { icon: 'people', colour: 'text-kuning-ink' },
  REFUND_ORDERED: { icon: 'back', colour: 'text-mengkudu' },
  RESOLVED: { icon: 'check', colour: 'text-daun' },
} as const satisfies Record<ComplaintStatus, { icon: IconName; colour: string }>

/** Where a complaint stands, as its seller reads it. */
export const ComplaintSign = ({ status }: { status: ComplaintStatus }) => {
  const t = useTranslations('jual.complaints.states')
  const { icon, colour } = signs[status]
  return (
    <p className={`flex items-center gap-2 font-bold ${colour}`}>
      <Icon name={icon} />
      {t(status)}
    </p>
  )
}

/** The deadline is the midnight with which it is too late: what counts for her is the day before. */
export const lastAnswerDay = (answerDueAt: string): string =>
  weekday(Temporal.Instant.from(answerDueAt).subtract({ seconds: 1 }).toString())
