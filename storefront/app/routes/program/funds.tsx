import { redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { readDay, today } from '../../calendar.ts'
import { dayOfDate, rupiah } from '../../format.ts'
import { readRupiah } from '../../forms/read-figure.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { FundDirection, PayOutMethod, ProgrammeFundsQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { translatorOf } from '../../messages/messages.ts'
import { AmountList } from '../../ui/amount-list.tsx'
import { button } from '../../ui/button.ts'
import { FaultSummary, Field } from '../../ui/field.tsx'
import { newsIn } from '../../ui/news.ts'
import { NextPage } from '../../ui/next-page.tsx'
import { Choices, Fold, Nothing, panel } from '../../ui/work-fields.tsx'
import type { Route } from './+types/funds'
import { faultsOfAct, fieldsOf, filledIn, type RefusedForm, refusedForm } from './desk-form.ts'
import { DeskHead } from './desk-head.tsx'

const ProgrammeFunds = graphql(`
  query ProgrammeFunds($after: String) {
    programmeFunds(first: 20, after: $after) {
      nodes {
        id
        direction
        amount
        method
        party
        reference
        happenedOn
        recordedByName
        reversedAt
        reverseReason
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    trialBalance(book: PROGRAMME) {
      lines {
        account
        debit
        credit
      }
    }
  }
`)

/** Where the programme's own money is, and what it was given. */
const accounts = [
  ['capital', '3100'],
  ['bank', '1120'],
  ['office', '1100'],
  ['field', '1110'],
] as const

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const after = searchParams.get('setelah')
  const { programmeFunds, trialBalance } = await api(request, ProgrammeFunds, { after })
  return {
    funds: programmeFunds.nodes,
    page: programmeFunds.pageInfo,
    balances: accounts.map(([name, code]) => {
      const { debit = 0, credit = 0 } = trialBalance.lines.find(({ account }) => account === code) ?? {}
      return { name, amount: name === 'capital' ? credit - debit : debit - credit }
    }),
    after,
    // Made once for the page: a form sent twice is one entry.
    fundId: crypto.randomUUID() as string,
    today: today().toString(),
    news: newsIn(searchParams, ['recorded', 'reversed']),
  }
}

const RecordFund = graphql(`
  mutation RecordFund($input: ProgrammeFundInput!) {
    outcome: recordProgrammeFund(input: $input) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const ReverseFund = graphql(`
  mutation ReverseFund($id: ID!, $reason: String!) {
    outcome: reverseProgrammeFund(fundId: $id, reason: $reason) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

/** Writes down money of the programme, or takes back what `batalkan` names. */
export const action = async ({ request }: Route.ActionArgs) => {
  const t = translatorOf('id')
  const filled = filledIn(await request.formData())
  const reversed = filled.batalkan
  if (reversed) {
    const reason = filled[`${reversed}.reason`] ?? ''
    const refused = faultsOfAct(await submit(request, ReverseFund, { id: reversed, reason }))
    if (refused) return refusedForm(reversed, filled, refused.faults, refused.status)
    return redirect('/program/dana?kabar=reversed')
  }
  const text = (name: string): string => filled[`dana.${name}`] ?? ''
  const [amount, happenedOn] = [readRupiah(text('amount')), readDay(text('happenedOn'))]
  const faults = {
    ...(!text('direction') && { direction: t('officerDesk.funds.directionMissing') }),
    ...(!amount && { amount: t('officerDesk.amountWrong') }),
    ...(!happenedOn && { happenedOn: t('officerDesk.dayWrong') }),
  }
  if (!amount || !happenedOn || Object.keys(faults).length > 0) {
    // A choice that was not made is not sent.
    return refusedForm('dana', { 'dana.direction': '', ...filled }, faults, 400)
  }
  const input = {
    fundId: text('id'),
    direction: text('direction') as FundDirection,
    amount,
    method: (text('method') || 'TRANSFER') as PayOutMethod,
    party: text('party'),
    reference: text('reference') || null,
    happenedOn: happenedOn.toString(),
  }
  const refused = faultsOfAct(await submit(request, RecordFund, { input }))
  if (refused) return refusedForm('dana', filled, refused.faults, refused.status)
  return redirect('/program/dana?kabar=recorded')
}

/** Money that the programme was given to lend, and what it gave back. */
export default function Funds({ loaderData, actionData }: Route.ComponentProps) {
  const { funds, page, balances, after, news } = loaderData
  const t = useTranslations('officerDesk.funds')
  return (
    <div className="mx-auto max-w-4xl space-y-8">
      <DeskHead title={t('title')} how={t('how')} news={news && t(`news.${news}`)} refusal={actionData?.message} />
      <FaultSummary faults={actionData?.faults} />
      <section aria-labelledby="saldo" className={panel}>
        <h2 id="saldo" className="text-xl">
          {t('standing')}
        </h2>
        <AmountList
          className="mt-3"
          lines={balances.map(({ name, amount }) => [t(`accounts.${name}`), rupiah(amount)] as const)}
        />
      </section>
      <RecordForm refused={actionData} fundId={loaderData.fundId} today={loaderData.today} />
      <section aria-labelledby="catatan" className="space-y-3">
        <h2 id="catatan" className="text-2xl">
          {t('entries')}
        </h2>
        {funds.length === 0 && <Nothing title={t('none')} />}
        <ul className="space-y-3">
          {funds.map((fund) => (
            <Entry key={fund.id} fund={fund} after={after} refused={actionData} />
          ))}
        </ul>
        <NextPage
          next={page.hasNextPage && page.endCursor ? `?${new URLSearchParams({ setelah: page.endCursor })}` : undefined}
          first={after ? '/program/dana' : undefined}
        />
      </section>
    </div>
  )
}

const RecordForm = ({
  refused,
  fundId,
  today: now,
}: {
  refused: RefusedForm | undefined
  fundId: string
  today: string
}) => {
  const t = useTranslations('officerDesk.funds')
  const methods = useTranslations('officerDesk.methods')
  const field = fieldsOf(refused, 'dana')
  const direction = field('direction')
  return (
    <form method="post" action="/program/dana" noValidate className={`${panel} space-y-4`}>
      <h2 className="text-xl">{t('record')}</h2>
      <input type="hidden" name="dana.id" value={field('id', fundId).defaultValue} />
      <Choices
        name={direction.name}
        legend={t('direction')}
        columns="sm:grid-cols-2"
        chosen={`${direction.defaultValue}`}
        fault={direction.fault}
        options={(['RECEIVED', 'RETURNED'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field {...field('amount')} label={t('amount')} inputMode="numeric" />
        <Field {...field('happenedOn', now)} type="date" label={t('day')} max={now} />
        <Field {...field('party')} label={t('party')} hint={t('partyHint')} maxLength={160} />
        <Field {...field('reference')} label={t('reference')} maxLength={80} optional />
      </div>
      <Choices
        name="dana.method"
        legend={t('method')}
        columns="sm:grid-cols-2"
        chosen={`${field('method', 'TRANSFER').defaultValue}`}
        options={(['TRANSFER', 'OFFICE_CASH'] as const).map((value) => ({ value, label: methods(value) }))}
      />
      <button type="submit" className={button.primary}>
        {t('save')}
      </button>
    </form>
  )
}

type Fund = ProgrammeFundsQuery['programmeFunds']['nodes'][number]

const Entry = ({
  fund,
  after,
  refused,
}: {
  fund: Fund
  /** Where the page before ended: after a refusal it still stands on this one. */
  after: string | null
  refused: RefusedForm | undefined
}) => {
  const t = useTranslations('officerDesk.funds')
  const methods = useTranslations('officerDesk.methods')
  const { id, direction, amount, method, party, reference, happenedOn, recordedByName, reversedAt, reverseReason } =
    fund
  return (
    <li className="space-y-2 rounded-card border border-hairline bg-paper p-4">
      <h3 className="flex flex-wrap justify-between gap-x-4 text-lg">
        <span>{t(direction)}</span>
        <span className="amount">{rupiah(amount)}</span>
      </h3>
      <p>
        {t('what', { party, day: dayOfDate(happenedOn), method: methods(method) })}
        {reference && ` ${t('referenceIs', { reference })}`} {t('by', { name: recordedByName })}
      </p>
      {reversedAt ? (
        <p className="font-bold">{t('reversed', { reason: reverseReason ?? '' })}</p>
      ) : (
        <Fold
          icon="back"
          label={t('reverse')}
          of={`${t(direction)} ${rupiah(amount)}, ${party}`}
          open={refused?.step === id}
        >
          <form
            method="post"
            action={`/program/dana${after ? `?${new URLSearchParams({ setelah: after })}` : ''}`}
            noValidate
            className="space-y-3"
          >
            <Field {...fieldsOf(refused, id)('reason')} label={t('reason')} maxLength={500} />
            <button type="submit" name="batalkan" value={id} className={button.secondary}>
              {t('reverseNow')}
            </button>
          </form>
        </Fold>
      )}
    </li>
  )
}
