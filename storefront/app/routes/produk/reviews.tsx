import { useLocale, useTranslations } from 'use-intl'
import { day } from '../../format.ts'
import type { ProductPageQuery } from '../../graphql/generated/graphql.ts'
import { button } from '../../ui/button.ts'
import { Picture } from '../../ui/picture.tsx'
import { AverageRating, Stars } from '../../ui/rating.tsx'

type Product = NonNullable<ProductPageQuery['product']>
type Review = Product['reviews']['nodes'][number]

/** What buyers say who were handed these goods, and what the maker answers. */
export const Reviews = ({
  product,
}: {
  product: Pick<Product, 'reviews' | 'averageRating' | 'reviewCount' | 'business'>
}) => {
  const t = useTranslations('reviews')
  const { nodes, pageInfo } = product.reviews
  return (
    <section aria-labelledby="ulasan" className="mt-12">
      <h2 id="ulasan" className="mb-3 text-2xl">
        {t('title')}
      </h2>
      <AverageRating average={product.averageRating} count={product.reviewCount} />
      {nodes.length === 0 && <p>{t('none')}</p>}
      <ul className="mt-4 grid grid-cols-1 gap-4 md:grid-cols-2">
        {nodes.map((review) => (
          <ReviewCard key={review.id} review={review} maker={product.business.name} />
        ))}
      </ul>
      {pageInfo.hasNextPage && (
        <a href={`?ulasan=${pageInfo.endCursor}#ulasan`} className={`${button.quiet} mt-4`}>
          {t('more')}
        </a>
      )}
    </section>
  )
}

const ReviewCard = ({ review, maker }: { review: Review; maker: string }) => {
  const t = useTranslations('reviews')
  const locale = useLocale()
  const { stars, text, authorName, writtenAt, reply, photo } = review
  return (
    <li className="space-y-3 rounded-card border border-hairline bg-paper p-4 shadow-card">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Stars stars={stars} />
        <span className="text-muted">
          {authorName}, <time dateTime={writtenAt}>{day(writtenAt, locale)}</time>
        </span>
      </p>
      {text && <p className="wrap-anywhere whitespace-pre-line">{text}</p>}
      {photo && (
        <div className="w-40 overflow-hidden rounded-xl border border-hairline">
          <Picture image={{ ...photo, alt: photo.alt || t('photoBy', { name: authorName }) }} sizes="10rem" />
        </div>
      )}
      {reply && (
        <div className="rounded-xl bg-sand p-3">
          <p className="font-bold">{t('replyBy', { name: maker })}</p>
          <p className="wrap-anywhere whitespace-pre-line">{reply}</p>
        </div>
      )}
    </li>
  )
}
