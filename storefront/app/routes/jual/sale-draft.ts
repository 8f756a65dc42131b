import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { readCount, readRupiah } from '../../forms/read-figure.ts'
import type { PaymentMethod, RecordSaleInput } from '../../graphql/generated/graphql.ts'

/** One kind of what she sells, as a button. */
export type Sellable = { variantId: string; name: string; price: number }

type Product = { name: string; variants: readonly { id: string; name: string; price: number }[] }

/** Her goods, each kind by itself. */
export const sellablesOf = (products: readonly Product[]): Sellable[] =>
  products.flatMap(({ name, variants }) =>
    variants.map((variant) => ({
      variantId: variant.id,
      name: variant.name ? `${name}, ${variant.name}` : name,
      price: variant.price,
    })),
  )

/** The counts that have a button. */
export const quantityPresets = [1, 2, 3, 5, 10] as const
const quantityMax = 999
/** What `variantId` says in the form for something that is not in her shop. */
export const otherGoods = 'lainnya'

export const directPayments = ['CASH', 'QRIS', 'BANK_TRANSFER'] as const satisfies PaymentMethod[]

type FaultText = 'variantId' | 'description' | 'quantity' | 'amount' | 'amountMissing' | 'payment'

/** What was filled in, for the form to come back with. */
export const filledIn = (form: FormData) => ({
  variantId: formText(form, 'variantId'),
  description: formText(form, 'description'),
  preset: formText(form, 'preset'),
  quantity: formText(form, 'quantity'),
  amount: formText(form, 'amount'),
  soldOn: formText(form, 'soldOn'),
})
export type FilledIn = ReturnType<typeof filledIn>

/**
 * A sale out of the form. An amount left empty is price × quantity; a quantity typed counts before one pressed.
 *
 * @param say the words for a fault
 */
export const readSale = (
  form: FormData,
  sellables: readonly Sellable[],
  say: (fault: FaultText) => string,
): { sale: Omit<RecordSaleInput, 'businessId'>; faults?: never } | { faults: Faults; sale?: never } => {
  const typed = filledIn(form)
  const goods = sellables.find(({ variantId }) => variantId === typed.variantId)
  const isOther = !goods && (typed.variantId === otherGoods || sellables.length === 0)
  const quantity = readCount(typed.quantity || typed.preset)
  const counted = quantity !== undefined && quantity >= 1 && quantity <= quantityMax
  const amount = typed.amount === '' && goods && counted ? goods.price * quantity : readRupiah(typed.amount)
  const payment = directPayments.find((method) => method === formText(form, 'payment'))

  const faults: Faults = {
    ...(!goods && !isOther && { variantId: say('variantId') }),
    ...(isOther && !typed.description && { description: say('description') }),
    ...(!counted && { quantity: say('quantity') }),
    ...(!amount &&
      (typed.amount || (isOther && counted)) && { amount: say(typed.amount ? 'amount' : 'amountMissing') }),
    ...(!payment && { payment: say('payment') }),
  }
  if (!counted || !amount || !payment || Object.keys(faults).length > 0) return { faults }
  return {
    sale: {
      saleId: formText(form, 'saleId'),
      variantId: goods?.variantId ?? null,
      description: goods?.name ?? typed.description,
      quantity,
      amount,
      payment,
      soldOn: typed.soldOn || null,
    },
  }
}
