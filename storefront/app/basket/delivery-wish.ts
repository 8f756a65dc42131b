import type { DeliveryMethod } from '../graphql/generated/graphql.ts'
import { isUuid, shortId, wholeId } from './short-id.ts'

/** How the buyer wants to receive her goods: it outlives a closed browser, as the basket does. */
export type DeliveryWish = {
  /** Code of the kelurahan, 15.71.01.1001; `outside` beyond the city; null before she has said. */
  kelurahan: string | null
  /** By the id of the business. */
  deliveries: Readonly<Record<string, DeliveryMethod>>
}

export const noWish: DeliveryWish = { kelurahan: null, deliveries: {} }

/** She lives where there are no kelurahan of ours. */
export const outside = 'luar'

const kelurahanForm = /^\d\d\.\d\d\.\d\d\.\d{4}$/
const wishForm = /^([\w-]{22})\.([PD])$/
/** More businesses than a basket has lines there cannot be. */
const deliveriesMax = 60

/** What a form or a cookie names, if it can be one. */
export const readKelurahan = (text: string | undefined): string | null =>
  text === outside || (text && kelurahanForm.test(text)) ? text : null

/** As short as a cookie needs it: the kelurahan, then each business in base64url with P or D. */
export const writeDeliveryWish = ({ kelurahan, deliveries }: DeliveryWish): string =>
  [
    kelurahan ?? '-',
    ...Object.entries(deliveries)
      .slice(0, deliveriesMax)
      .map(([id, method]) => `${shortId(id)}.${method === 'PICKUP' ? 'P' : 'D'}`),
  ].join('~')

/** Reads what `writeDeliveryWish` wrote, or what somebody made of it: what cannot be is left out. */
export const readDeliveryWish = (text: string | undefined): DeliveryWish => {
  const [kelurahan, ...parts] = (text ?? '').slice(0, 4096).split('~')
  const deliveries = parts.slice(0, deliveriesMax).flatMap((part): [string, DeliveryMethod][] => {
    const [, short, letter] = wishForm.exec(part) ?? []
    const id = short && wholeId(short)
    return id ? [[id, letter === 'P' ? 'PICKUP' : 'SELLER_DELIVERY']] : []
  })
  return { kelurahan: readKelurahan(kelurahan), deliveries: Object.fromEntries(deliveries) }
}

/** The field that says how the goods of one business reach the buyer. */
export const deliveryField = (businessId: string): string => `deliveries.${businessId}`

/** What the fields of a form say. */
export const deliveriesIn = (form: FormData): Record<string, DeliveryMethod> => {
  const prefix = deliveryField('')
  const named = [...form.entries()].flatMap(([name, value]): [string, DeliveryMethod][] => {
    const id = name.slice(prefix.length)
    if (!name.startsWith(prefix) || !isUuid(id)) return []
    return [[id, value === 'SELLER_DELIVERY' ? 'SELLER_DELIVERY' : 'PICKUP']]
  })
  return Object.fromEntries(named)
}
