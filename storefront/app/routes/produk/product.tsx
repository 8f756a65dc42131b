import { data, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { basketOf, keepBasket } from '../../basket/basket.server.ts'
import { addLine, quantityMax, readBasket, writeBasket } from '../../basket/basket.ts'
import { chatAddress, questionText } from '../../chat/chat.ts'
import { configuration } from '../../configuration.server.ts'
import { rupiah, unitPrice, weight } from '../../format.ts'
import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { ProductPageQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { localeOf, localPath } from '../../messages/locale.ts'
import { translatorOf } from '../../messages/messages.ts'
import { button, textLink } from '../../ui/button.ts'
import { DeliveryTerms } from '../../ui/delivery-terms.tsx'
import { FaultSummary, FieldFault, fieldId } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Licences } from '../../ui/licences.tsx'
import { LocalLink } from '../../ui/local-link.tsx'
import { DurianPecah, TampukManggis } from '../../ui/motif.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { PauseNote } from '../../ui/pause-note.tsx'
import { Picture, picturePath, useMediaUrl } from '../../ui/picture.tsx'
import { ProductGrid } from '../../ui/product-card.tsx'
import { AverageRating } from '../../ui/rating.tsx'
import { ShareLinks } from '../../ui/share-links.tsx'
import type { Route } from './+types/product'
import { type ReportAsked, Reviews, reportField } from './reviews.tsx'
import { type NoticeAsked, StockNotice } from './stock-notice.tsx'

const ProductPage = graphql(`
  query ProductPage($slug: String!, $reviewsAfter: String) {
    stockNoticeConsent
    product(slug: $slug) {
      slug
      name
      description
      unit
      weightGrams
      shelfLifeDays
      leadTimeDays
      price
      averageRating
      reviewCount
      category {
        slug
        name
      }
      variants {
        id
        name
        price
        compareAtPrice
        stock
      }
      images {
        url
        width
        height
        alt
        placeholder
        sources {
          type
          srcset
        }
      }
      licences {
        id
        kind
        number
        expiresOn
      }
      reviews(first: 6, after: $reviewsAfter) {
        nodes {
          id
          stars
          text
          authorName
          writtenAt
          reply
          photo {
            url
            width
            height
            alt
            placeholder
            sources {
              type
              srcset
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      business {
        slug
        name
        story
        kelurahan
        kecamatan
        whatsapp
        offersPickup
        offersDelivery
        pickupNote
        deliveryZones {
          kecamatan
          fee
          freeFrom
        }
        paused
        pausedUntil
        pauseNote
        products(first: 5) {
          nodes {
            ...ProductCard
          }
        }
      }
    }
  }
`)

const AskForStockNotice = graphql(`
  mutation AskForStockNotice($input: StockNoticeInput!) {
    askForStockNotice(input: $input) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const ReportShownReview = graphql(`
  mutation ReportShownReview($reviewId: ID!, $reason: String!) {
    reportReview(reviewId: $reviewId, reason: $reason) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

type Product = NonNullable<ProductPageQuery['product']>
type Variant = Product['variants'][number]

export const loader = async ({ request, params: { slug } }: Route.LoaderArgs) => {
  const { pathname, search, searchParams } = new URL(request.url)
  const { product, stockNoticeConsent } = await api(request, ProductPage, {
    slug,
    reviewsAfter: searchParams.get('ulasan'),
  })
  if (!product) throw data(null, { status: 404 })
  // It has been renamed: links of old still lead here, and search engines learn the new one.
  if (product.slug !== slug) throw redirect(localPath(localeOf(pathname), `/produk/${product.slug}`) + search, 301)
  const added = Number(searchParams.get('ditambah')) || 0
  const address = `${configuration.siteUrl}/produk/${product.slug}`
  const { whatsapp } = product.business
  return {
    product,
    stockNoticeConsent,
    noticeAsked: searchParams.has('kabari'),
    reviewReported: searchParams.has('dilaporkan'),
    added,
    address,
    question: whatsapp
      ? chatAddress({ phone: whatsapp, text: questionText(product, address), demo: configuration.demo })
      : null,
  }
}

/** Puts goods into the basket, at the price that stood beside the button; or goes on to order just them in a chat. */
export const action = async ({ request }: Route.ActionArgs) => {
  const { pathname } = new URL(request.url)
  const locale = localeOf(pathname)
  const t = translatorOf(locale)
  const form = await request.formData()
  if (formText(form, 'aksi') === 'kabari') return askForStockNotice(request, form)
  if (formText(form, 'aksi') === 'laporkan') return reportReview(request, form)
  const [chosen] = readBasket(formText(form, 'barang'))
  const quantity = Number(formText(form, 'jumlah'))
  const faults = {
    ...(!chosen && { barang: t('product.chooseVariant') }),
    ...(!(Number.isInteger(quantity) && quantity >= 1 && quantity <= quantityMax) && {
      jumlah: t('product.quantityWrong'),
    }),
  }
  if (!chosen || Object.keys(faults).length > 0) return data<Refused>({ faults }, { status: 400 })
  const line = { ...chosen, quantity }
  if (formText(form, 'lewat') === 'whatsapp') {
    const order = new URLSearchParams({ isi: writeBasket([line]), lewat: 'whatsapp' })
    return redirect(`${localPath(locale, '/bayar')}?${order}`)
  }
  const basket = addLine(basketOf(request), line)
  return redirect(`${pathname}?ditambah=${quantity}`, { headers: { 'set-cookie': keepBasket(basket) } })
}

type Refused = { faults: Faults; notice?: NoticeAsked; report?: ReportAsked }

/** Anybody may ask an officer to look at what stands here. The page comes back at the reviews that were read. */
const reportReview = async (request: Request, form: FormData) => {
  const { pathname, searchParams } = new URL(request.url)
  const locale = localeOf(pathname)
  const t = translatorOf(locale)
  const report = { reviewId: formText(form, 'reviewId'), reason: formText(form, 'alasan').slice(0, 300) }
  const again = (said: string, status: number) =>
    data<Refused>({ faults: { [reportField(report.reviewId)]: said }, report }, { status })
  if (!report.reason) return again(t('reviews.report.missing'), 400)
  const sent = await submit(request, ReportShownReview, report)
  const answer = sent.result?.reportReview
  if (answer?.__typename === 'ReviewReported') {
    const page = searchParams.get('ulasan')
    return redirect(`${pathname}?${new URLSearchParams({ ...(page && { ulasan: page }), dilaporkan: '' })}#ulasan`, 303)
  }
  // The API writes Indonesian.
  return again(answer && locale === 'id' ? answer.message : t('reviews.report.refused'), 409)
}

/** Remembers whom to tell when these goods are back: by number or by e-mail, whichever she wrote. */
const askForStockNotice = async (request: Request, form: FormData) => {
  const { pathname } = new URL(request.url)
  const locale = localeOf(pathname)
  const t = translatorOf(locale)
  const notice = { variantId: formText(form, 'variantId'), contact: formText(form, 'contact') }
  const faults = {
    ...(notice.contact === '' && { contact: t('product.notice.contactMissing') }),
    ...(formText(form, 'setuju') !== '1' && { setuju: t('product.notice.agreeMissing') }),
  }
  if (Object.keys(faults).length > 0) return data<Refused>({ faults, notice }, { status: 400 })
  const by = notice.contact.includes('@') ? { email: notice.contact } : { phone: notice.contact }
  const input = { variantId: notice.variantId, ...by, consent: true }
  const sent = await submit(request, AskForStockNotice, { input })
  const answer = sent.result?.askForStockNotice
  if (answer?.__typename === 'StockNoticeAsked') return redirect(`${pathname}?kabari`, 303)
  // The API writes Indonesian.
  const said = answer && locale === 'id' ? answer.message : t('product.notice.contactWrong')
  return data<Refused>({ faults: { contact: said }, notice }, { status: 400 })
}

export default function ProductDetails({ loaderData, actionData }: Route.ComponentProps) {
  const { product, stockNoticeConsent, noticeAsked, reviewReported, added, address, question } = loaderData
  const t = useTranslations('product')
  const mediaUrl = useMediaUrl()
  const others = product.business.products.nodes.filter(({ slug }) => slug !== product.slug).slice(0, 4)
  const [image] = product.images
  const missing = product.business.paused ? product.variants : product.variants.filter(isSoldOut)
  return (
    <>
      <PageHead
        title={t('title', { name: product.name, business: product.business.name })}
        description={product.description}
        image={image && picturePath(image, mediaUrl)}
      />
      {added > 0 && <Added count={added} name={product.name} />}
      <div className="grid grid-cols-1 gap-6 md:grid-cols-2 md:gap-10">
        <Pictures images={product.images} />
        <div className="space-y-5">
          <div className="space-y-2">
            <LocalLink
              to={`/kategori/${product.category.slug}`}
              className={`${textLink} inline-flex min-h-12 items-center`}
            >
              {product.category.name}
            </LocalLink>
            <h1 className="text-3xl md:text-4xl">{product.name}</h1>
            <p>
              {t('by')}{' '}
              <LocalLink to={`/usaha/${product.business.slug}`} className={textLink}>
                {product.business.name}
              </LocalLink>
            </p>
          </div>
          <AverageRating average={product.averageRating} count={product.reviewCount} to="#ulasan" />
          <Price product={product} />
          <PauseNote business={product.business} />
          <FaultSummary faults={actionData?.faults} />
          {!product.business.paused && <BuyForm product={product} fault={actionData?.faults.jumlah} />}
          {missing.length > 0 && (
            <StockNotice
              variants={missing}
              all={missing.length === product.variants.length}
              consent={stockNoticeConsent}
              asked={actionData?.notice}
              faults={actionData?.notice && actionData.faults}
              done={noticeAsked}
            />
          )}
          {question && (
            <a href={question} rel="noopener" className={`${button.quiet} w-full`}>
              <Icon name="chat" />
              {t('ask')}
            </a>
          )}
          <p className="text-lg">{product.description}</p>
          <Facts product={product} />
          <Licences licences={product.licences} />
          <DeliveryTerms terms={product.business} />
          <ShareLinks text={`${product.name} ${rupiah(product.price)}`} address={address} />
        </div>
      </div>
      <Reviews product={product} reported={reviewReported} asked={actionData?.report} faults={actionData?.faults} />
      <section aria-labelledby="pembuat" className="mt-12 rounded-[1.75rem] bg-sand p-6 md:p-10">
        <div className="flex gap-5">
          <TampukManggis className="hidden size-14 shrink-0 text-mengkudu sm:block" />
          <div className="space-y-2">
            <h2 id="pembuat" className="text-2xl">
              {t('maker')}
            </h2>
            <p className="max-w-2xl text-lg">{product.business.story}</p>
            <LocalLink
              to={`/usaha/${product.business.slug}`}
              className={`${textLink} inline-flex min-h-12 items-center`}
            >
              {t('toBusiness', { name: product.business.name })}
            </LocalLink>
          </div>
        </div>
      </section>
      {others.length > 0 && (
        <section aria-labelledby="lainnya" className="mt-12">
          <h2 id="lainnya" className="mb-4 text-2xl">
            {t('others')}
          </h2>
          <ProductGrid products={others} />
        </section>
      )}
    </>
  )
}

const priceRange = (variants: readonly Variant[]): string => {
  const prices = variants.map(({ price }) => price)
  const [least, most] = [Math.min(...prices), Math.max(...prices)]
  return least === most ? rupiah(least) : `${rupiah(least)} – ${rupiah(most)}`
}

/** The price, what it was before, and what the weight makes of it. */
const Price = ({ product: { variants, unit, weightGrams } }: { product: Product }) => {
  const t = useTranslations('product')
  const [first] = variants
  const one = first && variants.every(({ price }) => price === first.price) ? first : undefined
  const weighed = one && weightGrams ? unitPrice(one.price, weightGrams) : undefined
  return (
    <div>
      <p>
        {one?.compareAtPrice != null && (
          <s className="amount text-ink">
            <span className="sr-only">{t('before')} </span>
            {rupiah(one.compareAtPrice)}
          </s>
        )}{' '}
        <span className="amount text-[clamp(1.25rem,8vw,1.875rem)] font-extrabold">{priceRange(variants)}</span>{' '}
        <span className="text-muted">/ {unit}</span>
      </p>
      {weighed && (
        <p>
          <span className="amount">{rupiah(weighed.amount)}</span> / {weighed.per}
        </p>
      )}
    </div>
  )
}

const Added = ({ count, name }: { count: number; name: string }) => {
  const t = useTranslations('product')
  return (
    <div
      role="status"
      className="mb-6 flex flex-wrap items-center gap-4 rounded-card border-l-4 border-daun bg-leaf p-4"
    >
      <DurianPecah className="w-14 shrink-0 text-daun" />
      <p className="min-w-0 flex-1 basis-40 text-lg font-bold">{t('added', { count, name })}</p>
      <LocalLink to="/keranjang" className={button.primary}>
        {t('toBasket')}
      </LocalLink>
    </div>
  )
}

const Pictures = ({ images }: Pick<Product, 'images'>) => {
  const t = useTranslations('product')
  const [first, ...others] = images
  if (others.length === 0) {
    return (
      <div className="self-start overflow-hidden rounded-[1.75rem] border border-hairline">
        <Picture image={first} sizes="(min-width: 48rem) 34rem, 92vw" first />
      </div>
    )
  }
  return (
    <section
      aria-label={t('pictures', { count: images.length })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="flex snap-x snap-mandatory gap-3 self-start overflow-x-auto"
    >
      {images.map((image, index) => (
        <div
          key={image.url}
          className="w-[88%] shrink-0 snap-start overflow-hidden rounded-[1.75rem] border border-hairline"
        >
          <Picture image={image} sizes="(min-width: 48rem) 30rem, 82vw" first={index === 0} />
        </div>
      ))}
    </section>
  )
}

const isSoldOut = ({ stock }: Variant) => stock !== null && stock <= 0

const BuyForm = ({ product, fault }: { product: Product; fault: string | undefined }) => {
  const t = useTranslations('product')
  const { variants } = product
  const buyable = variants.filter((variant) => !isSoldOut(variant))
  if (buyable.length === 0) {
    return <p className="rounded-card bg-blush p-4 font-bold text-mengkudu">{t('soldOutLong')}</p>
  }
  const [only] = variants.length === 1 ? variants : []
  return (
    <form method="post" className="space-y-4 rounded-card border border-hairline bg-paper p-4 shadow-card" noValidate>
      {only ? (
        <input type="hidden" name="barang" value={lineText(only)} />
      ) : (
        <fieldset id={fieldId('barang')}>
          <legend className="mb-2 font-bold">{t('variant')}</legend>
          <div className="flex flex-wrap gap-2">
            {variants.map((variant) => (
              <VariantChoice
                key={variant.id}
                variant={variant}
                priced={variant.price !== product.price}
                chosen={variant === buyable[0]}
              />
            ))}
          </div>
        </fieldset>
      )}
      <Stock variants={only ? [only] : []} leadTimeDays={product.leadTimeDays} />
      {fault && <FieldFault name="jumlah" fault={fault} />}
      <div className="flex flex-wrap items-end gap-3">
        <div>
          <label htmlFor={fieldId('jumlah')} className="mb-1.5 block font-bold">
            {t('quantity')}
          </label>
          <input
            id={fieldId('jumlah')}
            name="jumlah"
            type="number"
            inputMode="numeric"
            min={1}
            max={only?.stock ?? quantityMax}
            defaultValue={1}
            required
            className="amount min-h-12 w-20 rounded-xl border border-border bg-paper px-3 text-center"
          />
        </div>
        <button type="submit" className={`${button.primary} flex-1`}>
          <Icon name="basket" className="size-6 shrink-0 max-sm:hidden" />
          {t('addToBasket')}
        </button>
      </div>
      {product.business.whatsapp && (
        <button type="submit" name="lewat" value="whatsapp" className={`${button.whatsapp} w-full`}>
          <Icon name="chat" />
          {t('orderByWhatsapp')}
        </button>
      )}
    </form>
  )
}

/** One piece at the price that is shown, as the basket writes it. */
const lineText = ({ id, price }: Variant) => writeBasket([{ variantId: id, quantity: 1, unitPrice: price }])

const VariantChoice = ({ variant, priced, chosen }: { variant: Variant; priced: boolean; chosen: boolean }) => {
  const t = useTranslations('product')
  const soldOut = isSoldOut(variant)
  return (
    <label className="flex min-h-12 min-w-14 items-center justify-center gap-2 rounded-xl border border-border px-4 py-2 font-semibold has-checked:border-2 has-checked:border-nila has-checked:bg-mist has-disabled:border-hairline has-disabled:text-muted has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-nila">
      <input
        type="radio"
        name="barang"
        value={lineText(variant)}
        defaultChecked={chosen}
        disabled={soldOut}
        className="size-5 accent-nila"
      />
      <span>
        {variant.name}
        {priced && (
          <span className="font-normal">
            {' '}
            {variant.compareAtPrice != null && (
              <s className="amount">
                <span className="sr-only">{t('before')} </span>
                {rupiah(variant.compareAtPrice)}
              </s>
            )}{' '}
            <span className="amount">{rupiah(variant.price)}</span>
          </span>
        )}
        {soldOut && <span className="font-normal"> ({t('soldOut')})</span>}
      </span>
    </label>
  )
}

const Stock = ({ variants, leadTimeDays }: { variants: readonly Variant[]; leadTimeDays: number }) => {
  const t = useTranslations('product')
  const [only] = variants
  return (
    <>
      {leadTimeDays > 0 && (
        <p className="flex gap-2">
          <Icon name="clock" className="mt-0.5 size-6 shrink-0 text-kuning-ink" />
          {t('leadTime', { days: leadTimeDays })}
        </p>
      )}
      {only && only.stock !== null && (
        <p className="flex gap-2">
          <Icon name="check" className="mt-0.5 size-6 shrink-0 text-daun" />
          {only.stock <= 10 ? t('stockLow', { count: only.stock }) : t('inStock')}
        </p>
      )}
    </>
  )
}

const Facts = ({ product }: { product: Product }) => {
  const t = useTranslations('product')
  const locale = useLocale()
  const { weightGrams, shelfLifeDays, business } = product
  const facts = [
    weightGrams && ([t('weight'), weight(weightGrams, locale)] as const),
    shelfLifeDays && ([t('shelfLife'), t('days', { days: shelfLifeDays })] as const),
    [t('madeIn'), `${business.kelurahan}, ${business.kecamatan}`] as const,
  ].filter((fact) => !!fact)
  return (
    <dl className="divide-y divide-hairline border-y border-hairline">
      {facts.map(([name, value]) => (
        <div key={name} className="flex flex-wrap justify-between gap-x-4 py-2.5">
          <dt className="text-muted">{name}</dt>
          <dd className="text-right font-semibold">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
