import { data } from 'react-router'
import { useTranslations } from 'use-intl'
import { chatAddress } from '../../chat/chat.ts'
import { configuration } from '../../configuration.server.ts'
import { api } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { isAcrossTheRiver } from '../../kota-jambi.ts'
import { button } from '../../ui/button.ts'
import { DeliveryTerms } from '../../ui/delivery-terms.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Licences } from '../../ui/licences.tsx'
import { Batanghari } from '../../ui/motif.tsx'
import { NextPage } from '../../ui/next-page.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { PauseNote } from '../../ui/pause-note.tsx'
import { ProductGrid } from '../../ui/product-card.tsx'
import { AverageRating } from '../../ui/rating.tsx'
import { ShareLinks } from '../../ui/share-links.tsx'
import type { Route } from './+types/business'

const BusinessPage = graphql(`
  query BusinessPage($slug: String!, $after: String) {
    business(slug: $slug) {
      slug
      name
      story
      kelurahan
      kecamatan
      averageRating
      reviewCount
      paused
      pausedUntil
      pauseNote
      offersPickup
      offersDelivery
      pickupNote
      whatsapp
      deliveryZones {
        kecamatan
        fee
        freeFrom
      }
      licences {
        id
        kind
        number
        expiresOn
      }
      products(first: 24, after: $after) {
        nodes {
          ...ProductCard
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

export const loader = async ({ request, params: { slug } }: Route.LoaderArgs) => {
  const after = new URL(request.url).searchParams.get('setelah')
  const { business } = await api(request, BusinessPage, { slug, after })
  if (!business) throw data(null, { status: 404 })
  const { whatsapp, name } = business
  return {
    business,
    after,
    address: `${configuration.siteUrl}/usaha/${business.slug}`,
    chat: whatsapp ? chatAddress({ phone: whatsapp, text: `Halo ${name}, `, demo: configuration.demo }) : null,
  }
}

export default function Business({ loaderData }: Route.ComponentProps) {
  const { business, after, address, chat } = loaderData
  const { products } = business
  const t = useTranslations('business')
  return (
    <>
      <PageHead title={t('title', { name: business.name })} description={business.story} alone={after !== null} />
      <header className="overflow-hidden rounded-[1.75rem] bg-sand">
        <div className="space-y-3 p-6 md:p-10">
          <h1 className="text-3xl md:text-4xl">{business.name}</h1>
          <p className="flex items-center gap-2">
            <Icon name="pin" />
            {t('place', { kelurahan: business.kelurahan, kecamatan: business.kecamatan })}
            {isAcrossTheRiver(business.kecamatan) && ` (${t('acrossTheRiver')})`}
          </p>
          <AverageRating average={business.averageRating} count={business.reviewCount} />
          <p className="max-w-2xl text-lg">{business.story}</p>
          <div className="flex flex-wrap gap-3">
            {chat && (
              <a href={chat} rel="noopener" className={button.quiet}>
                <Icon name="chat" />
                {t('ask')}
              </a>
            )}
            <ShareLinks text={business.name} address={address} />
          </div>
        </div>
        <Batanghari className="block text-border" />
      </header>
      <div className="mt-6 empty:hidden">
        <PauseNote business={business} />
      </div>
      <section aria-labelledby="produk" className="mt-8">
        <h2 id="produk" className="mb-4 text-2xl">
          {t('products')}
        </h2>
        {products.nodes.length > 0 ? <ProductGrid products={products.nodes} firstRow /> : <p>{t('empty')}</p>}
        <NextPage
          first={after ? '?' : undefined}
          next={products.pageInfo.hasNextPage ? `?setelah=${products.pageInfo.endCursor}` : undefined}
        />
      </section>
      <div className="mt-10 grid grid-cols-1 gap-8 md:grid-cols-2">
        <DeliveryTerms terms={business} />
        <div>
          <Licences licences={business.licences} />
        </div>
      </div>
    </>
  )
}
