import { randomUUID } from 'node:crypto'
import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { ComplaintMessages } from '../../complaints/complaint-messages.tsx'
import { resolutions, resolutionsOf } from '../../complaints/resolutions.ts'
import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { api, submit } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { translatorOf } from '../../messages/messages.ts'
import { keptPhoto } from '../../photo/kept-photos.ts'
import { PhotoField } from '../../photo/photo-field.tsx'
import { photoForm, photosIn, sendPhoto, wordsBeforePhotos } from '../../photo/send-photo.server.ts'
import { button } from '../../ui/button.ts'
import { FaultSummary, LongField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { newsIn } from '../../ui/news.ts'
import { Notice } from '../../ui/notice.tsx'
import { Choices, Fold, panel } from '../../ui/work-fields.tsx'
import type { Route } from './+types/complaint'
import { businessPath } from './business-path.ts'
import { ComplaintSign, lastAnswerDay } from './complaint-sign.tsx'
import { GiveBackForm } from './give-back-form.tsx'
import { ownBusiness } from './own-business.server.ts'
import { PageHeading } from './page-heading.tsx'
import { useWorkplace } from './use-workplace.ts'

const ComplaintOfPage = graphql(`
  query ComplaintOfPage($id: ID!) {
    complaint(id: $id) {
      id
      number
      orderId
      orderNumber
      buyerName
      kind
      reason
      status
      answerDueAt
      resolution
      resolutionNote
      decisionDueAt
      orderedRefund {
        missing
        dueAt
      }
      ...ComplaintTalk
    }
  }
`)

export const loader = async ({ request, params }: Route.LoaderArgs) => {
  const { complaint } = await api(request, ComplaintOfPage, { id: params.complaint })
  return {
    complaint,
    messageId: randomUUID(),
    refundKey: randomUUID(),
    news: newsIn(new URL(request.url).searchParams, ['written', 'resolved', 'givenBack', 'givenBackInPart']),
  }
}

const AnswerComplaint = graphql(`
  mutation AnswerComplaint($input: WriteToComplaintInput!) {
    outcome: writeToComplaint(input: $input) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const ResolveComplaint = graphql(`
  mutation ResolveComplaint($input: ResolveComplaintInput!) {
    outcome: resolveComplaint(input: $input) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const GiveOrderedBack = graphql(`
  mutation GiveOrderedBack(
    $orderId: ID!
    $idempotencyKey: ID!
    $reason: String!
    $amount: Rupiah!
    $goodsReturned: Boolean!
  ) {
    outcome: refundOrder(
      orderId: $orderId
      idempotencyKey: $idempotencyKey
      reason: $reason
      amount: $amount
      goodsReturned: $goodsReturned
    ) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

/**
 * Writes down that she gave back what an officer ordered, and ends the complaint with it. Money that was never confirmed is in no book
 * that it could be taken out of: there the complaint alone is ended.
 */
const giveBack = async (
  request: Request,
  form: FormData,
  complaintId: string,
): Promise<{ fault: string } | { done: 'givenBack' | 'givenBackInPart' }> => {
  const t = translatorOf('id')
  const given = await submit(request, GiveOrderedBack, {
    orderId: formText(form, 'pesanan'),
    idempotencyKey: formText(form, 'kunci'),
    reason: t('jual.complaints.ordered.reason', { number: formText(form, 'nomor') }),
    amount: Number(formText(form, 'jumlah')),
    goodsReturned: form.has('barangKembali'),
  })
  if (given.faults) return { fault: Object.values(given.faults).join(' ') }
  const { outcome } = given.result
  if ('message' in outcome && outcome.__typename !== 'OrderNotPaid') return { fault: outcome.message }
  const ended = await submit(request, ResolveComplaint, { input: { complaintId, resolution: 'REFUNDED' } })
  // The money is written down, whatever the complaint still waits for.
  return { done: ended.faults || 'message' in ended.result.outcome ? 'givenBackInPart' : 'givenBack' }
}

/** Answers, gives back what was ordered, or ends it: the button names which. */
export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const t = translatorOf('id')
  const path = (kabar: string) => businessPath(`/jual/keluhan/${params.complaint}`, context.get(ownBusiness), { kabar })
  const form = await photoForm(request)
  if (!form) {
    const filled = { text: formText(await wordsBeforePhotos(request), 'text') }
    return data({ faults: { foto: t('jual.photo.tooLarge') } as Faults, filled, kept: undefined }, { status: 413 })
  }
  const filled = {
    text: formText(form, 'text'),
    resolution: formText(form, 'resolution'),
    note: formText(form, 'note'),
  }
  if (formText(form, 'langkah') === 'kembalikan') {
    const given = await giveBack(request, form, params.complaint)
    if ('done' in given) return redirect(path(given.done))
    return data({ faults: { langkah: given.fault } as Faults, filled: {}, kept: undefined }, { status: 409 })
  }
  if (formText(form, 'langkah') === 'selesai') {
    const resolution = resolutions.find((each) => each === filled.resolution)
    const again = (faults: Faults, status: number) => data({ faults, filled, kept: undefined }, { status })
    if (!resolution) return again({ resolution: t('jual.complaints.resolutionMissing') }, 400)
    const input = { complaintId: params.complaint, resolution, note: filled.note || null }
    const { faults, result } = await submit(request, ResolveComplaint, { input })
    if (faults) return again(faults, 400)
    if ('message' in result.outcome) return again({ resolution: result.outcome.message }, 409)
    return redirect(path('resolved'))
  }
  const [photo] = photosIn(form, 'foto')
  const sent = photo && (await sendPhoto(request, photo))
  const kept = sent?.id ? { id: sent.id, url: sent.url } : keptPhoto(form, 'foto')
  const again = (faults: Faults, status: number) => data({ faults, filled, kept }, { status })
  if (sent?.message) return again({ foto: sent.message }, 400)
  const { faults, result } = await submit(request, AnswerComplaint, {
    input: {
      messageId: formText(form, 'messageId'),
      complaintId: params.complaint,
      text: filled.text,
      imageIds: kept ? [kept.id] : [],
    },
  })
  if (faults) return again(faults, 400)
  if ('message' in result.outcome) return again({ text: result.outcome.message }, 409)
  return redirect(path('written'))
}

export default function ComplaintDetails({ loaderData, actionData }: Route.ComponentProps) {
  const { complaint, messageId, refundKey, news } = loaderData
  const { own } = useWorkplace()
  const t = useTranslations('jual.complaints')
  const { id, number, buyerName, orderNumber, kind, reason, status, answerDueAt, resolution, resolutionNote } =
    complaint
  const { decisionDueAt, orderedRefund } = complaint
  const action = businessPath(`/jual/keluhan/${id}`, own)
  const waysOut = resolutionsOf(reason)
  const faults = actionData?.faults
  const filled: { text?: string; resolution?: string; note?: string } = actionData?.filled ?? {}
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHeading title={t('of', { name: buyerName })} back={{ to: '/jual/keluhan', label: t('back') }} />
      {news && !actionData && <Notice kind="good" title={t(`news.${news}`)} />}
      <FaultSummary faults={faults} />
      <section className="space-y-2 rounded-card bg-sand p-4" aria-label={t('what')}>
        <p className="text-lg font-bold">
          {t(`kinds.${kind}`)}: {t(`reasons.${reason}`)}
        </p>
        <p>{t('numbers', { number, order: orderNumber })}</p>
        <ComplaintSign status={status} />
        {status === 'OPEN' && (
          <p className="font-bold text-mengkudu">{t('answerBy', { day: lastAnswerDay(answerDueAt) })}</p>
        )}
        {status === 'OPEN' && <p>{t('answerByWhy')}</p>}
        {status === 'ESCALATED' && <p>{t('escalated')}</p>}
        {status === 'ESCALATED' && decisionDueAt && <p>{t('decidedBy', { day: lastAnswerDay(decisionDueAt) })}</p>}
        {resolution && (
          <p>
            <strong>{t(`resolutions.${resolution}`)}</strong> {resolutionNote}
          </p>
        )}
      </section>
      {orderedRefund && status !== 'RESOLVED' && (
        <GiveBackForm
          complaint={{ ...complaint, orderedRefund }}
          action={action}
          refundKey={refundKey}
          late={status === 'ESCALATED'}
          fault={faults?.langkah}
        />
      )}
      <ComplaintMessages complaint={complaint} self="SELLER" />
      {status !== 'RESOLVED' && (
        <form method="post" action={action} encType="multipart/form-data" noValidate className={`${panel} space-y-4`}>
          <input type="hidden" name="messageId" value={messageId} />
          <LongField
            name="text"
            label={t('write')}
            hint={t('writeHint')}
            maxLength={1000}
            fault={faults?.text}
            defaultValue={filled.text}
          />
          <Fold
            icon="camera"
            label={t('withPhoto')}
            open={faults?.foto !== undefined || actionData?.kept !== undefined}
          >
            <PhotoField
              name="foto"
              label={t('photo')}
              fault={faults?.foto}
              kept={actionData?.kept && [actionData.kept]}
            />
          </Fold>
          <button type="submit" name="langkah" value="tulis" className={`${button.primary} w-full`}>
            <Icon name="chat" />
            {t('send')}
          </button>
        </form>
      )}
      {(status === 'OPEN' || status === 'ANSWERED') && (
        <Fold icon="check" label={t('resolve')} open={faults?.resolution !== undefined || faults?.note !== undefined}>
          <form method="post" action={action} encType="multipart/form-data" noValidate className={`${panel} space-y-4`}>
            <Choices
              name="resolution"
              legend={t('resolveHow')}
              options={waysOut.map((value) => ({
                value,
                label: t(`resolutions.${value}`),
                explanation: t(`resolutionsHow.${value}`),
              }))}
              chosen={filled.resolution}
              fault={faults?.resolution}
            />
            <LongField
              name="note"
              label={t('note')}
              hint={t('noteHint')}
              maxLength={500}
              optional
              fault={faults?.note}
              defaultValue={filled.note}
            />
            <div className="flex flex-wrap gap-2">
              <button type="submit" name="langkah" value="selesai" className={button.secondary}>
                <Icon name="check" />
                {t('resolveNow')}
              </button>
              <a href={businessPath('/jual/pesanan', own, { selesai: '1' })} className={button.quiet}>
                <Icon name="back" />
                {t('toRefund')}
              </a>
            </div>
          </form>
        </Fold>
      )}
    </div>
  )
}
