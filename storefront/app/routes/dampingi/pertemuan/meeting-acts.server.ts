import { data, redirect } from 'react-router'
import type { Faults } from '../../../forms/faults.ts'
import { formText } from '../../../forms/form-text.ts'
import { submit } from '../../../graphql/api.server.ts'
import type { CollectionSheetInput, Presence, Surplus } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { fundMark } from './sheet-of-meeting.ts'

const TakeAttendance = graphql(`
  mutation TakeAttendance($meetingId: ID!, $members: [AttendanceInput!]!) {
    taken: takeAttendance(meetingId: $meetingId, members: $members) {
      __typename
      ... on Refusal {
        message
      }
    }
    outcome: startCollection(meetingId: $meetingId) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const PostSheet = graphql(`
  mutation PostSheet($input: CollectionSheetInput!) {
    outcome: postCollectionSheet(input: $input) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const EndMeeting = graphql(`
  mutation EndMeeting($meetingId: ID!, $note: String) {
    outcome: closeMeeting(meetingId: $meetingId, note: $note) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const TakeBack = graphql(`
  mutation TakeBack($paymentId: ID!, $reason: String!, $key: ID!) {
    outcome: reversePayment(paymentId: $paymentId, reason: $reason, idempotencyKey: $key) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const CallOff = graphql(`
  mutation CallOff($meetingId: ID!, $reason: String!) {
    outcome: cancelMeeting(meetingId: $meetingId, reason: $reason) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const TakeOutOfFund = graphql(`
  mutation TakeOutOfFund($contributionId: ID!, $reason: String!) {
    outcome: reverseContribution(contributionId: $contributionId, reason: $reason) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

type Outcome = { outcome: { __typename: string; message?: string } }
type Submitted = { faults: Faults; result?: never } | { faults?: never; result: Outcome }

/** One step of a meeting; what was typed comes back with a refusal. */
export const meetingActs = async (request: Request, form: FormData, path: string, meetingId: string) => {
  const step = formText(form, 'langkah')
  const page = `${path}?pertemuan=${meetingId}`
  if (step === 'hadir') {
    const members = named(form, 'hadir').map(([memberId, presence]) => ({ memberId, presence: presence as Presence }))
    return answer(await submit(request, TakeAttendance, { meetingId, members }), page, form)
  }
  if (step === 'setoran') {
    return answer(await submit(request, PostSheet, { input: sheetOf(form, meetingId) }), `${page}&kabar=posted`, form)
  }
  if (step === 'tutup') {
    const note = formText(form, 'catatan') || null
    return answer(await submit(request, EndMeeting, { meetingId, note }), `${page}&kabar=closed`, form)
  }
  if (step === 'tidak-jadi') {
    const reason = formText(form, 'alasan')
    return answer(await submit(request, CallOff, { meetingId, reason }), `${path}?kabar=calledOff`, form)
  }
  const paymentId = formText(form, 'pembayaran')
  if (paymentId.startsWith(fundMark)) {
    const contribution = { contributionId: paymentId.slice(fundMark.length), reason: formText(form, 'alasan') }
    return answer(await submit(request, TakeOutOfFund, contribution), `${page}&kabar=reversed`, form)
  }
  const reversal = { paymentId, reason: formText(form, 'alasan'), key: formText(form, 'kunci') }
  return answer(await submit(request, TakeBack, reversal), `${page}&kabar=reversed`, form)
}

const answer = ({ faults, result }: Submitted, next: string, form: FormData) => {
  const values = Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  if (faults) return data({ refusal: Object.values(faults).join(' '), values }, { status: 400 })
  const { message } = result.outcome
  if (message) return data({ refusal: message, values }, { status: 409 })
  return redirect(next)
}

/** The fields `name.<member>`, by member. */
const named = (form: FormData, name: string): [string, string][] =>
  [...form.keys()]
    .filter((key) => key.startsWith(`${name}.`))
    .map((key) => [key.slice(name.length + 1), formText(form, key)])

/** "50.000" is 50000; an empty field is 0, and what is no number is refused by the API as one below 0. */
const amountOf = (text: string): number => {
  const digits = text.replace(/^Rp/i, '').replace(/[\s.]/g, '')
  if (digits === '') return 0
  return /^\d{1,12}$/.test(digits) ? Number(digits) : -1
}

const sheetOf = (form: FormData, meetingId: string): CollectionSheetInput => {
  const [amounts, surplus, funds] = [named(form, 'jumlah'), named(form, 'tujuan'), named(form, 'dana')].map(
    (entries) => new Map(entries),
  ) as [Map<string, string>, Map<string, string>, Map<string, string>]
  const sources = new Map(named(form, 'sumber'))
  return {
    sheetId: formText(form, 'lembar'),
    meetingId,
    cashCounted: amountOf(formText(form, 'tunai')),
    lines: named(form, 'bayar').map(([memberId, paymentId]) => ({
      memberId,
      paymentId,
      amount: amountOf(amounts.get(memberId) ?? ''),
      surplus: (surplus.get(memberId) ?? 'NEXT') as Surplus,
      contribution: amountOf(funds.get(memberId) ?? ''),
    })),
    covers: named(form, 'talangi')
      .filter(([, text]) => amountOf(text) !== 0)
      .map(([borrowerId, text]) => ({
        borrowerId,
        amount: amountOf(text),
        source: sources.get(borrowerId) === 'FUND' ? 'FUND' : 'MEMBERS',
      })),
  }
}
