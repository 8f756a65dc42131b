import { useTranslations } from 'use-intl'
import { today } from '../../../calendar.ts'
import { api, submit } from '../../../graphql/api.server.ts'
import type { CapacityPolicyInput, CapacityRulesQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { FaultSummary } from '../../../ui/field.tsx'
import { newsIn } from '../../../ui/news.ts'
import { filledIn } from '../desk-form.ts'
import { DeskHead } from '../desk-head.tsx'
import type { Route } from './+types/capacity-rules'
import { BackToRules } from './back-to-rules.tsx'
import { inForceOn } from './figures.ts'
import { publishVersion } from './policy-act.server.ts'
import { capacityFigures } from './policy-figures.ts'
import { PolicyForm } from './policy-form.tsx'
import { Versions } from './versions.tsx'

const CapacityRules = graphql(`
  query CapacityRules {
    capacityPolicies {
      version
      effectiveFrom
      note
      decidedBy
      decidedAt
      windowWeeks
      meanWeeks
      offPlatformBasisPoints
      otherIncomeBasisPoints
      ramadanBasisPoints
      preLebaranBasisPoints
      capMadsBasisPoints
      madFloorBasisPoints
      incomeShareBasisPoints
      dscrHighBasisPoints
      dscrMediumBasisPoints
      dscrLowBasisPoints
      weeksLowMin
      weeksMediumMin
      weeksHighMin
      coverageHighBasisPointsMin
      volatilityBasisPointsMax
      instalmentStep
      loanStep
      loanMin
      loanMax
      firstCycleLoanMax
      stepUpBasisPoints
      tenorsWeeks
      annualRateBasisPoints
      yearWeeks
      recentSalesBasisPointsMin
      dscrBasisPointsMin
      zeroSalesWeeksMax
      refundsBasisPointsMax
      largestBuyerBasisPointsMax
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { capacityPolicies } = await api(request, CapacityRules)
  const now = today()
  return {
    versions: capacityPolicies,
    current: inForceOn(capacityPolicies, now.toString()),
    today: now.toString(),
    tomorrow: now.add({ days: 1 }).toString(),
    news: newsIn(new URL(request.url).searchParams, ['published']),
  }
}

const CreateCapacityRules = graphql(`
  mutation CreateCapacityRules($input: CapacityPolicyInput!) {
    outcome: createCapacityPolicy(input: $input) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const path = '/program/aturan/kemampuan'

export const action = async ({ request }: Route.ActionArgs) =>
  publishVersion(filledIn(await request.formData()), {
    figures: capacityFigures,
    path,
    send: ({ values, ...version }) => {
      const input = { ...version, ...values, yearWeeks: Number(values.yearWeeks) } as CapacityPolicyInput
      return submit(request, CreateCapacityRules, { input })
    },
  })

type Version = CapacityRulesQuery['capacityPolicies'][number]
const valuesOf = (version: Version) => version

/** How much a seller can repay is told from her sales by these figures. */
export default function CapacityRulesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { versions, current, today: now, tomorrow, news } = loaderData
  const t = useTranslations('officerDesk.rules')
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <BackToRules />
      <DeskHead
        title={t('policies.capacity.title')}
        how={t('policies.capacity.how')}
        news={news && t(`news.${news}`)}
        refusal={actionData?.message}
      />
      <FaultSummary faults={actionData?.faults} />
      {current && (
        <PolicyForm action={path} figures={capacityFigures} values={current} refused={actionData} tomorrow={tomorrow} />
      )}
      <Versions versions={versions} today={now} figures={capacityFigures} valuesOf={valuesOf} />
    </div>
  )
}
