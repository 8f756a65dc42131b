import { useTranslations } from 'use-intl'
import { PhotoField } from '../../photo/photo-field.tsx'
import { button } from '../../ui/button.ts'
import { Icon } from '../../ui/icon.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Fold, panel } from '../../ui/work-fields.tsx'

type Photo = Parameters<typeof Picture>[0]['image'] & { id: string }

const photosMax = 8

/** The photos of one product: the first is the one in lists. */
export const GoodsPhotos = ({
  photos,
  name,
  action,
  fault,
}: {
  photos: readonly Photo[]
  name: string
  action: string
  fault: string | undefined
}) => {
  const t = useTranslations('jual.editGoods.photos')
  return (
    <section aria-labelledby="foto" className={`${panel} space-y-4`}>
      <h2 id="foto" className="text-lg">
        {t('title')}
      </h2>
      {photos.length > 0 && (
        <form method="post" action={action} encType="multipart/form-data">
          <input type="hidden" name="bagian" value="urutan" />
          <ol className="grid grid-cols-2 gap-3 sm:grid-cols-3">
            {photos.map((photo, index) => (
              <li key={photo.id} className="flex flex-col gap-2">
                <div className="overflow-hidden rounded-xl">
                  <Picture image={photo} sizes="(min-width: 40rem) 220px, 45vw" />
                </div>
                {index === 0 ? (
                  <p className="flex min-h-12 items-center gap-2 font-semibold text-daun">
                    <Icon name="check" className="size-5 shrink-0" />
                    {t('first')}
                  </p>
                ) : (
                  <button type="submit" name="utama" value={photo.id} className={button.quiet.replace('px-6', 'px-2')}>
                    {t('makeFirst')}
                    <span className="sr-only"> {t('photo', { number: index + 1, name })}</span>
                  </button>
                )}
                <Fold icon="cross" label={t('remove')} of={t('photo', { number: index + 1, name })}>
                  <button
                    type="submit"
                    name="hapus"
                    value={photo.id}
                    className={`${button.secondary.replace('px-6', 'px-2')} w-full`}
                  >
                    {t('removeNow')}
                    <span className="sr-only"> {t('photo', { number: index + 1, name })}</span>
                  </button>
                </Fold>
              </li>
            ))}
          </ol>
        </form>
      )}
      {photos.length < photosMax ? (
        <form method="post" action={action} encType="multipart/form-data" className="space-y-3">
          <input type="hidden" name="bagian" value="foto" />
          <PhotoField name="foto" label={t('another')} fault={fault} />
          <button type="submit" className={`${button.secondary} w-full sm:w-auto`}>
            <Icon name="upload" />
            {t('send')}
          </button>
        </form>
      ) : (
        <p>{t('enough', { count: photosMax })}</p>
      )}
    </section>
  )
}
