import { redirect } from 'react-router'
import { api } from '../graphql/api.server.ts'
import { graphql } from '../graphql/generated/index.ts'
import { localeOf, localPath } from '../messages/locale.ts'
import { forgetPurchases } from '../session/last-purchases.server.ts'
import { forgetSession } from '../session/session.server.ts'
import type { Route } from './+types/keluar'

const SignOut = graphql(`
  mutation SignOut {
    signOut {
      signedOut
    }
  }
`)

export const action = async ({ request }: Route.ActionArgs) => {
  await api(request, SignOut)
  const home = localPath(localeOf(new URL(request.url).pathname), '/')
  // On a shared phone the next person must not find the way to her orders either.
  const headers = new Headers()
  for (const cookie of [forgetSession(), forgetPurchases()]) headers.append('set-cookie', cookie)
  return redirect(home, { headers })
}

/** Signing out is a button. An address must not do it: a picture on another page could ask for it. */
export const loader = ({ request }: Route.LoaderArgs) =>
  redirect(localPath(localeOf(new URL(request.url).pathname), '/masuk'))
