import { randomUUID } from 'node:crypto'
import { useTranslations } from 'use-intl'
import { api } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { FaultSummary } from '../../ui/field.tsx'
import { newsIn } from '../../ui/news.ts'
import { Notice } from '../../ui/notice.tsx'
import type { Route } from './+types/shop'
import { businessPath } from './business-path.ts'
import { ownBusiness } from './own-business.server.ts'
import { PageHeading } from './page-heading.tsx'
import { ShopDelivery } from './shop-delivery.tsx'
import { ShopLicences } from './shop-licences.tsx'
import { ShopOpening } from './shop-opening.tsx'
import { ShopBank, ShopQris } from './shop-payments.tsx'
import { changeShop } from './shop-steps.server.ts'
import { shopNews } from './shop-steps.ts'
import { useWorkplace } from './use-workplace.ts'

const ShopPage = graphql(`
  query ShopPage($businessId: ID!, $slug: String!) {
    business(slug: $slug) {
      slug
      ...ShopOpeningOfPage
      ...ShopDeliveryOfPage
    }
    paymentAccounts(businessId: $businessId) {
      ...PaymentAccountOfPage
    }
    ownLicences(businessId: $businessId) {
      ...LicenceOfPage
    }
    ownProducts(businessId: $businessId, first: 100) {
      nodes {
        id
        product {
          name
        }
      }
    }
  }
`)

export const loader = async ({ request, context }: Route.LoaderArgs) => {
  const { id: businessId, slug } = context.get(ownBusiness).business
  const { searchParams } = new URL(request.url)
  return {
    ...(await api(request, ShopPage, { businessId, slug })),
    news: newsIn(searchParams, shopNews),
    // Named here, so that a form sent twice is one licence.
    licenceId: randomUUID(),
  }
}

export const action = ({ request, context }: Route.ActionArgs) => changeShop(request, context.get(ownBusiness))

/** What she sets up once: open or not, how goods and money travel, her licences. */
export default function Shop({ loaderData, actionData }: Route.ComponentProps) {
  const { business, paymentAccounts, ownLicences, ownProducts, licenceId, news } = loaderData
  const { own } = useWorkplace()
  const t = useTranslations('jual.shop')
  const action = businessPath('/jual/toko', own)
  const of = (section: string) => (actionData?.section === section ? actionData : undefined)
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHeading title={t('title')} />
      {news && !actionData && <Notice kind="good" title={t(`news.${news}`)} />}
      <FaultSummary faults={actionData?.faults} />
      <ShopOpening shop={business ?? null} action={action} again={of('buka-tutup')} />
      {business && (
        <>
          <ShopDelivery shop={business} action={action} again={of('antar')} />
          <ShopQris
            account={paymentAccounts.find(({ method }) => method === 'QRIS')}
            action={action}
            again={of('qris')}
          />
          <ShopBank
            account={paymentAccounts.find(({ method }) => method === 'BANK_TRANSFER')}
            action={action}
            again={of('rekening')}
          />
        </>
      )}
      <ShopLicences
        licences={ownLicences}
        goods={ownProducts.nodes}
        licenceId={licenceId}
        action={action}
        again={of('izin')}
      />
    </div>
  )
}
