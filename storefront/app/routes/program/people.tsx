import { redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { day, phone } from '../../format.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { GivenRole, PeopleQuery, Role } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { translatorOf } from '../../messages/messages.ts'
import { button } from '../../ui/button.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { FaultSummary, Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { newsIn } from '../../ui/news.ts'
import { NextPage } from '../../ui/next-page.tsx'
import { Choices, Fold, Nothing, panel, Select } from '../../ui/work-fields.tsx'
import type { Route } from './+types/people'
import { type Filled, faultsOfAct, fieldsOf, filledIn, type RefusedForm, refusedForm } from './desk-form.ts'
import { DeskHead } from './desk-head.tsx'
import { DeskTable } from './desk-table.tsx'

const People = graphql(`
  query People($search: String, $role: Role, $after: String) {
    viewer {
      id
    }
    users(first: 20, search: $search, role: $role, after: $after) {
      nodes {
        id
        name
        phone
        roles
        createdAt
        groupName
        mentoredGroupCount
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    roleChanges(first: 20) {
      nodes {
        id
        userName
        role
        change
        reason
        changedByName
        changedAt
      }
    }
  }
`)

const roles = ['OFFICER', 'MENTOR', 'SELLER', 'BUYER'] as const satisfies Role[]
const givenRoles = ['MENTOR', 'OFFICER'] as const satisfies GivenRole[]

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const asked = {
    search: searchParams.get('cari')?.slice(0, 80) ?? '',
    role: roles.find((role) => role === searchParams.get('peran')) ?? null,
  }
  const after = searchParams.get('setelah')
  const { viewer, users, roleChanges } = await api(request, People, { ...asked, after })
  return {
    asked,
    people: users.nodes,
    page: users.pageInfo,
    after,
    viewerId: viewer?.id,
    changes: roleChanges.nodes,
    news: newsIn(searchParams, ['given', 'taken', 'added']),
  }
}

const GiveRole = graphql(`
  mutation GiveRole($input: RoleInput!) {
    outcome: giveRole(input: $input) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const TakeRole = graphql(`
  mutation TakeRole($input: RoleInput!) {
    outcome: takeRole(input: $input) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const AddStaff = graphql(`
  mutation AddStaff($input: AddStaffInput!) {
    outcome: addStaff(input: $input) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

/** Gives or takes an office: `beri` and `cabut` name the role of the person in `orang`; without one, somebody is added. */
export const action = async ({ request }: Route.ActionArgs) => {
  const filled = filledIn(await request.formData())
  const { orang: userId } = filled
  if (!userId) return add(request, filled)
  const role = (filled.beri || filled.cabut) as GivenRole
  const input = { userId, role, reason: filled[`${userId}.reason`] ?? '' }
  const refused = faultsOfAct(await submit(request, filled.beri ? GiveRole : TakeRole, { input }))
  if (refused) return refusedForm(userId, filled, refused.faults, refused.status)
  return backTo(request, filled.beri ? 'given' : 'taken')
}

const add = async (request: Request, filled: Filled) => {
  const role = filled['baru.role']
  if (!role) {
    const missing = { role: translatorOf('id')('officerDesk.people.roleMissing') }
    return refusedForm('baru', { 'baru.role': '', ...filled }, missing, 400)
  }
  const input = {
    name: filled['baru.name'] ?? '',
    phone: filled['baru.phone'] ?? '',
    role: role as GivenRole,
    reason: filled['baru.reason'] ?? '',
  }
  const refused = faultsOfAct(await submit(request, AddStaff, { input }))
  if (refused) return refusedForm('baru', filled, refused.faults, refused.status)
  return backTo(request, 'added')
}

/** To the list as it was searched. */
const backTo = (request: Request, kabar: string) => {
  const { searchParams } = new URL(request.url)
  searchParams.set('kabar', kabar)
  return redirect(`/program/pengguna?${searchParams}`)
}

/** Everybody who has a number here, and who holds which office. */
export default function PeoplePage({ loaderData, actionData }: Route.ComponentProps) {
  const { asked, people, page, after, viewerId, changes, news } = loaderData
  const t = useTranslations('officerDesk.people')
  const words = useTranslations('officerDesk.roles')
  const query = (more: Record<string, string>) =>
    `?${new URLSearchParams({ ...(asked.search && { cari: asked.search }), ...(asked.role && { peran: asked.role }), ...more })}`
  const action = `/program/pengguna${query({ ...(after && { setelah: after }) })}`
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <DeskHead title={t('title')} how={t('how')} news={news && t(`news.${news}`)} refusal={actionData?.message} />
      <FaultSummary faults={actionData?.faults} />
      <form className={`${panel} grid gap-4 sm:grid-cols-2`}>
        <Field name="cari" type="search" label={t('search')} defaultValue={asked.search} maxLength={80} optional />
        <Select name="peran" label={t('role')} defaultValue={asked.role ?? ''} optional>
          <option value="">{t('everybody')}</option>
          {roles.map((role) => (
            <option key={role} value={role}>
              {words(role)}
            </option>
          ))}
        </Select>
        <button type="submit" className={`${button.primary} sm:w-fit`}>
          <Icon name="search" />
          {t('find')}
        </button>
      </form>
      {people.length === 0 && <Nothing title={t('none')} />}
      <ul className="grid items-start gap-3 md:grid-cols-2">
        {people.map((person) => (
          <Person
            key={person.id}
            person={person}
            isSelf={person.id === viewerId}
            action={action}
            refused={actionData}
          />
        ))}
      </ul>
      <NextPage
        next={page.hasNextPage && page.endCursor ? query({ setelah: page.endCursor }) : undefined}
        first={after ? query({}) : undefined}
      />
      <AddForm refused={actionData} />
      {changes.length > 0 && (
        <section aria-labelledby="riwayat-peran" className="space-y-3">
          <h2 id="riwayat-peran" className="text-2xl">
            {t('history')}
          </h2>
          <DeskTable
            id="tabel-peran"
            caption={t('historyHow')}
            heads={[t('day'), t('person'), t('change'), t('why'), t('by')]}
            rows={changes.map(({ id, changedAt, userName, role, change, reason, changedByName }) => ({
              key: id,
              cells: [day(changedAt), userName, t(change, { role: words(role) }), reason, changedByName],
            }))}
          />
        </section>
      )}
    </div>
  )
}

const Person = ({
  person,
  isSelf,
  action,
  refused,
}: {
  person: PeopleQuery['users']['nodes'][number]
  isSelf: boolean
  /** This page of the list: after a refusal she still stands on it. */
  action: string
  refused: RefusedForm | undefined
}) => {
  const t = useTranslations('officerDesk.people')
  const words = useTranslations('officerDesk.roles')
  const { id, name, groupName, mentoredGroupCount } = person
  return (
    <li className="space-y-2 rounded-card border border-hairline bg-paper p-4">
      <div>
        <h2 className="text-lg">{name}</h2>
        <p className="tabular-nums">{phone(person.phone)}</p>
      </div>
      <p>
        <strong>{person.roles.map((role) => words(role)).join(', ')}</strong>
        {groupName && <span className="block">{t('memberOf', { group: groupName })}</span>}
        {mentoredGroupCount > 0 && <span className="block">{t('mentorOf', { count: mentoredGroupCount })}</span>}
      </p>
      {isSelf ? (
        <p>{t('self')}</p>
      ) : (
        <Fold icon="pencil" label={t('edit')} of={name} open={refused?.step === id}>
          <form method="post" action={action} noValidate className="space-y-3">
            <input type="hidden" name="orang" value={id} />
            <Field {...fieldsOf(refused, id)('reason')} label={t('reason')} hint={t('reasonHint')} maxLength={500} />
            <div className="flex flex-wrap gap-2">
              {givenRoles.map((role) => {
                const has = person.roles.includes(role)
                return (
                  <button
                    key={role}
                    type="submit"
                    name={has ? 'cabut' : 'beri'}
                    value={role}
                    className={has ? button.quiet : button.secondary}
                  >
                    {t(has ? 'take' : 'give', { role: words(role) })}
                    <span className="sr-only"> {name}</span>
                  </button>
                )
              })}
            </div>
          </form>
        </Fold>
      )}
    </li>
  )
}

const AddForm = ({ refused }: { refused: RefusedForm | undefined }) => {
  const t = useTranslations('officerDesk.people')
  const words = useTranslations('officerDesk.roles')
  const field = fieldsOf(refused, 'baru')
  const role = field('role')
  return (
    <Disclosure icon="plus" title={t('add')} explanation={t('addHow')} open={refused?.step === 'baru'}>
      <form method="post" action="/program/pengguna" noValidate className="space-y-4 p-4">
        <Field {...field('name')} label={t('name')} maxLength={80} autoComplete="off" />
        <Field {...field('phone')} type="tel" label={t('phone')} autoComplete="off" />
        <Choices
          name={role.name}
          legend={t('role')}
          columns="sm:grid-cols-2"
          chosen={`${role.defaultValue}`}
          fault={role.fault}
          options={givenRoles.map((value) => ({ value, label: words(value) }))}
        />
        <Field {...field('reason')} label={t('reason')} hint={t('reasonHint')} maxLength={500} />
        <button type="submit" className={button.secondary}>
          {t('addNow')}
        </button>
      </form>
    </Disclosure>
  )
}
