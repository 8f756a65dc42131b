import type { LicenceIsClosed, LicenceNotFound } from './licence.graphql.ts'

export const licenceNotFound: LicenceNotFound = {
  __typename: 'LicenceNotFound',
  message: 'Izin ini tidak ditemukan.',
  field: ['licenceId'],
}

export const licenceIsClosed: LicenceIsClosed = {
  __typename: 'LicenceIsClosed',
  message: 'Izin ini sudah diputuskan atau ditarik sebelumnya.',
  field: ['licenceId'],
}
