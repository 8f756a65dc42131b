import { useTranslations } from 'use-intl'
import { outside } from '../basket/delivery-wish.ts'
import type { Kelurahan } from '../basket/shelf.server.ts'
import type { Destination } from './delivery-choice.tsx'
import { FieldFault, fieldId } from './field.tsx'

const name = 'kelurahan'

/** The kelurahan by their district. One choice tells district, postcode and river side, so nobody types them. */
export const KelurahanField = ({
  kelurahan,
  destination,
  fault,
  onChange,
}: {
  kelurahan: readonly Kelurahan[]
  destination: Destination
  fault?: string | undefined
  onChange: { 'data-submits'?: true; 'data-recalculates'?: true }
}) => {
  const t = useTranslations('delivery')
  const byDistrict = [...Map.groupBy(kelurahan, ({ kecamatan }) => kecamatan)]
  return (
    <div className="space-y-1.5">
      <label htmlFor={fieldId(name)} className="block font-bold">
        {t('kelurahan')}
      </label>
      {fault && <FieldFault name={name} fault={fault} />}
      <select
        id={fieldId(name)}
        name={name}
        defaultValue={destination === outside ? outside : (destination?.code ?? '')}
        aria-invalid={fault ? true : undefined}
        aria-describedby={[fault && `${fieldId(name)}-salah`, 'wilayah'].filter(Boolean).join(' ')}
        className="block min-h-12 w-full rounded-xl border border-border bg-paper px-4 py-3 text-ink aria-invalid:border-2 aria-invalid:border-mengkudu"
        {...onChange}
      >
        <option value="">{t('choose')}</option>
        {byDistrict.map(([district, some]) => (
          <optgroup
            key={district}
            label={
              some[0]?.acrossRiver
                ? t('districtAcross', { kecamatan: district })
                : t('district', { kecamatan: district })
            }
          >
            {some.map(({ code, name: village }) => (
              <option key={code} value={code}>
                {village}
              </option>
            ))}
          </optgroup>
        ))}
        <option value={outside}>{t('outside')}</option>
      </select>
      <p id="wilayah" data-fresh aria-live="polite" className="text-muted empty:hidden">
        {destination !== null && destination !== outside && (
          <>
            {t('place', { kecamatan: destination.kecamatan, postalCode: destination.postalCode })}
            {destination.acrossRiver && ` ${t('acrossTheRiver')}`}
          </>
        )}
      </p>
    </div>
  )
}
