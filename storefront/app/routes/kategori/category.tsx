import { data } from 'react-router'
import { useTranslations } from 'use-intl'
import { CategoryList } from '../../ui/category-list.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { loadListing } from '../produk/listing.server.ts'
import { Listing } from '../produk/listing.tsx'
import { readProductSearch } from '../produk/product-search.ts'
import type { Route } from './+types/category'

export const loader = async ({ request, params: { slug } }: Route.LoaderArgs) => {
  const search = readProductSearch(new URL(request.url).searchParams)
  const listing = await loadListing(request, { ...search, kategori: slug })
  const category = listing.categories.find((each) => each.slug === slug)
  if (!category) throw data(null, { status: 404 })
  return { ...listing, category }
}

export default function Category({ loaderData }: Route.ComponentProps) {
  const { category, ...listing } = loaderData
  const t = useTranslations('category')
  const { kategori, ...rest } = listing.search
  return (
    <>
      <PageHead
        title={t('title', { name: category.name })}
        description={t('description', { name: category.name })}
        alone={Object.values(rest).some((value) => value !== '')}
      />
      <h1 className="text-3xl">{category.name}</h1>
      <Listing {...listing} shelf={kategori} />
      <section aria-labelledby="kategori" className="mt-12">
        <h2 id="kategori" className="mb-4 text-2xl">
          {t('others')}
        </h2>
        <CategoryList categories={listing.categories} current={category.slug} />
      </section>
    </>
  )
}
