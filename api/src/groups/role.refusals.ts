import type { LastOfficer, MentorsGroups, OwnRole, UserNotFound } from './role.graphql.ts'

export const userNotFound: UserNotFound = {
  __typename: 'UserNotFound',
  message: 'Orang ini tidak ditemukan.',
  field: ['userId'],
}

export const ownRole: OwnRole = {
  __typename: 'OwnRole',
  message: 'Peran sendiri diubah oleh petugas lain.',
  field: ['userId'],
}

export const lastOfficer: LastOfficer = {
  __typename: 'LastOfficer',
  message: 'Ini petugas terakhir. Tunjuk dulu petugas lain.',
  field: ['userId'],
}

export const mentorsGroups = (names: string[]): MentorsGroups => ({
  __typename: 'MentorsGroups',
  message: `Masih mendampingi ${names.join(', ')}. Tetapkan dulu pendamping lain.`,
  field: ['userId'],
})
