import { attachment } from '../../attachment.ts'
import { today } from '../../calendar.ts'
import { api } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import type { Route } from './+types/payout-list'

const PayoutList = graphql(`
  query PayoutList {
    payoutListCsv
  }
`)

/** What can be sent to whom, as a table for the bank. */
export const loader = async ({ request }: Route.LoaderArgs) =>
  attachment((await api(request, PayoutList)).payoutListCsv, {
    name: `kiriman-${today()}.csv`,
    type: 'text/csv; charset=utf-8',
  })
