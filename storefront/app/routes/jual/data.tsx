import { redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { day, time } from '../../format.ts'
import { formText } from '../../forms/form-text.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { OwnDataQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Route } from './+types/data'
import { businessPath } from './business-path.ts'
import { panel } from './fields.tsx'
import { newsIn } from './news.ts'
import { ownBusiness } from './own-business.server.ts'
import { PageHeading } from './page-heading.tsx'
import { useWorkplace } from './use-workplace.ts'

const OwnData = graphql(`
  query OwnData($businessId: ID!, $after: String) {
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
  }
`)

export const loader = async ({ request, context }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const { id: businessId } = context.get(ownBusiness).business
  const { ownMandates, actsOnBehalf } = await api(request, OwnData, { businessId, after: searchParams.get('setelah') })
  return {
    mandates: ownMandates.filter(({ business }) => business.id === businessId),
    acts: actsOnBehalf,
    isFirst: !searchParams.has('setelah'),
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
export default function OwnDataPage({ loaderData: { mandates, acts, isFirst, news } }: Route.ComponentProps) {
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
      <p className="flex flex-wrap gap-3 empty:hidden">
        {!isFirst && (
          <a href={`${businessPath('/jual/data', own)}#bantuan`} className={button.quiet}>
            {t('first')}
          </a>
        )}
        {acts.pageInfo.hasNextPage && acts.pageInfo.endCursor && (
          <a
            href={`${businessPath('/jual/data', own, { setelah: acts.pageInfo.endCursor })}#bantuan`}
            rel="next"
            className={button.secondary}
          >
            {t('more')}
          </a>
        )}
      </p>
    </section>
  )
}
