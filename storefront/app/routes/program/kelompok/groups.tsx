import { redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { api, submit } from '../../../graphql/api.server.ts'
import type { GroupListQuery, GroupStatus } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { button, textLink } from '../../../ui/button.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { FaultSummary, Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { NextPage } from '../../../ui/next-page.tsx'
import { Nothing, panel, Select } from '../../../ui/work-fields.tsx'
import { faultsOfAct, fieldsOf, filledIn, type RefusedForm, refusedForm } from '../desk-form.ts'
import { DeskHead } from '../desk-head.tsx'
import { DeskTable } from '../desk-table.tsx'
import type { Route } from './+types/groups'

const GroupList = graphql(`
  query GroupList($search: String, $status: GroupStatus, $kecamatan: String, $mentorId: ID, $after: String) {
    groups(first: 30, search: $search, status: $status, kecamatan: $kecamatan, mentorId: $mentorId, after: $after) {
      nodes {
        id
        slug
        name
        kelurahan
        kecamatan
        status
        size
        memberCount
        chairName
        mentorName
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    mentors: users(role: MENTOR, first: 100) {
      nodes {
        id
        name
      }
    }
    kelurahan {
      code
      name
      kecamatan
    }
  }
`)

const statuses = ['FORMING', 'ACTIVE', 'DISSOLVED'] as const satisfies GroupStatus[]
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const text = (name: string): string => searchParams.get(name)?.slice(0, 80) ?? ''
  const asked = {
    cari: text('cari'),
    keadaan: text('keadaan'),
    kecamatan: text('kecamatan'),
    pendamping: text('pendamping'),
  }
  const after = searchParams.get('setelah')
  const { groups, mentors, kelurahan } = await api(request, GroupList, {
    search: asked.cari,
    status: statuses.find((status) => status === asked.keadaan) ?? null,
    kecamatan: asked.kecamatan || null,
    mentorId: uuid.test(asked.pendamping) ? asked.pendamping : null,
    after,
  })
  return { asked, after, groups, mentors: mentors.nodes, kelurahan }
}

const StartGroup = graphql(`
  mutation StartGroupAtDesk($input: StartGroupInput!) {
    outcome: startGroup(input: $input) {
      __typename
      ... on GroupChanged {
        group {
          slug
        }
      }
      ... on Refusal {
        message
        field
      }
    }
  }
`)

/** Begins to form a group. */
export const action = async ({ request }: Route.ActionArgs) => {
  const filled = filledIn(await request.formData())
  const text = (name: string): string => filled[`mulai.${name}`] ?? ''
  const [kelurahan = '', kecamatan = ''] = text('kelurahan').split('|')
  const sent = await submit(request, StartGroup, {
    input: {
      name: text('name'),
      kelurahan,
      kecamatan,
      meetingWeekday: Number(text('meetingWeekday')),
      meetingStartsAt: text('meetingStartsAt'),
      meetingPlace: text('meetingPlace'),
      mentorId: text('mentorId') || null,
    },
  })
  const refused = faultsOfAct(sent)
  if (refused) return refusedForm('mulai', filled, refused.faults, refused.status)
  const outcome = sent.result?.outcome
  const slug = outcome && 'group' in outcome ? outcome.group.slug : ''
  return redirect(`/program/kelompok/${slug}?kabar=started`)
}

/** All groups of the programme. */
export default function Groups({ loaderData, actionData }: Route.ComponentProps) {
  const { asked, after, groups, mentors, kelurahan } = loaderData
  const t = useTranslations('officerDesk.groups')
  const statusWords = useTranslations('officerDesk.groups.status')
  const { hasNextPage, endCursor } = groups.pageInfo
  const query = (more: Record<string, string>) =>
    `?${new URLSearchParams([...Object.entries(asked).filter(([, value]) => value), ...Object.entries(more)])}`
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <DeskHead title={t('title')} how={t('how')} refusal={actionData?.message} />
      <FaultSummary faults={actionData?.faults} />
      <form className={`${panel} grid gap-4 sm:grid-cols-2`}>
        <Field name="cari" type="search" label={t('search')} defaultValue={asked.cari} maxLength={80} optional />
        <Select name="keadaan" label={t('standing')} defaultValue={asked.keadaan} optional>
          <option value="">{t('all')}</option>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {statusWords(status)}
            </option>
          ))}
        </Select>
        <Select name="kecamatan" label={t('kecamatan')} defaultValue={asked.kecamatan} optional>
          <option value="">{t('all')}</option>
          {[...new Set(kelurahan.map(({ kecamatan }) => kecamatan))].map((kecamatan) => (
            <option key={kecamatan}>{kecamatan}</option>
          ))}
        </Select>
        <Select name="pendamping" label={t('mentor')} defaultValue={asked.pendamping} optional>
          <option value="">{t('all')}</option>
          {mentors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <button type="submit" className={`${button.primary} sm:w-fit`}>
          <Icon name="search" />
          {t('find')}
        </button>
      </form>
      {groups.nodes.length === 0 ? <Nothing title={t('none')} /> : <GroupTable groups={groups.nodes} />}
      <NextPage
        next={hasNextPage && endCursor ? query({ setelah: endCursor }) : undefined}
        first={after ? query({}) : undefined}
      />
      <StartForm refused={actionData} mentors={mentors} kelurahan={kelurahan} />
    </div>
  )
}

const GroupTable = ({ groups }: { groups: GroupListQuery['groups']['nodes'] }) => {
  const t = useTranslations('officerDesk.groups')
  const statusWords = useTranslations('officerDesk.groups.status')
  const sizes = useTranslations('officerDesk.groups.size')
  return (
    <DeskTable
      id="tabel-kelompok"
      caption={t('caption')}
      heads={[t('group'), t('standing'), t('members'), t('chair'), t('mentor'), t('place')]}
      rows={groups.map((group) => ({
        key: group.id,
        cells: [
          <a
            key="link"
            href={`/program/kelompok/${group.slug}`}
            className={`${textLink} inline-flex min-h-12 items-center`}
          >
            {group.name}
          </a>,
          statusWords(group.status),
          group.size === 'FITS' || group.status === 'DISSOLVED'
            ? group.memberCount
            : `${group.memberCount}, ${sizes(group.size)}`,
          group.chairName ?? t('noChair'),
          group.mentorName,
          `${group.kelurahan}, ${group.kecamatan}`,
        ],
      }))}
    />
  )
}

const StartForm = ({
  refused,
  mentors,
  kelurahan,
}: {
  refused: RefusedForm | undefined
  mentors: GroupListQuery['mentors']['nodes']
  kelurahan: GroupListQuery['kelurahan']
}) => {
  const t = useTranslations('officerDesk.groups')
  const weekdays = useTranslations('officerDesk.weekdays')
  const field = fieldsOf(refused, 'mulai')
  return (
    <Disclosure icon="plus" title={t('start')} explanation={t('startHow')} open={refused?.step === 'mulai'}>
      <form method="post" action="/program/kelompok" noValidate className="grid gap-4 p-4 sm:grid-cols-2">
        <Field {...field('name')} label={t('name')} maxLength={80} />
        <Select {...field('mentorId')} label={t('mentor')}>
          <option value="">{t('choose')}</option>
          {mentors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Select {...field('kelurahan')} label={t('kelurahan')}>
          <option value="">{t('choose')}</option>
          {[...Map.groupBy(kelurahan, ({ kecamatan }) => kecamatan)].map(([kecamatan, some]) => (
            <optgroup key={kecamatan} label={kecamatan}>
              {some.map(({ code, name }) => (
                <option key={code} value={`${name}|${kecamatan}`}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
        <Select {...field('meetingWeekday', '2')} label={t('weekday')}>
          {(['1', '2', '3', '4', '5', '6', '7'] as const).map((weekday) => (
            <option key={weekday} value={weekday}>
              {weekdays(weekday)}
            </option>
          ))}
        </Select>
        <Field {...field('meetingStartsAt', '09:00')} type="time" label={t('startsAt')} />
        <Field {...field('meetingPlace')} label={t('meetingPlace')} maxLength={160} />
        <button type="submit" className={`${button.secondary} sm:w-fit`}>
          {t('startNow')}
        </button>
      </form>
    </Disclosure>
  )
}
