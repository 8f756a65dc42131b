import { redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { day, rupiah } from '../../format.ts'
import { readRupiah } from '../../forms/read-figure.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { CashDeskQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { translatorOf } from '../../messages/messages.ts'
import { AmountList } from '../../ui/amount-list.tsx'
import { button } from '../../ui/button.ts'
import { FaultSummary, Field, LongField } from '../../ui/field.tsx'
import { newsIn } from '../../ui/news.ts'
import { NextPage } from '../../ui/next-page.tsx'
import { Nothing } from '../../ui/work-fields.tsx'
import type { Route } from './+types/cash'
import { faultsOfAct, fieldsOf, filledIn, type RefusedForm, refusedForm } from './desk-form.ts'
import { DeskHead } from './desk-head.tsx'
import { DeskTable } from './desk-table.tsx'

export const CashHandoverParts = graphql(`
  fragment CashHandoverParts on CashHandover {
    id
    mentorName
    expected
    declared
    declaredAt
    note
    received
    receivedAt
    receivedByName
    differenceNote
  }
`)

const CashDesk = graphql(`
  query CashDesk($after: String) {
    waiting: cashHandovers(waitingOnly: true, first: 50) {
      nodes {
        ...CashHandoverParts
      }
    }
    all: cashHandovers(first: 30, after: $after) {
      nodes {
        ...CashHandoverParts
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const after = searchParams.get('setelah')
  const { waiting, all } = await api(request, CashDesk, { after })
  return {
    // Those who come first are served first.
    waiting: after ? [] : waiting.nodes.toReversed(),
    counted: all.nodes.filter(({ received }) => received !== null),
    page: all.pageInfo,
    isFirst: !after,
    news: newsIn(searchParams, ['counted']),
  }
}

const ConfirmCash = graphql(`
  mutation ConfirmCash($id: ID!, $amount: Rupiah!, $note: String) {
    outcome: confirmCashHandover(handoverId: $id, amount: $amount, note: $note) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

/** Writes down what was counted of the handover that `setoran` names. */
export const action = async ({ request }: Route.ActionArgs) => {
  const filled = filledIn(await request.formData())
  const id = filled.setoran ?? ''
  const amount = readRupiah(filled[`${id}.amount`] ?? '')
  if (amount === undefined) {
    return refusedForm(id, filled, { amount: translatorOf('id')('officerDesk.amountWrong') }, 400)
  }
  const refused = faultsOfAct(await submit(request, ConfirmCash, { id, amount, note: filled[`${id}.note`] || null }))
  if (refused) return refusedForm(id, filled, refused.faults, refused.status)
  return redirect('/program/kas?kabar=counted')
}

/** Cash of the meetings on its way to the office: counted, with what is missing said. */
export default function Cash({
  loaderData: { waiting, counted, page, isFirst, news },
  actionData,
}: Route.ComponentProps) {
  const t = useTranslations('officerDesk.cash')
  return (
    <div className="mx-auto max-w-4xl space-y-8">
      <DeskHead title={t('title')} how={t('how')} news={news && t(`news.${news}`)} refusal={actionData?.message} />
      <FaultSummary faults={actionData?.faults} />
      {isFirst && (
        <section aria-labelledby="menunggu" className="space-y-3">
          <h2 id="menunggu" className="text-2xl">
            {t('waiting')}
          </h2>
          {waiting.length === 0 && <Nothing title={t('none')} />}
          <ul className="grid items-start gap-4 md:grid-cols-2">
            {waiting.map((handover) => (
              <Handover key={handover.id} handover={handover} refused={actionData} />
            ))}
          </ul>
        </section>
      )}
      {counted.length > 0 && <Counted handovers={counted} />}
      <NextPage
        next={page.hasNextPage && page.endCursor ? `?${new URLSearchParams({ setelah: page.endCursor })}` : undefined}
        first={isFirst ? undefined : '/program/kas'}
      />
    </div>
  )
}

type Brought = CashDeskQuery['waiting']['nodes'][number]

const Handover = ({ handover, refused }: { handover: Brought; refused: RefusedForm | undefined }) => {
  const t = useTranslations('officerDesk.cash')
  const { id, mentorName, expected, declared, declaredAt, note } = handover
  const field = fieldsOf(refused, id)
  return (
    <li className="space-y-3 rounded-card border border-border bg-paper p-4 shadow-card">
      <h3 className="text-lg">{t('from', { name: mentorName })}</h3>
      <AmountList
        lines={[
          [t('day'), day(declaredAt)],
          [t('expected'), rupiah(expected)],
          [t('declared'), rupiah(declared)],
        ]}
      />
      {note && <p>{t('said', { note })}</p>}
      <form method="post" action="/program/kas" noValidate className="space-y-3">
        <Field {...field('amount')} label={t('counted')} hint={t('countedHint')} inputMode="numeric" />
        <LongField {...field('note')} label={t('note')} hint={t('noteHint')} maxLength={500} rows={2} optional />
        <button type="submit" name="setoran" value={id} className={button.secondary}>
          {t('confirm')}
          <span className="sr-only"> {mentorName}</span>
        </button>
      </form>
    </li>
  )
}

const Counted = ({ handovers }: { handovers: readonly Brought[] }) => {
  const t = useTranslations('officerDesk.cash')
  return (
    <section aria-labelledby="dihitung" className="space-y-3">
      <h2 id="dihitung" className="text-2xl">
        {t('done')}
      </h2>
      <DeskTable
        id="tabel-dihitung"
        caption={t('caption')}
        heads={[t('mentor'), t('brought'), t('declared'), t('received'), t('by'), t('difference')]}
        amounts={[2, 3]}
        rows={handovers.map(
          ({ id, mentorName, declaredAt, declared, received, receivedAt, receivedByName, ...rest }) => ({
            key: id,
            cells: [
              mentorName,
              day(declaredAt),
              rupiah(declared),
              rupiah(received ?? 0),
              `${receivedByName ?? ''}, ${day(receivedAt ?? declaredAt)}`,
              received === declared
                ? t('same')
                : t('differs', {
                    amount: rupiah(Math.abs((received ?? 0) - declared)),
                    note: rest.differenceNote ?? '',
                  }),
            ],
          }),
        )}
      />
    </section>
  )
}
