import { useTranslations } from 'use-intl'
import { button } from './button.ts'

/** The way on through a list, and back to its start. Addresses are relative to the page. */
export const NextPage = ({ next, first }: { next: string | undefined; first: string | undefined }) => {
  const t = useTranslations('paging')
  if (!next && !first) return null
  return (
    <nav aria-label={t('pages')} className="mt-8 flex flex-wrap justify-center gap-3">
      {first !== undefined && (
        <a href={first} className={button.quiet}>
          {t('first')}
        </a>
      )}
      {next && (
        <a href={next} rel="next" className={button.secondary}>
          {t('next')}
        </a>
      )}
    </nav>
  )
}
