import { redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { api, submit } from '../../../graphql/api.server.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { kecamatanNames } from '../../../kota-jambi.ts'
import { button } from '../../../ui/button.ts'
import { FaultSummary, Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { panel, Select } from '../../../ui/work-fields.tsx'
import { faultsOfAct, fieldsOf, filledIn, refusedForm } from '../../program/desk-form.ts'
import type { Route } from './+types/start'
import { StartGroup } from './group-acts.server.ts'
import { MeetingTimeFields } from './meeting-time-fields.tsx'

const WhoStarts = graphql(`
  query WhoStarts {
    mentoredGroups {
      id
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => {
  // Answered to mentors only, as the form is.
  await api(request, WhoStarts)
  return null
}

const step = 'kelompok'

export const action = async ({ request }: Route.ActionArgs) => {
  const filled = filledIn(await request.formData())
  const typed = (field: string) => filled[`${step}.${field}`] ?? ''
  const sent = await submit(request, StartGroup, {
    input: {
      name: typed('name'),
      kelurahan: typed('kelurahan'),
      kecamatan: typed('kecamatan'),
      meetingWeekday: Number(typed('meetingWeekday')),
      meetingStartsAt: typed('meetingStartsAt'),
      meetingPlace: typed('meetingPlace'),
    },
  })
  const refused = faultsOfAct(sent)
  if (refused) return refusedForm(step, filled, refused.faults, refused.status)
  const outcome = sent.result?.outcome
  const slug = outcome?.__typename === 'GroupChanged' ? outcome.group.slug : ''
  return redirect(`/dampingi/${slug}/kelompok?kabar=started`)
}

/** A group begins with a name, a place and a day. Members, chair and checklist follow on its page. */
export default function Start({ actionData }: Route.ComponentProps) {
  const t = useTranslations('keeping.start')
  const field = fieldsOf(actionData, step)
  return (
    <div className="mx-auto max-w-xl space-y-6">
      <PageHead title={`${t('title')} · Maju Bersama`} alone />
      <header>
        <a
          href="/dampingi"
          className="inline-flex min-h-12 items-center gap-1 font-semibold text-mengkudu hover:underline"
        >
          <Icon name="chevron" className="size-5 rotate-180" />
          {t('back')}
        </a>
        <h1 className="text-3xl">{t('title')}</h1>
        <p>{t('how')}</p>
      </header>
      {actionData?.message && <Notice kind="bad" title={actionData.message} />}
      <FaultSummary faults={actionData?.faults} />
      <form method="post" action="/dampingi/kelompok-baru" noValidate className={`${panel} space-y-4`}>
        <Field {...field('name')} label={t('name')} hint={t('nameHint')} maxLength={80} />
        <Field {...field('kelurahan')} label={t('kelurahan')} maxLength={80} />
        <Select {...field('kecamatan')} label={t('kecamatan')}>
          <option value="">{t('choose')}</option>
          {kecamatanNames.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
        <MeetingTimeFields
          weekday={field('meetingWeekday', 1)}
          startsAt={field('meetingStartsAt', '09:00')}
          place={field('meetingPlace')}
        />
        <button type="submit" className={`${button.primary} w-full`}>
          <Icon name="people" />
          {t('start')}
        </button>
      </form>
    </div>
  )
}
