import { useTranslations } from 'use-intl'
import { today } from '../../../calendar.ts'
import { api, submit } from '../../../graphql/api.server.ts'
import type { LendingRulesQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { FaultSummary } from '../../../ui/field.tsx'
import { newsIn } from '../../../ui/news.ts'
import { filledIn } from '../desk-form.ts'
import { DeskHead } from '../desk-head.tsx'
import type { Route } from './+types/lending-rules'
import { BackToRules } from './back-to-rules.tsx'
import { inForceOn } from './figures.ts'
import { publishVersion } from './policy-act.server.ts'
import { lendingFigures } from './policy-figures.ts'
import { PolicyForm } from './policy-form.tsx'
import { Versions } from './versions.tsx'

const LendingRules = graphql(`
  query LendingRules {
    lendingPolicies {
      version
      effectiveFrom
      note
      decidedBy: decidedByName
      decidedAt
      waiverAloneMax
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { lendingPolicies } = await api(request, LendingRules)
  const now = today()
  return {
    versions: lendingPolicies,
    current: inForceOn(lendingPolicies, now.toString()),
    today: now.toString(),
    tomorrow: now.add({ days: 1 }).toString(),
    news: newsIn(new URL(request.url).searchParams, ['published']),
  }
}

const CreateLendingRules = graphql(`
  mutation CreateLendingRules($effectiveFrom: Date!, $waiverAloneMax: Rupiah!, $note: String!) {
    outcome: createLendingPolicy(effectiveFrom: $effectiveFrom, waiverAloneMax: $waiverAloneMax, note: $note) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const path = '/program/aturan/petugas'

export const action = async ({ request }: Route.ActionArgs) =>
  publishVersion(filledIn(await request.formData()), {
    figures: lendingFigures,
    path,
    send: ({ values, ...version }) =>
      submit(request, CreateLendingRules, { ...version, waiverAloneMax: Number(values.waiverAloneMax) }),
  })

type Version = LendingRulesQuery['lendingPolicies'][number]
const valuesOf = ({ waiverAloneMax }: Version) => ({ waiverAloneMax })

/** What one officer may do on a loan without another. */
export default function LendingRulesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { versions, current, today: now, tomorrow, news } = loaderData
  const t = useTranslations('officerDesk.rules')
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <BackToRules />
      <DeskHead
        title={t('policies.lending.title')}
        how={t('policies.lending.how')}
        news={news && t(`news.${news}`)}
        refusal={actionData?.message}
      />
      <FaultSummary faults={actionData?.faults} />
      {current && (
        <PolicyForm
          action={path}
          figures={lendingFigures}
          values={valuesOf(current)}
          refused={actionData}
          tomorrow={tomorrow}
        />
      )}
      <Versions versions={versions} today={now} figures={lendingFigures} valuesOf={valuesOf} />
    </div>
  )
}
