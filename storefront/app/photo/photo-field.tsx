import { useTranslations } from 'use-intl'
import { FieldFault, fieldId } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { picturePath, useMediaUrl } from '../ui/picture.tsx'
import shrinkPhotoUrl from './shrink-photo.ts?worker&url'

const tile =
  'flex min-h-24 cursor-pointer flex-col items-center justify-center gap-1 rounded-xl border-2 border-dashed border-border bg-paper p-3 text-center font-bold hover:bg-sand has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-nila'

/**
 * A photo: taken now, or out of what the phone has. Where scripts run, it is made small on the phone before it is sent, and shown.
 *
 * @param kept one that was sent before: the form came back for another reason, and a browser does not fill in files
 */
export const PhotoField = ({
  name,
  label,
  hint,
  fault,
  kept,
}: {
  name: string
  label: string
  hint?: string
  fault?: string | undefined
  kept?: { id: string; url: string } | undefined
}) => {
  const t = useTranslations('jual.photo')
  const mediaUrl = useMediaUrl()
  const described = [hint && `${fieldId(name)}-petunjuk`, fault && `${fieldId(name)}-salah`].filter(Boolean).join(' ')
  return (
    <fieldset id={fieldId(name)} data-photo className="space-y-2" aria-describedby={described || undefined}>
      <legend className="font-bold">{label}</legend>
      {hint && (
        <p id={`${fieldId(name)}-petunjuk`} className="text-muted">
          {hint}
        </p>
      )}
      {fault && <FieldFault name={name} fault={fault} />}
      {kept && (
        <div className="flex items-center gap-3 rounded-xl bg-leaf p-3">
          <img src={picturePath(kept, mediaUrl)} alt="" className="size-20 rounded-xl object-cover" />
          <p className="font-semibold">{t('kept')}</p>
          <input type="hidden" name={`${name}Tersimpan`} value={`${kept.id} ${kept.url}`} />
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
