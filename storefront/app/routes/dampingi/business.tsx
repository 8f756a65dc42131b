import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { CapacitySection } from '../../capacity/capacity-section.tsx'
import { declareFinances } from '../../capacity/declare-finances.server.ts'
import { EvidenceTable } from '../../capacity/evidence-table.tsx'
import { FinancesSection } from '../../capacity/finances-section.tsx'
import { day, rupiah } from '../../format.ts'
import { formText } from '../../forms/form-text.ts'
import { api, submit } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { trialLoanQuery } from '../../lending/trial-loan.ts'
import { button } from '../../ui/button.ts'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { FrameCaption, ScrollFrame } from '../../ui/scroll-frame.tsx'
import type { Route } from './+types/business'
import type { BarWeek } from './bar-layout.ts'
import { memberOf } from './member.server.ts'
import { RecordedSalesSection } from './recorded-sales-section.tsx'
import { BarLegend, SalesBars, TrendWord } from './sales-bars.tsx'
import { VerdictBadge } from './verdict-badge.tsx'

const MemberPage = graphql(`
  query MemberPage($businessId: ID!) {
    repaymentCapacity(businessId: $businessId) {
      ...CapacityOfPage
    }
    recordedSales(businessId: $businessId) {
      id
      description
      quantity
      amount
      payment
      soldOn
      verified
      onBehalf
    }
  }
`)

export const loader = async ({ request, params }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const found = await memberOf(request, params)
  const page = await api(request, MemberPage, { businessId: found.member.business.id })
  return {
    ...found,
    ...page,
    verified: /^\d{1,3}$/.test(searchParams.get('diperiksa') ?? '') ? Number(searchParams.get('diperiksa')) : null,
    saved: searchParams.get('biaya') === 'tersimpan',
  }
}

const VerifySales = graphql(`
  mutation VerifySales($saleIds: [ID!]!) {
    verifySales(saleIds: $saleIds) {
      ... on SalesVerified {
        verified
      }
      ... on Refusal {
        message
      }
    }
  }
`)

/** Vouches for recorded sales, or writes down her costs: the button that was pressed says which. */
export const action = async ({ request, params }: Route.ActionArgs) => {
  const form = await request.formData()
  return formText(form, 'tindakan') === 'biaya' ? declare(request, params, form) : verify(request, form)
}

const declare = async (request: Request, params: Route.ActionArgs['params'], form: FormData) => {
  const { member } = await memberOf(request, params)
  const again = await declareFinances(request, form, member.business.id)
  if (again) return data({ again, refusal: null }, { status: 400 })
  return redirect(pageAgain(request, { biaya: 'tersimpan' }))
}

const verify = async (request: Request, form: FormData) => {
  const all = formText(form, 'semua')
  const saleIds = all ? all.split(',') : form.getAll('catatan').map(String)
  const { faults, result } = await submit(request, VerifySales, { saleIds })
  if (faults) return data({ again: null, refusal: Object.values(faults).join(' ') }, { status: 400 })
  const outcome = result.verifySales
  if ('message' in outcome) return data({ again: null, refusal: outcome.message }, { status: 409 })
  return redirect(pageAgain(request, { diperiksa: `${outcome.verified}` }))
}

/** This page with the trial it was opened with, and what to say. */
const pageAgain = (request: Request, said: Record<string, string>): string => {
  const { pathname, searchParams } = new URL(request.url)
  const trial = [...searchParams].filter(([name]) => name === 'pinjaman' || name === 'minggu')
  return `${pathname}?${new URLSearchParams([...trial, ...Object.entries(said)])}`
}

export default function MemberDetails({ loaderData, actionData }: Route.ComponentProps) {
  const { group, member, trial, instalment, repaymentCapacity, recordedSales, verified, saved } = loaderData
  const t = useTranslations('dampingi')
  const shared = useTranslations('jual')
  const query = trialLoanQuery(trial)
  const path = `/dampingi/${group.slug}/${member.business.slug}${query}`
  return (
    <div className="mx-auto max-w-3xl space-y-8">
      <PageHead title={`${member.memberName} · Maju Bersama`} alone />
      <header>
        <a
          href={`/dampingi/${group.slug}${query}`}
          className="inline-flex min-h-12 items-center gap-1 font-semibold text-mengkudu hover:underline"
        >
          <Icon name="chevron" className="size-5 rotate-180" />
          {t('backToGroup', { name: group.name })}
        </a>
        <h1 className="text-3xl">{member.memberName}</h1>
        <p className="text-lg text-muted">
          {t('memberNumber', { number: member.memberNumber })} · {member.business.name}
        </p>
        <p className="mt-3 flex gap-2 font-semibold">
          <Icon name="lock" />
          {t('member.confidential')}
        </p>
        <a href={`/dampingi/${group.slug}/${member.business.slug}/bantu`} className={`${button.quiet} mt-3`}>
          <Icon name="shop" />
          {t('help.go')}
        </a>
      </header>
      {!actionData && verified !== null && <Notice kind="good" title={t('member.verified', { count: verified })} />}
      {!actionData && saved && <Notice kind="good" title={t('member.financesSaved')} />}
      {actionData?.refusal && (
        <Notice kind="bad" title={t('member.refused')}>
          <p>{actionData.refusal}</p>
        </Notice>
      )}
      <section aria-label={t('member.against', { instalment: rupiah(instalment) })} className="space-y-2">
        <p className="flex flex-wrap items-center gap-3">
          <VerdictBadge verdict={member.verdict} />
          <span className="amount font-semibold">{t('member.against', { instalment: rupiah(instalment) })}</span>
        </p>
        <p>{t(`meanings.${member.verdict}`)}</p>
      </section>
      <section aria-labelledby="minggu" className="space-y-4">
        <h2 id="minggu" className="text-2xl">
          {t('member.weeks')}
        </h2>
        <div className="space-y-3 rounded-card border border-hairline bg-paper p-4">
          <SalesBars weeks={member.weeks} name={member.memberName} className="w-full" />
          <TrendWord weeks={member.weeks} />
        </div>
        <BarLegend />
        <WeekTable weeks={member.weeks} />
      </section>
      <RecordedSalesSection sales={recordedSales} action={path} />
      <CapacitySection capacity={repaymentCapacity} />
      <FinancesSection
        declaration={repaymentCapacity.evidence.declaration}
        title={shared('finances.titleOf', { name: member.memberName })}
        action={`${path}#biaya`}
        again={actionData?.again ?? undefined}
      />
      <section aria-labelledby="bukti" className="space-y-3">
        <h2 id="bukti" className="text-2xl">
          {shared('capacity.evidence')}
        </h2>
        <EvidenceTable weeks={repaymentCapacity.evidence.weeks} />
      </section>
    </div>
  )
}

const WeekTable = ({ weeks }: { weeks: readonly BarWeek[] }) => {
  const t = useTranslations('dampingi')
  return (
    <ScrollFrame labelledBy="tabel-minggu" className="rounded-card border border-hairline bg-paper">
      <table className="w-full min-w-[32rem] text-right">
        <FrameCaption id="tabel-minggu">{t('member.weeksCaption')}</FrameCaption>
        <thead>
          <tr className="border-b border-border align-bottom">
            <th scope="col" className="px-4 py-2 text-left">
              {t('member.week')}
            </th>
            <th scope="col" className="px-4 py-2">
              {t('parts.net')}
            </th>
            <th scope="col" className="px-4 py-2">
              {t('parts.offPlatformVerified')}
            </th>
            <th scope="col" className="px-4 py-2">
              {t('parts.offPlatformUnverified')}
            </th>
          </tr>
        </thead>
        <tbody>
          {weeks.toReversed().map((week) => (
            <tr key={week.startsOn} className="border-b border-hairline last:border-0">
              <th scope="row" className="px-4 py-2 text-left font-normal whitespace-nowrap">
                {day(week.startsOn)}
              </th>
              <td className="amount px-4 py-2">{rupiah(week.net)}</td>
              <td className="amount px-4 py-2">{rupiah(week.offPlatformVerified)}</td>
              <td className="amount px-4 py-2">{rupiah(week.offPlatformUnverified)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  )
}
