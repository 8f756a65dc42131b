import { useTranslations } from 'use-intl'
import { phone } from '../../format.ts'
import { api } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Icon } from '../../ui/icon.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/channel'

const HowToComplain = graphql(`
  query HowToComplain {
    complaintChannel {
      phone
      email
      answerWorkingDays
      returnWorkingDays
      complaintDays
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => (await api(request, HowToComplain)).complaintChannel

const steps = ['open', 'answer', 'escalate', 'return', 'until'] as const

/** How a buyer complains, by when she is answered, and whom she reaches besides. */
export default function ComplaintChannelPage({ loaderData }: Route.ComponentProps) {
  const { phone: number, email, answerWorkingDays, returnWorkingDays, complaintDays } = loaderData
  const t = useTranslations('complaintChannel')
  const days = { answer: answerWorkingDays, return: returnWorkingDays, until: complaintDays }
  return (
    <article className="mx-auto max-w-2xl space-y-6">
      <PageHead title={`${t('title')} · Maju Bersama`} description={t('what')} />
      <h1 className="text-3xl">{t('title')}</h1>
      <p className="text-lg">{t('what')}</p>
      <ol className="list-decimal space-y-3 pl-6">
        {steps.map((step) => (
          <li key={step}>{t(`steps.${step}`, { days: step in days ? days[step as keyof typeof days] : 0 })}</li>
        ))}
      </ol>
      {(number || email) && (
        <section aria-labelledby="hubungi" className="space-y-3">
          <h2 id="hubungi" className="text-xl">
            {t('contact')}
          </h2>
          <p className="flex flex-wrap gap-3">
            {number && (
              <a href={`tel:${number}`} className={button.secondary}>
                <Icon name="chat" />
                {phone(number)}
              </a>
            )}
            {email && (
              <a href={`mailto:${email}`} className={button.secondary}>
                <Icon name="paper" />
                {email}
              </a>
            )}
          </p>
        </section>
      )}
    </article>
  )
}
