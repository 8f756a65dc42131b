import { data, redirect, useRouteLoaderData } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { formText } from '../../forms/form-text.ts'
import { submit } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { localeOf, localPath } from '../../messages/locale.ts'
import { translatorOf } from '../../messages/messages.ts'
import type { loader as rootLoader } from '../../root.tsx'
import { keepPendingPhone } from '../../session/pending-phone.server.ts'
import { returnPath } from '../../session/return-path.ts'
import { button } from '../../ui/button.ts'
import { FaultSummary, Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { LocalLink } from '../../ui/local-link.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { workplacesOf } from '../../ui/shell.tsx'
import type { Route } from './+types/phone'

const RequestSignInCode = graphql(`
  mutation RequestSignInCode($phone: String!) {
    requestSignInCode(phone: $phone) {
      __typename
      ... on SignInCodeSent {
        phone
      }
    }
  }
`)

/** Sends a code to the number, and goes on to where it is typed in. */
export const action = async ({ request }: Route.ActionArgs) => {
  const { pathname, searchParams } = new URL(request.url)
  const phone = formText(await request.formData(), 'phone')
  const refuse = (fault: 'phone' | 'tooMany', status: number) =>
    data({ phone, faults: { phone: translatorOf(localeOf(pathname))(`signIn.faults.${fault}`) } }, { status })
  const { faults, result } = await submit(request, RequestSignInCode, { phone })
  if (faults) return refuse('phone', 400)
  const sent = result.requestSignInCode
  if (sent.__typename !== 'SignInCodeSent') return refuse('tooMany', 429)
  const back = returnPath(searchParams.get('lanjut'))
  const next = localPath(localeOf(pathname), '/masuk/kode') + (back ? `?${new URLSearchParams({ lanjut: back })}` : '')
  return redirect(next, { headers: { 'set-cookie': keepPendingPhone(sent.phone) } })
}

export default function SignIn({ actionData }: Route.ComponentProps) {
  const viewer = useRouteLoaderData<typeof rootLoader>('root')?.viewer
  return viewer ? <Account viewer={viewer} /> : <PhoneForm {...actionData} />
}

const PhoneForm = ({ phone, faults }: Partial<NonNullable<Route.ComponentProps['actionData']>>) => {
  const t = useTranslations('signIn')
  return (
    <section className="mx-auto max-w-md space-y-5">
      <PageHead title={`${t('title')} · Maju Bersama`} alone />
      <h1 className="text-3xl">{t('title')}</h1>
      <p>{t('how')}</p>
      <FaultSummary faults={faults} />
      <form method="post" noValidate className="space-y-5 rounded-card border border-hairline bg-paper p-5 shadow-card">
        <Field
          name="phone"
          label={t('phone')}
          hint={t('phoneHint')}
          defaultValue={phone}
          fault={faults?.phone}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={24}
          className="text-xl tabular-nums"
        />
        <button type="submit" className={`${button.primary} w-full`}>
          {t('sendCode')}
        </button>
      </form>
      <p className="text-muted">{t('buyersNeedNot')}</p>
    </section>
  )
}

const place =
  'flex min-h-16 items-center gap-4 rounded-card border border-hairline bg-paper px-5 text-lg font-bold shadow-card hover:bg-sand'

const Account = ({ viewer }: { viewer: Parameters<typeof workplacesOf>[0] & {} }) => {
  const t = useTranslations('signIn')
  const shell = useTranslations('shell')
  const own = useTranslations('ownPurchases')
  const locale = useLocale()
  return (
    <section className="mx-auto max-w-md space-y-5">
      <PageHead title={`${t('account')} · Maju Bersama`} alone />
      <h1 className="text-3xl">{t('account')}</h1>
      <p className="text-lg">{t('signedInAs', { name: viewer.name })}</p>
      <ul className="space-y-3">
        <li>
          <LocalLink to="/pesanan" className={place}>
            <Icon name="basket" className="size-7 shrink-0 text-mengkudu" />
            {own('title')}
          </LocalLink>
        </li>
        {workplacesOf(viewer).map(({ to, label, icon }) => (
          <li key={to}>
            <a href={to} className={place}>
              <Icon name={icon} className="size-7 shrink-0 text-mengkudu" />
              {shell(label)}
            </a>
          </li>
        ))}
      </ul>
      <form method="post" action={localPath(locale, '/keluar')}>
        <button type="submit" className={`${button.quiet} w-full`}>
          <Icon name="door" />
          {t('signOut')}
        </button>
      </form>
      <p className="text-muted">{t('sharedPhone')}</p>
    </section>
  )
}
