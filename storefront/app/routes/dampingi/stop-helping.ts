import { redirect } from 'react-router'
import { formText } from '../../forms/form-text.ts'
import { submit } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import type { Route } from './+types/stop-helping'

const GiveUpMandate = graphql(`
  mutation GiveUpMandate($mandateId: ID!) {
    revokeMandate(mandateId: $mandateId) {
      __typename
    }
  }
`)

/** Gives the leave back before its time. Whatever the answer: it does not live any more. */
export const action = async ({ request }: Route.ActionArgs) => {
  await submit(request, GiveUpMandate, { mandateId: formText(await request.formData(), 'izin') })
  return redirect('/dampingi?izin=selesai')
}

export const loader = () => redirect('/dampingi')
