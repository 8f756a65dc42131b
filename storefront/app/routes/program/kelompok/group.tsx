import { data } from 'react-router'
import { useTranslations } from 'use-intl'
import { day, dayOfDate, phone, rupiah } from '../../../format.ts'
import { api } from '../../../graphql/api.server.ts'
import type { GroupAtDeskQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { AmountList } from '../../../ui/amount-list.tsx'
import { button, textLink } from '../../../ui/button.ts'
import { FaultSummary, Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { newsIn } from '../../../ui/news.ts'
import { NextPage } from '../../../ui/next-page.tsx'
import { Fold, Nothing, panel } from '../../../ui/work-fields.tsx'
import { fieldsOf, type RefusedForm } from '../desk-form.ts'
import { DeskHead } from '../desk-head.tsx'
import { DeskTable } from '../desk-table.tsx'
import type { Route } from './+types/group'
import { GroupActs } from './act-forms.tsx'
import { groupActs } from './group-acts.server.ts'

const GroupAtDesk = graphql(`
  query GroupAtDesk($slug: String!) {
    group(slug: $slug) {
      id
      slug
      name
      kelurahan
      kecamatan
      meetingWeekday
      meetingStartsAt
      meetingPlace
      memberCount
      chairName
      chairEndsOn
      mentorId
      mentorName
      status
      size
      sizeMin
      sizeMax
      formedOn
      activatedOn
      dissolvedOn
      nextMeetingOn
      fundBalance
      members {
        id
        number
        name
        phone
        joinedOn
        isChair
      }
      chairTerms {
        id
        memberName
        startsOn
        endsOn
        endReason
      }
      checklist {
        key
        label
        needsPhoto
        mark {
          note
          markedByName
          markedAt
          image {
            url
          }
        }
      }
      invitations {
        id
        name
      }
      transfers {
        id
        memberName
        fromGroupName
        toGroupName
      }
    }
    mentors: users(role: MENTOR, first: 100) {
      nodes {
        id
        name
      }
    }
  }
`)

const GroupBooks = graphql(`
  query GroupBooks($id: ID!, $after: String) {
    portfolio(groupId: $id) {
      total {
        loanCount
        outstandingPrincipal
        credit
        writtenOff
        risks {
          daysPastDue
          loanCount
          principal
        }
      }
    }
    groupHistory(groupId: $id, first: 15, after: $after) {
      nodes {
        id
        label
        happenedAt
        byName
        memberName
        otherGroupName
        day
        note
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

const told = [
  'started',
  'resmikan',
  'pendamping',
  'libur',
  'bubarkan',
  'ketua',
  'akhiri',
  'syarat',
  'batal',
  'dana',
] as const

export const loader = async ({ request, params }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const { group, mentors } = await api(request, GroupAtDesk, { slug: params.group })
  if (!group) throw data(null, { status: 404 })
  const after = searchParams.get('setelah')
  const { portfolio, groupHistory } = await api(request, GroupBooks, { id: group.id, after })
  return {
    group,
    mentors: mentors.nodes.filter(({ id }) => id !== group.mentorId),
    figures: portfolio.total,
    history: groupHistory,
    after,
    news: newsIn(searchParams, told),
  }
}

export const action = ({ request, params }: Route.ActionArgs) => groupActs(request, params.group)

type Group = NonNullable<GroupAtDeskQuery['group']>

/** One group, for an officer. */
export default function GroupPage({ loaderData, actionData }: Route.ComponentProps) {
  const { group, mentors, figures, history, after, news } = loaderData
  const t = useTranslations('officerDesk.group')
  return (
    <div className="mx-auto max-w-4xl space-y-8">
      <a
        href="/program/kelompok"
        className="inline-flex min-h-12 items-center gap-1 font-semibold text-mengkudu hover:underline"
      >
        <Icon name="chevron" className="size-5 rotate-180" />
        {t('back')}
      </a>
      <DeskHead
        title={group.name}
        how={`${group.kelurahan}, ${group.kecamatan}`}
        news={news && t(`news.${news}`)}
        refusal={actionData?.message}
      />
      <FaultSummary faults={actionData?.faults} />
      <Standing group={group} />
      {group.status === 'FORMING' && <Formation group={group} refused={actionData} />}
      <Money group={group} figures={figures} />
      <Members group={group} />
      {group.status !== 'DISSOLVED' && <GroupActs group={group} mentors={mentors} refused={actionData} />}
      {group.status !== 'FORMING' && group.checklist.length > 0 && <SeenChecklist group={group} />}
      <History history={history} after={after} path={`/program/kelompok/${group.slug}`} />
    </div>
  )
}

const Standing = ({ group }: { group: Group }) => {
  const t = useTranslations('officerDesk.group')
  const words = useTranslations('officerDesk.groups')
  const weekdays = useTranslations('officerDesk.weekdays')
  const lines: [string, string | null | false][] = [
    [t('status'), words(`status.${group.status}`)],
    [t('mentor'), group.mentorName],
    [t('members'), t('size', { count: group.memberCount, min: group.sizeMin, max: group.sizeMax })],
    [t('chair'), group.chairName ?? words('noChair')],
    [t('chairUntil'), group.chairEndsOn && dayOfDate(group.chairEndsOn)],
    [t('formed'), dayOfDate(group.formedOn)],
    [t('activated'), group.activatedOn && dayOfDate(group.activatedOn)],
    [t('dissolved'), group.dissolvedOn && dayOfDate(group.dissolvedOn)],
    [t('nextMeeting'), group.nextMeetingOn && dayOfDate(group.nextMeetingOn)],
  ]
  return (
    <section aria-labelledby="keadaan" className={`${panel} space-y-3`}>
      <h2 id="keadaan" className="text-xl">
        {t('standing')}
      </h2>
      <AmountList lines={lines.filter((line): line is [string, string] => Boolean(line[1]))} inWords />
      <p>
        {t('meeting', {
          weekday: weekdays(`${group.meetingWeekday}` as '1'),
          time: group.meetingStartsAt.replace(':', '.'),
          place: group.meetingPlace,
        })}
      </p>
      {group.size !== 'FITS' && group.status !== 'DISSOLVED' && (
        <p className="flex items-center gap-2 font-bold text-kuning-ink">
          <Icon name="alert" className="size-5 shrink-0" />
          {t(group.size)}
        </p>
      )}
    </section>
  )
}

/** What is still to be seen before the group begins. */
const Formation = ({ group, refused }: { group: Group; refused: RefusedForm | undefined }) => {
  const t = useTranslations('officerDesk.group')
  const path = `/program/kelompok/${group.slug}`
  const field = fieldsOf(refused, 'syarat')
  return (
    <section aria-labelledby="syarat" className={`${panel} space-y-4`}>
      <h2 id="syarat" className="text-xl">
        {t('checklist')}
      </h2>
      <ul className="space-y-4">
        {group.checklist.map((item) => (
          <li key={item.key} className="space-y-2 border-b border-hairline pb-4 last:border-0">
            <ItemSeen item={item} />
            <form method="post" action={path} noValidate className="space-y-2">
              <input type="hidden" name="kelompok" value={group.id} />
              <input type="hidden" name="syarat" value={item.key} />
              {item.mark ? (
                <button type="submit" name="langkah" value="batal" className={button.quiet}>
                  {t('unmark')}
                  <span className="sr-only"> {item.label}</span>
                </button>
              ) : item.needsPhoto ? (
                <p className="text-muted">{t('photoByMentor')}</p>
              ) : (
                <>
                  <Field {...field(item.key)} label={t('seenHow')} maxLength={500} />
                  <button type="submit" name="langkah" value="syarat" className={button.quiet}>
                    {t('mark')}
                    <span className="sr-only"> {item.label}</span>
                  </button>
                </>
              )}
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={path}>
        <input type="hidden" name="kelompok" value={group.id} />
        <button type="submit" name="langkah" value="resmikan" className={button.primary}>
          {t('activate')}
        </button>
      </form>
    </section>
  )
}

const ItemSeen = ({ item: { label, mark } }: { item: Group['checklist'][number] }) => {
  const t = useTranslations('officerDesk.group')
  return (
    <div>
      <p className="flex gap-2 font-bold">
        <Icon name={mark ? 'check' : 'clock'} className="mt-0.5 size-5 shrink-0" />
        <span>
          {label}: {mark ? t('seen') : t('notSeen')}
        </span>
      </p>
      {mark && (
        <p>
          {mark.note} {t('seenBy', { name: mark.markedByName, day: day(mark.markedAt) })}
        </p>
      )}
      {mark?.image && <img src={mark.image.url} alt={label} loading="lazy" className="mt-2 max-h-60 rounded-xl" />}
    </div>
  )
}

const SeenChecklist = ({ group }: { group: Group }) => {
  const t = useTranslations('officerDesk.group')
  return (
    <section aria-labelledby="syarat" className="space-y-3">
      <h2 id="syarat" className="text-2xl">
        {t('checklist')}
      </h2>
      <Fold icon="check" label={t('showChecklist')}>
        <ul className="space-y-3">
          {group.checklist.map((item) => (
            <li key={item.key}>
              <ItemSeen item={item} />
            </li>
          ))}
        </ul>
      </Fold>
    </section>
  )
}

const Money = ({ group, figures }: { group: Group; figures: Route.ComponentProps['loaderData']['figures'] }) => {
  const t = useTranslations('officerDesk.group')
  return (
    <section aria-labelledby="uang" className={`${panel} space-y-3`}>
      <h2 id="uang" className="text-xl">
        {t('money')}
      </h2>
      <AmountList
        lines={[
          [t('loans'), `${figures.loanCount}`],
          [t('outstanding'), rupiah(figures.outstandingPrincipal)],
          ...figures.risks.map(
            ({ daysPastDue, principal, loanCount }) =>
              [
                t('late', { days: daysPastDue }),
                t('lateSum', { amount: rupiah(principal), count: loanCount }),
              ] as const,
          ),
          [t('writtenOff'), rupiah(figures.writtenOff)],
          [t('credit'), rupiah(figures.credit)],
          [t('fund'), rupiah(group.fundBalance)],
        ]}
        inWords
      />
      <p className="flex flex-wrap gap-x-6">
        <a
          href={`/program/pinjaman?${new URLSearchParams({ kelompok: group.id })}`}
          className={`${textLink} inline-flex min-h-12 items-center`}
        >
          {t('toLoans')}
        </a>
        {group.fundBalance > 0 && (
          <a href={`/program/kelompok/${group.slug}/dana`} className={`${textLink} inline-flex min-h-12 items-center`}>
            {t('toFund')}
          </a>
        )}
      </p>
    </section>
  )
}

const Members = ({ group: { members, invitations, transfers, chairTerms } }: { group: Group }) => {
  const t = useTranslations('officerDesk.group')
  return (
    <section aria-labelledby="anggota" className="space-y-3">
      <h2 id="anggota" className="text-2xl">
        {t('members')}
      </h2>
      {members.length === 0 ? (
        <Nothing title={t('noMembers')} />
      ) : (
        <DeskTable
          id="tabel-anggota"
          caption={t('membersHow')}
          heads={[t('number'), t('name'), t('phone'), t('joined')]}
          rows={members.map(({ id, number, name, joinedOn, isChair, ...member }) => ({
            key: id,
            cells: [number, isChair ? t('isChair', { name }) : name, phone(member.phone), dayOfDate(joinedOn)],
          }))}
        />
      )}
      {invitations.length > 0 && <p>{t('invited', { names: invitations.map(({ name }) => name).join(', ') })}</p>}
      {transfers.map(({ id, memberName, fromGroupName, toGroupName }) => (
        <p key={id}>{t('transfer', { name: memberName, from: fromGroupName, to: toGroupName })}</p>
      ))}
      {chairTerms.length > 0 && (
        <Fold icon="person" label={t('chairs')}>
          <ul className="space-y-2">
            {chairTerms.map(({ id, memberName, startsOn, endsOn, endReason }) => (
              <li key={id}>
                {t('term', { name: memberName, from: dayOfDate(startsOn), until: dayOfDate(endsOn) })} {endReason}
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </section>
  )
}

const History = ({
  history: { nodes, pageInfo },
  after,
  path,
}: {
  history: Route.ComponentProps['loaderData']['history']
  after: string | null
  path: string
}) => {
  const t = useTranslations('officerDesk.group')
  return (
    <section aria-labelledby="riwayat" className="space-y-3">
      <h2 id="riwayat" className="text-2xl">
        {t('history')}
      </h2>
      <ol className="space-y-3">
        {nodes.map((event) => (
          <li key={event.id} className="border-l-4 border-hairline pl-3">
            <p>
              <strong>{event.label}</strong>
              {event.memberName && `: ${event.memberName}`}
              {event.otherGroupName && ` (${event.otherGroupName})`}
            </p>
            {event.note && <p>{event.note}</p>}
            <p className="text-muted">
              {day(event.happenedAt)}
              {event.byName && `, ${event.byName}`}
              {event.day &&
                dayOfDate(event.day) !== day(event.happenedAt) &&
                `. ${t('holdsFrom', { day: dayOfDate(event.day) })}`}
            </p>
          </li>
        ))}
      </ol>
      <NextPage
        next={
          pageInfo.hasNextPage && pageInfo.endCursor
            ? `?${new URLSearchParams({ setelah: pageInfo.endCursor })}#riwayat`
            : undefined
        }
        first={after ? path : undefined}
      />
    </section>
  )
}
