import { data } from 'react-router'
import { useTranslations } from 'use-intl'
import { api } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { CategoryList } from '../../ui/category-list.tsx'
import { LocalLink } from '../../ui/local-link.tsx'
import { NextPage } from '../../ui/next-page.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { ProductGrid } from '../../ui/product-card.tsx'
import type { Route } from './+types/category'

const CategoryPage = graphql(`
  query CategoryPage($slug: String!, $after: String) {
    categories {
      slug
      name
    }
    products(first: 24, filter: { categorySlug: $slug }, sort: NEWEST, after: $after) {
      nodes {
        ...ProductCard
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const loader = async ({ request, params: { slug } }: Route.LoaderArgs) => {
  const after = new URL(request.url).searchParams.get('setelah')
  const { categories, products } = await api(request, CategoryPage, { slug, after })
  const category = categories.find((each) => each.slug === slug)
  if (!category) throw data(null, { status: 404 })
  return { category, categories, products, after }
}

export default function Category({ loaderData }: Route.ComponentProps) {
  const { category, categories, products, after } = loaderData
  const t = useTranslations('category')
  return (
    <>
      <PageHead
        title={t('title', { name: category.name })}
        description={t('description', { name: category.name })}
        alone={after !== null}
      />
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-3xl">{category.name}</h1>
        <LocalLink to={`/produk?kategori=${category.slug}&urut=terlaris`} className={button.quiet}>
          {t('filter')}
        </LocalLink>
      </div>
      {products.nodes.length > 0 ? (
        <ProductGrid products={products.nodes} firstRow heading="h2" />
      ) : (
        <p>{t('empty')}</p>
      )}
      <NextPage
        first={after ? '?' : undefined}
        next={products.pageInfo.hasNextPage ? `?setelah=${products.pageInfo.endCursor}` : undefined}
      />
      <section aria-labelledby="kategori" className="mt-12">
        <h2 id="kategori" className="mb-4 text-2xl">
          {t('others')}
        </h2>
        <CategoryList categories={categories} current={category.slug} />
      </section>
    </>
  )
}
