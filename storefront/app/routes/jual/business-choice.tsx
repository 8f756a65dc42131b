import { useTranslations } from 'use-intl'
import { Icon } from '../../ui/icon.tsx'

type Business = { slug: string; name: string }

/** The business that this page is about, and her others to choose from. */
export const BusinessChoice = ({ business, businesses }: { business: Business; businesses: readonly Business[] }) => {
  const t = useTranslations('jual')
  if (businesses.length < 2) return <p className="text-lg text-muted">{business.name}</p>
  return (
    <nav aria-label={t('chooseBusiness')}>
      <ul className="flex flex-wrap gap-2">
        {businesses.map(({ slug, name }) => (
          <li key={slug}>
            <a
              href={`?usaha=${slug}`}
              aria-current={slug === business.slug ? 'page' : undefined}
              className="inline-flex min-h-12 items-center gap-2 rounded-full border border-border bg-paper px-4 font-semibold hover:bg-sand aria-[current]:border-2 aria-[current]:border-nila aria-[current]:text-nila"
            >
              {slug === business.slug && <Icon name="check" />}
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The way back, to the seller's home unless another place is named. */
export const BackToSales = ({ href, label }: { href: string; label?: string | undefined }) => {
  const t = useTranslations('jual')
  return (
    <a href={href} className="inline-flex min-h-12 items-center gap-1 font-semibold text-mengkudu hover:underline">
      <Icon name="chevron" className="size-5 rotate-180" />
      {label ?? t('back')}
    </a>
  )
}
