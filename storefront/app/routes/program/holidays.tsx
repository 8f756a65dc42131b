import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { today } from '../../calendar.ts'
import { weekday } from '../../format.ts'
import { formText } from '../../forms/form-text.ts'
import { api, submit } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { translatorOf } from '../../messages/messages.ts'
import { button } from '../../ui/button.ts'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { newsIn } from '../../ui/news.ts'
import { panel } from '../../ui/work-fields.tsx'
import type { Route } from './+types/holidays'
import { DeskHead } from './desk-head.tsx'
import { DeskTable } from './desk-table.tsx'

const Holidays = graphql(`
  query Holidays($year: Int!, $next: Int!) {
    now: publicHolidays(year: $year) {
      day
      name
    }
    next: publicHolidays(year: $next) {
      day
      name
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => {
  const now = today()
  const { now: these, next } = await api(request, Holidays, { year: now.year, next: now.year + 1 })
  return {
    // What is over moves no deadline any more.
    holidays: [...these, ...next].filter(({ day }) => day >= now.toString()),
    today: now.toString(),
    news: newsIn(new URL(request.url).searchParams, ['added', 'removed']),
  }
}

const AddHoliday = graphql(`
  mutation AddHoliday($day: Date!, $name: String!) {
    outcome: addPublicHoliday(day: $day, name: $name) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const RemoveHoliday = graphql(`
  mutation RemoveHoliday($day: Date!) {
    outcome: removePublicHoliday(day: $day) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

/** Adds a holiday, or takes one out: `hapus` names its day. */
export const action = async ({ request }: Route.ActionArgs) => {
  const form = await request.formData()
  const removed = formText(form, 'hapus')
  const [date, name] = [formText(form, 'day'), formText(form, 'name')]
  if (!removed && (!date || !name)) return data(translatorOf('id')('program.holidays.incomplete'), { status: 400 })
  const { faults, result } = await (removed
    ? submit(request, RemoveHoliday, { day: removed })
    : submit(request, AddHoliday, { day: date, name }))
  if (faults) return data(Object.values(faults).join(' '), { status: 400 })
  if ('message' in result.outcome) return data(result.outcome.message, { status: 409 })
  return redirect(`/program/libur?kabar=${removed ? 'removed' : 'added'}`)
}

/** Days on which deadlines stand still. */
export default function HolidaysPage({ loaderData: { holidays, today: now, news }, actionData }: Route.ComponentProps) {
  const t = useTranslations('program.holidays')
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <DeskHead title={t('title')} how={t('how')} news={news && t(`news.${news}`)} refusal={actionData} />
      <form method="post" action="/program/libur" noValidate className={`${panel} grid gap-4 sm:grid-cols-2`}>
        <Field name="day" type="date" label={t('day')} min={now} />
        <Field name="name" label={t('name')} maxLength={80} />
        <button type="submit" className={`${button.primary} sm:w-fit`}>
          <Icon name="plus" />
          {t('add')}
        </button>
      </form>
      {holidays.length > 0 && (
        <form method="post" action="/program/libur">
          <DeskTable
            id="tabel-libur"
            caption={t('caption')}
            heads={[t('day'), t('name'), t('change')]}
            rows={holidays.map((holiday) => ({
              key: holiday.day,
              cells: [
                weekday(holiday.day),
                holiday.name,
                <button
                  key="remove"
                  type="submit"
                  name="hapus"
                  value={holiday.day}
                  className={button.quiet.replace('px-6', 'px-4')}
                >
                  {t('remove')}
                  <span className="sr-only"> {holiday.name}</span>
                </button>,
              ],
            }))}
          />
        </form>
      )}
    </div>
  )
}
