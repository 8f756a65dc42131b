import { useTranslations } from 'use-intl'
import { today } from '../../calendar.ts'
import { rupiah, time, weekdayName } from '../../format.ts'
import { api } from '../../graphql/api.server.ts'
import type { MentoredGroupsQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/groups'

const MentoredGroups = graphql(`
  query MentoredGroups {
    mentoredGroups {
      slug
      name
      kelurahan
      kecamatan
      status
      meetingWeekday
      meetingPlace
      memberCount
      chairName
    }
    transfersToAnswer {
      id
      memberName
      toGroupName
    }
    heldSheets {
      cash
    }
    licencesToVerify {
      id
    }
    heldMandates {
      id
      expiresAt
      business {
        slug
        name
      }
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { mentoredGroups, licencesToVerify, heldMandates, transfersToAnswer, heldSheets } = await api(
    request,
    MentoredGroups,
  )
  const told = new URL(request.url).searchParams.get('izin')
  return {
    groups: mentoredGroups,
    // No two groups that there are have one name.
    transfers: transfersToAnswer.flatMap((transfer) => {
      const group = mentoredGroups.find(({ name }) => name === transfer.toGroupName)
      return group ? [{ ...transfer, path: `/dampingi/${group.slug}/kelompok#anggota` }] : []
    }),
    weekday: today().dayOfWeek,
    waitingLicences: licencesToVerify.length,
    held: heldMandates,
    cash: heldSheets.reduce((sum, { cash }) => sum + cash, 0),
    news: told === 'selesai' ? ('ended' as const) : told === 'berakhir' ? ('over' as const) : null,
  }
}

export default function Groups({ loaderData }: Route.ComponentProps) {
  const { groups, transfers, weekday, waitingLicences, held, cash, news } = loaderData
  const t = useTranslations('dampingi')
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <PageHead title={`${t('title')} · Maju Bersama`} alone />
      <h1 className="text-3xl">{t('title')}</h1>
      {news && <Notice kind={news === 'ended' ? 'good' : 'note'} title={t(`help.${news}`)} />}
      {held.map(({ id, expiresAt, business }) => (
        <p key={id} className="flex flex-wrap items-center gap-3 rounded-card border-2 border-kuning-ink bg-honey p-4">
          <Icon name="people" className="size-7 shrink-0" />
          <strong className="min-w-48 flex-1">
            {t('help.running', { name: business.name, until: time(expiresAt) })}
          </strong>
          <a href={`/jual?usaha=${business.slug}`} className={button.quiet}>
            {t('help.goOn')}
          </a>
        </p>
      ))}
      {waitingLicences > 0 && (
        <a href="/dampingi/izin" className={`${button.secondary} w-full sm:w-auto`}>
          <Icon name="paper" />
          {t('licences.waiting', { count: waitingLicences })}
        </a>
      )}
      {transfers.map(({ id, memberName, toGroupName, path }) => (
        <p key={id} className="flex flex-wrap items-center gap-3 rounded-card border-2 border-kuning-ink bg-honey p-4">
          <Icon name="people" className="size-7 shrink-0" />
          <strong className="min-w-48 flex-1">{t('transferWaits', { name: memberName, group: toGroupName })}</strong>
          <a href={path} className={button.quiet}>
            {t('answer')}
            <span className="sr-only"> {memberName}</span>
          </a>
        </p>
      ))}
      <p className="flex flex-wrap gap-3">
        <a href="/dampingi/kelompok-baru" className={button.quiet}>
          <Icon name="plus" />
          {t('newGroup')}
        </a>
        <a href="/dampingi/setoran" className={button.quiet}>
          <Icon name="cash" />
          {cash > 0 ? t('cashHeld', { amount: rupiah(cash) }) : t('toCash')}
        </a>
      </p>
      {groups.length === 0 && <p>{t('none')}</p>}
      <ul className="grid gap-4 md:grid-cols-2">
        {groups.map((group) => (
          <GroupCard key={group.slug} group={group} isToday={group.meetingWeekday === weekday} />
        ))}
      </ul>
    </div>
  )
}

type Group = MentoredGroupsQuery['mentoredGroups'][number]

const GroupCard = ({ group, isToday }: { group: Group; isToday: boolean }) => {
  const t = useTranslations('dampingi')
  const day = weekdayName(group.meetingWeekday)
  return (
    <li
      className={`relative flex flex-col gap-2 rounded-card border bg-paper p-5 shadow-card hover:bg-sand ${isToday ? 'border-2 border-nila' : 'border-hairline'}`}
    >
      <h2 className="text-xl">
        <a
          href={`/dampingi/${group.slug}${group.status === 'FORMING' ? '/kelompok' : ''}`}
          className="after:absolute after:inset-0 hover:underline"
        >
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
        {t(group.status === 'FORMING' ? 'goOnForming' : 'open')}
        <Icon name="chevron" className="size-5" />
      </p>
    </li>
  )
}
