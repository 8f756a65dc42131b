import { data, redirect } from 'react-router'
import { readDay } from '../../../calendar.ts'
import { formText } from '../../../forms/form-text.ts'
import { submit } from '../../../graphql/api.server.ts'
import type {
  ChargePart,
  DeskMethod,
  LoanChangeKind,
  PayOutMethod,
  Surplus,
  WaivedPart,
} from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'

const RecordPayment = graphql(`
  mutation RecordPayment($input: LoanPaymentInput!) {
    outcome: recordLoanPayment(input: $input) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const Charge = graphql(`
  mutation Charge($id: ID!, $loanId: ID!, $part: ChargePart!, $amount: Rupiah!, $reason: String!) {
    outcome: chargeLoan(chargeId: $id, loanId: $loanId, part: $part, amount: $amount, reason: $reason) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const RefundCredit = graphql(`
  mutation RefundCredit($id: ID!, $loanId: ID!, $amount: Rupiah!, $method: PayOutMethod!, $reference: String) {
    outcome: refundLoanCredit(refundId: $id, loanId: $loanId, amount: $amount, method: $method, reference: $reference) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const ProposeChange = graphql(`
  mutation ProposeChange($input: LoanChangeInput!) {
    outcome: proposeLoanChange(input: $input) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const ApproveChange = graphql(`
  mutation ApproveChange($id: ID!) {
    outcome: approveLoanChange(changeId: $id) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const DeclineChange = graphql(`
  mutation DeclineChange($id: ID!, $reason: String!) {
    outcome: declineLoanChange(changeId: $id, reason: $reason) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const WithdrawChange = graphql(`
  mutation WithdrawChange($id: ID!) {
    outcome: withdrawLoanChange(changeId: $id) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

/** What an officer does on a loan: `langkah` names it, and the form's own id makes a second press harmless. */
export const loanActs = async (request: Request, loanId: string) => {
  const form = await request.formData()
  const [step, id] = [formText(form, 'langkah'), formText(form, 'id')]
  // Each form of the page has fields of its own names.
  const text = (name: string): string => formText(form, `${step}.${name}`)
  const number = (name: string): number => Number(text(name).replace(/\D/g, '')) || 0
  const acts = {
    bayar: () =>
      submit(request, RecordPayment, {
        input: {
          paymentId: id,
          loanId,
          amount: number('jumlah'),
          method: text('cara') as DeskMethod,
          surplus: text('tujuan') as Surplus,
          paidOn: readDay(text('hari'))?.toString() ?? null,
          reference: text('bukti') || null,
        },
      }),
    kenakan: () =>
      submit(request, Charge, {
        id,
        loanId,
        part: text('bagian') as ChargePart,
        amount: number('jumlah'),
        reason: text('alasan'),
      }),
    kembalikan: () =>
      submit(request, RefundCredit, {
        id,
        loanId,
        amount: number('jumlah'),
        method: text('cara') as PayOutMethod,
        reference: text('bukti') || null,
      }),
    usulkan: () => {
      const kind = text('perubahan') as LoanChangeKind
      return submit(request, ProposeChange, {
        input: {
          changeId: id,
          loanId,
          kind,
          reason: text('alasan'),
          ...(kind === 'RESCHEDULE' && {
            weeks: number('minggu') || null,
            firstDueOn: readDay(text('mulai'))?.toString() ?? null,
          }),
          ...(kind === 'WAIVER' && {
            part: text('bagian') as WaivedPart,
            instalmentNumber: number('nomor') || null,
            amount: number('jumlah') || null,
          }),
        },
      })
    },
    setujui: () => submit(request, ApproveChange, { id }),
    tolak: () => submit(request, DeclineChange, { id, reason: text(id) }),
    tarik: () => submit(request, WithdrawChange, { id }),
  }
  if (!Object.hasOwn(acts, step)) throw data(null, { status: 400 })
  const { faults, result } = await acts[step as keyof typeof acts]()
  if (faults) return data(Object.values(faults).join(' '), { status: 400 })
  if ('message' in result.outcome) return data(result.outcome.message, { status: 409 })
  const news = { bayar: 'paid', kenakan: 'charged', kembalikan: 'refunded', usulkan: 'proposed' } as const
  const kabar = Object.hasOwn(news, step) ? news[step as keyof typeof news] : 'decided'
  return redirect(`/program/pinjaman/${loanId}?kabar=${kabar}`)
}
