import { useTranslations } from 'use-intl'
import shrinkPhotoUrl from '../photo/shrink-photo.ts?worker&url'
import { FieldFault, fieldId } from './field.tsx'

/**
 * Photos from the phone; where scripts run, a single one is made small before it is sent. What was chosen is lost when the form
 * comes back: browsers do not give it again.
 */
export const PictureField = ({
  name,
  label,
  optional,
  hint,
  fault,
  multiple = false,
}: {
  name: string
  label: string
  optional: string
  hint: string
  fault?: string | undefined
  multiple?: boolean
}) => {
  const t = useTranslations('purchase')
  return (
    <div className="space-y-1.5" data-photo={multiple ? undefined : true}>
      <label htmlFor={fieldId(name)} className="block font-bold">
        {label} <span className="font-normal text-muted">{optional}</span>
      </label>
      <p id={`${fieldId(name)}-petunjuk`} className="text-muted">
        {hint}
      </p>
      {fault && <FieldFault name={name} fault={fault} />}
      <input
        id={fieldId(name)}
        name={name}
        type="file"
        accept="image/*"
        multiple={multiple}
        aria-invalid={fault ? true : undefined}
        aria-describedby={[`${fieldId(name)}-petunjuk`, fault && `${fieldId(name)}-salah`].filter(Boolean).join(' ')}
        className="block min-h-12 w-full rounded-xl border border-border bg-paper p-2 file:mr-3 file:min-h-8 file:rounded-full file:border-0 file:bg-sand file:px-4 file:font-bold aria-invalid:border-2 aria-invalid:border-mengkudu"
      />
      {!multiple && (
        <>
          <p
            data-photo-status
            role="status"
            className="empty:hidden"
            data-ready={t('photoReady')}
            data-broken={t('photoBroken')}
          />
          <canvas data-photo-preview hidden className="max-h-40 max-w-full rounded-xl" />
          <script type="module" src={shrinkPhotoUrl} />
        </>
      )}
    </div>
  )
}
