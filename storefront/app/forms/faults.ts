/** What is wrong with a form: the name of each field at fault, and what to say beside it. */
export type Faults = { readonly [field: string]: string }

/** Fields are named in forms as in the API, from below its `input`: ['input', 'buyer', 'phone'] is "buyer.phone". */
export const faultAt = (path: readonly string[], message: string): Faults => ({
  [path.filter((step, index) => !(index === 0 && step === 'input')).join('.')]: message,
})

/** A refusal that names a field is shown there, any other under the field that the page names. */
export const faultOf = (
  refusal: { readonly message: string; readonly field?: readonly string[] | null | undefined },
  otherwise: string,
): Faults => (refusal.field?.length ? faultAt(refusal.field, refusal.message) : { [otherwise]: refusal.message })
