import { useTranslations } from 'use-intl'
import { phone } from '../../format.ts'
import type { Faults } from '../../forms/faults.ts'
import type { ShopDeliveryOfPageFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { isAcrossTheRiver, kecamatanNames } from '../../kota-jambi.ts'
import { button } from '../../ui/button.ts'
import { Field, LongField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Check, Fold } from '../../ui/work-fields.tsx'
import { type FilledTerms, termsAsFilled, type ZoneRow } from './shop-draft.ts'
import { ShopSection } from './shop-section.tsx'
import type { ShopAgain } from './shop-steps.ts'

export const ShopDeliveryOfPage = graphql(`
  fragment ShopDeliveryOfPage on Business {
    offersPickup
    offersDelivery
    pickupNote
    whatsapp
    deliveryZones {
      kecamatan
      fee
      freeFrom
    }
  }
`)

/** How goods reach the buyer, what it costs in each district, and where buyers may write to her. */
export const ShopDelivery = ({
  shop,
  action,
  again,
}: {
  shop: ShopDeliveryOfPageFragment
  action: string
  again: ShopAgain | undefined
}) => {
  const t = useTranslations('jual.shop.delivery')
  const filled = again ? filledAgain(again) : filledOf(shop)
  const faults = again?.faults ?? {}
  const zoneFault = Object.keys(faults).some((field) => field.startsWith('zones.'))
  return (
    <ShopSection id="antar" icon="truck" title={t('title')}>
      <form method="post" action={action} noValidate className="space-y-4">
        <input type="hidden" name="bagian" value="antar" />
        <fieldset className="grid gap-2 sm:grid-cols-2">
          <legend className="mb-2 font-bold">{t('how')}</legend>
          <Check name="offersPickup" label={t('pickup')} defaultChecked={filled.offersPickup} />
          <Check name="offersDelivery" label={t('delivery')} defaultChecked={filled.offersDelivery} />
        </fieldset>
        {faults.offersPickup && <p className="font-semibold text-mengkudu">{faults.offersPickup}</p>}
        <LongField
          name="pickupNote"
          label={t('pickupNote')}
          hint={t('pickupNoteHint')}
          maxLength={200}
          rows={2}
          optional
          fault={faults.pickupNote}
          defaultValue={filled.pickupNote}
        />
        <Field
          name="whatsapp"
          label={t('whatsapp')}
          hint={t('whatsappHint')}
          inputMode="tel"
          autoComplete="tel"
          maxLength={25}
          optional
          fault={faults.whatsapp}
          defaultValue={filled.whatsapp}
        />
        {/* Asked only of her who brings her goods. Browsers that do not know :has ask always. */}
        <div className="[form:not(:has([name=offersDelivery]:checked))_&]:hidden">
          <Fold icon="pin" label={t('zones', { count: filled.zones.filter(({ fee }) => fee).length })} open={zoneFault}>
            <p className="mb-3">{t('zonesHow')}</p>
            <ul className="space-y-3">
              {filled.zones.map((zone, index) => (
                <Zone key={zone.kecamatan} zone={zone} index={index} faults={faults} />
              ))}
            </ul>
          </Fold>
        </div>
        <button type="submit" className={`${button.primary} w-full sm:w-auto`}>
          <Icon name="check" />
          {t('save')}
        </button>
      </form>
    </ShopSection>
  )
}

const filledOf = (shop: ShopDeliveryOfPageFragment): FilledTerms => ({
  offersPickup: shop.offersPickup,
  offersDelivery: shop.offersDelivery,
  pickupNote: shop.pickupNote ?? '',
  whatsapp: shop.whatsapp ? phone(shop.whatsapp) : '',
  zones: termsAsFilled(shop.deliveryZones),
})

const filledAgain = ({ filled }: ShopAgain): FilledTerms => ({
  offersPickup: 'offersPickup' in filled,
  offersDelivery: 'offersDelivery' in filled,
  pickupNote: filled.pickupNote ?? '',
  whatsapp: filled.whatsapp ?? '',
  zones: kecamatanNames.map((kecamatan, index) => ({
    kecamatan,
    fee: filled[`zones.${index}.fee`] ?? '',
    freeFrom: filled[`zones.${index}.freeFrom`] ?? '',
  })),
})

const Zone = ({
  zone: { kecamatan, fee, freeFrom },
  index,
  faults,
}: {
  zone: ZoneRow
  index: number
  faults: Faults
}) => {
  const t = useTranslations('jual.shop.delivery')
  return (
    <li>
      <fieldset className="rounded-xl border border-hairline p-3">
        <legend className="px-1 font-bold">
          {kecamatan}
          {isAcrossTheRiver(kecamatan) && <span className="font-normal"> · {t('across')}</span>}
        </legend>
        <div className="grid grid-cols-2 items-end gap-3">
          <Field
            name={`zones.${index}.fee`}
            label={t('fee')}
            inputMode="numeric"
            maxLength={16}
            required={false}
            fault={faults[`zones.${index}.fee`]}
            defaultValue={fee}
            className="amount"
          />
          <Field
            name={`zones.${index}.freeFrom`}
            label={t('freeFrom')}
            inputMode="numeric"
            maxLength={16}
            required={false}
            fault={faults[`zones.${index}.freeFrom`]}
            defaultValue={freeFrom}
            className="amount"
          />
        </div>
      </fieldset>
    </li>
  )
}
