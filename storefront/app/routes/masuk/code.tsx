import { data, redirect, useRouteLoaderData } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { phone as phoneText } from '../../format.ts'
import { formText } from '../../forms/form-text.ts'
import { submit } from '../../graphql/api.server.ts'
import type { Role } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { localeOf, localPath } from '../../messages/locale.ts'
import { translatorOf } from '../../messages/messages.ts'
import type { loader as rootLoader } from '../../root.tsx'
import { forgetPendingPhone, pendingPhone } from '../../session/pending-phone.server.ts'
import { returnPath } from '../../session/return-path.ts'
import { keepSession } from '../../session/session.server.ts'
import { button, textLink } from '../../ui/button.ts'
import { FaultSummary, Field } from '../../ui/field.tsx'
import { LocalLink } from '../../ui/local-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/code'

const SignInWithCode = graphql(`
  mutation SignInWithCode($phone: String!, $code: String!) {
    signIn(phone: $phone, code: $code) {
      __typename
      ... on SignedIn {
        token
        viewer {
          roles
        }
      }
    }
  }
`)

const phonePage = (request: Request) => {
  const { pathname, search } = new URL(request.url)
  return localPath(localeOf(pathname), '/masuk') + search
}

export const loader = ({ request }: Route.LoaderArgs) => {
  const phone = pendingPhone(request)
  if (!phone) throw redirect(phonePage(request))
  return { phone, search: new URL(request.url).search }
}

/** Exchanges the code for a session. */
export const action = async ({ request }: Route.ActionArgs) => {
  const phone = pendingPhone(request)
  if (!phone) return redirect(phonePage(request))
  const { searchParams, pathname } = new URL(request.url)
  const refuse = (fault: 'code' | 'tooMany', status: number) =>
    data({ faults: { code: translatorOf(localeOf(pathname))(`signIn.faults.${fault}`) } }, { status })
  const code = formText(await request.formData(), 'code')
  const { faults, result } = await submit(request, SignInWithCode, { phone, code })
  if (faults) return refuse('code', 400)
  const answer = result.signIn
  if (answer.__typename === 'TooManyAttempts') return refuse('tooMany', 429)
  if (answer.__typename !== 'SignedIn') return refuse('code', 400)
  const headers = new Headers()
  headers.append('set-cookie', keepSession(answer.token))
  headers.append('set-cookie', forgetPendingPhone())
  const next =
    returnPath(searchParams.get('lanjut')) ??
    workplaceOf(answer.viewer.roles) ??
    localPath(localeOf(pathname), '/pesanan')
  return redirect(next, { headers })
}

const workplaceOf = (roles: readonly Role[]): string | undefined => {
  if (roles.includes('SELLER')) return '/jual'
  if (roles.includes('MENTOR')) return '/dampingi'
  return roles.includes('OFFICER') ? '/program' : undefined
}

export default function SignInCode({ loaderData, actionData }: Route.ComponentProps) {
  const { phone, search } = loaderData
  const t = useTranslations('signIn')
  const locale = useLocale()
  const demo = useRouteLoaderData<typeof rootLoader>('root')?.demo
  return (
    <section className="mx-auto max-w-md space-y-5">
      <PageHead title={`${t('codeTitle')} · Maju Bersama`} alone />
      <h1 className="text-3xl">{t('codeTitle')}</h1>
      <p>
        {t.rich('codeSent', {
          phone: () => <strong className="whitespace-nowrap tabular-nums">{phoneText(phone)}</strong>,
        })}
      </p>
      {demo && (
        <Notice kind="note" title={t('demo')}>
          <a
            href="/demo/pesan"
            target="_blank"
            rel="noopener"
            className={`${textLink} inline-flex min-h-12 items-center`}
          >
            {t('toInbox')}
          </a>
        </Notice>
      )}
      <FaultSummary faults={actionData?.faults} />
      <form method="post" noValidate className="space-y-5 rounded-card border border-hairline bg-paper p-5 shadow-card">
        <Field
          name="code"
          label={t('code')}
          hint={t('codeHint')}
          fault={actionData?.faults.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          className="text-center text-2xl font-bold tracking-[0.3em] tabular-nums"
        />
        <button type="submit" className={`${button.primary} w-full`}>
          {t('signIn')}
        </button>
      </form>
      <div className="flex flex-wrap items-center justify-between gap-x-6">
        <form method="post" action={localPath(locale, '/masuk') + search}>
          <input type="hidden" name="phone" value={phone} />
          <button type="submit" className={`${textLink} min-h-12`}>
            {t('sendAgain')}
          </button>
        </form>
        <LocalLink to={`/masuk${search}`} className={`${textLink} inline-flex min-h-12 items-center`}>
          {t('otherNumber')}
        </LocalLink>
      </div>
    </section>
  )
}
