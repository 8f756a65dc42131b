/** Writes price × quantity into the amount while a sale is put together, until she types an amount of her own. */

const form = document.querySelector<HTMLFormElement>('form[data-fills-amount]')
const amount = form?.elements.namedItem('amount')

if (form && amount instanceof HTMLInputElement) {
  const chosen = (name: string) => form.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`)
  const typed = () => (form.elements.namedItem('quantity') as HTMLInputElement).value.trim()
  // An amount that the page came back with is hers.
  let own = amount.value !== ''

  form.addEventListener('input', ({ target }) => {
    if (target === amount) own = amount.value !== ''
    if (own) return
    const price = Number(chosen('variantId')?.dataset.price ?? Number.NaN)
    const total = price * Number(typed() || chosen('preset')?.value)
    amount.value = Number.isSafeInteger(total) && total > 0 ? total.toLocaleString('id-ID') : ''
  })
}
