import { redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { day, time } from '../../format.ts'
import { formText } from '../../forms/form-text.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { OwnDataQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Icon } from '../../ui/icon.tsx'
import { newsIn } from '../../ui/news.ts'
import { Notice } from '../../ui/notice.tsx'
import { panel } from '../../ui/work-fields.tsx'
import type { Route } from './+types/data'
import { businessPath } from './business-path.ts'
import { visitsOf } from './figure-visits.ts'
import { ownBusiness } from './own-business.server.ts'
import { PageHeading } from './page-heading.tsx'
import { useWorkplace } from './use-workplace.ts'

const OwnData = graphql(`
  query OwnData($businessId: ID!, $after: String, $isOwner: Boolean!, $seenAfter: String) {
    ownMandates {
      id
      mentorName
      confirmedAt
      expiresAt
      live
      actCount
      business {
        id
      }
    }
    actsOnBehalf(businessId: $businessId, first: 24, after: $after) {
      nodes {
        id
        mentorName
        label
        actedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    figureReads(businessId: $businessId, first: 48, after: $seenAfter) @include(if: $isOwner) {
      nodes {
        readerName
        readerRole
        label
        readAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const loader = async ({ request, context }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const { business, helping } = context.get(ownBusiness)
  const { ownMandates, actsOnBehalf, figureReads } = await api(request, OwnData, {
    businessId: business.id,
    after: searchParams.get('setelah'),
    isOwner: helping === null,
    seenAfter: searchParams.get('dilihat'),
  })
  return {
    mandates: ownMandates.filter((mandate) => mandate.business.id === business.id),
    acts: actsOnBehalf,
    isFirst: !searchParams.has('setelah'),
    seen: figureReads ?? null,
    isFirstSeen: !searchParams.has('dilihat'),
    news: newsIn(searchParams, ['revoked', 'wait']),
  }
}

const RevokeGivenMandate = graphql(`
  mutation RevokeGivenMandate($mandateId: ID!) {
    revokeMandate(mandateId: $mandateId) {
      __typename
    }
  }
`)

/** Takes back a leave. Whatever the answer: it does not live any more. */
export const action = async ({ request, context }: Route.ActionArgs) => {
  await submit(request, RevokeGivenMandate, { mandateId: formText(await request.formData(), 'cabut') })
  return redirect(businessPath('/jual/data', context.get(ownBusiness), { kabar: 'revoked' }))
}

/** What is kept about her, and who has had to do with it. */
export default function OwnDataPage({ loaderData }: Route.ComponentProps) {
  const { mandates, acts, isFirst, seen, isFirstSeen, news } = loaderData
  const { own } = useWorkplace()
  const t = useTranslations('jual.data')
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHeading title={t('title')} how={t('how')} />
      {news && <Notice kind={news === 'wait' ? 'note' : 'good'} title={t(`news.${news}`)} />}
      <section aria-labelledby="unduh" className={`${panel} space-y-3`}>
        <h2 id="unduh" className="flex items-center gap-3 text-xl">
          <Icon name="download" className="size-7 shrink-0 text-mengkudu" />
          {t('download')}
        </h2>
        <p>{t('downloadHow')}</p>
        {own.helping ? (
          <p className="font-semibold">{t('ownerOnly')}</p>
        ) : (
          <a href={businessPath('/jual/data.zip', own)} className={`${button.primary} w-full sm:w-auto`}>
            <Icon name="download" />
            {t('downloadNow')}
          </a>
        )}
      </section>
      <Help mandates={mandates} acts={acts} isFirst={isFirst} />
      {seen && <Seen seen={seen} isFirst={isFirstSeen} />}
    </div>
  )
}

/** Who may act for her, and what was done in her place. */
const Help = ({
  mandates,
  acts,
  isFirst,
}: {
  mandates: OwnDataQuery['ownMandates']
  acts: OwnDataQuery['actsOnBehalf']
  isFirst: boolean
}) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.data')
  return (
    <section id="bantuan" aria-labelledby="judul-bantuan" className={`${panel} space-y-4`}>
      <h2 id="judul-bantuan" className="flex items-center gap-3 text-xl">
        <Icon name="people" className="size-7 shrink-0 text-mengkudu" />
        {t('help')}
      </h2>
      {mandates.length === 0 && <p>{t('noHelp')}</p>}
      <ul className="divide-y divide-hairline empty:hidden">
        {mandates.map(({ id, mentorName, confirmedAt, expiresAt, live, actCount }) => (
          <li key={id} className="space-y-2 py-3">
            <p>
              <strong className="block">{mentorName}</strong>
              {t('times', { day: day(confirmedAt), from: time(confirmedAt), until: time(expiresAt) })}{' '}
              {t('acts', { count: actCount })}
            </p>
            {live && (
              <form method="post" action={businessPath('/jual/data', own)}>
                <button type="submit" name="cabut" value={id} className={button.secondary}>
                  <Icon name="cross" />
                  {t('revoke')}
                  <span className="sr-only"> {mentorName}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {acts.nodes.length > 0 && (
        <>
          <h3 className="text-lg">{t('done')}</h3>
          <ol className="divide-y divide-hairline">
            {acts.nodes.map(({ id, mentorName, label, actedAt }) => (
              <li key={id} className="py-3">
                <strong className="block">{label}</strong>
                {t('by', { name: mentorName, day: day(actedAt), time: time(actedAt) })}
              </li>
            ))}
          </ol>
        </>
      )}
      <Pages of={t('help')} section="bantuan" after="setelah" isFirst={isFirst} {...acts.pageInfo} />
    </section>
  )
}

/** Who looked at what she earns: her mentor and officers, and nobody else may. */
const Seen = ({ seen, isFirst }: { seen: NonNullable<OwnDataQuery['figureReads']>; isFirst: boolean }) => {
  const t = useTranslations('jual.data.seen')
  return (
    <section id="dilihat" aria-labelledby="judul-dilihat" className={`${panel} space-y-4`}>
      <h2 id="judul-dilihat" className="flex items-center gap-3 text-xl">
        <Icon name="chart" className="size-7 shrink-0 text-mengkudu" />
        {t('title')}
      </h2>
      <p>{t('how')}</p>
      {seen.nodes.length === 0 ? (
        <p className="font-semibold">{t('nobody')}</p>
      ) : (
        <ol className="divide-y divide-hairline">
          {visitsOf(seen.nodes).map(({ readerName, readerRole, from, until, labels }) => (
            <li key={`${readerName} ${from} ${until}`} className="py-3">
              <strong className="block">
                {readerRole ? t('who', { name: readerName, role: t(readerRole) }) : readerName}
              </strong>
              <span className="block">
                {time(from) === time(until)
                  ? t('at', { day: day(from), time: time(from) })
                  : t('during', { day: day(from), from: time(from), until: time(until) })}
              </span>
              {t('what', { labels: labels.join(', ') })}
            </li>
          ))}
        </ol>
      )}
      <Pages of={t('title')} section="dilihat" after="dilihat" isFirst={isFirst} {...seen.pageInfo} />
    </section>
  )
}

/** To older entries of one list, and back to its newest. */
const Pages = ({
  of,
  section,
  after,
  isFirst,
  hasNextPage,
  endCursor,
}: {
  /** The name of the list: there are two on the page. */
  of: string
  section: string
  /** The word in the address that says where the page begins. */
  after: string
  isFirst: boolean
  hasNextPage: boolean
  endCursor?: string | null | undefined
}) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.data')
  return (
    <p className="flex flex-wrap gap-3 empty:hidden">
      {!isFirst && (
        <a href={`${businessPath('/jual/data', own)}#${section}`} className={button.quiet}>
          {t('first')}
          <span className="sr-only"> {of}</span>
        </a>
      )}
      {hasNextPage && endCursor && (
        <a
          href={`${businessPath('/jual/data', own, { [after]: endCursor })}#${section}`}
          rel="next"
          className={button.secondary}
        >
          {t('more')}
          <span className="sr-only"> {of}</span>
        </a>
      )}
    </p>
  )
}
