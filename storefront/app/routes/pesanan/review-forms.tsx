import { useLocale, useTranslations } from 'use-intl'
import { day } from '../../format.ts'
import { PhotoField } from '../../photo/photo-field.tsx'
import { button } from '../../ui/button.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { LongField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Picture } from '../../ui/picture.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import { Stars } from '../../ui/rating.tsx'
import type { RefusedAct } from './acts.server.ts'
import type { ReviewableLine } from './purchase.tsx'

/** One review for each kind of goods that was handed over: to be written, or as it was written. */
export const ReviewForms = ({
  lines,
  refused,
}: {
  lines: readonly ReviewableLine[]
  refused: RefusedAct | undefined
}) => {
  if (lines.length === 0) return null
  return (
    <div className="space-y-4">
      {lines.map((line) => (
        <ReviewOfLine key={line.orderLineId} line={line} refused={refused} />
      ))}
    </div>
  )
}

const ReviewOfLine = ({ line, refused }: { line: ReviewableLine; refused: RefusedAct | undefined }) => {
  const t = useTranslations('purchase.review')
  const locale = useLocale()
  const { name, ownReview } = line
  const here = refused?.form === formName(line) ? refused : undefined
  if (!ownReview) {
    return (
      <Disclosure icon="star" title={t('title')} explanation={name} open={here !== undefined}>
        <ReviewForm line={line} refused={here} />
      </Disclosure>
    )
  }
  const { review, status, hiddenReason, editableUntil } = ownReview
  const editable = Date.parse(editableUntil) > Temporal.Now.instant().epochMilliseconds
  return (
    <section aria-label={t('of', { name })} className="space-y-3 rounded-card border border-border p-4">
      <h3 className="text-lg">{t('yours')}</h3>
      <p className="wrap-anywhere">
        {name}: <Stars stars={review.stars} />
      </p>
      {review.text && <p className="wrap-anywhere whitespace-pre-line">{review.text}</p>}
      {review.photo && (
        <div className="w-32 overflow-hidden rounded-xl border border-hairline">
          <Picture image={review.photo} sizes="8rem" />
        </div>
      )}
      {status !== 'VISIBLE' && (
        <p className="flex gap-2">
          <Icon name="clock" className="mt-0.5 size-6 shrink-0 text-kuning-ink" />
          {t(status, { reason: hiddenReason ?? '' })}
        </p>
      )}
      {editable && (
        <Disclosure
          title={t('change')}
          explanation={t('until', { day: day(editableUntil, locale) })}
          open={here !== undefined}
        >
          <ReviewForm line={line} refused={here} />
        </Disclosure>
      )}
    </section>
  )
}

const formName = ({ orderLineId }: ReviewableLine) => `ulas.${orderLineId}`

const levels = ['5', '4', '3', '2', '1'] as const

const ReviewForm = ({ line, refused }: { line: ReviewableLine; refused: RefusedAct | undefined }) => {
  const t = useTranslations('purchase.review')
  const { orderLineId: id, ownReview } = line
  const faults = refused?.faults
  const before = ownReview?.review
  const kept = refused?.values.kept ?? before?.photo?.id
  return (
    <form
      method="post"
      action={`?aksi=${formName(line)}`}
      encType="multipart/form-data"
      noValidate
      className="space-y-4 p-4"
    >
      <input
        type="hidden"
        name={`reviewId.${id}`}
        value={refused?.values.reviewId ?? before?.id ?? crypto.randomUUID()}
      />
      {before && <input type="hidden" name="ubah" value="1" />}
      <RadioList
        name={`stars.${id}`}
        legend={t('stars')}
        choices={levels.map((level) => ({ value: level, label: t(`levels.${level}`) }))}
        chosen={refused?.values.stars ?? before?.stars.toString()}
        fault={faults?.[`stars.${id}`]}
      />
      <LongField
        name={`text.${id}`}
        label={t('text')}
        hint={t('textHint')}
        optional
        defaultValue={refused?.values.text ?? before?.text ?? ''}
        fault={faults?.[`text.${id}`]}
        maxLength={1000}
      />
      {kept && (
        <label className="flex min-h-12 items-center gap-3">
          <input type="checkbox" name={`kept.${id}`} value={kept} defaultChecked className="size-6 accent-nila" />
          {t('keepPhoto')}
        </label>
      )}
      <PhotoField
        name={`photo.${id}`}
        label={t('photo')}
        hint={t('photoHint')}
        fault={faults?.[`photo.${id}`]}
        optional
      />
      <button type="submit" className={button.secondary}>
        {before ? t('change') : t('send')}
      </button>
    </form>
  )
}
