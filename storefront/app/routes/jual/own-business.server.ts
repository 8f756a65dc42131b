import { createContext, data, redirect } from 'react-router'
import { api } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'

const OwnBusinesses = graphql(`
  query OwnBusinesses {
    viewer {
      roles
    }
    ownBusinesses {
      id
      slug
      name
    }
  }
`)

const HeldMandates = graphql(`
  query HeldMandates {
    heldMandates {
      id
      expiresAt
      business {
        id
        slug
        name
      }
    }
  }
`)

type Business = { id: string; slug: string; name: string }

/** Whose shop the page is about. */
export type Own = {
  business: Business
  /** All that she may choose from. */
  businesses: readonly Business[]
  /** The leave under which a mentor runs the shop of somebody else. */
  helping: { mandateId: string; until: string } | null
}

/** Set once for every page below /jual, for its loader and its action. */
export const ownBusiness = createContext<Own>()

/**
 * The business that the page is about: the one that `?usaha=` names, or her first. A mentor whom its owner has given leave finds
 * the shop of somebody else by that name.
 *
 * @throws a 403 page for somebody without a business, a 404 page for a business that is not hers, and for a mentor whose leave is
 * over the way back to her groups
 */
export const findOwnBusiness = async (request: Request): Promise<Own> => {
  const { viewer, ownBusinesses } = await api(request, OwnBusinesses)
  const slug = new URL(request.url).searchParams.get('usaha')
  const business = slug === null ? ownBusinesses[0] : ownBusinesses.find((own) => own.slug === slug)
  if (business) return { business, businesses: ownBusinesses, helping: null }
  if (!viewer?.roles.includes('MENTOR')) throw data(null, { status: ownBusinesses.length === 0 ? 403 : 404 })
  const { heldMandates } = await api(request, HeldMandates)
  const held = slug === null ? heldMandates[0] : heldMandates.find((mandate) => mandate.business.slug === slug)
  if (!held) throw redirect('/dampingi?izin=berakhir')
  return {
    business: held.business,
    businesses: [held.business],
    helping: { mandateId: held.id, until: held.expiresAt },
  }
}
