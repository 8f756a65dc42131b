import { data, redirect } from 'react-router'
import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { submit } from '../../graphql/api.server.ts'
import type { DirectAccountMethod, LicenceKind } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { translatorOf } from '../../messages/messages.ts'
import { photoForm, photosIn, readQrisPhoto } from '../../photo/send-photo.server.ts'
import { businessPath } from './business-path.ts'
import type { Own } from './own-business.server.ts'
import { filledTerms, readTerms, zoneFaults } from './shop-draft.ts'
import type { ShopAgain, ShopNews } from './shop-steps.ts'

const OpenShop = graphql(`
  mutation OpenShop($businessId: ID!) {
    outcome: openShop(businessId: $businessId) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const PauseShop = graphql(`
  mutation PauseShop($businessId: ID!, $until: Date, $note: String) {
    outcome: pauseShop(businessId: $businessId, until: $until, note: $note) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const ResumeShop = graphql(`
  mutation ResumeShop($businessId: ID!) {
    outcome: resumeShop(businessId: $businessId) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const SetShopTerms = graphql(`
  mutation SetShopTerms($input: ShopTermsInput!) {
    outcome: setShopTerms(input: $input) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const SetQris = graphql(`
  mutation SetQris($input: QrisInput!) {
    outcome: setQris(input: $input) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const SetQrisAmountFilled = graphql(`
  mutation SetQrisAmountFilled($businessId: ID!, $on: Boolean!) {
    outcome: setQrisAmountFilled(businessId: $businessId, on: $on) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const SetBankAccount = graphql(`
  mutation SetBankAccount($input: BankAccountInput!) {
    outcome: setBankAccount(input: $input) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const WithdrawPaymentAccount = graphql(`
  mutation WithdrawPaymentAccount($businessId: ID!, $method: DirectAccountMethod!) {
    outcome: withdrawPaymentAccount(businessId: $businessId, method: $method) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const DeclareLicence = graphql(`
  mutation DeclareLicence($input: DeclareLicenceInput!) {
    outcome: declareLicence(input: $input) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const WithdrawLicence = graphql(`
  mutation WithdrawLicence($licenceId: ID!) {
    outcome: withdrawLicence(licenceId: $licenceId) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

type Outcome = { __typename?: string; message?: string; field?: readonly string[] | null }
type Answer = Awaited<ReturnType<typeof submit<{ outcome: Outcome }, never>>>
/** What a part of the page did, or what is wrong with it. */
type Done = { news: ShopNews; answer: Promise<Answer>; at: string } | { faults: Faults }

/** Changes one part of the shop: the form names which, and comes back where something is wrong. */
export const changeShop = async (request: Request, own: Own) => {
  const form = await photoForm(request)
  if (!form) {
    const faults = { foto: translatorOf('id')('jual.photo.tooLarge') }
    return data({ section: 'qris', faults, filled: {} } satisfies ShopAgain, { status: 413 })
  }
  const section = formText(form, 'bagian')
  const change = changes[section]
  if (!change) throw data(null, { status: 400 })
  const [photo] = section === 'qris' ? photosIn(form, 'foto') : []
  if (photo) return readCode(request, photo)
  const filled = Object.fromEntries([...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
  const again = (faults: Faults, status: number) => data({ section, faults, filled } satisfies ShopAgain, { status })

  const done = change({ request, own, form })
  if ('faults' in done) return again(done.faults, 400)
  const { faults, result } = await done.answer
  if (faults) return again(section === 'antar' ? zoneFaults(faults, filledTerms(form)) : faults, 400)
  const { message, field } = result.outcome
  if (message) return again({ [field?.at(-1) ?? done.at]: message }, 409)
  return redirect(`${businessPath('/jual/toko', own, { kabar: done.news })}#${section}`)
}

/** Reads the code off her photo, for her to compare: nothing is set yet. */
const readCode = async (request: Request, photo: File) => {
  const { message, ...code } = await readQrisPhoto(request, photo)
  if (message !== undefined) {
    return data({ section: 'qris', faults: { foto: message }, filled: {} } satisfies ShopAgain, { status: 422 })
  }
  return data({ section: 'qris', faults: {}, filled: { ...code } } satisfies ShopAgain)
}

type Change = (task: { request: Request; own: Own; form: FormData }) => Done

const changeOpening: Change = ({ request, own, form }) => {
  const businessId = own.business.id
  switch (formText(form, 'langkah')) {
    case 'mulai':
      return { news: 'opened', at: 'buka', answer: submit(request, OpenShop, { businessId }) }
    case 'buka':
      return { news: 'resumed', at: 'buka', answer: submit(request, ResumeShop, { businessId }) }
    default: {
      const [until, note] = [formText(form, 'until') || null, formText(form, 'note') || null]
      return { news: 'paused', at: 'until', answer: submit(request, PauseShop, { businessId, until, note }) }
    }
  }
}

const changeTerms: Change = ({ request, own, form }) => {
  const t = translatorOf('id')
  const { terms, faults } = readTerms(filledTerms(form), (fault) => t(`jual.shop.delivery.faults.${fault}`))
  if (faults) return { faults }
  const input = { businessId: own.business.id, ...terms }
  return { news: 'terms', at: 'offersPickup', answer: submit(request, SetShopTerms, { input }) }
}

const withdraw = (request: Request, own: Own, method: DirectAccountMethod): Done => ({
  news: 'withdrawn',
  at: 'payload',
  answer: submit(request, WithdrawPaymentAccount, { businessId: own.business.id, method }),
})

const changeQris: Change = ({ request, own, form }) => {
  const businessId = own.business.id
  const step = formText(form, 'langkah')
  if (step === 'hapus') return withdraw(request, own, 'QRIS')
  if (step === 'isi-jumlah' || step === 'tanpa-jumlah') {
    const answer = submit(request, SetQrisAmountFilled, { businessId, on: step === 'isi-jumlah' })
    return { news: 'qrisAmount', at: 'payload', answer }
  }
  const amountFilled = form.has('amountFilled')
  const input = { businessId, payload: formText(form, 'payload'), amountFilled }
  return { news: 'qris', at: 'payload', answer: submit(request, SetQris, { input }) }
}

const changeBank: Change = ({ request, own, form }) => {
  if (formText(form, 'langkah') === 'hapus') return withdraw(request, own, 'BANK_TRANSFER')
  const input = {
    businessId: own.business.id,
    bank: formText(form, 'bank'),
    accountNumber: formText(form, 'accountNumber'),
    accountHolder: formText(form, 'accountHolder'),
  }
  return { news: 'bank', at: 'bank', answer: submit(request, SetBankAccount, { input }) }
}

const licenceKinds: readonly LicenceKind[] = ['NIB', 'SPP_IRT', 'HALAL', 'BPOM_MD']

const changeLicence: Change = ({ request, own, form }) => {
  const licenceId = formText(form, 'hapus')
  if (licenceId) {
    return { news: 'licenceWithdrawn', at: 'number', answer: submit(request, WithdrawLicence, { licenceId }) }
  }
  const t = translatorOf('id')
  const kind = licenceKinds.find((each) => each === formText(form, 'kind'))
  if (!kind) return { faults: { kind: t('jual.shop.licences.kindMissing') } }
  const input = {
    licenceId: formText(form, 'licenceId'),
    businessId: own.business.id,
    kind,
    productId: formText(form, 'productId') || null,
    number: formText(form, 'number'),
    expiresOn: formText(form, 'expiresOn') || null,
  }
  return { news: 'licence', at: 'number', answer: submit(request, DeclareLicence, { input }) }
}

const changes: { [section: string]: Change | undefined } = {
  'buka-tutup': changeOpening,
  antar: changeTerms,
  qris: changeQris,
  rekening: changeBank,
  izin: changeLicence,
}
