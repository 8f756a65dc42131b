import { useTranslations } from 'use-intl'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/list'
import { loadListing } from './listing.server.ts'
import { Listing } from './listing.tsx'
import { readProductSearch, writeProductSearch } from './product-search.ts'

export const loader = ({ request }: Route.LoaderArgs) =>
  loadListing(request, readProductSearch(new URL(request.url).searchParams))

export default function ProductList({ loaderData }: Route.ComponentProps) {
  const { search, categories } = loaderData
  const t = useTranslations('list')
  const category = categories.find(({ slug }) => slug === search.kategori)
  const title = search.cari ? t('resultsFor', { text: search.cari }) : (category?.name ?? t('allProducts'))
  const { kategori, ...rest } = search
  return (
    <>
      <PageHead
        title={`${title} · Maju Bersama`}
        description={t('description')}
        query={writeProductSearch({ kategori })}
        alone={Object.values(rest).some((value) => value !== '')}
      />
      <h1 className="text-3xl">{title}</h1>
      <Listing {...loaderData} />
    </>
  )
}
