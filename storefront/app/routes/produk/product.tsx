import { data, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { basketOf, keepBasket } from '../../basket/basket.server.ts'
import { addLine, quantityMax, readBasket, writeBasket } from '../../basket/basket.ts'
import { configuration } from '../../configuration.server.ts'
import { rupiah, weight } from '../../format.ts'
import { formText } from '../../forms/form-text.ts'
import { api } from '../../graphql/api.server.ts'
import type { ProductPageQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { localeOf } from '../../messages/locale.ts'
import { translatorOf } from '../../messages/messages.ts'
import { button, textLink } from '../../ui/button.ts'
import { FaultSummary, FieldFault, fieldId } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { LocalLink } from '../../ui/local-link.tsx'
import { DurianPecah, TampukManggis } from '../../ui/motif.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Picture, picturePath } from '../../ui/picture.tsx'
import { ProductGrid } from '../../ui/product-card.tsx'
import { ShareLinks } from '../../ui/share-links.tsx'
import type { Route } from './+types/product'

const ProductPage = graphql(`
  query ProductPage($slug: String!) {
    product(slug: $slug) {
      slug
      name
      description
      unit
      weightGrams
      shelfLifeDays
      leadTimeDays
      price
      availability
      category {
        slug
        name
      }
      variants {
        id
        name
        price
        stock
      }
      images {
        url
        width
        height
        alt
      }
      business {
        slug
        name
        story
        kelurahan
        kecamatan
        products(first: 5) {
          nodes {
            ...ProductCard
          }
        }
      }
    }
  }
`)

type Product = NonNullable<ProductPageQuery['product']>
type Variant = Product['variants'][number]

export const loader = async ({ request, params: { slug } }: Route.LoaderArgs) => {
  const { product } = await api(request, ProductPage, { slug })
  if (!product) throw data(null, { status: 404 })
  const added = Number(new URL(request.url).searchParams.get('ditambah')) || 0
  return { product, added, address: `${configuration.siteUrl}/produk/${product.slug}` }
}

/** Puts goods into the basket, at the price that stood beside the button. */
export const action = async ({ request }: Route.ActionArgs) => {
  const { pathname } = new URL(request.url)
  const t = translatorOf(localeOf(pathname))
  const form = await request.formData()
  const [chosen] = readBasket(formText(form, 'barang'))
  const quantity = Number(formText(form, 'jumlah'))
  const faults = {
    ...(!chosen && { barang: t('product.chooseVariant') }),
    ...(!(Number.isInteger(quantity) && quantity >= 1 && quantity <= quantityMax) && {
      jumlah: t('product.quantityWrong'),
    }),
  }
  if (!chosen || Object.keys(faults).length > 0) return data({ faults }, { status: 400 })
  const basket = addLine(basketOf(request), { ...chosen, quantity })
  return redirect(`${pathname}?ditambah=${quantity}`, { headers: { 'set-cookie': keepBasket(basket) } })
}

export default function ProductDetails({ loaderData, actionData }: Route.ComponentProps) {
  const { product, added, address } = loaderData
  const t = useTranslations('product')
  const others = product.business.products.nodes.filter(({ slug }) => slug !== product.slug).slice(0, 4)
  const [image] = product.images
  return (
    <>
      <PageHead
        title={t('title', { name: product.name, business: product.business.name })}
        description={product.description}
        image={image && picturePath(image)}
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
          <p>
            <span className="amount text-[clamp(1.25rem,8vw,1.875rem)] font-extrabold">
              {priceRange(product.variants)}
            </span>{' '}
            <span className="text-muted">/ {product.unit}</span>
          </p>
          <FaultSummary faults={actionData?.faults} />
          <BuyForm product={product} fault={actionData?.faults.jumlah} />
          <p className="text-lg">{product.description}</p>
          <Facts product={product} />
          <ShareLinks text={`${product.name} ${rupiah(product.price)}`} address={address} />
        </div>
      </div>
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

const Pictures = ({ images }: Pick<Product, 'images'>) => (
  <div className="space-y-3">
    <div className="overflow-hidden rounded-[1.75rem] border border-hairline">
      <Picture image={images[0]} sizes="(min-width: 48rem) 34rem, 92vw" first />
    </div>
    {images.length > 1 && (
      <ul className="grid grid-cols-3 gap-3">
        {images.slice(1).map((image) => (
          <li key={image.url} className="overflow-hidden rounded-card border border-hairline">
            <Picture image={image} sizes="(min-width: 48rem) 11rem, 30vw" />
          </li>
        ))}
      </ul>
    )}
  </div>
)

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
        {priced && <span className="amount font-normal"> {rupiah(variant.price)}</span>}
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
