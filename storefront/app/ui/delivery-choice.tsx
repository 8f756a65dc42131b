import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { deliveryPrice, methodChosen, methodsOf } from '../basket/delivery-terms.ts'
import { deliveryField, outside } from '../basket/delivery-wish.ts'
import type { BasketBusiness, Kelurahan, QuotePart } from '../basket/shelf.server.ts'
import { rupiah } from '../format.ts'
import type { DeliveryMethod } from '../graphql/generated/graphql.ts'
import { isAcrossTheRiver } from '../kota-jambi.ts'
import { FieldFault, fieldId } from './field.tsx'

/** Where the goods go: one of the city's kelurahan, beyond the city, or not said yet. */
export type Destination = Kelurahan | typeof outside | null

/** @param code what the form or the cookie named */
export const destinationOf = (code: string | null, kelurahan: readonly Kelurahan[]): Destination =>
  code === outside ? outside : (kelurahan.find((one) => one.code === code) ?? null)

/** What a change of the choice does where scripts run: send the form, or have its figures worked out anew. */
type OnChange = { 'data-submits'?: true; 'data-recalculates'?: true }

/** Fetched or brought, of what one business offers. Only that, each with its place or its price. */
export const DeliveryChoice = ({
  business,
  part,
  destination,
  legend,
  form,
  fault,
  onChange,
}: {
  business: BasketBusiness
  part: QuotePart | undefined
  destination: Destination
  /** What is chosen, in words that tell it from the other businesses. */
  legend: ReactNode
  /** Id of the form, where the fields stand outside of it. */
  form?: string
  fault?: string | undefined
  onChange: OnChange
}) => {
  const t = useTranslations('delivery')
  const name = deliveryField(business.id)
  const chosen = methodChosen(business, part?.delivery)
  const methods = methodsOf(business)
  return (
    <fieldset id={fieldId(name)} aria-describedby={fault ? `${fieldId(name)}-salah` : undefined}>
      <legend className="mb-2 font-bold">{legend}</legend>
      {fault && (
        <div className="mb-2">
          <FieldFault name={name} fault={fault} />
        </div>
      )}
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        {methods.map((method) => (
          <label
            key={method}
            className="flex min-h-12 min-w-0 items-start gap-3 rounded-xl border border-border p-3 has-checked:border-2 has-checked:border-nila has-checked:bg-mist has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-nila"
          >
            <input
              type="radio"
              name={name}
              value={method}
              form={form}
              defaultChecked={method === chosen}
              className="mt-0.5 size-6 shrink-0 accent-nila"
              {...onChange}
            />
            <span className="min-w-0 wrap-anywhere">
              <span className="block font-bold">{t(method)}</span>
              {/* Of its own: it changes with the kelurahan, the radio button does not. */}
              <span className="block" id={`${name}.${method}`} data-fresh>
                <How method={method} business={business} destination={destination} subtotal={part?.subtotal ?? 0} />
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const How = ({
  method,
  business,
  destination,
  subtotal,
}: {
  method: DeliveryMethod
  business: BasketBusiness
  destination: Destination
  subtotal: number
}) => {
  const t = useTranslations('delivery')
  if (method === 'PICKUP') {
    return [
      t('pickupAt', { kelurahan: business.kelurahan, kecamatan: business.kecamatan }),
      ...(isAcrossTheRiver(business.kecamatan) ? [t('acrossTheRiver')] : []),
      ...(business.pickupNote ? [business.pickupNote] : []),
    ].join(' ')
  }
  const kecamatan = destination === null ? null : destination === outside ? 'outside' : destination.kecamatan
  const price = deliveryPrice(business, kecamatan, subtotal)
  switch (price.is) {
    case 'agreed':
      return t('agreed')
    case 'range':
      return price.least === price.most
        ? feeText(t, price.least)
        : t('range', { least: rupiah(price.least), most: rupiah(price.most) })
    case 'notThere':
      return t('notThere', { kecamatan: kecamatan ?? '' })
    case 'fee':
      return price.missing === null
        ? feeText(t, price.fee)
        : `${feeText(t, price.fee)} ${t('missing', { amount: rupiah(price.missing) })}`
  }
}

const feeText = (t: ReturnType<typeof useTranslations<'delivery'>>, fee: number) =>
  fee === 0 ? t('free') : t('fee', { fee: rupiah(fee) })
