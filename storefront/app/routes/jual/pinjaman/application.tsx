import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { day, rupiah } from '../../../format.ts'
import { formText } from '../../../forms/form-text.ts'
import { api, submit } from '../../../graphql/api.server.ts'
import type { OwnApplicationQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { ApplicationPrice } from '../../../lending/application-price.tsx'
import { button } from '../../../ui/button.ts'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { newsIn } from '../../../ui/news.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Fold, panel } from '../../../ui/work-fields.tsx'
import { businessPath } from '../business-path.ts'
import { ownBusiness } from '../own-business.server.ts'
import { PageHeading } from '../page-heading.tsx'
import { useWorkplace } from '../use-workplace.ts'
import type { Route } from './+types/application'

const OwnApplication = graphql(`
  query OwnApplication($id: ID!) {
    loanApplication(id: $id) {
      id
      number
      status
      principal
      weeks
      purpose
      endReason
      loanId
      receivedAt
      price {
        ...PriceOfLoan
      }
      votes {
        saysYes
        reason
      }
    }
  }
`)

const AgreeAndSubmit = graphql(`
  mutation AgreeAndSubmit($id: ID!, $priceHash: String!) {
    agreed: agreeToLoanPrice(applicationId: $id, priceHash: $priceHash) {
      __typename
      ... on Refusal {
        message
      }
    }
    outcome: submitLoanApplication(applicationId: $id) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const Withdraw = graphql(`
  mutation WithdrawApplication($id: ID!, $reason: String) {
    outcome: withdrawLoanApplication(applicationId: $id, reason: $reason) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const Received = graphql(`
  mutation LoanReceived($loanId: ID!) {
    outcome: confirmLoanReceipt(loanId: $loanId) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

export const loader = async ({ request, params }: Route.LoaderArgs) => ({
  application: (await api(request, OwnApplication, { id: params.application })).loanApplication,
  news: newsIn(new URL(request.url).searchParams, ['sent', 'received', 'withdrawn']),
})

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const form = await request.formData()
  const [step, id] = [formText(form, 'langkah'), params.application]
  const acts = {
    setuju: () => submit(request, AgreeAndSubmit, { id, priceHash: formText(form, 'harga') }),
    tarik: () => submit(request, Withdraw, { id, reason: formText(form, 'alasan') || null }),
    terima: () => submit(request, Received, { loanId: formText(form, 'pinjaman') }),
  }
  const act = step === 'setuju' || step === 'tarik' || step === 'terima' ? acts[step] : null
  if (!act) throw data(null, { status: 400 })
  const { faults, result } = await act()
  if (faults) return data(Object.values(faults).join(' '), { status: 400 })
  // What the first of two steps was refused for says more than that the second could not follow.
  const agreed = 'agreed' in result && 'message' in result.agreed ? result.agreed.message : null
  const refused = agreed ?? ('message' in result.outcome ? result.outcome.message : null)
  if (refused) return data(refused, { status: 409 })
  const kabar = { setuju: 'sent', tarik: 'withdrawn', terima: 'received' }[step as keyof typeof acts]
  return redirect(businessPath(`/jual/pinjaman/pengajuan/${id}`, context.get(ownBusiness), { kabar }))
}

type Application = OwnApplicationQuery['loanApplication']

/** Her application: where it is, what it costs, what she can do. */
export default function ApplicationOfMember({ loaderData: { application, news }, actionData }: Route.ComponentProps) {
  const t = useTranslations('lending.application')
  const { number, status, principal, weeks, purpose, endReason, price } = application
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHeading
        title={t('title', { number })}
        how={t('what', { amount: rupiah(principal), weeks, purpose })}
        back={{ to: '/jual/pinjaman', label: t('back') }}
      />
      {news && !actionData && <Notice kind="good" title={t(`news.${news}`)} />}
      {actionData && (
        <Notice kind="bad" title={t('refused')}>
          <p>{actionData}</p>
        </Notice>
      )}
      <p className="flex items-center gap-3 rounded-card bg-mist p-4 text-lg font-bold">
        <Icon name="clock" className="size-7 shrink-0 text-nila" />
        {t(`status.${status}`)}
      </p>
      {endReason && (
        <p>
          <strong>{t('why')}:</strong> {endReason}
        </p>
      )}
      {status !== 'DRAFT' && <Votes application={application} />}
      {status === 'DECLINED' || status === 'WITHDRAWN' || <ApplicationPrice price={price} />}
      <NextStep application={application} />
    </div>
  )
}

const Votes = ({ application: { votes } }: { application: Application }) => {
  const t = useTranslations('lending.application')
  const count = (answer: boolean | null) => votes.filter(({ saysYes }) => saysYes === answer).length
  return (
    <section aria-labelledby="suara" className={panel}>
      <h2 id="suara" className="text-xl">
        {t('votes')}
      </h2>
      <ul>
        <li>{t('yes', { count: count(true) })}</li>
        {count(null) > 0 && <li>{t('waiting', { count: count(null) })}</li>}
        {count(false) > 0 && <li className="font-bold">{t('no', { count: count(false) })}</li>}
      </ul>
    </section>
  )
}

const NextStep = ({ application }: { application: Application }) => {
  const { own } = useWorkplace()
  const t = useTranslations('lending.application')
  const { id, status, price, loanId, receivedAt } = application
  const action = businessPath(`/jual/pinjaman/pengajuan/${id}`, own)
  const isOpen = !['DISBURSED', 'DECLINED', 'WITHDRAWN'].includes(status)
  return (
    <div className="space-y-4">
      {status === 'DRAFT' && (
        <form method="post" action={action} className="space-y-3">
          <input type="hidden" name="harga" value={price.priceHash} />
          <p>{t('agreeHow')}</p>
          <button type="submit" name="langkah" value="setuju" className={`${button.primary} w-full`}>
            <Icon name="check" />
            {t('agree')}
          </button>
          <a href={businessPath('/jual/pinjaman/ajukan', own)} className={`${button.quiet} w-full`}>
            {t('change')}
          </a>
        </form>
      )}
      {loanId && !receivedAt && (
        <form method="post" action={action} className={`${panel} space-y-3`}>
          <input type="hidden" name="pinjaman" value={loanId} />
          <p>{t('receivedHow', { amount: rupiah(price.quote.netReceived) })}</p>
          <button type="submit" name="langkah" value="terima" className={`${button.primary} w-full`}>
            <Icon name="cash" />
            {t('received2')}
          </button>
        </form>
      )}
      {receivedAt && <p>{t('receivedAt', { day: day(receivedAt) })}</p>}
      {loanId && (
        <a href={businessPath(`/jual/pinjaman/${loanId}`, own)} className={button.secondary}>
          {t('toLoan')}
        </a>
      )}
      {isOpen && (
        <Fold icon="cross" label={t('withdraw')}>
          <form method="post" action={action} className={`${panel} space-y-3`}>
            <p>{t('withdrawHow')}</p>
            <Field name="alasan" label={t('withdrawReason')} maxLength={500} optional />
            <button type="submit" name="langkah" value="tarik" className={button.secondary}>
              {t('withdraw')}
            </button>
          </form>
        </Fold>
      )}
    </div>
  )
}
