import { useTranslations } from 'use-intl'
import { FieldFault, fieldId } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { picturePath, useMediaUrl } from '../ui/picture.tsx'
import { type KeptPhoto, keptField, keptText } from './kept-photos.ts'
import shrinkPhotoUrl from './shrink-photo.ts?worker&url'

const tile =
  'flex min-h-24 cursor-pointer flex-col items-center justify-center gap-1 rounded-xl border-2 border-dashed border-border bg-paper p-3 text-center font-bold hover:bg-sand has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-nila'

/**
 * A photo: taken now, or out of what the phone has. Where scripts run, each is made small on the phone before it is sent, and the last
 * one shown.
 *
 * @param kept those that were sent before: the form came back for another reason, and a browser does not fill in files
 */
export const PhotoField = ({
  name,
  label,
  hint,
  fault,
  kept = [],
  optional = false,
  multiple = false,
}: {
  name: string
  label: string
  hint?: string
  fault?: string | undefined
  kept?: readonly KeptPhoto[] | undefined
  optional?: boolean
  /** Several at once out of what the phone has, besides one that is taken now. */
  multiple?: boolean
}) => {
  const t = useTranslations('photo')
  const form = useTranslations('form')
  const mediaUrl = useMediaUrl()
  const described =
    [hint && `${fieldId(name)}-petunjuk`, fault && `${fieldId(name)}-salah`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset
      id={fieldId(name)}
      data-photo={multiple ? 'banyak' : 'satu'}
      className="min-w-0 space-y-2"
      aria-describedby={described}
    >
      <legend className="font-bold">
        {label}
        {optional && <span className="font-normal text-muted"> {form('optional')}</span>}
      </legend>
      {hint && (
        <p id={`${fieldId(name)}-petunjuk`} className="text-muted">
          {hint}
        </p>
      )}
      {fault && <FieldFault name={name} fault={fault} />}
      {kept.length > 0 && (
        <div className="flex flex-wrap items-center gap-3 rounded-xl bg-leaf p-3">
          {kept.map((photo) => (
            <span key={photo.id}>
              <img src={picturePath(photo, mediaUrl)} alt="" className="size-20 rounded-xl object-cover" />
              <input type="hidden" name={keptField(name)} value={keptText(photo)} />
            </span>
          ))}
          <p className="font-semibold">{t('kept', { count: kept.length })}</p>
        </div>
      )}
      <div className="grid grid-cols-2 gap-2">
        {(['camera', 'gallery'] as const).map((from) => (
          <label key={from} className={tile}>
            <Icon name={from} className="size-8 shrink-0 text-mengkudu" />
            {t(from)}
            <input
              type="file"
              name={name}
              accept="image/*"
              capture={from === 'camera' ? 'environment' : undefined}
              multiple={multiple && from === 'gallery'}
              aria-invalid={fault ? true : undefined}
              aria-describedby={described}
              className="w-full min-w-0 text-sm font-normal file:sr-only"
            />
          </label>
        ))}
      </div>
      <p data-photo-status role="status" className="empty:hidden" data-ready={t('ready')} data-broken={t('broken')} />
      <canvas data-photo-preview hidden className="max-h-60 max-w-full rounded-xl" />
      <script type="module" src={shrinkPhotoUrl} />
    </fieldset>
  )
}
