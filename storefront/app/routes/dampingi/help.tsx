import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { time } from '../../format.ts'
import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { api, submit } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { ibu } from '../../ibu.ts'
import { button } from '../../ui/button.ts'
import { FaultSummary, Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/help'
import { memberOf } from './member.server.ts'

const MandateForMember = graphql(`
  query MandateForMember {
    heldMandates {
      id
      expiresAt
      business {
        id
      }
    }
  }
`)

export const loader = async ({ request, params }: Route.LoaderArgs) => {
  const [{ group, member }, { heldMandates }] = await Promise.all([
    memberOf(request, params),
    api(request, MandateForMember),
  ])
  return {
    group,
    name: ibu(member.memberName),
    business: member.business,
    held: heldMandates.find(({ business }) => business.id === member.business.id) ?? null,
    sent: new URL(request.url).searchParams.get('kode') === 'terkirim',
  }
}

const RequestMandate = graphql(`
  mutation RequestMandate($businessId: ID!) {
    requestMandate(businessId: $businessId) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const ConfirmMandate = graphql(`
  mutation ConfirmMandate($businessId: ID!, $code: String!) {
    confirmMandate(businessId: $businessId, code: $code) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

/** Has a code sent to the owner's phone, or takes the code that she has read out. */
export const action = async ({ request, params }: Route.ActionArgs) => {
  const form = await request.formData()
  const { member } = await memberOf(request, params)
  const { id: businessId, slug } = member.business
  const again = (faults: Faults, status: number, sent: boolean) => data({ faults, sent }, { status })
  if (formText(form, 'langkah') !== 'kode') {
    const { faults, result } = await submit(request, RequestMandate, { businessId })
    if (faults) return again(faults, 400, false)
    if ('message' in result.requestMandate) return again({ minta: result.requestMandate.message }, 409, false)
    return redirect(`/dampingi/${params.group}/${params.business}/bantu?kode=terkirim`)
  }
  const { faults, result } = await submit(request, ConfirmMandate, { businessId, code: formText(form, 'code') })
  if (faults) return again(faults, 400, true)
  if ('message' in result.confirmMandate) return again({ code: result.confirmMandate.message }, 409, true)
  return redirect(`/jual?usaha=${slug}`)
}

/** A mentor asks to run a member's shop for two hours: the owner agrees by reading out a code. */
export default function Help({ loaderData, actionData }: Route.ComponentProps) {
  const { group, name, business, held } = loaderData
  const t = useTranslations('dampingi.help')
  const path = `/dampingi/${group.slug}/${business.slug}`
  const sent = actionData?.sent ?? loaderData.sent
  return (
    <div className="mx-auto max-w-xl space-y-6">
      <PageHead title={`${t('title', { name })} · Maju Bersama`} alone />
      <header>
        <a href={path} className="inline-flex min-h-12 items-center gap-1 font-semibold text-mengkudu hover:underline">
          <Icon name="chevron" className="size-5 rotate-180" />
          {t('back', { name })}
        </a>
        <h1 className="text-3xl">{t('title', { name })}</h1>
        <p className="text-lg text-muted">{business.name}</p>
      </header>
      {held && (
        <Notice kind="good" title={t('held', { until: time(held.expiresAt) })}>
          <a href={`/jual?usaha=${business.slug}`} className={button.primary}>
            <Icon name="shop" />
            {t('goOn')}
          </a>
        </Notice>
      )}
      <FaultSummary faults={actionData?.faults} />
      {!held && (
        <>
          <ol className="space-y-2 rounded-card bg-sand p-5">
            {(['ask', 'read', 'act'] as const).map((step, index) => (
              <li key={step} className="flex gap-3">
                <strong className="tabular-nums">{index + 1}.</strong>
                <span>{t(`steps.${step}`, { name })}</span>
              </li>
            ))}
          </ol>
          {sent && <Code name={name} action={`${path}/bantu`} fault={actionData?.faults.code} />}
          <form method="post" action={`${path}/bantu`}>
            <button type="submit" className={sent ? button.quiet : `${button.primary} w-full`}>
              <Icon name="chat" />
              {t(sent ? 'sendAgain' : 'send', { name })}
            </button>
          </form>
        </>
      )}
    </div>
  )
}

const Code = ({ name, action, fault }: { name: string; action: string; fault: string | undefined }) => {
  const t = useTranslations('dampingi.help')
  return (
    <form
      method="post"
      action={action}
      noValidate
      className="space-y-4 rounded-card border border-hairline bg-paper p-4 shadow-card"
    >
      <p className="flex items-center gap-2 font-bold text-daun">
        <Icon name="check" />
        {t('sent', { name })}
      </p>
      <Field
        name="code"
        label={t('code')}
        hint={t('codeHint', { name })}
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        fault={fault}
        className="max-w-48 text-2xl font-bold tracking-widest tabular-nums"
      />
      <button type="submit" name="langkah" value="kode" className={`${button.primary} w-full`}>
        <Icon name="lock" />
        {t('confirm')}
      </button>
    </form>
  )
}
