import { useTranslations } from 'use-intl'
import { api } from '../graphql/api.server.ts'
import { graphql } from '../graphql/generated/index.ts'
import { button, textLink } from '../ui/button.ts'
import { CategoryList } from '../ui/category-list.tsx'
import { Icon } from '../ui/icon.tsx'
import { LocalLink } from '../ui/local-link.tsx'
import { AngsoDuo, Batanghari, TampukManggis } from '../ui/motif.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { ProductGrid } from '../ui/product-card.tsx'
import { SearchForm } from '../ui/shell.tsx'
import type { Route } from './+types/home'

const HomePage = graphql(`
  query HomePage {
    categories {
      slug
      name
    }
    newest: products(first: 8, sort: NEWEST) {
      nodes {
        ...ProductCard
      }
    }
    bestSelling: products(first: 8, sort: BEST_SELLING) {
      nodes {
        ...ProductCard
      }
    }
    businesses(first: 12) {
      nodes {
        slug
        name
        story
        kelurahan
      }
    }
  }
`)

export const loader = ({ request }: Route.LoaderArgs) => api(request, HomePage)

export default function Home({ loaderData }: Route.ComponentProps) {
  const { categories, newest, bestSelling, businesses } = loaderData
  const t = useTranslations('home')
  return (
    <>
      <PageHead title={t('title')} description={t('description')} />
      <Hero />
      <div className="mt-10 space-y-12 md:mt-14 md:space-y-16">
        <section aria-labelledby="kategori">
          <SectionHead id="kategori" title={t('categories')} />
          <CategoryList categories={categories} />
        </section>
        <section aria-labelledby="terlaris">
          <SectionHead id="terlaris" title={t('bestSelling')} to="/produk?urut=terlaris" all={t('allBestSelling')} />
          <ProductGrid products={bestSelling.nodes} />
        </section>
        <HowItWorks />
        <section aria-labelledby="terbaru">
          <SectionHead id="terbaru" title={t('newest')} to="/produk" all={t('allProducts')} />
          <ProductGrid products={newest.nodes} />
        </section>
        <section aria-labelledby="usaha">
          <SectionHead id="usaha" title={t('businesses')} />
          <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {businesses.nodes.map((business) => (
              <BusinessCard key={business.slug} {...business} />
            ))}
          </ul>
        </section>
      </div>
    </>
  )
}

const Hero = () => {
  const t = useTranslations('home')
  return (
    <section className="on-dark overflow-hidden rounded-[1.75rem] bg-nila text-white">
      <div className="grid grid-cols-1 items-center gap-x-8 md:grid-cols-[1.35fr_1fr]">
        <div className="px-6 pt-7 pb-5 sm:px-10 md:py-14">
          <h1 className="text-[clamp(1.25rem,8.3vw,1.75rem)] leading-[1.15] font-extrabold sm:text-4xl lg:text-5xl">
            {t('hero')}
          </h1>
          <p className="mt-3 max-w-md text-lg leading-snug md:mt-4">{t('heroHow')}</p>
          <SearchForm className="mt-5 flex md:hidden" onDark />
          <LocalLink to="/produk" className={`${button.onDark} mt-6 max-md:hidden`}>
            {t('heroAction')}
          </LocalLink>
        </div>
        <div className="hidden py-10 pr-10 md:block">
          <TampukManggis className="mx-auto size-20 text-kuning" />
          <AngsoDuo className="mx-auto mt-4 w-full max-w-sm text-white" />
        </div>
      </div>
      <Batanghari className="mb-3 block text-kuning" />
    </section>
  )
}

const SectionHead = ({ id, title, to, all }: { id: string; title: string; to?: string; all?: string }) => (
  <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4">
    <h2 id={id} className="text-2xl md:text-3xl">
      {title}
    </h2>
    {to && (
      <LocalLink to={to} className={`${textLink} inline-flex min-h-12 items-center`}>
        {all}
      </LocalLink>
    )}
  </div>
)

const steps = [
  { icon: 'basket', step: 'choose' },
  { icon: 'person', step: 'order' },
  { icon: 'cash', step: 'pay' },
] as const

const HowItWorks = () => {
  const t = useTranslations('home')
  return (
    <section aria-labelledby="cara" className="rounded-[1.75rem] bg-sand p-6 md:p-10">
      <h2 id="cara" className="text-2xl md:text-3xl">
        {t('howItWorks')}
      </h2>
      <ol className="mt-5 grid grid-cols-1 gap-5 md:grid-cols-3 md:gap-8">
        {steps.map(({ icon, step }) => (
          <li key={step} className="flex flex-wrap items-start gap-4">
            <span className="grid size-12 shrink-0 place-items-center rounded-full bg-paper text-mengkudu">
              <Icon name={icon} />
            </span>
            <div className="min-w-0 flex-1 basis-32">
              <h3 className="text-lg">{t(`steps.${step}.title`)}</h3>
              <p>{t(`steps.${step}.explanation`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

const BusinessCard = ({
  slug,
  name,
  story,
  kelurahan,
}: {
  slug: string
  name: string
  story: string
  kelurahan: string
}) => (
  <li className="relative flex flex-col gap-1 rounded-card border border-hairline bg-paper p-4 shadow-card hover:border-border">
    <h3 className="text-lg">
      <LocalLink to={`/usaha/${slug}`} className="after:absolute after:inset-0 hover:underline">
        {name}
      </LocalLink>
    </h3>
    <p className="line-clamp-2">{story}</p>
    <p className="mt-auto flex items-center gap-1.5 pt-1 text-sm text-muted">
      <Icon name="pin" className="size-4 shrink-0" />
      {kelurahan}
    </p>
  </li>
)
