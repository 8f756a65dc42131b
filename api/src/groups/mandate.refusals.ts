import type { MandateCodeRefused, MandateNotFound, NotYourMember, TooManyMandateCodes } from './mandate.graphql.ts'
import { codeWindowMinutes } from './mandate.rules.ts'

export const notYourMember: NotYourMember = {
  __typename: 'NotYourMember',
  message: 'Usaha ini bukan milik anggota kelompok Anda.',
  field: ['businessId'],
}

export const tooManyMandateCodes: TooManyMandateCodes = {
  __typename: 'TooManyMandateCodes',
  message: `Terlalu sering mencoba. Tunggu ${codeWindowMinutes} menit, lalu minta kode baru.`,
  field: null,
}

export const mandateCodeRefused: MandateCodeRefused = {
  __typename: 'MandateCodeRefused',
  message: 'Kode salah atau sudah tidak berlaku. Periksa lagi, atau minta kode baru.',
  field: ['code'],
}

export const mandateNotFound: MandateNotFound = {
  __typename: 'MandateNotFound',
  message: 'Izin ini tidak ditemukan.',
  field: ['mandateId'],
}
