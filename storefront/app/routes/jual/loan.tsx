import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { today } from '../../calendar.ts'
import { CapacitySection } from '../../capacity/capacity-section.tsx'
import { declareFinances } from '../../capacity/declare-finances.server.ts'
import { EvidenceTable } from '../../capacity/evidence-table.tsx'
import { FinancesSection } from '../../capacity/finances-section.tsx'
import { api } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { quoteInputOf, readTrialLoan } from '../../lending/trial-loan.ts'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Route } from './+types/loan'
import { businessPath } from './business-path.ts'
import { ownBusiness } from './own-business.server.ts'
import { PageHeading } from './page-heading.tsx'
import { OwnLoans } from './pinjaman/own-loans.tsx'
import { TrialSection } from './trial-section.tsx'

const LoanPage = graphql(`
  query LoanPage($businessId: ID!) {
    repaymentCapacity(businessId: $businessId) {
      ...CapacityOfPage
    }
    myLoans {
      ...OwnLoan
    }
    myLoanApplications {
      id
      number
      status
    }
  }
`)

const TrialQuote = graphql(`
  query TrialQuote($terms: LoanQuoteInput!) {
    loanQuote(input: $terms) {
      regularInstalment
      totalMargin
      totalRepayable
      eirPercent
      instalments {
        number
        dueOn
        principal
        margin
        amount
        balanceAfter
      }
    }
  }
`)

export const loader = async ({ request, context }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const own = context.get(ownBusiness)
  const trial = readTrialLoan(searchParams)
  const [{ repaymentCapacity, myLoans, myLoanApplications }, quoted] = await Promise.all([
    api(request, LoanPage, { businessId: own.business.id }),
    trial && api(request, TrialQuote, { terms: quoteInputOf(trial, today()) }),
  ])
  return {
    own,
    capacity: repaymentCapacity,
    // Whoever helps has loans of her own, or none; these are not the business's.
    loans: own.helping ? [] : myLoans,
    application:
      myLoanApplications.find(({ status }) => !['DISBURSED', 'DECLINED', 'WITHDRAWN'].includes(status)) ?? null,
    trial: trial && quoted ? { ...trial, quote: quoted.loanQuote } : null,
    saved: searchParams.get('biaya') === 'tersimpan',
  }
}

/** Writes down her costs: the one form of this page that changes something. */
export const action = async ({ request, context }: Route.ActionArgs) => {
  const own = context.get(ownBusiness)
  const again = await declareFinances(request, await request.formData(), own.business.id)
  if (again) return data(again, { status: 400 })
  return redirect(businessPath('/jual/pinjaman', own, { biaya: 'tersimpan' }))
}

export default function Loan({ loaderData, actionData }: Route.ComponentProps) {
  const { own, capacity, loans, application, trial, saved } = loaderData
  const t = useTranslations('jual')
  return (
    <div className="mx-auto max-w-3xl space-y-8">
      <PageHeading title={t('loan.title')} />
      {saved && !actionData && <Notice kind="good" title={t('finances.saved')} />}
      {!own.helping && <OwnLoans loans={loans} application={application} />}
      <CapacitySection capacity={capacity} />
      <p className="flex gap-3 rounded-card bg-mist p-4">
        <Icon name="people" className="size-7 shrink-0 text-nila" />
        <span>
          <strong>{t('loan.people')}</strong> {t('loan.disagree')}
        </span>
      </p>
      <TrialSection own={own} trial={trial} estimate={capacity.estimate} />
      <FinancesSection
        declaration={capacity.evidence.declaration}
        title={t('finances.title')}
        action={`${businessPath('/jual/pinjaman', own)}#biaya`}
        again={actionData}
      />
      <section aria-labelledby="bukti" className="space-y-3">
        <h2 id="bukti" className="text-2xl">
          {t('capacity.evidence')}
        </h2>
        <EvidenceTable weeks={capacity.evidence.weeks} />
      </section>
    </div>
  )
}
