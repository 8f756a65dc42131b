import { useLocale, useTranslations } from 'use-intl'
import { day } from '../../format.ts'
import type { Faults } from '../../forms/faults.ts'
import type { ProductPageQuery } from '../../graphql/generated/graphql.ts'
import { button } from '../../ui/button.ts'
import { FieldFault, fieldId } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Picture } from '../../ui/picture.tsx'
import { AverageRating, Stars } from '../../ui/rating.tsx'

type Product = NonNullable<ProductPageQuery['product']>
type Review = Product['reviews']['nodes'][number]

/** What she wrote, when the form comes back. */
export type ReportAsked = { reviewId: string; reason: string }

/** Its field among the faults of the page: each review has one. */
export const reportField = (reviewId: string): string => `alasan.${reviewId}`

/** What buyers say who were handed these goods, and what the maker answers. */
export const Reviews = ({
  product,
  reported,
  asked,
  faults,
}: {
  product: Pick<Product, 'reviews' | 'averageRating' | 'reviewCount' | 'business'>
  /** Somebody has just asked an officer to look at one. */
  reported: boolean
  asked: ReportAsked | undefined
  faults: Faults | undefined
}) => {
  const t = useTranslations('reviews')
  const { nodes, pageInfo } = product.reviews
  return (
    <section aria-labelledby="ulasan" className="mt-12">
      <h2 id="ulasan" className="mb-3 text-2xl">
        {t('title')}
      </h2>
      <AverageRating average={product.averageRating} count={product.reviewCount} />
      {reported && <Notice kind="good" title={t('report.done')} />}
      {nodes.length === 0 && <p>{t('none')}</p>}
      <ul className="mt-4 grid grid-cols-1 gap-4 md:grid-cols-2">
        {nodes.map((review) => (
          <ReviewCard
            key={review.id}
            review={review}
            maker={product.business.name}
            asked={asked?.reviewId === review.id ? asked : undefined}
            faults={faults}
          />
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

const ReviewCard = ({
  review,
  maker,
  asked,
  faults,
}: {
  review: Review
  maker: string
  asked: ReportAsked | undefined
  faults: Faults | undefined
}) => {
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
      <ReportForm review={review} asked={asked} fault={faults?.[reportField(review.id)]} />
    </li>
  )
}

/** Folded away: most reviews are fine. */
const ReportForm = ({
  review: { id, authorName },
  asked,
  fault,
}: {
  review: Review
  asked: ReportAsked | undefined
  fault: string | undefined
}) => {
  const t = useTranslations('reviews.report')
  return (
    <details open={asked !== undefined}>
      <summary className="inline-flex min-h-12 items-center gap-2 text-muted underline underline-offset-4">
        <Icon name="alert" className="size-5 shrink-0" />
        {t('title')}
        <span className="sr-only"> {t('of', { name: authorName })}</span>
      </summary>
      <form method="post" noValidate className="mt-2 space-y-3">
        <input type="hidden" name="aksi" value="laporkan" />
        <input type="hidden" name="reviewId" value={id} />
        <p>{t('how')}</p>
        <div className="space-y-1.5">
          <label htmlFor={fieldId(reportField(id))} className="block font-bold">
            {t('why')}
          </label>
          <p id={`${fieldId(reportField(id))}-petunjuk`} className="text-muted">
            {t('whyHint')}
          </p>
          {fault && <FieldFault name={reportField(id)} fault={fault} />}
          <textarea
            id={fieldId(reportField(id))}
            name="alasan"
            rows={2}
            maxLength={300}
            required
            defaultValue={asked?.reason}
            aria-invalid={fault ? true : undefined}
            aria-describedby={`${fieldId(reportField(id))}-${fault ? 'salah' : 'petunjuk'}`}
            className="block w-full rounded-xl border border-border bg-paper px-4 py-3 aria-invalid:border-2 aria-invalid:border-mengkudu"
          />
        </div>
        <button type="submit" className={button.secondary}>
          {t('send')}
        </button>
      </form>
    </details>
  )
}
