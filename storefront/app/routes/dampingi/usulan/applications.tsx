import { data } from 'react-router'
import { useTranslations } from 'use-intl'
import { api } from '../../../graphql/api.server.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { ApplicationTable } from '../../../lending/application-table.tsx'
import { button, textLink } from '../../../ui/button.ts'
import { Icon } from '../../../ui/icon.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import type { Route } from './+types/applications'

const GroupOfApplications = graphql(`
  query GroupOfApplications($slug: String!) {
    group(slug: $slug) {
      id
      slug
      name
    }
  }
`)

const ApplicationsOfGroup = graphql(`
  query ApplicationsOfGroup($groupId: ID!) {
    groupApplications(groupId: $groupId, first: 60) {
      nodes {
        ...ApplicationRow
      }
    }
  }
`)

export const loader = async ({ request, params }: Route.LoaderArgs) => {
  const { group } = await api(request, GroupOfApplications, { slug: params.group })
  if (!group) throw data(null, { status: 404 })
  const { groupApplications } = await api(request, ApplicationsOfGroup, { groupId: group.id })
  return { group, applications: groupApplications.nodes }
}

export default function Applications({ loaderData: { group, applications } }: Route.ComponentProps) {
  const t = useTranslations('lendingDesk.queue')
  const draft = useTranslations('keeping.draft')
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <PageHead title={`${t('title')} · Maju Bersama`} alone />
      <a href={`/dampingi/${group.slug}`} className={`${textLink} inline-flex min-h-12 items-center`}>
        {group.name}
      </a>
      <h1 className="text-3xl">{t('title')}</h1>
      <p>
        <a href={`/dampingi/${group.slug}/usulan/baru`} className={button.secondary}>
          <Icon name="plus" />
          {draft('title')}
        </a>
      </p>
      <ApplicationTable applications={applications} base={`/dampingi/${group.slug}/usulan`} />
    </div>
  )
}
