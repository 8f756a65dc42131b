import { data } from 'react-router'
import { useTranslations } from 'use-intl'
import { today } from '../../../calendar.ts'
import { dayOfDate } from '../../../format.ts'
import { api } from '../../../graphql/api.server.ts'
import type { KeptGroupFragment } from '../../../graphql/generated/graphql.ts'
import { FaultSummary } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { newsIn } from '../../../ui/news.ts'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import type { Route } from './+types/keeping'
import { ChairSection } from './chair-section.tsx'
import { ChecklistSection } from './checklist-section.tsx'
import { GroupToKeep, HistoryOfGroup } from './group-to-keep.ts'
import { HistorySection } from './history-section.tsx'
import { keepGroup, keepingNews } from './keep-group.server.ts'
import { MeetingSection } from './meeting-section.tsx'
import { MembersSection } from './members-section.tsx'

const historyLength = 12

export const loader = async ({ request, params }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const { group, groupNames, groupPolicies } = await api(request, GroupToKeep, { slug: params.group })
  if (!group) throw data(null, { status: 404 })
  const after = searchParams.get('setelah')
  const { groupHistory } = await api(request, HistoryOfGroup, { groupId: group.id, first: historyLength, after })
  return {
    group,
    groupNames,
    termMonths: groupPolicies.find(({ isCurrent }) => isCurrent)?.chairTermMonths ?? 12,
    history: groupHistory,
    isFirst: !after,
    today: today().toString(),
    news: newsIn(searchParams, ['started', ...Object.values(keepingNews)]),
  }
}

/** One act on the group: `langkah` names which. */
export const action = async ({ request, params }: Route.ActionArgs) => {
  const { group } = await api(request, GroupToKeep, { slug: params.group })
  if (!group) throw data(null, { status: 404 })
  return keepGroup(request, group.id, `/dampingi/${params.group}/kelompok`)
}

/** A group in the hands of its mentor: what it lacks, who is in it, who leads it, when it meets, what happened. */
export default function Keeping({ loaderData, actionData: refused }: Route.ComponentProps) {
  const { group, groupNames, termMonths, history, isFirst, today: now, news } = loaderData
  const t = useTranslations('keeping')
  const action = `/dampingi/${group.slug}/kelompok`
  return (
    <div className="mx-auto max-w-3xl space-y-8">
      <PageHead title={`${t('title', { name: group.name })} · Maju Bersama`} alone />
      <header>
        <a
          href={group.status === 'FORMING' ? '/dampingi' : `/dampingi/${group.slug}`}
          className="inline-flex min-h-12 items-center gap-1 font-semibold text-mengkudu hover:underline"
        >
          <Icon name="chevron" className="size-5 rotate-180" />
          {t('back')}
        </a>
        <h1 className="text-3xl">{t('title', { name: group.name })}</h1>
        <p>{t('place', { kelurahan: group.kelurahan, kecamatan: group.kecamatan })}</p>
      </header>
      {news && !refused && <Notice kind="good" title={t(`news.${news}`)} />}
      {refused?.message && (
        <Notice kind="bad" title={t('refused')}>
          <p>{refused.message}</p>
        </Notice>
      )}
      <FaultSummary faults={refused?.faults} />
      {isFirst && (
        <>
          <Standing group={group} />
          <ChecklistSection group={group} action={action} refused={refused} />
          <MembersSection group={group} action={action} refused={refused} groupNames={groupNames} />
          <ChairSection group={group} termMonths={termMonths} today={now} action={action} refused={refused} />
          <MeetingSection group={group} today={now} action={action} refused={refused} />
        </>
      )}
      <HistorySection history={history} first={isFirst ? undefined : action} />
    </div>
  )
}

const Standing = ({ group }: { group: KeptGroupFragment }) => {
  const t = useTranslations('keeping.standing')
  const { status, activatedOn, memberCount, sizeMin, sizeMax, chairName, checklist } = group
  if (status !== 'FORMING') {
    return <p className="font-bold">{t(status, { day: activatedOn ? dayOfDate(activatedOn) : '' })}</p>
  }
  const open = checklist.filter(({ mark }) => !mark).length
  const lacks = [
    memberCount < sizeMin && t('tooFew', { missing: sizeMin - memberCount }),
    memberCount > sizeMax && t('tooMany', { over: memberCount - sizeMax }),
    !chairName && t('noChair'),
    open > 0 && t('itemsOpen', { count: open }),
  ].filter((lack) => lack !== false)
  return (
    <Notice kind={lacks.length > 0 ? 'note' : 'good'} title={t(lacks.length > 0 ? 'forming' : 'ready')}>
      {lacks.length > 0 ? (
        <ul className="list-disc pl-5">
          {lacks.map((lack) => (
            <li key={lack}>{lack}</li>
          ))}
        </ul>
      ) : (
        <p>{t('readyHow')}</p>
      )}
    </Notice>
  )
}
