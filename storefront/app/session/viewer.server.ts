import { api } from '../graphql/api.server.ts'
import { graphql } from '../graphql/generated/index.ts'
import { sessionToken } from './session.server.ts'

const SignedInViewer = graphql(`
  query SignedInViewer {
    viewer {
      name
      roles
    }
  }
`)

/** Who is signed in, for the head of a page. Anonymous visitors cost the API nothing. */
export const viewerOf = async (request: Request) => {
  if (!sessionToken(request)) return null
  return (await api(request, SignedInViewer)).viewer
}
