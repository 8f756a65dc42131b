import { submit } from '../graphql/api.server.ts'
import { graphql } from '../graphql/generated/index.ts'
import { translatorOf } from '../messages/messages.ts'
import { readFinances, typedFinances } from './finances.ts'

const DeclareFinances = graphql(`
  mutation DeclareFinances($input: FinancesInput!) {
    declareFinances(input: $input) {
      asOf
    }
  }
`)

/** Writes down what the finances form says of a business. Null when that is done, else the form to show again. */
export const declareFinances = async (request: Request, form: FormData, businessId: string) => {
  const t = translatorOf('id')
  const typed = typedFinances(form)
  const { finances, faults } = readFinances(typed, (field) =>
    t(`jual.finances.faults.${field === 'costOfGoodsBasisPoints' ? 'percent' : 'amount'}`, {
      label: t(`jual.finances.short.${field}`),
    }),
  )
  if (faults) return { faults, typed }
  const answer = await submit(request, DeclareFinances, { input: { businessId, ...finances } })
  return answer.faults ? { faults: answer.faults, typed } : null
}
