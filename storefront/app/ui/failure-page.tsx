import { useTranslations } from 'use-intl'
import { button } from './button.ts'
import { LocalLink } from './local-link.tsx'
import { KapalSanggat } from './motif.tsx'
import { PageHead } from './page-head.tsx'

const kinds = { 403: 'forbidden', 404: 'notFound' } as const

/** What is shown in place of a page that cannot be. */
export const FailurePage = ({ status }: { status: number }) => {
  const t = useTranslations('failure')
  const kind = kinds[status as keyof typeof kinds] ?? 'outage'
  return (
    <section className="mx-auto max-w-xl py-10 text-center">
      <PageHead title={`${t(`${kind}.title`)} · Maju Bersama`} alone />
      <KapalSanggat className="mx-auto w-32 text-nila" />
      <h1 className="mt-6 text-3xl">{t(`${kind}.title`)}</h1>
      <p className="mt-3 text-lg">{t(`${kind}.explanation`)}</p>
      <p className="mt-8 flex flex-wrap justify-center gap-3">
        <LocalLink to="/" className={button.primary}>
          {t('toHome')}
        </LocalLink>
        <LocalLink to="/produk" className={button.quiet}>
          {t('toProducts')}
        </LocalLink>
      </p>
    </section>
  )
}
