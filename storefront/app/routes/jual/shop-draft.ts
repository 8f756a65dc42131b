import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { readRupiah } from '../../forms/read-figure.ts'
import type { DeliveryZoneInput, ShopTermsInput } from '../../graphql/generated/graphql.ts'
import { kecamatanNames } from '../../kota-jambi.ts'

/** What was filled in for one district. */
export type ZoneRow = { kecamatan: string; fee: string; freeFrom: string }

/** How her goods reach the buyer, as it was filled in. */
export const filledTerms = (form: FormData) => ({
  offersPickup: form.has('offersPickup'),
  offersDelivery: form.has('offersDelivery'),
  pickupNote: formText(form, 'pickupNote'),
  whatsapp: formText(form, 'whatsapp'),
  zones: kecamatanNames.map(
    (kecamatan, index): ZoneRow => ({
      kecamatan,
      fee: formText(form, `zones.${index}.fee`),
      freeFrom: formText(form, `zones.${index}.freeFrom`),
    }),
  ),
})
export type FilledTerms = ReturnType<typeof filledTerms>

/** What stands there now, as the form would have been filled in. */
export const termsAsFilled = (
  zones: readonly { kecamatan: string; fee: number; freeFrom?: number | null | undefined }[],
): ZoneRow[] =>
  kecamatanNames.map((kecamatan) => {
    const zone = zones.find((each) => each.kecamatan === kecamatan)
    return {
      kecamatan,
      fee: zone ? zone.fee.toLocaleString('id-ID') : '',
      freeFrom: zone?.freeFrom != null ? zone.freeFrom.toLocaleString('id-ID') : '',
    }
  })

/**
 * Her terms out of the form. A district without a fee is one that she does not go to; without any, every fee is agreed by hand.
 *
 * @param say the words for a fault
 */
export const readTerms = (
  filled: FilledTerms,
  say: (fault: 'fee' | 'freeFrom' | 'feeMissing') => string,
): { terms: Omit<ShopTermsInput, 'businessId'>; faults?: never } | { faults: Faults; terms?: never } => {
  const faults: { [field: string]: string } = {}
  const zones: DeliveryZoneInput[] = []
  for (const [index, { kecamatan, fee, freeFrom }] of filled.zones.entries()) {
    if (!fee && !freeFrom) continue
    const amount = readRupiah(fee)
    const free = freeFrom ? readRupiah(freeFrom) : null
    if (amount === undefined) faults[`zones.${index}.fee`] = say(fee ? 'fee' : 'feeMissing')
    if (free === undefined || free === 0) faults[`zones.${index}.freeFrom`] = say('freeFrom')
    zones.push({ kecamatan, fee: amount ?? 0, freeFrom: free ?? null })
  }
  if (Object.keys(faults).length > 0) return { faults }
  const { offersPickup, offersDelivery, pickupNote, whatsapp } = filled
  return {
    terms: { offersPickup, offersDelivery, pickupNote: pickupNote || null, whatsapp: whatsapp || null, zones },
  }
}

/** The API counts the districts that were sent; the form counts all. */
export const zoneFaults = (faults: Faults, filled: FilledTerms): Faults => {
  const sent = filled.zones.flatMap(({ fee, freeFrom }, index) => (fee || freeFrom ? [index] : []))
  return Object.fromEntries(
    Object.entries(faults).map(([field, fault]) => [
      field.replace(/^zones\.(\d+)/, (_, index) => `zones.${sent[Number(index)] ?? index}`),
      fault,
    ]),
  )
}
