import { data } from 'react-router'
import { type Faults, faultOf } from '../../forms/faults.ts'

/** What the fields of a form were filled with, by their names. */
export type Filled = { readonly [name: string]: string }

/** A form that was refused: what was typed, what is wrong with its fields, and what is wrong besides. */
export interface RefusedForm {
  /** Of several forms of a page, the one that was sent: its fields begin so. */
  step: string
  filled: Filled
  faults: Faults
  message: string | undefined
}

export const filledIn = (form: FormData): Filled =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : [])))

/**
 * Sends a form back as it was. A fault stands beside the field that it names, or beside the list that holds it; one that names no field
 * of the form stands at the head of the page.
 */
export const refusedForm = (step: string, filled: Filled, faults: Faults, status: number) => {
  const known: Record<string, string> = {}
  const rest: string[] = []
  for (const [path, message] of Object.entries(faults)) {
    const steps = path.split('.')
    const field = steps
      .map((_, index) => `${step}.${steps.slice(0, steps.length - index).join('.')}`)
      .find((name) => name in filled)
    if (field) known[field] = message
    else rest.push(message)
  }
  const message = rest.length > 0 ? rest.join(' ') : undefined
  return data<RefusedForm>({ step, filled, faults: known, message }, { status })
}

type Outcome = { __typename: string; message?: string; field?: readonly string[] | null | undefined }

/** What is wrong with what was sent; undefined when it was done. */
export const faultsOfAct = (
  sent: { faults: Faults; result?: never } | { faults?: never; result: { outcome: Outcome } },
): { faults: Faults; status: number } | undefined => {
  if (sent.faults) return { faults: sent.faults, status: 400 }
  const { outcome } = sent.result
  if (outcome.message === undefined) return undefined
  return { faults: faultOf({ message: outcome.message, field: outcome.field }, 'form'), status: 409 }
}

/** How a field of a form stands: as it was typed when the form was refused, as given otherwise. */
export const fieldsOf =
  (refused: RefusedForm | undefined, step: string) =>
  (name: string, given: string | number | undefined = '') => {
    const whole = `${step}.${name}`
    const again = refused?.step === step ? refused : undefined
    return {
      name: whole,
      defaultValue: again ? (again.filled[whole] ?? '') : given,
      fault: again?.faults[whole],
    }
  }
