import { useTranslations } from 'use-intl'
import { today } from '../../calendar.ts'
import { api } from '../../graphql/api.server.ts'
import type { MentoredGroupsQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/groups'

const MentoredGroups = graphql(`
  query MentoredGroups {
    mentoredGroups {
      slug
      name
      kelurahan
      kecamatan
      meetingWeekday
      meetingPlace
      memberCount
      chairName
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { mentoredGroups } = await api(request, MentoredGroups)
  return { groups: mentoredGroups, weekday: today().dayOfWeek }
}

export default function Groups({ loaderData: { groups, weekday } }: Route.ComponentProps) {
  const t = useTranslations('dampingi')
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <PageHead title={`${t('title')} · Maju Bersama`} alone />
      <h1 className="text-3xl">{t('title')}</h1>
      {groups.length === 0 && <p>{t('none')}</p>}
      <ul className="grid gap-4 md:grid-cols-2">
        {groups.map((group) => (
          <GroupCard key={group.slug} group={group} isToday={group.meetingWeekday === weekday} />
        ))}
      </ul>
    </div>
  )
}

/** 1 is "Senin". The first of January 2024 was a Monday. */
const weekdayName = (weekday: number): string =>
  Temporal.PlainDate.from({ year: 2024, month: 1, day: weekday }).toLocaleString('id-ID', { weekday: 'long' })

type Group = MentoredGroupsQuery['mentoredGroups'][number]

const GroupCard = ({ group, isToday }: { group: Group; isToday: boolean }) => {
  const t = useTranslations('dampingi')
  const day = weekdayName(group.meetingWeekday)
  return (
    <li
      className={`relative flex flex-col gap-2 rounded-card border bg-paper p-5 shadow-card hover:bg-sand ${isToday ? 'border-2 border-nila' : 'border-hairline'}`}
    >
      <h2 className="text-xl">
        <a href={`/dampingi/${group.slug}`} className="after:absolute after:inset-0 hover:underline">
          {group.name}
        </a>
      </h2>
      <p className={`flex items-center gap-2 ${isToday ? 'font-bold text-nila' : ''}`}>
        <Icon name="clock" />
        {t(isToday ? 'meetsToday' : 'meets', { day })}
      </p>
      <p className="flex items-start gap-2">
        <Icon name="pin" />
        {group.meetingPlace}
      </p>
      <p className="flex items-center gap-2">
        <Icon name="people" />
        {t('members', { count: group.memberCount })}
      </p>
      <p className="flex items-center gap-2">
        <Icon name="person" />
        {group.chairName ? t('chair', { name: group.chairName }) : t('noChair')}
      </p>
      <p className="mt-auto flex min-h-12 items-center gap-1 font-bold text-mengkudu" aria-hidden="true">
        {t('open')}
        <Icon name="chevron" className="size-5" />
      </p>
    </li>
  )
}
