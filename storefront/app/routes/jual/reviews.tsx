import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { day } from '../../format.ts'
import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { ReceivedReviewsQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { LongField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { newsIn } from '../../ui/news.ts'
import { Notice } from '../../ui/notice.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Stars } from '../../ui/rating.tsx'
import { Fold, Nothing } from '../../ui/work-fields.tsx'
import type { Route } from './+types/reviews'
import { businessPath } from './business-path.ts'
import { ownBusiness } from './own-business.server.ts'
import { PageHeading } from './page-heading.tsx'
import { useWorkplace } from './use-workplace.ts'

const ReceivedReviews = graphql(`
  query ReceivedReviews($businessId: ID!, $after: String) {
    receivedReviews(businessId: $businessId, first: 20, after: $after) {
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
        reported
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const loader = async ({ request, context }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const after = searchParams.get('setelah')
  const { receivedReviews } = await api(request, ReceivedReviews, {
    businessId: context.get(ownBusiness).business.id,
    after,
  })
  return { reviews: receivedReviews, isFirst: after === null, news: newsIn(searchParams, ['replied', 'reported']) }
}

const ReplyToReview = graphql(`
  mutation ReplyToReview($reviewId: ID!, $text: String!) {
    outcome: replyToReview(reviewId: $reviewId, text: $text) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const ReportReview = graphql(`
  mutation ReportReview($reviewId: ID!, $reason: String!) {
    outcome: reportReview(reviewId: $reviewId, reason: $reason) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

/** Answers a review, or asks an officer to look at it: the button names which. */
export const action = async ({ request, context }: Route.ActionArgs) => {
  const form = await request.formData()
  const reviewId = formText(form, 'ulasan')
  const step = formText(form, 'langkah')
  const text = formText(form, `${step}-${reviewId}`)
  const again = (faults: Faults, status: number) =>
    data({ reviewId, step, text, fault: Object.values(faults).join(' ') }, { status })
  const { faults, result } = await (step === 'lapor'
    ? submit(request, ReportReview, { reviewId, reason: text })
    : submit(request, ReplyToReview, { reviewId, text }))
  if (faults) return again(faults, 400)
  if ('message' in result.outcome) return again({ text: result.outcome.message }, 409)
  const kabar = step === 'lapor' ? 'reported' : 'replied'
  return redirect(businessPath('/jual/ulasan', context.get(ownBusiness), { kabar }))
}

type Again = { reviewId: string; step: string; text: string; fault: string } | undefined

export default function Reviews({ loaderData, actionData }: Route.ComponentProps) {
  const { reviews, isFirst, news } = loaderData
  const { own } = useWorkplace()
  const t = useTranslations('jual.reviews')
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHeading title={t('title')} how={t('how')} />
      {news && !actionData && <Notice kind="good" title={t(`news.${news}`)} />}
      {actionData && (
        <Notice kind="bad" title={t('refused')}>
          <p>{actionData.fault}</p>
        </Notice>
      )}
      {reviews.nodes.length === 0 ? (
        <Nothing title={t('none')}>
          <p>{t('noneNext')}</p>
        </Nothing>
      ) : (
        <ul className="space-y-4">
          {reviews.nodes.map((received) => (
            <ReviewCard
              key={received.review.id}
              received={received}
              again={actionData?.reviewId === received.review.id ? actionData : undefined}
            />
          ))}
        </ul>
      )}
      {(!isFirst || reviews.pageInfo.hasNextPage) && (
        <p className="flex flex-wrap gap-3">
          {!isFirst && (
            <a href={businessPath('/jual/ulasan', own)} className={button.quiet}>
              {t('first')}
            </a>
          )}
          {reviews.pageInfo.hasNextPage && reviews.pageInfo.endCursor && (
            <a
              href={businessPath('/jual/ulasan', own, { setelah: reviews.pageInfo.endCursor })}
              rel="next"
              className={button.secondary}
            >
              {t('more')}
            </a>
          )}
        </p>
      )}
    </div>
  )
}

const ReviewCard = ({
  received: { review, status, hiddenReason, productName, reported },
  again,
}: {
  received: ReceivedReviewsQuery['receivedReviews']['nodes'][number]
  again: Again
}) => {
  const t = useTranslations('jual.reviews')
  const { id, stars, text, authorName, writtenAt, reply, photo } = review
  const of = t('of', { name: authorName, product: productName })
  return (
    <li className="space-y-3 rounded-card border border-border bg-paper p-4 shadow-card">
      <div>
        <h2 className="text-lg">{productName}</h2>
        <p className="flex flex-wrap items-center gap-x-3">
          <Stars stars={stars} />
          <span>
            {authorName} · {day(writtenAt)}
          </span>
        </p>
      </div>
      {text && <p className="wrap-anywhere whitespace-pre-line">{text}</p>}
      {photo && (
        <div className="w-32 overflow-hidden rounded-xl">
          <Picture image={photo} sizes="128px" />
        </div>
      )}
      {status !== 'VISIBLE' && (
        <p className="flex gap-2 font-semibold text-kuning-ink">
          <Icon name="clock" />
          {status === 'WAITING' ? t('waits') : t('hidden', { reason: hiddenReason ?? '' })}
        </p>
      )}
      {reported && (
        <p className="flex gap-2 font-semibold text-kuning-ink">
          <Icon name="alert" />
          {t('isReported')}
        </p>
      )}
      {reply && (
        <p className="rounded-xl bg-sand p-3 wrap-anywhere whitespace-pre-line">
          <strong className="block">{t('yourReply')}</strong>
          {reply}
        </p>
      )}
      <Say
        step="balas"
        icon="chat"
        label={t(reply ? 'changeReply' : 'reply')}
        of={of}
        id={id}
        again={again}
        value={reply ?? ''}
        lengthMax={1000}
      />
      {status === 'VISIBLE' && !reported && (
        <Say step="lapor" icon="alert" label={t('report')} of={of} id={id} again={again} value="" lengthMax={300} />
      )}
    </li>
  )
}

/** Something to say about a review: to everybody who reads it, or to an officer. */
const Say = ({
  step,
  icon,
  label,
  of,
  id,
  again,
  value,
  lengthMax,
}: {
  step: 'balas' | 'lapor'
  icon: 'chat' | 'alert'
  label: string
  of: string
  id: string
  again: Again
  value: string
  lengthMax: number
}) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.reviews.say')
  const mine = again?.step === step ? again : undefined
  return (
    <Fold icon={icon} label={label} of={of} open={mine !== undefined}>
      <form
        method="post"
        action={businessPath('/jual/ulasan', own)}
        noValidate
        className="space-y-3 rounded-xl bg-sand p-4"
      >
        <input type="hidden" name="ulasan" value={id} />
        <LongField
          name={`${step}-${id}`}
          label={t(`${step}.label`)}
          hint={t(`${step}.hint`)}
          maxLength={lengthMax}
          fault={mine?.fault}
          defaultValue={mine?.text ?? value}
        />
        <button type="submit" name="langkah" value={step} className={`${button.secondary} w-full sm:w-auto`}>
          <Icon name={icon} />
          {t(`${step}.send`)}
        </button>
      </form>
    </Fold>
  )
}
