import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { day } from '../../format.ts'
import { formText } from '../../forms/form-text.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { ReviewQueueQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { newsIn } from '../../ui/news.ts'
import { Picture } from '../../ui/picture.tsx'
import { Stars } from '../../ui/rating.tsx'
import { Fold, Nothing } from '../../ui/work-fields.tsx'
import type { Route } from './+types/reviews'
import { DeskHead } from './desk-head.tsx'

const ReviewQueue = graphql(`
  query ReviewQueue($after: String) {
    reviewQueue(first: 20, after: $after) {
      nodes {
        review {
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
        status
        hiddenReason
        productName
        productSlug
        businessName
        reports {
          reason
          reporterName
          reportedAt
        }
        history {
          action
          reason
          officerName
          moderatedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const { reviewQueue } = await api(request, ReviewQueue, { after: searchParams.get('setelah') })
  return { queue: reviewQueue, news: newsIn(searchParams, ['shown', 'hidden']) }
}

const ShowReview = graphql(`
  mutation ShowReview($reviewId: ID!) {
    outcome: showReview(reviewId: $reviewId) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const HideReview = graphql(`
  mutation HideReview($reviewId: ID!, $reason: String!) {
    outcome: hideReview(reviewId: $reviewId, reason: $reason) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

/** Shows a review, or hides it with a reason that its author reads. */
export const action = async ({ request }: Route.ActionArgs) => {
  const form = await request.formData()
  const reviewId = formText(form, 'ulasan')
  const shows = formText(form, 'langkah') === 'tampilkan'
  const { faults, result } = await (shows
    ? submit(request, ShowReview, { reviewId })
    : submit(request, HideReview, { reviewId, reason: formText(form, `alasan-${reviewId}`) }))
  if (faults) return data({ reviewId, message: Object.values(faults).join(' ') }, { status: 400 })
  if ('message' in result.outcome) return data({ reviewId, message: result.outcome.message }, { status: 409 })
  return redirect(`/program/ulasan?kabar=${shows ? 'shown' : 'hidden'}`)
}

export default function ReviewsToModerate({ loaderData: { queue, news }, actionData }: Route.ComponentProps) {
  const t = useTranslations('program.reviews')
  const { hasNextPage, endCursor } = queue.pageInfo
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <DeskHead title={t('title')} how={t('how')} news={news && t(`news.${news}`)} refusal={actionData?.message} />
      {queue.nodes.length === 0 && <Nothing title={t('none')} />}
      <ul className="space-y-4">
        {queue.nodes.map((waiting) => (
          <WaitingReview
            key={waiting.review.id}
            waiting={waiting}
            fault={actionData?.reviewId === waiting.review.id ? actionData.message : undefined}
          />
        ))}
      </ul>
      {hasNextPage && endCursor && (
        <a href={`?${new URLSearchParams({ setelah: endCursor })}`} rel="next" className={button.secondary}>
          {t('more')}
        </a>
      )}
    </div>
  )
}

const WaitingReview = ({
  waiting: { review, status, productName, productSlug, businessName, reports, history },
  fault,
}: {
  waiting: ReviewQueueQuery['reviewQueue']['nodes'][number]
  fault: string | undefined
}) => {
  const t = useTranslations('program.reviews')
  const { id, stars, text, authorName, writtenAt, reply, photo } = review
  return (
    <li className="space-y-3 rounded-card border border-border bg-paper p-4 shadow-card">
      <h2 className="text-lg">
        <a href={`/produk/${productSlug}`} className="hover:underline">
          {productName}
        </a>
      </h2>
      <p>{businessName}</p>
      <p className="flex flex-wrap items-center gap-x-3">
        <Stars stars={stars} />
        <span>
          {authorName} · {day(writtenAt)} · {t(`status.${status}`)}
        </span>
      </p>
      {text && <p className="wrap-anywhere whitespace-pre-line">{text}</p>}
      {photo && (
        <div className="w-40 overflow-hidden rounded-xl">
          <Picture image={photo} sizes="160px" />
        </div>
      )}
      {reply && (
        <p className="rounded-xl bg-sand p-3 wrap-anywhere whitespace-pre-line">
          <strong>{t('reply')}</strong> {reply}
        </p>
      )}
      {reports.length > 0 && (
        <ul className="space-y-1 rounded-xl bg-honey p-3">
          {reports.map(({ reason, reporterName, reportedAt }) => (
            <li key={reportedAt}>
              <strong>{reporterName ?? t('visitor')}</strong>, {day(reportedAt)}: {reason}
            </li>
          ))}
        </ul>
      )}
      {history.length > 0 && (
        <ul className="space-y-1">
          {history.map(({ action, reason, officerName, moderatedAt }) => (
            <li key={moderatedAt}>
              {day(moderatedAt)}, {officerName}: {t(action === 'HIDDEN' ? 'wasHidden' : 'wasShown')}
              {reason && `, ${reason}`}
            </li>
          ))}
        </ul>
      )}
      <form method="post" action="/program/ulasan">
        <input type="hidden" name="ulasan" value={id} />
        <button type="submit" name="langkah" value="tampilkan" className={button.secondary}>
          <Icon name="check" />
          {t('show')}
          <span className="sr-only"> {t('of', { name: authorName, product: productName })}</span>
        </button>
      </form>
      <Fold
        icon="cross"
        label={t('hide')}
        of={t('of', { name: authorName, product: productName })}
        open={fault !== undefined}
      >
        <form method="post" action="/program/ulasan" noValidate className="space-y-3 rounded-xl bg-sand p-4">
          <input type="hidden" name="ulasan" value={id} />
          <Field name={`alasan-${id}`} label={t('reason')} hint={t('reasonHint')} maxLength={300} fault={fault} />
          <button type="submit" name="langkah" value="sembunyikan" className={button.secondary}>
            <Icon name="cross" />
            {t('hideNow')}
          </button>
        </form>
      </Fold>
    </li>
  )
}
