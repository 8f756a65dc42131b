import { useTranslations } from 'use-intl'
import { rupiah } from '../../format.ts'
import type { ReviewOfGroupQuery } from '../../graphql/generated/graphql.ts'
import { type TrialLoan, trialLoanQuery } from '../../lending/trial-loan.ts'
import { TrialLoanFields } from '../../lending/trial-loan-fields.tsx'
import { button } from '../../ui/button.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/group'
import { reviewOf } from './review.server.ts'
import { BarLegend, SalesBars, TrendWord } from './sales-bars.tsx'
import { countVerdicts } from './verdict.ts'
import { VerdictBadge } from './verdict-badge.tsx'

export const loader = ({ request, params: { group } }: Route.LoaderArgs) => reviewOf(request, group)

export default function GroupForMeeting({ loaderData: { trial, review } }: Route.ComponentProps) {
  const t = useTranslations('dampingi')
  const papers = useTranslations('reports.papers')
  const { group, businesses, trialInstalment } = review
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <PageHead title={`${group.name} · Maju Bersama`} alone />
      <header>
        <a
          href="/dampingi"
          className="inline-flex min-h-12 items-center gap-1 font-semibold text-mengkudu hover:underline"
        >
          <Icon name="chevron" className="size-5 rotate-180" />
          {t('backToGroups')}
        </a>
        <h1 className="text-3xl">{group.name}</h1>
        <p className="flex items-start gap-2">
          <Icon name="pin" />
          {group.meetingPlace}
        </p>
      </header>
      <Trial trial={trial} instalment={trialInstalment} />
      <section aria-labelledby="ringkasan" className="space-y-3">
        <h2 id="ringkasan" className="sr-only">
          {t('summary')}
        </h2>
        <ul className="flex flex-wrap gap-2">
          {countVerdicts(businesses).map(({ verdict, count }) => (
            <li key={verdict}>
              <VerdictBadge verdict={verdict} count={count} />
            </li>
          ))}
        </ul>
        <BarLegend />
        <p className="flex gap-2 font-semibold">
          <Icon name="lock" />
          {t('private')}
        </p>
      </section>
      <p className="flex flex-wrap gap-3 print:hidden">
        <a href={`/dampingi/${group.slug}/pertemuan`} className={button.primary}>
          <Icon name="people" />
          {t('meeting')}
        </a>
        <a href={`/dampingi/${group.slug}/usulan`} className={button.quiet}>
          <Icon name="paper" />
          {t('applications')}
        </a>
        <a href={`/dampingi/${group.slug}/kelompok`} className={button.quiet}>
          <Icon name="pencil" />
          {t('keep')}
        </a>
        <a href={`/dampingi/${group.slug}/lembar.pdf`} download className={button.quiet}>
          <Icon name="download" />
          {papers('form')}
        </a>
      </p>
      <section aria-labelledby="anggota" className="space-y-4">
        <h2 id="anggota" className="text-2xl">
          {t('businesses')}
        </h2>
        <ol className="grid items-start gap-4 md:grid-cols-2">
          {businesses.map((each) => (
            <MemberCard
              key={each.business.id}
              review={each}
              path={`/dampingi/${group.slug}/${each.business.slug}${trialLoanQuery(trial)}`}
            />
          ))}
        </ol>
      </section>
    </div>
  )
}

const Trial = ({ trial, instalment }: { trial: TrialLoan; instalment: number }) => {
  const t = useTranslations('dampingi')
  return (
    <Disclosure
      icon="cash"
      title={t('trial')}
      explanation={t('trialAnswer', {
        principal: rupiah(trial.principal),
        weeks: trial.weeks,
        instalment: rupiah(instalment),
      })}
    >
      <form className="space-y-4 p-4">
        <p>{t('trialHow')}</p>
        <TrialLoanFields chosen={trial} />
        <button type="submit" className={`${button.primary} w-full sm:w-auto`}>
          <Icon name="chart" />
          {t('compare')}
        </button>
      </form>
    </Disclosure>
  )
}

type Review = NonNullable<ReviewOfGroupQuery['groupReview']>['businesses'][number]

/** One member as the circle may see her: a shape, a word, two counts. Amounts open for herself. */
const MemberCard = ({ review, path }: { review: Review; path: string }) => {
  const t = useTranslations('dampingi')
  const { memberNumber, memberName, business, weeks, verdict, warnings, unverifiedCount } = review
  return (
    <li className="flex flex-col gap-3 rounded-card border border-hairline bg-paper p-4 shadow-card">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="text-lg">
            <span className="sr-only">{t('memberNumber', { number: memberNumber })}: </span>
            <span aria-hidden="true" className="tabular-nums">
              {memberNumber}.{' '}
            </span>
            {memberName}
          </h3>
          <p className="text-muted">{business.name}</p>
        </div>
        <VerdictBadge verdict={verdict} />
      </div>
      <SalesBars weeks={weeks} name={memberName} className="w-full" />
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        <li>
          <TrendWord weeks={weeks} />
        </li>
        {warnings.length > 0 && (
          <li className="flex items-center gap-2 font-bold text-mengkudu">
            <Icon name="alert" />
            {t('warningCount', { count: warnings.length })}
          </li>
        )}
        {unverifiedCount > 0 && (
          <li className="flex items-center gap-2 font-bold text-kuning-ink">
            <Icon name="book" />
            {t('unverifiedCount', { count: unverifiedCount })}
          </li>
        )}
      </ul>
      <Figures review={review} path={path} />
    </li>
  )
}

const Figures = ({ review, path }: { review: Review; path: string }) => {
  const t = useTranslations('dampingi')
  const { memberNumber, memberName, weeks, estimate, verdict, warnings } = review
  const last = weeks.at(-1)
  return (
    <details className="border-t border-hairline">
      <summary className="flex min-h-12 items-center gap-2 font-bold text-mengkudu">
        <Icon name="chart" />
        {t('showFigures')}
        <span className="sr-only"> {t('figuresOf', { number: memberNumber })}</span>
      </summary>
      <div className="space-y-3 pb-1">
        <dl className="space-y-1">
          <Figure
            label={t('lastWeek')}
            value={rupiah(last ? last.net + last.offPlatformVerified + last.offPlatformUnverified : 0)}
          />
          <Figure
            label={t('maxInstalment')}
            value={estimate.confidence === 'NONE' ? t('noFigure') : rupiah(estimate.maxInstalment)}
          />
        </dl>
        <p>{t(`meanings.${verdict}`)}</p>
        {warnings.length > 0 && (
          <ul className="list-disc space-y-1 pl-5">
            {warnings.map(({ code, message }) => (
              <li key={code}>{message}</li>
            ))}
          </ul>
        )}
        <a href={path} className={`${button.quiet} w-full`}>
          {t('openMember')}
          <span className="sr-only"> {memberName}</span>
          <Icon name="chevron" className="size-5 shrink-0" />
        </a>
      </div>
    </details>
  )
}

const Figure = ({ label, value }: { label: string; value: string }) => (
  <div className="flex items-baseline justify-between gap-4">
    <dt>{label}</dt>
    <dd className="amount font-bold">{value}</dd>
  </div>
)
