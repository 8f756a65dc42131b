import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { today } from '../../../calendar.ts'
import { dayOfDate } from '../../../format.ts'
import { formText } from '../../../forms/form-text.ts'
import { api, submit } from '../../../graphql/api.server.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { button } from '../../../ui/button.ts'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { newsIn } from '../../../ui/news.ts'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Fold, panel } from '../../../ui/work-fields.tsx'
import type { Route } from './+types/meeting'
import { AttendanceForm } from './attendance-form.tsx'
import { CollectionForm } from './collection-form.tsx'
import { meetingActs } from './meeting-acts.server.ts'
import { PostedSheet } from './posted-sheet.tsx'

const MeetingsOfGroup = graphql(`
  query MeetingsOfGroup($slug: String!) {
    group(slug: $slug) {
      id
      slug
      name
      meetingPlace
    }
  }
`)

const RecentMeetings = graphql(`
  query RecentMeetings($groupId: ID!) {
    meetings(groupId: $groupId, first: 8) {
      nodes {
        id
        heldOn
        status
      }
    }
  }
`)

const MeetingInHand = graphql(`
  query MeetingInHand($meetingId: ID!) {
    meetingSheet(meetingId: $meetingId) {
      ...SheetOfMeeting
    }
  }
`)

const OpenMeeting = graphql(`
  mutation OpenMeeting($groupId: ID!, $heldOn: Date!) {
    outcome: openMeeting(groupId: $groupId, heldOn: $heldOn) {
      __typename
      ... on MeetingChanged {
        meeting {
          id
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`)

const groupOf = async (request: Request, slug: string) => {
  const { group } = await api(request, MeetingsOfGroup, { slug })
  if (!group) throw data(null, { status: 404 })
  return group
}

export const loader = async ({ request, params }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const group = await groupOf(request, params.group)
  const { meetings } = await api(request, RecentMeetings, { groupId: group.id })
  const asked = searchParams.get('pertemuan')
  const chosen = asked
    ? meetings.nodes.find(({ id }) => id === asked)
    : meetings.nodes.find(({ status }) => status !== 'CLOSED')
  const sheet =
    chosen && searchParams.get('baru') === null
      ? (await api(request, MeetingInHand, { meetingId: chosen.id })).meetingSheet
      : null
  return {
    group,
    sheet,
    meetings: meetings.nodes,
    today: today().toString(),
    // Made once for the page: the same form sent twice is the same sheet.
    ids: { sheet: crypto.randomUUID(), payments: sheet?.members.map(() => crypto.randomUUID()) ?? [] },
    news: newsIn(searchParams, ['posted', 'closed', 'reversed', 'calledOff']),
  }
}

/** Begins a meeting, or takes the one in hand a step further: `langkah` names which. */
export const action = async ({ request, params }: Route.ActionArgs) => {
  const form = await request.formData()
  const path = `/dampingi/${params.group}/pertemuan`
  const meetingId = formText(form, 'pertemuan')
  if (meetingId) return meetingActs(request, form, path, meetingId)
  const group = await groupOf(request, params.group)
  const { faults, result } = await submit(request, OpenMeeting, { groupId: group.id, heldOn: formText(form, 'heldOn') })
  if (faults) return data({ refusal: Object.values(faults).join(' '), values: null }, { status: 400 })
  const { outcome } = result
  if (outcome.__typename !== 'MeetingChanged') return data({ refusal: outcome.message, values: null }, { status: 409 })
  return redirect(`${path}?pertemuan=${outcome.meeting.id}`)
}

/** A meeting on a phone: who came, what each brought, the cash, the end. */
export default function MeetingPage({ loaderData, actionData }: Route.ComponentProps) {
  const { group, sheet, meetings, today: now, ids, news } = loaderData
  const t = useTranslations('meeting')
  const path = `/dampingi/${group.slug}/pertemuan`
  const status = sheet?.meeting.status
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHead title={`${t('title', { name: group.name })} · Maju Bersama`} alone />
      <header>
        <a
          href={`/dampingi/${group.slug}`}
          className="inline-flex min-h-12 items-center gap-1 font-semibold text-mengkudu hover:underline"
        >
          <Icon name="chevron" className="size-5 rotate-180" />
          {t('back')}
        </a>
        <h1 className="text-3xl">{t('title', { name: group.name })}</h1>
        {sheet && (
          <p>
            {t('heldOn', { day: dayOfDate(sheet.meeting.heldOn) })} · {t(`steps.${sheet.meeting.status}`)}
          </p>
        )}
      </header>
      {news && !actionData && <Notice kind="good" title={t(`news.${news}`)} />}
      {actionData?.refusal && (
        <Notice kind="bad" title={t('collection.refused')}>
          <p>{actionData.refusal}</p>
        </Notice>
      )}
      {(status === 'OPEN' || status === 'ATTENDANCE') && sheet && <AttendanceForm sheet={sheet} action={path} />}
      {status === 'COLLECTION' && sheet && (
        <CollectionForm sheet={sheet} action={path} ids={ids} values={actionData?.values ?? null} />
      )}
      {sheet && (status === 'OPEN' || status === 'ATTENDANCE' || status === 'COLLECTION') && (
        <Fold icon="cross" label={t('callOff.title')}>
          <form method="post" action={path} className={`${panel} space-y-4`}>
            <input type="hidden" name="pertemuan" value={sheet.meeting.id} />
            <p>{t('callOff.how', { day: dayOfDate(sheet.meeting.heldOn) })}</p>
            <Field name="alasan" label={t('callOff.reason')} maxLength={500} />
            <button type="submit" name="langkah" value="tidak-jadi" className={button.secondary}>
              {t('callOff.title')}
            </button>
          </form>
        </Fold>
      )}
      {(status === 'PROPOSALS' || status === 'CLOSED') && sheet && <PostedSheet sheet={sheet} action={path} />}
      {!sheet && (
        <form method="post" action={path} className={`${panel} space-y-4`}>
          <h2 className="text-xl">{t('open.title')}</h2>
          <Field name="heldOn" type="date" label={t('open.day')} hint={t('open.how')} defaultValue={now} max={now} />
          <button type="submit" className={`${button.primary} w-full sm:w-auto`}>
            <Icon name="people" />
            {t('open.start')}
          </button>
        </form>
      )}
      {sheet && status === 'CLOSED' && (
        <a href={`${path}?baru`} className={button.primary}>
          <Icon name="plus" />
          {t('posted.another')}
        </a>
      )}
      {meetings.length > 0 && (
        <section aria-labelledby="sebelumnya">
          <h2 id="sebelumnya" className="text-xl">
            {t('earlier')}
          </h2>
          <ul className="divide-y divide-hairline">
            {meetings.map(({ id, heldOn, status: step }) => (
              <li key={id}>
                <a
                  href={`${path}?pertemuan=${id}`}
                  className="flex min-h-12 items-center justify-between gap-4 font-semibold text-mengkudu"
                >
                  <span>{dayOfDate(heldOn)}</span>
                  <span className="font-normal text-ink">{t(`steps.${step}`)}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
