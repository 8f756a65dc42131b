import { useTranslations } from 'use-intl'
import { api } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { kecamatanNames } from '../../kota-jambi.ts'
import { button } from '../../ui/button.ts'
import { CategoryList } from '../../ui/category-list.tsx'
import { fieldId } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { LocalLink } from '../../ui/local-link.tsx'
import { NextPage } from '../../ui/next-page.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { ProductGrid } from '../../ui/product-card.tsx'
import type { Route } from './+types/list'
import { type ProductSearch, productListing, readProductSearch, sorts, writeProductSearch } from './product-search.ts'

const ProductListPage = graphql(`
  query ProductListPage($search: String, $filter: ProductFilter, $sort: ProductSort, $after: String) {
    categories {
      slug
      name
    }
    products(first: 24, search: $search, filter: $filter, sort: $sort, after: $after) {
      totalCount
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

const InsteadOfNothing = graphql(`
  query InsteadOfNothing {
    products(first: 8, sort: BEST_SELLING) {
      nodes {
        ...ProductCard
      }
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => {
  const search = readProductSearch(new URL(request.url).searchParams)
  const { products, categories } = await api(request, ProductListPage, productListing(search))
  const instead = products.nodes.length === 0 ? (await api(request, InsteadOfNothing)).products.nodes : []
  return { search, products, categories, instead }
}

export default function ProductList({ loaderData }: Route.ComponentProps) {
  const { search, products, categories, instead } = loaderData
  const t = useTranslations('list')
  const category = categories.find(({ slug }) => slug === search.kategori)
  const title = search.cari ? t('resultsFor', { text: search.cari }) : (category?.name ?? t('allProducts'))
  const { cari, kecamatan, urut, setelah } = search
  return (
    <>
      <PageHead
        title={`${title} · Maju Bersama`}
        description={t('description')}
        query={writeProductSearch({ kategori: search.kategori })}
        alone={Boolean(cari || kecamatan || urut || setelah)}
      />
      <h1 className="text-3xl">{title}</h1>
      <Filters search={search} categories={categories} />
      <Chosen search={search} categoryName={category?.name} />
      <p role="status" className="my-4 text-muted">
        {t('count', { count: products.totalCount })}
      </p>
      {products.nodes.length > 0 ? (
        <ProductGrid products={products.nodes} firstRow heading="h2" />
      ) : (
        <NothingFound instead={instead} categories={categories} />
      )}
      <NextPage
        first={setelah ? writeProductSearch({ ...search, setelah: '' }) || '?' : undefined}
        next={
          products.pageInfo.hasNextPage
            ? writeProductSearch({ ...search, setelah: products.pageInfo.endCursor ?? '' })
            : undefined
        }
      />
    </>
  )
}

type Categories = Route.ComponentProps['loaderData']['categories']

const Filters = ({ search, categories }: { search: ProductSearch; categories: Categories }) => {
  const t = useTranslations('list')
  return (
    <form className="mt-4 space-y-3">
      <div className="flex items-stretch">
        <input
          type="search"
          name="cari"
          defaultValue={search.cari}
          aria-label={t('searchLabel')}
          placeholder={t('searchExample')}
          maxLength={80}
          className="min-h-12 w-full min-w-0 rounded-l-full border border-r-0 border-border bg-paper px-5 placeholder:text-muted"
        />
        <button
          type="submit"
          className="flex min-h-12 items-center gap-2 rounded-r-full bg-nila px-5 font-bold text-white hover:bg-nila-deep"
        >
          <Icon name="search" />
          {t('search')}
        </button>
      </div>
      <details
        open={Boolean(search.kategori || search.kecamatan || search.urut)}
        className="rounded-card border border-hairline bg-paper"
      >
        <summary className="min-h-12 px-4 py-3 font-semibold">{t('filters')}</summary>
        <div className="grid grid-cols-1 gap-4 px-4 pb-4 sm:grid-cols-3">
          <Choice name="kategori" label={t('category')} all={t('allCategories')} chosen={search.kategori}>
            {categories.map(({ slug, name }) => [slug, name])}
          </Choice>
          <Choice name="kecamatan" label={t('district')} all={t('allDistricts')} chosen={search.kecamatan}>
            {kecamatanNames.map((name) => [name, name])}
          </Choice>
          <Choice
            name="urut"
            label={t('sort')}
            all={search.cari ? t('sorts.relevance') : t('sorts.usual')}
            chosen={search.urut}
          >
            {(Object.keys(sorts) as (keyof typeof sorts)[]).map((sort) => [sort, t(`sorts.${sort}`)])}
          </Choice>
          <button type="submit" className={`${button.quiet} sm:col-start-3`}>
            {t('apply')}
          </button>
        </div>
      </details>
    </form>
  )
}

const Choice = ({
  name,
  label,
  all,
  chosen,
  children,
}: {
  name: string
  label: string
  all: string
  chosen: string
  children: (readonly [value: string, text: string])[]
}) => (
  <div className="space-y-1.5">
    <label htmlFor={fieldId(name)} className="block font-bold">
      {label}
    </label>
    <select
      id={fieldId(name)}
      name={name}
      defaultValue={chosen}
      className="min-h-12 w-full rounded-xl border border-border bg-paper px-3"
    >
      <option value="">{all}</option>
      {children.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  </div>
)

/** What the list is narrowed to, each with the way back. */
const Chosen = ({ search, categoryName }: { search: ProductSearch; categoryName: string | undefined }) => {
  const t = useTranslations('list')
  const chosen = [
    ['cari', search.cari && `“${search.cari}”`],
    ['kategori', categoryName],
    ['kecamatan', search.kecamatan],
  ] as const
  const set = chosen.filter(([, text]) => text)
  if (set.length === 0) return null
  return (
    <ul className="mt-3 flex flex-wrap gap-2">
      {set.map(([name, text]) => (
        <li key={name}>
          <a
            href={writeProductSearch({ ...search, [name]: '', setelah: '' }) || '?'}
            className="inline-flex min-h-12 items-center gap-2 rounded-full bg-mist px-4 font-semibold text-nila hover:underline"
          >
            <span className="sr-only">{t('remove')} </span>
            {text}
            <Icon name="cross" className="size-4 shrink-0" />
          </a>
        </li>
      ))}
    </ul>
  )
}

const NothingFound = ({
  instead,
  categories,
}: {
  instead: Route.ComponentProps['loaderData']['instead']
  categories: Categories
}) => {
  const t = useTranslations('list')
  return (
    <div className="space-y-10">
      <div className="rounded-card bg-sand p-6">
        <h2 className="text-xl">{t('nothing')}</h2>
        <ul className="mt-2 list-disc space-y-1 pl-5">
          <li>{t('nothingSpelling')}</li>
          <li>{t('nothingWords')}</li>
          <li>{t('nothingFilters')}</li>
        </ul>
        <LocalLink to="/produk" className={`${button.secondary} mt-4`}>
          {t('showAll')}
        </LocalLink>
      </div>
      <section aria-labelledby="kategori">
        <h2 id="kategori" className="mb-4 text-2xl">
          {t('byCategory')}
        </h2>
        <CategoryList categories={categories} />
      </section>
      <section aria-labelledby="terlaris">
        <h2 id="terlaris" className="mb-4 text-2xl">
          {t('bestSelling')}
        </h2>
        <ProductGrid products={instead} />
      </section>
    </div>
  )
}
