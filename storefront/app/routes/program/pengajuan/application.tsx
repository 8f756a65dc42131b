import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { day, dayOfDate, rupiah } from '../../../format.ts'
import { formText } from '../../../forms/form-text.ts'
import { api, submit } from '../../../graphql/api.server.ts'
import type { ApplicationAtDeskQuery, DisbursementMethod } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { ApplicationPrice } from '../../../lending/application-price.tsx'
import { AmountList } from '../../../ui/amount-list.tsx'
import { button } from '../../../ui/button.ts'
import { Field, LongField } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { newsIn } from '../../../ui/news.ts'
import { Choices, Fold, panel, Select } from '../../../ui/work-fields.tsx'
import { DeskHead } from '../desk-head.tsx'
import type { Route } from './+types/application'

const ApplicationAtDesk = graphql(`
  query ApplicationAtDesk($id: ID!) {
    viewer {
      roles
    }
    loanApplication(id: $id) {
      id
      number
      status
      borrowerName
      businessName
      groupName
      cycle
      principal
      weeks
      purpose
      proposalHash
      approvedBy
      approvedAt
      endReason
      loanId
      price {
        ...PriceOfLoan
      }
      votes {
        voterId
        voterName
        saysYes
        reason
        recordedBy
      }
      appraisals {
        id
        capacityMax
        recommendedPrincipal
        recommendedWeeks
        note
        appraisedBy
        appraisedAt
      }
    }
    disbursementGates(applicationId: $id) {
      condition
      label
      met
      todo
    }
  }
`)

const RecordVote = graphql(`
  mutation RecordVote($input: RecordedVoteInput!) {
    outcome: recordLoanVote(input: $input) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const Appraise = graphql(`
  mutation Appraise($input: AppraisalInput!) {
    outcome: appraiseLoanApplication(input: $input) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const Approve = graphql(`
  mutation ApproveApplication($id: ID!, $note: String) {
    outcome: approveLoanApplication(applicationId: $id, note: $note) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const Decline = graphql(`
  mutation DeclineApplication($id: ID!, $reason: String!) {
    outcome: declineLoanApplication(applicationId: $id, reason: $reason) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const Disburse = graphql(`
  mutation Disburse($id: ID!, $method: DisbursementMethod!) {
    outcome: disburseLoan(applicationId: $id, method: $method) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

export const loader = async ({ request, params }: Route.LoaderArgs) => {
  const { viewer, loanApplication, disbursementGates } = await api(request, ApplicationAtDesk, {
    id: params.application,
  })
  const { pathname, searchParams } = new URL(request.url)
  return {
    application: loanApplication,
    gates: disbursementGates,
    isOfficer: viewer?.roles.includes('OFFICER') ?? false,
    path: pathname,
    news: newsIn(searchParams, ['voted', 'appraised', 'approved', 'declined', 'disbursed']),
  }
}

export const action = async ({ request, params }: Route.ActionArgs) => {
  const form = await request.formData()
  const [step, id] = [formText(form, 'langkah'), params.application]
  const acts = {
    suara: () =>
      submit(request, RecordVote, {
        input: {
          applicationId: id,
          proposalHash: formText(form, 'usulan'),
          memberId: formText(form, 'anggota'),
          saysYes: formText(form, 'jawaban') === 'ya',
          reason: formText(form, 'alasan') || null,
        },
      }),
    nilai: () =>
      submit(request, Appraise, {
        input: {
          applicationId: id,
          principal: Number(formText(form, 'jumlah').replace(/\D/g, '')) || 0,
          weeks: Number(formText(form, 'minggu')) || 0,
          note: formText(form, 'catatan'),
        },
      }),
    setujui: () => submit(request, Approve, { id, note: formText(form, 'catatan') || null }),
    tolak: () => submit(request, Decline, { id, reason: formText(form, 'penolakan') }),
    cairkan: () => submit(request, Disburse, { id, method: formText(form, 'cara') as DisbursementMethod }),
  }
  const kabar = { suara: 'voted', nilai: 'appraised', setujui: 'approved', tolak: 'declined', cairkan: 'disbursed' }
  if (!Object.hasOwn(acts, step)) throw data(null, { status: 400 })
  const { faults, result } = await acts[step as keyof typeof acts]()
  if (faults) return data(Object.values(faults).join(' '), { status: 400 })
  if ('message' in result.outcome) return data(result.outcome.message, { status: 409 })
  return redirect(`${new URL(request.url).pathname}?kabar=${kabar[step as keyof typeof kabar]}`)
}

type Application = ApplicationAtDeskQuery['loanApplication']

/** One application for those who decide on it: the mentor of the group and officers. */
export default function ApplicationOnDesk({ loaderData, actionData }: Route.ComponentProps) {
  const { application, gates, isOfficer, path, news } = loaderData
  const t = useTranslations('lendingDesk.application')
  const steps = useTranslations('lending.application.status')
  const { status, price } = application
  const isOver = ['DISBURSED', 'DECLINED', 'WITHDRAWN'].includes(status)
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <DeskHead
        title={t('title', { number: application.number })}
        how={t('how', {
          member: application.borrowerName,
          business: application.businessName,
          group: application.groupName,
          cycle: application.cycle,
        })}
        news={news && t(`news.${news}`)}
        refusal={actionData}
      />
      <p className="rounded-card bg-mist p-4 text-lg font-bold">{steps(status)}</p>
      {application.endReason && <p>{application.endReason}</p>}
      <section aria-labelledby="diajukan" className={panel}>
        <h2 id="diajukan" className="text-xl">
          {t('what')}
        </h2>
        <AmountList
          className="mt-3"
          lines={[
            [t('amount'), rupiah(application.principal)],
            [t('weeks'), t('weekCount', { count: application.weeks })],
            [t('purpose'), application.purpose],
          ]}
        />
      </section>
      <ApplicationPrice price={price} />
      <Votes application={application} path={path} />
      <Appraisals application={application} path={path} />
      {!isOver && <Gates gates={gates} />}
      {isOfficer && status === 'APPRAISED' && (
        <form method="post" action={path} className={`${panel} space-y-3`}>
          <LongField name="catatan" label={t('approveNote')} maxLength={500} optional />
          <button type="submit" name="langkah" value="setujui" className={`${button.primary} w-full sm:w-auto`}>
            <Icon name="check" />
            {t('approve')}
          </button>
        </form>
      )}
      {isOfficer && status === 'APPROVED' && <Payout application={application} path={path} />}
      {application.approvedBy && application.approvedAt && (
        <p>{t('approvedBy', { name: application.approvedBy, day: day(application.approvedAt) })}</p>
      )}
      {application.loanId && isOfficer && (
        <a href={`/program/pinjaman/${application.loanId}`} className={button.secondary}>
          {t('toLoan')}
        </a>
      )}
      {!isOver && status !== 'DRAFT' && (
        <Fold icon="cross" label={t('decline')}>
          <form method="post" action={path} className={`${panel} space-y-3`}>
            <Field name="penolakan" label={t('declineReason')} maxLength={500} />
            <button type="submit" name="langkah" value="tolak" className={button.secondary}>
              {t('decline')}
            </button>
          </form>
        </Fold>
      )}
    </div>
  )
}

const Votes = ({ application, path }: { application: Application; path: string }) => {
  const t = useTranslations('lendingDesk.application')
  const { votes, status, proposalHash } = application
  const silent = votes.filter(({ saysYes }) => saysYes === null)
  return (
    <section aria-labelledby="suara" className={`${panel} space-y-3`}>
      <h2 id="suara" className="text-xl">
        {t('votes')}
      </h2>
      <ul>
        {votes.map(({ voterId, voterName, saysYes, reason, recordedBy }) => (
          <li key={voterId}>
            {voterName}: {t(saysYes === null ? 'noVote' : saysYes ? 'yes' : 'no')}
            {reason && `. ${reason}`}
            {recordedBy && `, ${t('recorded', { name: recordedBy })}`}
          </li>
        ))}
      </ul>
      {status === 'SUBMITTED' && silent.length > 0 && (
        <Fold icon="pencil" label={t('recordTitle')}>
          <form method="post" action={path} className="space-y-3">
            <input type="hidden" name="usulan" value={proposalHash ?? ''} />
            <p>{t('recordHow')}</p>
            <Select name="anggota" label={t('recordWho')}>
              {silent.map(({ voterId, voterName }) => (
                <option key={voterId} value={voterId}>
                  {voterName}
                </option>
              ))}
            </Select>
            <Choices
              name="jawaban"
              legend={t('votes')}
              chosen="ya"
              options={[
                { value: 'ya', label: t('recordYes') },
                { value: 'tidak', label: t('recordNo') },
              ]}
            />
            <Field name="alasan" label={t('recordReason')} maxLength={500} optional />
            <button type="submit" name="langkah" value="suara" className={button.primary}>
              {t('recordTitle')}
            </button>
          </form>
        </Fold>
      )}
    </section>
  )
}

const Appraisals = ({ application, path }: { application: Application; path: string }) => {
  const t = useTranslations('lendingDesk.application')
  const { appraisals, status, principal, weeks } = application
  return (
    <section aria-labelledby="penilaian" className={`${panel} space-y-3`}>
      <h2 id="penilaian" className="text-xl">
        {t('appraisals')}
      </h2>
      {appraisals.map((one) => (
        <div key={one.id}>
          <p className="font-bold">
            {one.capacityMax === null ? t('capacityNone') : t('capacity', { amount: rupiah(one.capacityMax) })}
          </p>
          <p>
            {t('recommended', {
              amount: rupiah(one.recommendedPrincipal),
              weeks: one.recommendedWeeks,
              name: one.appraisedBy,
              day: day(one.appraisedAt),
            })}
          </p>
          <p>{one.note}</p>
        </div>
      ))}
      {status === 'GROUP_CONSENTED' && (
        <form method="post" action={path} className="space-y-3">
          <p>{t('appraiseHow')}</p>
          <Field name="jumlah" label={t('amount')} inputMode="numeric" defaultValue={principal} />
          <Field name="minggu" label={t('weeks')} inputMode="numeric" defaultValue={weeks} />
          <LongField name="catatan" label={t('note')} maxLength={1000} />
          <button type="submit" name="langkah" value="nilai" className={`${button.primary} w-full sm:w-auto`}>
            {t('appraiseSave')}
          </button>
        </form>
      )}
    </section>
  )
}

const Gates = ({ gates }: { gates: ApplicationAtDeskQuery['disbursementGates'] }) => {
  const t = useTranslations('lendingDesk.application')
  return (
    <section aria-labelledby="syarat" className={panel}>
      <h2 id="syarat" className="text-xl">
        {t('gates')}
      </h2>
      <ul className="mt-2 space-y-2">
        {gates.map(({ condition, label, met, todo }) => (
          <li key={condition} className="flex gap-2">
            <Icon name={met ? 'check' : 'alert'} className={`mt-0.5 shrink-0 ${met ? 'text-daun' : 'text-mengkudu'}`} />
            <span>
              {label}: <strong>{t(met ? 'met' : 'unmet')}</strong>
              {todo && <span className="block">{todo}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Says once more in numbers what goes out, before it does. */
const Payout = ({ application, path }: { application: Application; path: string }) => {
  const t = useTranslations('lendingDesk.application')
  const { borrowerName, price } = application
  return (
    <form method="post" action={path} className={`${panel} space-y-3`}>
      <p className="text-lg font-bold">
        {t('disburseHow', {
          name: borrowerName,
          amount: rupiah(price.quote.netReceived),
          deposit: rupiah(price.deposit),
          day: dayOfDate(price.firstDueOn),
        })}
      </p>
      <Choices
        name="cara"
        legend={t('method')}
        chosen="CASH"
        options={[
          { value: 'CASH', label: t('CASH') },
          { value: 'TRANSFER', label: t('TRANSFER') },
        ]}
      />
      <button type="submit" name="langkah" value="cairkan" className={`${button.primary} w-full sm:w-auto`}>
        <Icon name="cash" />
        {t('disburse')}
      </button>
    </form>
  )
}
