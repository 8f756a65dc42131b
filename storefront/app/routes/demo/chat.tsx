import { data } from 'react-router'
import { useTranslations } from 'use-intl'
import { configuration } from '../../configuration.server.ts'
import { phone } from '../../format.ts'
import { button } from '../../ui/button.ts'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/chat'

export const loader = ({ request }: Route.LoaderArgs) => {
  if (!configuration.demo) throw data(null, { status: 404 })
  const { searchParams } = new URL(request.url)
  const number = searchParams.get('nomor') ?? ''
  return { number: /^\+\d{8,15}$/.test(number) ? number : null, text: (searchParams.get('teks') ?? '').slice(0, 4000) }
}

/** What stands in for WhatsApp in the demo, whose numbers might be somebody's. */
export default function Chat({ loaderData: { number, text } }: Route.ComponentProps) {
  const t = useTranslations('demoChat')
  return (
    <section className="mx-auto max-w-2xl">
      <PageHead title={`${t('title')} · Maju Bersama`} alone />
      <h1 className="text-3xl">{t('title')}</h1>
      <p className="mt-2">{t('what')}</p>
      <div className="mt-6 rounded-card rounded-tr-none border border-hairline bg-leaf p-4 shadow-card">
        <p>
          {t('to')}: <strong className="tabular-nums">{number ? phone(number) : t('nobody')}</strong>
        </p>
        <p className="mt-2 text-lg wrap-anywhere whitespace-pre-line">{text || t('empty')}</p>
      </div>
      <a href="/keranjang" className={`${button.quiet} mt-6`}>
        {t('toBasket')}
      </a>
    </section>
  )
}
