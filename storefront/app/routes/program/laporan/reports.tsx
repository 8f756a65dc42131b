import { useTranslations } from 'use-intl'
import { deskReports } from '../../../reports/desk-report-names.ts'
import { textLink } from '../../../ui/button.ts'
import { Icon } from '../../../ui/icon.tsx'
import { DeskHead } from '../desk-head.tsx'

/** All reports of the programme. */
export default function Reports() {
  const t = useTranslations('reports')
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <DeskHead title={t('desk.title')} how={t('desk.how')} />
      <ul className="grid gap-3 sm:grid-cols-2">
        {deskReports.map((name) => (
          <li key={name}>
            <a
              href={`/program/laporan/${name}`}
              className="flex h-full min-h-16 items-start gap-3 rounded-card border border-border bg-paper p-4 hover:bg-sand"
            >
              <Icon name="paper" className="size-7 shrink-0 text-mengkudu" />
              <span>
                <strong className="block text-lg">{t(`names.${name}`)}</strong>
                {t(`whats.${name}`)}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href="/program/portofolio" className={`${textLink} inline-flex min-h-12 items-center`}>
          {t('desk.portfolioLink')}
        </a>
      </p>
    </div>
  )
}
