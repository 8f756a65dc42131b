import { data } from 'react-router'
import { api } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'

const OwnBusinesses = graphql(`
  query OwnBusinesses {
    ownBusinesses {
      id
      slug
      name
    }
  }
`)

/**
 * The business that the page is about: the one that `?usaha=` names, or her first.
 *
 * @throws a 403 page for somebody without a business, a 404 page for a business that is not hers
 */
export const ownBusinessOf = async (request: Request) => {
  const { ownBusinesses } = await api(request, OwnBusinesses)
  const slug = new URL(request.url).searchParams.get('usaha')
  const business = slug === null ? ownBusinesses[0] : ownBusinesses.find((own) => own.slug === slug)
  if (!business) throw data(null, { status: ownBusinesses.length === 0 ? 403 : 404 })
  return { business, businesses: ownBusinesses }
}
