import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { rupiah } from '../../../format.ts'
import { readRupiah } from '../../../forms/read-figure.ts'
import { api, submit } from '../../../graphql/api.server.ts'
import type { PayOutMethod } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { translatorOf } from '../../../messages/messages.ts'
import { AmountList } from '../../../ui/amount-list.tsx'
import { button, textLink } from '../../../ui/button.ts'
import { FaultSummary, Field, LongField } from '../../../ui/field.tsx'
import { panel, Select } from '../../../ui/work-fields.tsx'
import { faultsOfAct, fieldsOf, filledIn, refusedForm } from '../desk-form.ts'
import { DeskHead } from '../desk-head.tsx'
import type { Route } from './+types/fund'

const FundOfGroup = graphql(`
  query FundOfGroup($slug: String!) {
    group(slug: $slug) {
      id
      slug
      name
      memberCount
      fundBalance
    }
  }
`)

export const loader = async ({ request, params }: Route.LoaderArgs) => {
  const { group } = await api(request, FundOfGroup, { slug: params.group })
  if (!group) throw data(null, { status: 404 })
  // Made once for the page: a form sent twice is one payout.
  return { group, payoutId: crypto.randomUUID() as string }
}

const PayOutFund = graphql(`
  mutation PayOutFund($input: GroupFundPayoutInput!) {
    outcome: payOutGroupFund(input: $input) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

/** Asks once more in numbers; what was asked and confirmed is done. */
export const action = async ({ request, params }: Route.ActionArgs) => {
  const t = translatorOf('id')
  const filled = filledIn(await request.formData())
  const text = (name: string): string => filled[`dana.${name}`] ?? ''
  const { group } = await api(request, FundOfGroup, { slug: params.group })
  if (!group) throw data(null, { status: 404 })
  const amount = readRupiah(text('amount'))
  const faults = {
    ...(!amount && { amount: t('officerDesk.amountWrong') }),
    ...(amount &&
      amount > group.fundBalance && { amount: t('officerDesk.fund.tooMuch', { amount: rupiah(group.fundBalance) }) }),
    ...(!text('note') && { note: t('officerDesk.fund.noteMissing') }),
  }
  if (!amount || Object.keys(faults).length > 0) return refusedForm('dana', filled, faults, 400)
  // Nothing is wrong: it is told once more, and kept in the form meanwhile.
  if (filled.langkah !== 'yakin') return refusedForm('yakin', filled, {}, 200)
  const input = {
    payoutId: text('id'),
    groupId: group.id,
    amount,
    method: (text('method') || 'OFFICE_CASH') as PayOutMethod,
    note: text('note'),
  }
  const refused = faultsOfAct(await submit(request, PayOutFund, { input }))
  if (refused) return refusedForm('dana', filled, refused.faults, refused.status)
  return redirect(`/program/kelompok/${group.slug}?kabar=dana`)
}

/** Members get back what they put into their group's fund. */
export default function Fund({ loaderData: { group, payoutId }, actionData }: Route.ComponentProps) {
  const t = useTranslations('officerDesk.fund')
  const methods = useTranslations('officerDesk.methods')
  const path = `/program/kelompok/${group.slug}/dana`
  const field = fieldsOf(actionData, 'dana')
  const sure = actionData?.step === 'yakin' ? actionData.filled : undefined
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <DeskHead
        title={t('title')}
        how={t('how', { group: group.name, amount: rupiah(group.fundBalance) })}
        refusal={actionData?.message}
      />
      <FaultSummary faults={actionData?.faults} />
      {sure ? (
        <form method="post" action={path} className={`${panel} space-y-4`}>
          <h2 className="text-xl">{t('sure')}</h2>
          {['id', 'amount', 'method', 'note'].map((name) => (
            <input key={name} type="hidden" name={`dana.${name}`} value={sure[`dana.${name}`] ?? ''} />
          ))}
          <AmountList lines={after(group.fundBalance, readRupiah(sure['dana.amount'] ?? '') ?? 0, t)} />
          <p>
            {methods((sure['dana.method'] || 'OFFICE_CASH') as PayOutMethod)}. {sure['dana.note']}
          </p>
          <p>{t('told', { count: group.memberCount })}</p>
          <p className="flex flex-wrap gap-3">
            <button type="submit" name="langkah" value="yakin" className={button.primary}>
              {t('now')}
            </button>
            <a href={path} className={button.quiet}>
              {t('change')}
            </a>
          </p>
        </form>
      ) : (
        <form method="post" action={path} noValidate className={`${panel} space-y-4`}>
          <input type="hidden" name="dana.id" value={field('id', payoutId).defaultValue} />
          <Field {...field('amount', group.fundBalance)} label={t('amount')} inputMode="numeric" />
          <Select {...field('method', 'OFFICE_CASH')} label={t('method')}>
            {(['OFFICE_CASH', 'TRANSFER'] as const).map((method) => (
              <option key={method} value={method}>
                {methods(method)}
              </option>
            ))}
          </Select>
          <LongField {...field('note')} label={t('note')} hint={t('noteHint')} maxLength={500} rows={2} />
          <button type="submit" className={button.primary}>
            {t('check')}
          </button>
        </form>
      )}
      <a href={`/program/kelompok/${group.slug}`} className={`${textLink} inline-flex min-h-12 items-center`}>
        {t('back', { group: group.name })}
      </a>
    </div>
  )
}

const after = (balance: number, amount: number, t: (key: 'balance' | 'paidOut' | 'left') => string) =>
  [
    [t('balance'), rupiah(balance)],
    [t('paidOut'), rupiah(amount)],
    [t('left'), rupiah(balance - amount)],
  ] as const
