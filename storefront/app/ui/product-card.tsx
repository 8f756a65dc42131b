import { useTranslations } from 'use-intl'
import { rupiah } from '../format.ts'
import type { ProductCardFragment } from '../graphql/generated/graphql.ts'
import { graphql } from '../graphql/generated/index.ts'
import { LocalLink } from './local-link.tsx'
import { Picture } from './picture.tsx'

graphql(`
  fragment ProductCard on Product {
    id
    slug
    name
    unit
    price
    compareAtPrice
    availability
    leadTimeDays
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
    business {
      name
      kecamatan
    }
  }
`)

/** Products side by side: two on a phone, one where the text is set very large, four on a desk. */
export const ProductGrid = ({
  products,
  firstRow = false,
  heading = 'h3',
}: {
  products: readonly ProductCardFragment[]
  /** The grid is at the head of the page: its first row is seen at once. */
  firstRow?: boolean
  /** h2 where the grid stands right below the title of the page. */
  heading?: 'h2' | 'h3'
}) => (
  <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,7.75rem),1fr))] gap-3 sm:gap-4 md:grid-cols-3 lg:grid-cols-4 lg:gap-5">
    {products.map((product, index) => (
      <ProductCard key={product.id} product={product} first={firstRow && index < 2} Heading={heading} />
    ))}
  </ul>
)

const ProductCard = ({
  product,
  first,
  Heading,
}: {
  product: ProductCardFragment
  first: boolean
  Heading: 'h2' | 'h3'
}) => {
  const t = useTranslations('product')
  return (
    <li className="group relative flex flex-col overflow-hidden rounded-card border border-hairline bg-paper shadow-card focus-within:border-nila hover:border-border">
      <Picture
        image={product.images[0]}
        sizes="(min-width: 64rem) 17rem, (min-width: 48rem) 30vw, 46vw"
        first={first}
        decorative
      />
      <div className="flex flex-1 flex-col gap-1 p-3 sm:p-4">
        <Heading className="text-base leading-snug font-bold tracking-normal">
          {/* The whole card is the target; the name is what is read out. */}
          <LocalLink to={`/produk/${product.slug}`} className="after:absolute after:inset-0 group-hover:underline">
            {product.name}
          </LocalLink>
        </Heading>
        <p className="text-sm text-muted">{product.business.name}</p>
        <div className="mt-auto pt-1">
          {product.compareAtPrice != null && (
            <p>
              <s className="amount text-sm text-ink">
                <span className="sr-only">{t('before')} </span>
                {rupiah(product.compareAtPrice)}
              </s>
            </p>
          )}
          <p>
            <span className="amount text-lg font-extrabold">{rupiah(product.price)}</span>{' '}
            <span className="text-sm whitespace-nowrap text-muted">/ {product.unit}</span>
          </p>
          <CardAvailability {...product} />
        </div>
      </div>
    </li>
  )
}

/** Said only where it is not the usual: goods on the shelf need no words. */
const CardAvailability = ({
  availability,
  leadTimeDays,
}: Pick<ProductCardFragment, 'availability' | 'leadTimeDays'>) => {
  const t = useTranslations('product')
  if (availability === 'SOLD_OUT') return <p className="text-sm font-bold text-mengkudu">{t('soldOut')}</p>
  if (availability === 'MADE_TO_ORDER')
    return <p className="text-sm text-kuning-ink">{t('madeToOrderShort', { days: leadTimeDays })}</p>
  return null
}
