import { randomUUID } from 'node:crypto'
import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { day, rupiah } from '../../format.ts'
import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { readRupiah } from '../../forms/read-figure.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { SellerBalancesQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { translatorOf } from '../../messages/messages.ts'
import { button } from '../../ui/button.ts'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { newsIn } from '../../ui/news.ts'
import { Fold, Nothing } from '../../ui/work-fields.tsx'
import type { Route } from './+types/payouts'
import { DeskHead } from './desk-head.tsx'
import { DeskTable } from './desk-table.tsx'

const SellerBalances = graphql(`
  query SellerBalances {
    sellerBalances {
      businessId
      businessName
      ownerName
      balance
      held
      promisedBack
      payable
      bank
      accountNumber
      accountHolder
      payouts {
        id
        amount
        reference
        paidAt
        returnedAt
        returnReason
      }
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => ({
  ...(await api(request, SellerBalances)),
  payoutKey: randomUUID(),
  news: newsIn(new URL(request.url).searchParams, ['recorded', 'returned']),
})

const RecordPayout = graphql(`
  mutation RecordPayout($input: PayoutInput!) {
    outcome: recordPayout(input: $input) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const MarkPayoutReturned = graphql(`
  mutation MarkPayoutReturned($payoutId: ID!, $reason: String!) {
    outcome: markPayoutReturned(payoutId: $payoutId, reason: $reason) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

/** Writes down what was sent to a seller, or that the bank sent it back: the form names which. */
export const action = async ({ request }: Route.ActionArgs) => {
  const t = translatorOf('id')
  const form = await request.formData()
  const payoutId = formText(form, 'kembali')
  const id = payoutId || formText(form, 'usaha')
  const again = (faults: Faults, status: number) => data({ id, message: Object.values(faults).join(' ') }, { status })
  if (payoutId) {
    const { faults, result } = await submit(request, MarkPayoutReturned, {
      payoutId,
      reason: formText(form, `sebab-${payoutId}`),
    })
    if (faults) return again(faults, 400)
    if ('message' in result.outcome) return again({ reason: result.outcome.message }, 409)
    return redirect('/program/kiriman?kabar=returned')
  }
  const amount = readRupiah(formText(form, `jumlah-${id}`))
  if (!amount) return again({ amount: t('program.payouts.amountWrong') }, 400)
  const { faults, result } = await submit(request, RecordPayout, {
    input: {
      businessId: id,
      amount,
      reference: formText(form, `bukti-${id}`),
      idempotencyKey: formText(form, 'kunci'),
    },
  })
  if (faults) return again(faults, 400)
  if ('message' in result.outcome) return again({ amount: result.outcome.message }, 409)
  return redirect('/program/kiriman?kabar=recorded')
}

type SellerBalance = SellerBalancesQuery['sellerBalances'][number]

export default function Payouts({ loaderData, actionData }: Route.ComponentProps) {
  const { sellerBalances, payoutKey, news } = loaderData
  const t = useTranslations('program.payouts')
  const payouts = sellerBalances.flatMap(({ businessName, payouts: sent }) =>
    sent.map((payout) => ({ ...payout, businessName })),
  )
  return (
    <div className="mx-auto max-w-4xl space-y-8">
      <DeskHead title={t('title')} how={t('how')} news={news && t(`news.${news}`)} refusal={actionData?.message} />
      <a href="/program/kiriman.csv" className={button.secondary} download>
        <Icon name="download" />
        {t('list')}
      </a>
      {sellerBalances.length === 0 && <Nothing title={t('none')} />}
      <ul className="grid items-start gap-4 md:grid-cols-2">
        {sellerBalances.map((seller) => (
          <Seller
            key={seller.businessId}
            seller={seller}
            payoutKey={payoutKey}
            fault={actionData?.id === seller.businessId ? actionData.message : undefined}
          />
        ))}
      </ul>
      {payouts.length > 0 && (
        <section aria-labelledby="terkirim" className="space-y-3">
          <h2 id="terkirim" className="text-2xl">
            {t('sent')}
          </h2>
          <DeskTable
            id="tabel-terkirim"
            caption={t('sentHow')}
            heads={[t('day'), t('business'), t('amount'), t('reference'), t('state')]}
            amounts={[2]}
            rows={payouts
              .toSorted((a, b) => b.paidAt.localeCompare(a.paidAt))
              .map(({ id, businessName, amount, reference, paidAt, returnedAt, returnReason }) => ({
                key: id,
                cells: [
                  day(paidAt),
                  businessName,
                  rupiah(amount),
                  reference,
                  returnedAt ? (
                    t('returned', { day: day(returnedAt), reason: returnReason ?? '' })
                  ) : (
                    <Returned
                      key="returned"
                      id={id}
                      reference={reference}
                      fault={actionData?.id === id ? actionData.message : undefined}
                    />
                  ),
                ],
              }))}
          />
        </section>
      )}
    </div>
  )
}

const Seller = ({
  seller,
  payoutKey,
  fault,
}: {
  seller: SellerBalance
  payoutKey: string
  fault: string | undefined
}) => {
  const t = useTranslations('program.payouts')
  const { businessId, businessName, ownerName, balance, held, promisedBack, payable } = seller
  const { bank, accountNumber, accountHolder } = seller
  const lines = [
    ['balance', balance],
    ['held', held],
    ['promisedBack', promisedBack],
  ] as const
  return (
    <li className="space-y-3 rounded-card border border-border bg-paper p-4 shadow-card">
      <div>
        <h2 className="text-lg">{businessName}</h2>
        <p>{ownerName}</p>
      </div>
      <p>
        {t('payable')} <strong className="amount block text-2xl">{rupiah(payable)}</strong>
      </p>
      <dl className="space-y-1">
        {lines.map(([label, amount]) => (
          <div key={label} className="flex items-baseline justify-between gap-4">
            <dt>{t(label)}</dt>
            <dd className="amount">{rupiah(amount)}</dd>
          </div>
        ))}
      </dl>
      <p className="wrap-anywhere">{bank ? `${bank} ${accountNumber}, ${accountHolder}` : t('noAccount')}</p>
      {payable > 0 && (
        <Fold icon="truck" label={t('record')} of={businessName} open={fault !== undefined}>
          <form method="post" action="/program/kiriman" noValidate className="space-y-3 rounded-xl bg-sand p-4">
            <input type="hidden" name="usaha" value={businessId} />
            <input type="hidden" name="kunci" value={payoutKey} />
            <Field
              name={`jumlah-${businessId}`}
              label={t('sentAmount')}
              inputMode="numeric"
              maxLength={16}
              fault={fault}
              defaultValue={payable.toLocaleString('id-ID')}
              className="amount"
            />
            <Field name={`bukti-${businessId}`} label={t('reference')} maxLength={80} />
            <button type="submit" className={button.secondary}>
              <Icon name="check" />
              {t('recordNow')}
              <span className="sr-only"> {businessName}</span>
            </button>
          </form>
        </Fold>
      )}
    </li>
  )
}

const Returned = ({ id, reference, fault }: { id: string; reference: string; fault: string | undefined }) => {
  const t = useTranslations('program.payouts')
  return (
    <Fold icon="back" label={t('wasReturned')} of={reference} open={fault !== undefined}>
      <form method="post" action="/program/kiriman" noValidate className="min-w-48 space-y-3">
        <Field name={`sebab-${id}`} label={t('why')} maxLength={200} fault={fault} />
        <button type="submit" name="kembali" value={id} className={button.secondary}>
          {t('returnedNow')}
          <span className="sr-only"> {reference}</span>
        </button>
      </form>
    </Fold>
  )
}
