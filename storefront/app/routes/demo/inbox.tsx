import { data } from 'react-router'
import { useTranslations } from 'use-intl'
import { configuration } from '../../configuration.server.ts'
import { day, phone, time } from '../../format.ts'
import { api } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/inbox'

const DemoInbox = graphql(`
  query DemoInbox {
    demoMessages {
      id
      recipientPhone
      text
      sentAt
    }
  }
`)

export const loader = ({ request }: Route.LoaderArgs) => {
  if (!configuration.demo) throw data(null, { status: 404 })
  return api(request, DemoInbox)
}

/** The messages that the demo would have sent to phones, newest first. */
export default function Inbox({ loaderData: { demoMessages } }: Route.ComponentProps) {
  const t = useTranslations('inbox')
  return (
    <section className="mx-auto max-w-2xl">
      <PageHead title={`${t('title')} · Maju Bersama`} alone />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-3xl">{t('title')}</h1>
        <a href="/demo/pesan" className={button.quiet}>
          {t('reload')}
        </a>
      </div>
      <p className="mt-2 text-muted">{t('what')}</p>
      {demoMessages.length === 0 && <p className="mt-6">{t('empty')}</p>}
      <ul className="mt-6 space-y-3">
        {demoMessages.map((message) => (
          <li key={message.id} className="rounded-card rounded-tl-none border border-hairline bg-paper p-4 shadow-card">
            <p className="flex flex-wrap justify-between gap-x-4 text-muted">
              <strong className="text-ink tabular-nums">{phone(message.recipientPhone)}</strong>
              <time dateTime={message.sentAt}>
                {day(message.sentAt)}, {time(message.sentAt)}
              </time>
            </p>
            <p className="mt-1 text-lg break-words whitespace-pre-line tabular-nums">{message.text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
