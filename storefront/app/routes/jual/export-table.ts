import { attachment } from '../../attachment.ts'
import { api } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import type { Route } from './+types/export-table'
import { ownBusiness } from './own-business.server.ts'

const ExportProducts = graphql(`
  query ExportProducts($businessId: ID!) {
    exportProducts(businessId: $businessId)
  }
`)

/** Her goods as a table that can be changed and sent back. */
export const loader = async ({ request, context }: Route.LoaderArgs) => {
  const { id: businessId, slug } = context.get(ownBusiness).business
  const { exportProducts } = await api(request, ExportProducts, { businessId })
  return attachment(exportProducts, { name: `barang-${slug}.csv`, type: 'text/csv; charset=utf-8' })
}
