import { data, redirect } from 'react-router'
import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { submit } from '../../graphql/api.server.ts'
import type { ComplaintKind, ComplaintReason } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { type Locale, localeOf } from '../../messages/locale.ts'
import { translatorOf } from '../../messages/messages.ts'
import { type KeptPhoto, keptPhotos } from '../../photo/kept-photos.ts'
import { photoForm, photosIn, sendPhoto, wordsBeforePhotos } from '../../photo/send-photo.server.ts'
import { cancelReasons } from './cancel-reasons.ts'
import { complaintKinds, complaintReasons } from './complaint-choices.ts'
import type { News } from './news.ts'

/** What the buyer asked for and did not get: which form it was, what is wrong with it, and what stood in it. */
export type RefusedAct = {
  /** Such as "ulas.<id>"; null for none of the page's forms. */
  form: string | null
  faults: Faults
  values: Readonly<Record<string, string>>
  /** Photos that have arrived and need not be sent again. */
  kept: readonly KeptPhoto[]
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

const ReportPayment = graphql(`
  mutation ReportPayment($trackingToken: String!, $orderId: ID!) {
    reportPayment(trackingToken: $trackingToken, orderId: $orderId) {
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
  const one = name === 'ulas'
  const form = await photoForm(request, one ? 1 : picturesMax)
  if (!form) {
    const fault = one
      ? { [`photo.${about}`]: t('purchase.photoTooLarge') }
      : { [`photos.${about}`]: t('purchase.photosTooLarge') }
    return refused(named, fault, valuesIn(await wordsBeforePhotos(request), about), 413)
  }
  const act = acts[name]
  if (!act) return refused(null, { form: t('purchase.refused') }, {}, 400)
  const done = await act({ request, trackingToken, locale, name: named, about, form })
  return typeof done === 'string' ? redirect(`${url.pathname}?kabar=${done}`, 303) : done
}

const refused = (
  form: string | null,
  faults: Faults,
  values: RefusedAct['values'],
  status: number,
  kept: readonly KeptPhoto[] = [],
) => data<RefusedAct>({ form, faults, values, kept }, { status })

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
  const answer = sent.result?.cancelPurchase.__typename
  if (answer === 'PurchaseCancelled') return 'batal'
  // The form is gone from the page, so it is said at its head.
  return refused(
    null,
    { form: t(answer === 'PaymentIsReported' ? 'purchase.cancel.reported' : 'purchase.cancel.tooLate') },
    {},
    409,
  )
}

const report = async ({ request, trackingToken, locale, about }: Act): Answer => {
  const sent = await submit(request, ReportPayment, { trackingToken, orderId: about })
  const answer = sent.result?.reportPayment
  if (answer?.__typename === 'PaymentReported') return 'bayar'
  const said = locale === 'id' && answer ? answer.message : translatorOf(locale)('purchase.report.refused')
  return refused(null, { form: said }, {}, 409)
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
    const sent = await sendPhoto(request, picture, trackingToken)
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

/** Sends the photos of a form and remembers those of an earlier try, whatever becomes of the form. */
const sendPhotos = async ({ request, trackingToken, locale, about, form }: Act) => {
  const t = translatorOf(locale)
  const field = `photos.${about}`
  const photos = photosIn(form, field)
  const kept = keptPhotos(form, field)
  if (kept.length + photos.length > picturesMax)
    return { kept, faults: { [field]: t('purchase.complaint.faults.tooMany') } }
  for (const photo of photos) {
    const sent = await sendPhoto(request, photo, trackingToken)
    if (sent.message !== undefined)
      return { kept, faults: { [field]: locale === 'id' ? sent.message : t('purchase.photoWrong') } }
    // The same photo twice is one.
    if (kept.every(({ id }) => id !== sent.id)) kept.push({ id: sent.id, url: sent.url })
  }
  return { kept }
}

const complain = async (act: Act): Answer => {
  const { request, trackingToken, locale, name, about, form } = act
  const t = translatorOf(locale)
  const kind: ComplaintKind = complaintKinds.find((one) => one === formText(form, `kind.${about}`)) ?? 'COMPLAINT'
  const reason: ComplaintReason | undefined = complaintReasons.find((one) => one === formText(form, `reason.${about}`))
  const text = formText(form, `text.${about}`)
  const photos = await sendPhotos(act)
  const again = (faults: Faults, status: number) => refused(name, faults, valuesIn(form, about), status, photos.kept)
  const faults = {
    ...(!reason && { [`reason.${about}`]: t('purchase.complaint.faults.reasonMissing') }),
    ...(!text && { [`text.${about}`]: t('purchase.complaint.faults.textMissing') }),
    ...photos.faults,
  }
  if (!reason || Object.keys(faults).length > 0) return again(faults, 400)

  const complaintId = formText(form, `complaintId.${about}`)
  const imageIds = photos.kept.map(({ id }) => id)
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

const reply = async (act: Act): Answer => {
  const { request, trackingToken, locale, name, about, form } = act
  const text = formText(form, `text.${about}`)
  const photos = await sendPhotos(act)
  const again = (faults: Faults, status: number) => refused(name, faults, valuesIn(form, about), status, photos.kept)
  const faults = {
    ...(!text && { [`text.${about}`]: translatorOf(locale)('purchase.complaint.faults.textMissing') }),
    ...photos.faults,
  }
  if (Object.keys(faults).length > 0) return again(faults, 400)
  const messageId = formText(form, `messageId.${about}`)
  const imageIds = photos.kept.map(({ id }) => id)
  const input = { messageId, complaintId: about, trackingToken, text, imageIds }
  const sent = await submit(request, WriteToComplaint, { input })
  const wrong = (message: string) => ({ [`text.${about}`]: saidBy(locale, message) })
  if (sent.faults) return again(wrong(Object.values(sent.faults)[0] ?? ''), 400)
  const answer = sent.result.writeToComplaint
  return answer.__typename === 'ComplaintChanged' ? 'balasan' : again(wrong(answer.message), 409)
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
  bayar: report,
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
