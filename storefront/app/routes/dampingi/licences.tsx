import { data, redirect, useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { day } from '../../format.ts'
import { formText } from '../../forms/form-text.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { WaitingLicencesQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { newsIn } from '../../ui/news.ts'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Fold, Nothing } from '../../ui/work-fields.tsx'
import type { Route } from './+types/licences'

const WaitingLicences = graphql(`
  query WaitingLicences {
    licencesToVerify {
      id
      kind
      number
      expiresOn
      productName
      declaredAt
      business {
        name
      }
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { licencesToVerify } = await api(request, WaitingLicences)
  const { searchParams } = new URL(request.url)
  return { licences: licencesToVerify, news: newsIn(searchParams, ['verified', 'rejected']) }
}

const VerifyLicence = graphql(`
  mutation VerifyLicence($licenceId: ID!) {
    outcome: verifyLicence(licenceId: $licenceId) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const RejectLicence = graphql(`
  mutation RejectLicence($licenceId: ID!, $reason: String!) {
    outcome: rejectLicence(licenceId: $licenceId, reason: $reason) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

/** Vouches for a licence that she has seen, or says why not. */
export const action = async ({ request }: Route.ActionArgs) => {
  const form = await request.formData()
  const licenceId = formText(form, 'izin')
  const verifies = formText(form, 'langkah') === 'benar'
  const { faults, result } = await (verifies
    ? submit(request, VerifyLicence, { licenceId })
    : submit(request, RejectLicence, { licenceId, reason: formText(form, `alasan-${licenceId}`) }))
  if (faults) return data({ licenceId, message: Object.values(faults).join(' ') }, { status: 400 })
  if ('message' in result.outcome) return data({ licenceId, message: result.outcome.message }, { status: 409 })
  const { pathname } = new URL(request.url)
  return redirect(`${pathname}?kabar=${verifies ? 'verified' : 'rejected'}`)
}

/** For the mentor of a group and for officers, each below her own pages. */
export default function Licences({ loaderData: { licences, news }, actionData }: Route.ComponentProps) {
  const t = useTranslations('dampingi.licences')
  const { pathname } = useLocation()
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHead title={`${t('title')} · Maju Bersama`} alone />
      <header>
        {/* An officer has the way to her other pages above. */}
        {pathname.startsWith('/dampingi') && (
          <a
            href="/dampingi"
            className="inline-flex min-h-12 items-center gap-1 font-semibold text-mengkudu hover:underline"
          >
            <Icon name="chevron" className="size-5 rotate-180" />
            {t('back')}
          </a>
        )}
        <h1 className="text-3xl">{t('title')}</h1>
        <p>{t('how')}</p>
      </header>
      {news && !actionData && <Notice kind="good" title={t(`news.${news}`)} />}
      {actionData && (
        <Notice kind="bad" title={t('refused')}>
          <p>{actionData.message}</p>
        </Notice>
      )}
      {licences.length === 0 && <Nothing title={t('none')} />}
      <ul className="space-y-4">
        {licences.map((licence) => (
          <LicenceCard
            key={licence.id}
            licence={licence}
            action={pathname}
            fault={actionData?.licenceId === licence.id ? actionData.message : undefined}
          />
        ))}
      </ul>
    </div>
  )
}

const LicenceCard = ({
  licence: { id, kind, number, expiresOn, productName, declaredAt, business },
  action,
  fault,
}: {
  licence: WaitingLicencesQuery['licencesToVerify'][number]
  action: string
  fault: string | undefined
}) => {
  const t = useTranslations('dampingi.licences')
  const kinds = useTranslations('jual.shop.licences.kinds')
  return (
    <li className="space-y-3 rounded-card border border-border bg-paper p-4 shadow-card">
      <div>
        <h2 className="text-lg">{business.name}</h2>
        <p className="font-semibold">
          {kinds(`${kind}.name`)} · {productName ?? t('wholeBusiness')}
        </p>
        <p className="text-xl font-bold wrap-anywhere tabular-nums">{number}</p>
        <p>
          {t('declared', { day: day(declaredAt) })} {expiresOn && t('until', { day: day(expiresOn) })}
        </p>
        <p>{t(`where.${kind}`)}</p>
      </div>
      <form method="post" action={action}>
        <input type="hidden" name="izin" value={id} />
        <button type="submit" name="langkah" value="benar" className={`${button.primary} w-full`}>
          <Icon name="check" />
          {t('verify')}
          <span className="sr-only"> {number}</span>
        </button>
      </form>
      <Fold icon="cross" label={t('reject')} of={number} open={fault !== undefined}>
        <form method="post" action={action} noValidate className="space-y-3 rounded-xl bg-sand p-4">
          <input type="hidden" name="izin" value={id} />
          <Field name={`alasan-${id}`} label={t('reason')} hint={t('reasonHint')} maxLength={300} fault={fault} />
          <button type="submit" name="langkah" value="tolak" className={button.secondary}>
            <Icon name="cross" />
            {t('rejectNow')}
            <span className="sr-only"> {number}</span>
          </button>
        </form>
      </Fold>
    </li>
  )
}
