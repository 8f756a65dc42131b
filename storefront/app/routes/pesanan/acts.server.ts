import { data, redirect } from 'react-router'
import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { submit } from '../../graphql/api.server.ts'
import type { ComplaintKind, ComplaintReason } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { type Locale, localeOf } from '../../messages/locale.ts'
import { translatorOf } from '../../messages/messages.ts'
import { photoForm, photosIn } from '../../photo/send-photo.server.ts'
import { cancelReasons } from './cancel-reasons.ts'
import { complaintKinds, complaintReasons } from './complaint-choices.ts'
import type { News } from './news.ts'
import { sendBuyerPhoto } from './send-buyer-photo.server.ts'

/** What the buyer asked for and did not get: which form it was, what is wrong with it, and what stood in it. */
export type RefusedAct = {
  /** Such as "ulas.<id>"; null for none of the page's forms. */
  form: string | null
  faults: Faults
  values: Readonly<Record<string, string>>
}

const CancelPurchase = graphql(`
  mutation CancelPurchase($trackingToken: String!, $orderId: ID, $reason: String!) {
    cancelPurchase(trackingToken: $trackingToken, orderId: $orderId, reason: $reason) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const WriteReview = graphql(`
  mutation WriteReview($input: WriteReviewInput!) {
    writeReview(input: $input) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const EditReview = graphql(`
  mutation EditReview($input: EditReviewInput!) {
    editReview(input: $input) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const OpenComplaint = graphql(`
  mutation OpenComplaint($input: OpenComplaintInput!) {
    openComplaint(input: $input) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const WriteToComplaint = graphql(`
  mutation WriteToComplaint($input: WriteToComplaintInput!) {
    writeToComplaint(input: $input) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const EscalateComplaint = graphql(`
  mutation EscalateComplaint($complaintId: ID!, $trackingToken: String) {
    escalateComplaint(complaintId: $complaintId, trackingToken: $trackingToken) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const WithdrawComplaint = graphql(`
  mutation WithdrawComplaint($complaintId: ID!, $trackingToken: String) {
    withdrawComplaint(complaintId: $complaintId, trackingToken: $trackingToken) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const picturesMax = 4

type Act = {
  request: Request
  trackingToken: string
  locale: Locale
  /** Which act, and what it is about: "ulas.<id of the line>". */
  name: string
  about: string
  form: FormData
}

/** Does what a form on the tracking page asks for. Its address says which: what is too large is not read. */
export const actOnPurchase = async (request: Request, trackingToken: string) => {
  const url = new URL(request.url)
  const locale = localeOf(url.pathname)
  const named = url.searchParams.get('aksi') ?? ''
  const [name = '', about = ''] = named.split('.')
  const t = translatorOf(locale)
  const form = await photoForm(request)
  if (!form) {
    const field = name === 'ulas' ? `photo.${about}` : `photos.${about}`
    return refused(named, { [field]: t('purchase.photoTooLarge') }, {}, 413)
  }
  const act = acts[name]
  if (!act) return refused(null, { form: t('purchase.refused') }, {}, 400)
  const done = await act({ request, trackingToken, locale, name: named, about, form })
  return typeof done === 'string' ? redirect(`${url.pathname}?kabar=${done}`, 303) : done
}

const refused = (form: string | null, faults: Faults, values: RefusedAct['values'], status: number) =>
  data<RefusedAct>({ form, faults, values }, { status })

type Answer = Promise<News | ReturnType<typeof refused>>

/** The API writes Indonesian: who reads English is told less. */
const saidBy = (locale: Locale, message: string): string =>
  locale === 'id' ? message : translatorOf(locale)('purchase.refused')

const cancel = async ({ request, trackingToken, locale, name, about, form }: Act): Answer => {
  const t = translatorOf(locale)
  const chosen = cancelReasons.find((reason) => reason === formText(form, `alasan.${about}`))
  const own = formText(form, `lain.${about}`).slice(0, 300)
  // The seller reads it, so it is in Indonesian.
  const reason = chosen && chosen !== 'OTHER' ? translatorOf('id')(`purchase.cancel.reasons.${chosen}`) : own
  if (!reason)
    return refused(name, { [`lain.${about}`]: t('purchase.cancel.reasonMissing') }, valuesIn(form, about), 400)
  const orderId = form.get('semua') === null ? about : null
  const sent = await submit(request, CancelPurchase, { trackingToken, orderId, reason })
  if (sent.result?.cancelPurchase.__typename === 'PurchaseCancelled') return 'batal'
  // The form is gone from the page, so it is said at its head.
  return refused(null, { form: t('purchase.cancel.tooLate') }, {}, 409)
}

const review = async ({ request, trackingToken, locale, name, about, form }: Act): Answer => {
  const t = translatorOf(locale)
  const stars = Number(formText(form, `stars.${about}`))
  const again = (faults: Faults, status: number, kept: Record<string, string> = {}) =>
    refused(name, faults, { ...valuesIn(form, about), ...kept }, status)
  if (!(stars >= 1 && stars <= 5)) return again({ [`stars.${about}`]: t('purchase.review.starsMissing') }, 400)

  let imageId = formText(form, `kept.${about}`) || null
  const [picture] = photosIn(form, `photo.${about}`)
  if (picture) {
    const sent = await sendBuyerPhoto(request, trackingToken, picture)
    if (sent.message !== undefined)
      return again({ [`photo.${about}`]: locale === 'id' ? sent.message : t('purchase.photoWrong') }, 400)
    imageId = sent.id
  }
  const reviewId = formText(form, `reviewId.${about}`)
  const content = { reviewId, trackingToken, stars, text: formText(form, `text.${about}`) || null, imageId }
  const sent =
    form.get('ubah') === null
      ? await submit(request, WriteReview, { input: { ...content, orderLineId: about } })
      : await submit(request, EditReview, { input: content })
  // A picture that has arrived need not be sent again.
  const kept = imageId ? { kept: imageId } : {}
  if (sent.faults) return again({ [`text.${about}`]: saidBy(locale, Object.values(sent.faults)[0] ?? '') }, 400, kept)
  const answer = 'writeReview' in sent.result ? sent.result.writeReview : sent.result.editReview
  if (answer.__typename === 'ReviewWritten') return 'ulasan'
  return again({ [`text.${about}`]: saidBy(locale, answer.message) }, 409, kept)
}

const complain = async ({ request, trackingToken, locale, name, about, form }: Act): Answer => {
  const t = translatorOf(locale)
  const kind: ComplaintKind = complaintKinds.find((one) => one === formText(form, `kind.${about}`)) ?? 'COMPLAINT'
  const reason: ComplaintReason | undefined = complaintReasons.find((one) => one === formText(form, `reason.${about}`))
  const text = formText(form, `text.${about}`)
  const pictures = photosIn(form, `photos.${about}`)
  const again = (faults: Faults, status: number) => refused(name, faults, valuesIn(form, about), status)
  const faults = {
    ...(!reason && { [`reason.${about}`]: t('purchase.complaint.faults.reasonMissing') }),
    ...(!text && { [`text.${about}`]: t('purchase.complaint.faults.textMissing') }),
    ...(pictures.length > picturesMax && { [`photos.${about}`]: t('purchase.complaint.faults.tooMany') }),
  }
  if (!reason || Object.keys(faults).length > 0) return again(faults, 400)

  const imageIds: string[] = []
  for (const picture of pictures) {
    const sent = await sendBuyerPhoto(request, trackingToken, picture)
    if (sent.message !== undefined)
      return again({ [`photos.${about}`]: locale === 'id' ? sent.message : t('purchase.photoWrong') }, 400)
    imageIds.push(sent.id)
  }
  const complaintId = formText(form, `complaintId.${about}`)
  const input = { complaintId, trackingToken, orderId: about, kind, reason, text, imageIds }
  const sent = await submit(request, OpenComplaint, { input })
  if (sent.faults) return again(fieldsOf(sent.faults, about, locale), 400)
  const answer = sent.result.openComplaint
  if (answer.__typename === 'ComplaintOpened') return 'keluhan'
  return again({ [`text.${about}`]: saidBy(locale, answer.message) }, 409)
}

/** Fields of the API's input as this page names them, once for each thing that a form is about. */
const fieldsOf = (faults: Faults, about: string, locale: Locale): Faults =>
  Object.fromEntries(Object.entries(faults).map(([field, said]) => [`${field}.${about}`, saidBy(locale, said)]))

const reply = async ({ request, trackingToken, locale, name, about, form }: Act): Answer => {
  const t = translatorOf(locale)
  const text = formText(form, `text.${about}`)
  const again = (fault: string, status: number) =>
    refused(name, { [`text.${about}`]: fault }, valuesIn(form, about), status)
  if (!text) return again(t('purchase.complaint.faults.textMissing'), 400)
  const messageId = formText(form, `messageId.${about}`)
  const input = { messageId, complaintId: about, trackingToken, text, imageIds: null }
  const sent = await submit(request, WriteToComplaint, { input })
  if (sent.faults) return again(saidBy(locale, Object.values(sent.faults)[0] ?? ''), 400)
  const answer = sent.result.writeToComplaint
  return answer.__typename === 'ComplaintChanged' ? 'balasan' : again(saidBy(locale, answer.message), 409)
}

const escalate = async ({ request, trackingToken, locale, name, about }: Act): Answer => {
  const sent = await submit(request, EscalateComplaint, { complaintId: about, trackingToken })
  const answer = sent.result?.escalateComplaint
  if (answer?.__typename === 'ComplaintChanged') return 'petugas'
  return refused(name, { [`text.${about}`]: saidBy(locale, answer?.message ?? '') }, {}, 409)
}

const withdraw = async ({ request, trackingToken, locale, name, about }: Act): Answer => {
  const sent = await submit(request, WithdrawComplaint, { complaintId: about, trackingToken })
  const answer = sent.result?.withdrawComplaint
  if (answer?.__typename === 'ComplaintChanged') return 'cabut'
  return refused(name, { [`text.${about}`]: saidBy(locale, answer?.message ?? '') }, {}, 409)
}

const acts: Partial<Record<string, (act: Act) => Answer>> = {
  batal: cancel,
  ulas: review,
  keluhan: complain,
  balas: reply,
  petugas: escalate,
  cabut: withdraw,
}

/** What was filled in, under the names that the fields have for themselves: "text", "stars". */
const valuesIn = (form: FormData, about: string): Record<string, string> =>
  Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      typeof value === 'string' && name.endsWith(`.${about}`) ? [[name.slice(0, -about.length - 1), value]] : [],
    ),
  )
