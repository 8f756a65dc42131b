import { redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { day, dayOfDate, rupiah } from '../../format.ts'
import { readRupiah } from '../../forms/read-figure.ts'
import { api, submit } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { translatorOf } from '../../messages/messages.ts'
import { button } from '../../ui/button.ts'
import { FaultSummary, Field, LongField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { newsIn } from '../../ui/news.ts'
import { Check, Nothing, panel } from '../../ui/work-fields.tsx'
import { faultsOfAct, fieldsOf, filledIn, refusedForm } from '../program/desk-form.ts'
import { DeskHead } from '../program/desk-head.tsx'
import type { Route } from './+types/cash'

const CashInHand = graphql(`
  query CashInHand {
    heldSheets {
      sheetId
      groupName
      heldOn
      cash
    }
    cashHandovers(first: 10) {
      nodes {
        ...CashHandoverParts
      }
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { heldSheets, cashHandovers } = await api(request, CashInHand)
  return {
    sheets: heldSheets,
    handovers: cashHandovers.nodes,
    // Made once for the page: a form sent twice is one handover.
    handoverId: crypto.randomUUID() as string,
    news: newsIn(new URL(request.url).searchParams, ['brought']),
  }
}

const HandOverCash = graphql(`
  mutation HandOverCash($id: ID!, $sheetIds: [ID!]!, $amount: Rupiah!, $note: String) {
    outcome: handOverCash(handoverId: $id, sheetIds: $sheetIds, amount: $amount, note: $note) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const sheetField = 'bawa.sheet.'

/** Says what cash is brought to the office, and of which meetings. */
export const action = async ({ request }: Route.ActionArgs) => {
  const t = translatorOf('id')
  const filled = filledIn(await request.formData())
  const sheetIds = Object.keys(filled).flatMap((name) =>
    name.startsWith(sheetField) ? [name.slice(sheetField.length)] : [],
  )
  const amount = readRupiah(filled['bawa.amount'] ?? '')
  const faults = {
    ...(sheetIds.length === 0 && { sheetIds: t('officerDesk.own.sheetMissing') }),
    ...(amount === undefined && { amount: t('officerDesk.amountWrong') }),
  }
  if (amount === undefined || sheetIds.length === 0) return refusedForm('bawa', filled, faults, 400)
  const note = filled['bawa.note'] || null
  const refused = faultsOfAct(
    await submit(request, HandOverCash, { id: filled['bawa.id'] ?? '', sheetIds, amount, note }),
  )
  if (refused) return refusedForm('bawa', filled, refused.faults, refused.status)
  return redirect('/dampingi/setoran?kabar=brought')
}

/** Cash of the meetings that a mentor still holds, and brings to the office. */
export default function CashInHandPage({ loaderData, actionData }: Route.ComponentProps) {
  const { sheets, handovers, handoverId, news } = loaderData
  const t = useTranslations('officerDesk.own')
  const cash = useTranslations('officerDesk.cash')
  const field = fieldsOf(actionData, 'bawa')
  const isChosen = (sheetId: string): boolean => !actionData || `${sheetField}${sheetId}` in actionData.filled
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <a
        href="/dampingi"
        className="inline-flex min-h-12 items-center gap-1 font-semibold text-mengkudu hover:underline"
      >
        <Icon name="chevron" className="size-5 rotate-180" />
        {t('back')}
      </a>
      <DeskHead title={t('title')} how={t('how')} news={news && t(`news.${news}`)} refusal={actionData?.message} />
      <FaultSummary faults={actionData?.faults} />
      {sheets.length === 0 ? (
        <Nothing title={t('none')} />
      ) : (
        <form method="post" action="/dampingi/setoran" noValidate className={`${panel} space-y-4`}>
          <input type="hidden" name="bawa.id" value={field('id', handoverId).defaultValue} />
          <fieldset className="space-y-2">
            <legend className="text-lg font-bold">{t('sheets')}</legend>
            {sheets.map(({ sheetId, groupName, heldOn, cash: held }) => (
              <Check
                key={sheetId}
                name={`${sheetField}${sheetId}`}
                label={`${groupName}, ${dayOfDate(heldOn)}`}
                explanation={rupiah(held)}
                defaultChecked={isChosen(sheetId)}
              />
            ))}
          </fieldset>
          <Field {...field('amount')} label={t('amount')} hint={t('amountHint')} inputMode="numeric" />
          <LongField {...field('note')} label={cash('note')} hint={t('noteHint')} maxLength={500} rows={2} optional />
          <button type="submit" className={button.primary}>
            {t('now')}
          </button>
        </form>
      )}
      {handovers.length > 0 && (
        <section aria-labelledby="sudah" className="space-y-3">
          <h2 id="sudah" className="text-2xl">
            {t('brought')}
          </h2>
          <ul className="space-y-3">
            {handovers.map(({ id, declared, declaredAt, received, receivedByName, differenceNote }) => (
              <li key={id} className="rounded-card border border-hairline bg-paper p-4">
                <p className="flex flex-wrap justify-between gap-x-4 font-bold">
                  <span>{day(declaredAt)}</span>
                  <span className="amount">{rupiah(declared)}</span>
                </p>
                <p>
                  {received === null
                    ? t('waits')
                    : t('received', { amount: rupiah(received), name: receivedByName ?? '' })}
                </p>
                {differenceNote && <p>{differenceNote}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
