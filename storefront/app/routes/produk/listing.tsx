import { useTranslations } from 'use-intl'
import { rupiah } from '../../format.ts'
import { button, textLink } from '../../ui/button.ts'
import { CategoryList } from '../../ui/category-list.tsx'
import { fieldId } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { LocalLink } from '../../ui/local-link.tsx'
import { NextPage } from '../../ui/next-page.tsx'
import { ProductGrid } from '../../ui/product-card.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { type FilterChoice, filterChoices, priceRangeEnds, waysOut } from './facets.ts'
import type { LoadedListing } from './listing.server.ts'
import { type FilterName, filterNames, type ProductSearch, sorts, writeProductSearch } from './product-search.ts'

/**
 * Products with what narrows them down. Links are relative to the page: the list of all, or a category.
 *
 * @param shelf the category that the page is about, which is no filter there
 */
export const Listing = ({ search, products, categories, instead, shelf = '' }: LoadedListing & { shelf?: string }) => {
  const t = useTranslations('list')
  const asked: ProductSearch = { ...search, kategori: shelf ? '' : search.kategori }
  const { cari, setelah } = asked
  const nameOf = useFilterNames(categories)
  return (
    <>
      <Filters asked={asked} choices={filterChoices(products.facets, search)} nameOf={nameOf} shelf={shelf} />
      <Chosen asked={asked} nameOf={nameOf} />
      <p role="status" className="mt-4 text-muted">
        {t('count', { count: products.totalCount })}
      </p>
      {products.correctedSearch && (
        <p className="mt-1">{t('searchedInstead', { asked: cari, text: products.correctedSearch })}</p>
      )}
      {products.commonerSearch && (
        <p className="mt-1">
          {t('didYouMean')}{' '}
          <a
            href={writeProductSearch({ ...asked, cari: products.commonerSearch, setelah: '' })}
            className={`inline-flex min-h-12 items-center ${textLink}`}
          >
            {products.commonerSearch}
          </a>
          ?
        </p>
      )}
      <div className="mt-4">
        {products.nodes.length > 0 ? (
          <ProductGrid products={products.nodes} firstRow heading="h2" />
        ) : (
          <NothingFound {...{ asked, products, categories, instead, nameOf, shelf }} />
        )}
      </div>
      <NextPage
        first={setelah ? writeProductSearch({ ...asked, setelah: '' }) || '?' : undefined}
        next={
          products.pageInfo.hasNextPage
            ? writeProductSearch({ ...asked, setelah: products.pageInfo.endCursor ?? '' })
            : undefined
        }
      />
    </>
  )
}

type NameOf = (name: FilterName, value: string) => string

/** How a value of a filter is called. */
const useFilterNames = (categories: LoadedListing['categories']): NameOf => {
  const t = useTranslations('list')
  return (name, value) => {
    if (name === 'kategori') return categories.find(({ slug }) => slug === value)?.name ?? value
    if (name === 'tersedia') return t(`availabilities.${value as 'ada' | 'pesan' | 'habis'}`)
    if (name === 'halal') return t('halal')
    if (name === 'kecamatan') return value
    const { from, to } = priceRangeEnds(value)
    if (from === null) return t('priceBelow', { to: rupiah(to ?? 0) })
    return to === null
      ? t('priceFrom', { from: rupiah(from) })
      : t('priceRange', { from: rupiah(from), to: rupiah(to) })
  }
}

const Filters = ({
  asked,
  choices,
  nameOf,
  shelf,
}: {
  asked: ProductSearch
  choices: Record<FilterName, FilterChoice[]>
  nameOf: NameOf
  shelf: string
}) => {
  const t = useTranslations('list')
  const set = filterNames.filter((name) => asked[name]).length
  return (
    <form className="mt-4 space-y-3">
      <div className="flex items-stretch">
        <SearchField label={shelf ? t('searchHere') : t('searchLabel')} defaultValue={asked.cari} />
        <button
          type="submit"
          className="flex min-h-12 items-center gap-2 rounded-r-full bg-nila px-5 font-bold text-white hover:bg-nila-deep"
        >
          <Icon name="search" />
          {t('search')}
        </button>
      </div>
      <details className="rounded-card border border-hairline bg-paper">
        <summary className="min-h-12 px-4 py-3 font-semibold">
          {set > 0 ? t('choice', { name: t('filters'), count: set }) : t('filters')}
        </summary>
        <div className="grid grid-cols-1 gap-4 px-4 pb-4 sm:grid-cols-2 lg:grid-cols-3">
          {filterNames
            .filter((name) => name !== 'halal' && !(shelf && name === 'kategori'))
            .map((name) => (
              <Choice
                key={name}
                name={name}
                label={t(`filterNames.${name}`)}
                all={t(`allOf.${name}`)}
                chosen={asked[name]}
              >
                {choices[name].map(({ value, count }) => [value, t('choice', { name: nameOf(name, value), count })])}
              </Choice>
            ))}
          <Choice
            name="urut"
            label={t('sort')}
            all={asked.cari ? t('sorts.relevance') : t('sorts.usual')}
            chosen={asked.urut}
          >
            {(Object.keys(sorts) as (keyof typeof sorts)[]).map((sort) => [sort, t(`sorts.${sort}`)])}
          </Choice>
          {choices.halal.map(({ value, count }) => (
            <label key={value} className="flex min-h-12 items-center gap-3 self-end">
              <input
                type="checkbox"
                name="halal"
                value={value}
                defaultChecked={asked.halal === value}
                className="size-6 shrink-0 accent-nila"
              />
              {t('choice', { name: t('halal'), count })}
            </label>
          ))}
          <button type="submit" className={`${button.quiet} self-end lg:col-start-3`}>
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
  <div className="min-w-0 space-y-1.5">
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
const Chosen = ({ asked, nameOf }: { asked: ProductSearch; nameOf: NameOf }) => {
  const t = useTranslations('list')
  const words = asked.cari ? [{ name: 'cari', text: `“${asked.cari}”` } as const] : []
  const filters = filterNames
    .filter((name) => asked[name])
    .map((name) => ({ name, text: nameOf(name, asked[name]) }) as const)
  const set = [...words, ...filters]
  if (set.length === 0) return null
  return (
    <ul className="mt-3 flex flex-wrap gap-2">
      {set.map(({ name, text }) => (
        <li key={name} className="min-w-0">
          <a
            href={writeProductSearch({ ...asked, [name]: '', setelah: '' }) || '?'}
            className="inline-flex min-h-12 max-w-full items-center gap-2 rounded-full bg-mist px-4 font-semibold wrap-anywhere text-nila hover:underline"
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
  asked,
  products,
  categories,
  instead,
  nameOf,
  shelf,
}: Pick<LoadedListing, 'products' | 'categories' | 'instead'> & {
  asked: ProductSearch
  nameOf: NameOf
  shelf: string
}) => {
  const t = useTranslations('list')
  const ways = waysOut(products.facets, asked)
  const { unfilteredCount } = products.facets
  const isNarrowed = filterNames.some((name) => asked[name])
  return (
    <div className="space-y-10">
      <div className="rounded-card bg-sand p-6">
        <h2 className="text-xl">{t('nothing')}</h2>
        {unfilteredCount === 0 && asked.cari && (
          <ul className="mt-2 list-disc space-y-1 pl-5">
            <li>{t('nothingSpelling')}</li>
            <li>{t('nothingWords')}</li>
          </ul>
        )}
        {isNarrowed && unfilteredCount > 0 && (
          <>
            <p className="mt-2">{t('nothingFilters')}</p>
            <ul className="mt-3 space-y-2">
              {ways.map(({ name, count }) => (
                <li key={name}>
                  <a href={writeProductSearch({ ...asked, [name]: '', setelah: '' }) || '?'} className={button.quiet}>
                    {t('choice', { name: nameOf(name, asked[name]), count })}
                  </a>
                </li>
              ))}
              {ways.length === 0 && (
                <li>
                  <a href={writeProductSearch({ cari: asked.cari, urut: asked.urut }) || '?'} className={button.quiet}>
                    {t('withoutAll')}
                  </a>
                </li>
              )}
            </ul>
          </>
        )}
        <LocalLink to="/produk" className={`${button.secondary} mt-4`}>
          {t('showAll')}
        </LocalLink>
      </div>
      {!shelf && (
        <section aria-labelledby="kategori">
          <h2 id="kategori" className="mb-4 text-2xl">
            {t('byCategory')}
          </h2>
          <CategoryList categories={categories} />
        </section>
      )}
      <section aria-labelledby="terlaris">
        <h2 id="terlaris" className="mb-4 text-2xl">
          {t('bestSelling')}
        </h2>
        <ProductGrid products={instead} />
      </section>
    </div>
  )
}
