import { useTranslations } from 'use-intl'
import { today } from '../../../calendar.ts'
import { api, submit } from '../../../graphql/api.server.ts'
import type { GroupRulesQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { FaultSummary, Field } from '../../../ui/field.tsx'
import { newsIn } from '../../../ui/news.ts'
import { Check } from '../../../ui/work-fields.tsx'
import { type Filled, fieldsOf, filledIn, type RefusedForm } from '../desk-form.ts'
import { DeskHead } from '../desk-head.tsx'
import type { Route } from './+types/group-rules'
import { BackToRules } from './back-to-rules.tsx'
import { inForceOn } from './figures.ts'
import { publishVersion } from './policy-act.server.ts'
import { groupFigures } from './policy-figures.ts'
import { PolicyForm } from './policy-form.tsx'
import { Versions } from './versions.tsx'

const GroupRules = graphql(`
  query GroupRules {
    groupPolicies {
      version
      effectiveFrom
      note
      decidedBy: decidedByName
      decidedAt
      sizeMin
      sizeMax
      chairTermMonths
      checklist {
        key
        label
        needsPhoto
      }
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { groupPolicies } = await api(request, GroupRules)
  const now = today()
  return {
    versions: groupPolicies,
    newest: Math.max(...groupPolicies.map(({ version }) => version)),
    current: inForceOn(groupPolicies, now.toString()),
    today: now.toString(),
    tomorrow: now.add({ days: 1 }).toString(),
    news: newsIn(new URL(request.url).searchParams, ['published']),
  }
}

const CreateGroupRules = graphql(`
  mutation CreateGroupRules($input: GroupPolicyInput!) {
    outcome: createGroupPolicy(input: $input) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const path = '/program/aturan/kelompok'

/** Places for conditions that are new. */
const newItems = 3

/** Small letters, digits and hyphens, out of the words of a condition. */
const keyOf = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '')

/** The conditions of the form; one without words is left out. */
const checklistIn = (filled: Filled) =>
  Object.keys(filled)
    .filter((name) => /^baru\.checklist\.\d+\.label$/.test(name))
    .flatMap((name) => {
      const label = filled[name] ?? ''
      const item = name.replace(/\.label$/, '')
      const key = filled[`${item}.key`] || keyOf(label)
      return label ? [{ key, label, needsPhoto: filled[`${item}.needsPhoto`] === 'ya' }] : []
    })

export const action = async ({ request }: Route.ActionArgs) => {
  const filled = filledIn(await request.formData())
  return publishVersion(filled, {
    figures: groupFigures,
    path,
    send: ({ effectiveFrom, note, values }) =>
      submit(request, CreateGroupRules, {
        input: {
          effectiveFrom,
          note,
          basedOnVersion: Number(filled['baru.basedOn']),
          sizeMin: Number(values.sizeMin),
          sizeMax: Number(values.sizeMax),
          chairTermMonths: Number(values.chairTermMonths),
          checklist: checklistIn(filled),
        },
      }),
  })
}

type Version = GroupRulesQuery['groupPolicies'][number]
const valuesOf = ({ sizeMin, sizeMax, chairTermMonths }: Version) => ({ sizeMin, sizeMax, chairTermMonths })

/** How large groups are, how long a chair serves, and what is seen before a group begins. */
export default function GroupRulesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { versions, newest, current, today: now, tomorrow, news } = loaderData
  const t = useTranslations('officerDesk.rules')
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <BackToRules />
      <DeskHead
        title={t('policies.group.title')}
        how={t('policies.group.how')}
        news={news && t(`news.${news}`)}
        refusal={actionData?.message}
      />
      <FaultSummary faults={actionData?.faults} />
      {current && (
        <PolicyForm
          action={path}
          figures={groupFigures}
          values={valuesOf(current)}
          refused={actionData}
          tomorrow={tomorrow}
        >
          <ChecklistFields checklist={current.checklist} newest={newest} refused={actionData} />
        </PolicyForm>
      )}
      <Versions
        versions={versions}
        today={now}
        figures={groupFigures}
        valuesOf={valuesOf}
        besides={({ checklist }) => <Checklist checklist={checklist} />}
      />
    </div>
  )
}

const Checklist = ({ checklist }: { checklist: Version['checklist'] }) => {
  const t = useTranslations('officerDesk.rules.checklist')
  return (
    <div>
      <h4 className="font-bold">{t('title')}</h4>
      <ul className="list-disc space-y-1 pl-5">
        {checklist.map(({ key, label, needsPhoto }) => (
          <li key={key}>{needsPhoto ? t('withPhoto', { label }) : label}</li>
        ))}
      </ul>
    </div>
  )
}

const ChecklistFields = ({
  checklist,
  newest,
  refused,
}: {
  checklist: Version['checklist']
  newest: number
  refused: RefusedForm | undefined
}) => {
  const t = useTranslations('officerDesk.rules.checklist')
  const field = fieldsOf(refused, 'baru')
  const places = [...checklist, ...Array.from({ length: newItems }, () => null)]
  return (
    <fieldset className="space-y-4">
      <legend className="text-lg font-bold">{t('title')}</legend>
      <p>{t('how')}</p>
      <input type="hidden" name="baru.basedOn" value={field('basedOn', newest).defaultValue} />
      {places.map((item, index) => {
        const name = `checklist.${index}`
        return (
          <div key={item?.key ?? name} className="space-y-2">
            {item && <input type="hidden" name={`baru.${name}.key`} value={item.key} />}
            <Field
              {...field(`${name}.label`, item?.label)}
              label={t('item', { number: index + 1 })}
              maxLength={200}
              optional
            />
            <Check
              name={`baru.${name}.needsPhoto`}
              label={t('needsPhoto', { number: index + 1 })}
              defaultChecked={field(`${name}.needsPhoto`, item?.needsPhoto ? 'ya' : '').defaultValue === 'ya'}
            />
          </div>
        )
      })}
    </fieldset>
  )
}
