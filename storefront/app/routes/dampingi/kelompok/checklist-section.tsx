import { useTranslations } from 'use-intl'
import { day } from '../../../format.ts'
import type { KeptGroupFragment } from '../../../graphql/generated/graphql.ts'
import { keptField } from '../../../photo/kept-photos.ts'
import { PhotoField } from '../../../photo/photo-field.tsx'
import { button } from '../../../ui/button.ts'
import { LongField } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { picturePath, useMediaUrl } from '../../../ui/picture.tsx'
import { Fold, panel } from '../../../ui/work-fields.tsx'
import { fieldsOf, type RefusedForm } from '../../program/desk-form.ts'

/** What has to be seen before a group begins, and what was seen. */
export const ChecklistSection = ({
  group,
  action,
  refused,
}: {
  group: KeptGroupFragment
  action: string
  refused: RefusedForm | undefined
}) => {
  const t = useTranslations('keeping.checklist')
  const { checklist, status } = group
  const done = checklist.filter(({ mark }) => mark).length
  return (
    <section aria-labelledby="syarat" className="space-y-3">
      <h2 id="syarat" className="text-2xl">
        {t('title')}
      </h2>
      <p>{t('done', { done, count: checklist.length })}</p>
      <ol className="space-y-3">
        {checklist.map((item) => (
          <li key={item.key} className={`${panel} space-y-3`}>
            <h3 className="flex items-start gap-2 text-lg">
              {item.mark && <Icon name="check" className="mt-1 size-6 shrink-0 text-daun" />}
              {item.label}
            </h3>
            {item.mark && <Mark mark={item.mark} />}
            {status === 'FORMING' && (
              <Evidence item={item} action={action} refused={refused} isMarked={Boolean(item.mark)} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

type Item = KeptGroupFragment['checklist'][number]

const Mark = ({ mark: { note, image, markedByName, markedAt } }: { mark: NonNullable<Item['mark']> }) => {
  const t = useTranslations('keeping.checklist')
  const mediaUrl = useMediaUrl()
  return (
    <div className="space-y-2">
      {note && <p>{note}</p>}
      {image && (
        <img
          src={picturePath(image, mediaUrl)}
          width={image.width}
          height={image.height}
          alt={t('photoOf')}
          loading="lazy"
          className="h-auto max-h-60 w-auto max-w-full rounded-xl"
        />
      )}
      <p className="text-muted">{t('by', { name: markedByName, day: day(markedAt) })}</p>
    </div>
  )
}

const Evidence = ({
  item,
  action,
  refused,
  isMarked,
}: {
  item: Item
  action: string
  refused: RefusedForm | undefined
  isMarked: boolean
}) => {
  const t = useTranslations('keeping.checklist')
  const step = `syarat:${item.key}`
  const field = fieldsOf(refused, step)
  const photo = field('imageId')
  const [id, url] = (refused?.filled[keptField(photo.name)] ?? '').split(' ')
  return (
    <>
      <Fold
        icon={isMarked ? 'pencil' : 'plus'}
        label={t(isMarked ? 'again' : 'mark')}
        of={item.label}
        open={refused?.step === step}
      >
        <form method="post" action={action} encType="multipart/form-data" noValidate className="space-y-4">
          {/* Before the photo, so that it is read of a form that is too large. */}
          <input type="hidden" name="langkah" value={step} />
          <LongField
            {...field('note')}
            label={t('note')}
            hint={t('noteHint')}
            maxLength={1000}
            optional={item.needsPhoto}
          />
          <PhotoField
            name={photo.name}
            label={t('photo')}
            fault={photo.fault}
            kept={id && url ? [{ id, url }] : []}
            optional={!item.needsPhoto}
          />
          <button type="submit" className={`${button.secondary} w-full sm:w-auto`}>
            <Icon name="check" />
            {t('save')}
            <span className="sr-only"> {item.label}</span>
          </button>
        </form>
      </Fold>
      {isMarked && (
        <form method="post" action={action}>
          <button type="submit" name="langkah" value={`cabut:${item.key}`} className={button.quiet}>
            {t('unmark')}
            <span className="sr-only"> {item.label}</span>
          </button>
        </form>
      )}
    </>
  )
}
