import { useTranslations } from 'use-intl'
import { rupiah } from '../format.ts'
import { isAcrossTheRiver } from '../kota-jambi.ts'
import { Disclosure } from './disclosure.tsx'
import { Icon } from './icon.tsx'

type Terms = {
  readonly kelurahan: string
  readonly kecamatan: string
  readonly offersPickup: boolean
  readonly offersDelivery: boolean
  readonly pickupNote?: string | null | undefined
  readonly deliveryZones: readonly {
    readonly kecamatan: string
    readonly fee: number
    readonly freeFrom?: number | null | undefined
  }[]
}

/** How goods of a business reach the buyer, and what that costs in each district. */
export const DeliveryTerms = ({ terms }: { terms: Terms }) => {
  const t = useTranslations('delivery')
  const { kelurahan, kecamatan, offersPickup, offersDelivery, pickupNote, deliveryZones } = terms
  return (
    <section aria-labelledby="terima" className="space-y-3">
      <h2 id="terima" className="text-lg">
        {t('how')}
      </h2>
      {offersPickup && (
        <p className="flex gap-2">
          <Icon name="bag" className="mt-0.5 size-6 shrink-0 text-mengkudu" />
          <span>
            <strong>{t('PICKUP')}.</strong> {t('pickupAt', { kelurahan, kecamatan })}{' '}
            {isAcrossTheRiver(kecamatan) && t('acrossTheRiver')} {pickupNote}
          </span>
        </p>
      )}
      {offersDelivery && (
        <p className="flex gap-2">
          <Icon name="pin" className="mt-0.5 size-6 shrink-0 text-mengkudu" />
          <span>
            <strong>{t('SELLER_DELIVERY')}.</strong> {deliveryZones.length === 0 ? t('agreed') : t('byDistrict')}
          </span>
        </p>
      )}
      {offersDelivery && deliveryZones.length > 0 && (
        <Disclosure title={t('zones')}>
          <ul className="divide-y divide-hairline px-4">
            {deliveryZones.map((zone) => (
              <li key={zone.kecamatan} className="flex flex-wrap justify-between gap-x-4 py-2.5">
                <span>{zone.kecamatan}</span>
                <span className="text-right">
                  {zone.fee === 0 ? t('zoneFree') : <span className="amount">{rupiah(zone.fee)}</span>}
                  {zone.fee > 0 && zone.freeFrom != null && (
                    <span className="block">{t('zoneFreeFrom', { amount: rupiah(zone.freeFrom) })}</span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  )
}
