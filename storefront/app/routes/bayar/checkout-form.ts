import { type Basket, readBasket } from '../../basket/basket.ts'
import { formText } from '../../forms/form-text.ts'
import type { CheckOutInput, DeliveryMethod } from '../../graphql/generated/graphql.ts'

/** What stands in the form, to show it again as it was. */
export type CheckoutValues = {
  name: string
  phone: string
  email: string
  address: string
  landmark: string
  note: string
  /** By the id of the business. */
  deliveries: Record<string, DeliveryMethod>
}

export type CheckoutForm = {
  /** The form names the purchase, so that it is one purchase however often it is sent. */
  purchaseId: string | null
  /** What the form showed, at the prices that it showed. */
  basket: Basket
  values: CheckoutValues
}

export const emptyValues: CheckoutValues = {
  name: '',
  phone: '',
  email: '',
  address: '',
  landmark: '',
  note: '',
  deliveries: {},
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The field that says how the goods of one business reach the buyer. */
export const deliveryField = (businessId: string): string => `deliveries.${businessId}`

export const readCheckoutForm = (form: FormData): CheckoutForm => {
  const deliveries: [string, DeliveryMethod][] = [...form.keys()]
    .filter((name) => name.startsWith(deliveryField('')) && uuid.test(name.slice(deliveryField('').length)))
    .map((name) => [
      name.slice(deliveryField('').length),
      formText(form, name) === 'SELLER_DELIVERY' ? 'SELLER_DELIVERY' : 'PICKUP',
    ])
  const purchaseId = formText(form, 'purchaseId')
  return {
    purchaseId: uuid.test(purchaseId) ? purchaseId : null,
    basket: readBasket(formText(form, 'barang')),
    values: {
      name: formText(form, 'buyer.name'),
      phone: formText(form, 'buyer.phone'),
      email: formText(form, 'buyer.email'),
      address: formText(form, 'address'),
      landmark: formText(form, 'landmark'),
      note: formText(form, 'note'),
      deliveries: Object.fromEntries(deliveries),
    },
  }
}

export const isDelivered = ({ deliveries }: CheckoutValues): boolean =>
  Object.values(deliveries).includes('SELLER_DELIVERY')

/** Keys of what to say. */
export type CheckoutFault = 'nameMissing' | 'phoneMissing' | 'phoneWrong' | 'emailWrong' | 'addressMissing'

/** What is wrong with each field that cannot be right, all at once; the API has the last word. */
export const faultsOf = (values: CheckoutValues): Record<string, CheckoutFault> => {
  const digits = values.phone.replace(/\D/g, '').length
  return {
    ...(values.name === '' && { 'buyer.name': 'nameMissing' }),
    ...((digits < 9 || digits > 15) && { 'buyer.phone': values.phone === '' ? 'phoneMissing' : 'phoneWrong' }),
    ...(values.email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.email) && { 'buyer.email': 'emailWrong' }),
    ...(isDelivered(values) && values.address === '' && { address: 'addressMissing' }),
  }
}

/** What the API is sent. Equal forms give equal inputs, which is how it knows one that comes twice. */
export const checkOutInput = ({
  purchaseId,
  basket,
  values,
}: CheckoutForm & { purchaseId: string }): CheckOutInput => ({
  purchaseId,
  lines: [...basket],
  buyer: { name: values.name, phone: values.phone, email: values.email || null },
  delivery: 'PICKUP',
  deliveries: Object.entries(values.deliveries).map(([businessId, delivery]) => ({ businessId, delivery })),
  address: isDelivered(values)
    ? [values.address, values.landmark && `Patokan: ${values.landmark}`].filter(Boolean).join('. ')
    : null,
  note: values.note || null,
  payment: 'CASH',
})
