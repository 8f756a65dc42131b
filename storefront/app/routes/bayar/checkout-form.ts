import { type Basket, readBasket } from '../../basket/basket.ts'
import { deliveriesIn, outside, readKelurahan } from '../../basket/delivery-wish.ts'
import { isUuid } from '../../basket/short-id.ts'
import { formText } from '../../forms/form-text.ts'
import type { CheckOutInput, DeliveryMethod, OrderedVia, PaymentMethod } from '../../graphql/generated/graphql.ts'

/** What stands in the form, to show it again as it was. */
export type CheckoutValues = {
  name: string
  phone: string
  email: string
  /** Code; `outside` beyond the city; null before she has said. */
  kelurahan: string | null
  /** Street or lorong, and number. */
  address: string
  rt: string
  rw: string
  /** Patokan. */
  landmark: string
  note: string
  couponCode: string
  payment: PaymentMethod
  /** By the id of the business. */
  deliveries: Readonly<Record<string, DeliveryMethod>>
}

export type CheckoutForm = {
  /** The form names the purchase, so that it is one purchase however often it is sent. */
  purchaseId: string | null
  /** What the form showed, at the prices that it showed. */
  basket: Basket
  /** Ordered from the product's page, past the basket. */
  direct: boolean
  /** The total that the form showed, whole rupiah. */
  expectedTotal: number | null
  /** The page that ends in a chat with the seller. */
  chat: boolean
  values: CheckoutValues
}

/** Which button was pressed. */
export type Pressed = OrderedVia | 'RECALCULATE'

export const emptyValues: CheckoutValues = {
  name: '',
  phone: '',
  email: '',
  kelurahan: null,
  address: '',
  rt: '',
  rw: '',
  landmark: '',
  note: '',
  couponCode: '',
  payment: 'CASH',
  deliveries: {},
}

const payments: readonly PaymentMethod[] = ['CASH', 'QRIS', 'BANK_TRANSFER', 'CARD']

export const readCheckoutForm = (form: FormData): CheckoutForm => {
  const purchaseId = formText(form, 'purchaseId')
  const expectedTotal = formText(form, 'expectedTotal')
  return {
    purchaseId: isUuid(purchaseId) ? purchaseId : null,
    basket: readBasket(formText(form, 'barang')),
    direct: formText(form, 'langsung') === '1',
    expectedTotal: /^\d{1,13}$/.test(expectedTotal) ? Number(expectedTotal) : null,
    chat: formText(form, 'lewat') === 'whatsapp',
    values: {
      name: formText(form, 'buyer.name'),
      phone: formText(form, 'buyer.phone'),
      email: formText(form, 'buyer.email'),
      kelurahan: readKelurahan(formText(form, 'kelurahan')),
      address: formText(form, 'address'),
      rt: formText(form, 'rt'),
      rw: formText(form, 'rw'),
      landmark: formText(form, 'landmark'),
      note: formText(form, 'note'),
      couponCode: formText(form, 'couponCode').toUpperCase(),
      payment: payments.find((method) => method === formText(form, 'payment')) ?? 'CASH',
      deliveries: deliveriesIn(form),
    },
  }
}

export const pressedIn = (form: FormData): Pressed => {
  const via = formText(form, 'via')
  return via === 'WEB' || via === 'WHATSAPP' ? via : 'RECALCULATE'
}

export const isDelivered = ({ deliveries }: Pick<CheckoutValues, 'deliveries'>): boolean =>
  Object.values(deliveries).includes('SELLER_DELIVERY')

/** Keys of what to say. */
export type CheckoutFault =
  | 'nameMissing'
  | 'phoneMissing'
  | 'phoneWrong'
  | 'emailWrong'
  | 'kelurahanMissing'
  | 'addressMissing'
  | 'neighbourhoodWrong'
  | 'cardByChat'

/** RT and RW: up to three digits, or not said. */
const neighbourhoodForm = /^\d{0,3}$/

/** What is wrong with each field that cannot be right, all at once; the API has the last word. */
export const faultsOf = (values: CheckoutValues, via: OrderedVia): Record<string, CheckoutFault> => {
  const digits = values.phone.replace(/\D/g, '').length
  return {
    ...(values.name === '' && { 'buyer.name': 'nameMissing' }),
    ...((digits < 9 || digits > 15) && { 'buyer.phone': values.phone === '' ? 'phoneMissing' : 'phoneWrong' }),
    ...(values.email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.email) && { 'buyer.email': 'emailWrong' }),
    ...(isDelivered(values) && {
      ...(values.kelurahan === null && { kelurahan: 'kelurahanMissing' }),
      ...(values.address === '' && { address: 'addressMissing' }),
      ...(!neighbourhoodForm.test(values.rt) && { rt: 'neighbourhoodWrong' }),
      ...(!neighbourhoodForm.test(values.rw) && { rw: 'neighbourhoodWrong' }),
    }),
    ...(via === 'WHATSAPP' && values.payment === 'CARD' && { payment: 'cardByChat' }),
  }
}

/** "Lorong Damai 3, RT 004/RW 012": RT and RW have three digits on every door. */
export const fullAddress = ({ address, rt, rw }: Pick<CheckoutValues, 'address' | 'rt' | 'rw'>): string => {
  const [rtName, rwName] = [rt && `RT ${rt.padStart(3, '0')}`, rw && `RW ${rw.padStart(3, '0')}`]
  return [address, [rtName, rwName].filter(Boolean).join('/')].filter(Boolean).join(', ')
}

/** What the API is sent. Equal forms give equal inputs, which is how it knows one that comes twice. */
export const checkOutInput = (
  {
    purchaseId,
    basket,
    expectedTotal,
    values,
  }: Pick<CheckoutForm, 'basket' | 'expectedTotal' | 'values'> & {
    purchaseId: string
  },
  via: OrderedVia,
): CheckOutInput => {
  const delivered = isDelivered(values)
  return {
    purchaseId,
    lines: [...basket],
    buyer: { name: values.name, phone: values.phone, email: values.email || null },
    delivery: 'PICKUP',
    deliveries: Object.entries(values.deliveries).map(([businessId, delivery]) => ({ businessId, delivery })),
    address: delivered ? fullAddress(values) : null,
    kelurahan: delivered && values.kelurahan !== outside ? values.kelurahan : null,
    landmark: delivered && values.landmark ? values.landmark : null,
    note: values.note || null,
    payment: values.payment,
    couponCode: values.couponCode || null,
    via,
    expectedTotal,
  }
}
