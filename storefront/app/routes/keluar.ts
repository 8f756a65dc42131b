import { redirect } from 'react-router'
import { api } from '../graphql/api.server.ts'
import { graphql } from '../graphql/generated/index.ts'
import { localeOf, localPath } from '../messages/locale.ts'
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
  return redirect(home, { headers: { 'set-cookie': forgetSession() } })
}

/** Signing out is a button. An address must not do it: a picture on another page could ask for it. */
export const loader = ({ request }: Route.LoaderArgs) =>
  redirect(localPath(localeOf(new URL(request.url).pathname), '/masuk'))
