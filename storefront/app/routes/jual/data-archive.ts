import { strToU8, zipSync } from 'fflate'
import { isRouteErrorResponse, redirect } from 'react-router'
import { attachment } from '../../attachment.ts'
import { today } from '../../calendar.ts'
import { api } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import type { Route } from './+types/data-archive'
import { businessPath } from './business-path.ts'
import { ownBusiness } from './own-business.server.ts'

const BusinessExport = graphql(`
  query BusinessExport($businessId: ID!) {
    businessExport(businessId: $businessId) {
      name
      content
    }
  }
`)

/** Everything that is kept about her and her business, in one file. */
export const loader = async ({ request, context }: Route.LoaderArgs) => {
  const own = context.get(ownBusiness)
  const files = await api(request, BusinessExport, { businessId: own.business.id }).catch((error: unknown) => {
    if (tooMany(error)) throw redirect(businessPath('/jual/data', own, { kabar: 'wait' }))
    throw error
  })
  const zip = zipSync(Object.fromEntries(files.businessExport.map(({ name, content }) => [name, strToU8(content)])))
  return attachment(new Uint8Array(zip), {
    name: `data-${own.business.slug}-${today()}.zip`,
    type: 'application/zip',
  })
}

const tooMany = (error: unknown): boolean =>
  isRouteErrorResponse(error)
    ? error.status === 429
    : typeof error === 'object' && error !== null && 'init' in error && (error.init as ResponseInit)?.status === 429
