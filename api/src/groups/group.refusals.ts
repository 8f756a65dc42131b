import type {
  ChairTermNotFound,
  ChecklistItemUnknown,
  ElectionDayRefused,
  EvidenceMissing,
  GroupIsActiveAlready,
  GroupIsDissolved,
  GroupIsFull,
  GroupNameTaken,
  GroupNotFound,
  GroupPolicyOutdated,
  InvitationNotFound,
  MeetingChangeComing,
  MeetingDayRefused,
  MemberOfAnotherGroup,
  MentorIsMember,
  NoMemberOfGroup,
  NotAMentor,
  PersonNotFound,
  PolicyDayRefused,
  SellsNothing,
  TransferIsOpen,
  TransferNotFound,
} from './group.graphql.ts'
import { electionBackDaysMax, meetingAheadDaysMax } from './group.rules.ts'

export const groupNotFound: GroupNotFound = {
  __typename: 'GroupNotFound',
  message: 'Kelompok ini tidak ditemukan, atau bukan kelompok Anda.',
  field: ['groupId'],
}

export const groupIsDissolved: GroupIsDissolved = {
  __typename: 'GroupIsDissolved',
  message: 'Kelompok ini sudah dibubarkan.',
  field: ['groupId'],
}

export const groupIsActiveAlready: GroupIsActiveAlready = {
  __typename: 'GroupIsActiveAlready',
  message: 'Kelompok ini sudah diresmikan. Syaratnya tidak diubah lagi.',
  field: ['groupId'],
}

export const groupNameTaken: GroupNameTaken = {
  __typename: 'GroupNameTaken',
  message: 'Sudah ada kelompok dengan nama ini. Pilih nama lain, misalnya dengan nomor.',
  field: ['input', 'name'],
}

export const groupIsFull = (sizeMax: number): GroupIsFull => ({
  __typename: 'GroupIsFull',
  message: `Kelompok ini sudah penuh: paling banyak ${sizeMax} anggota.`,
  field: ['groupId'],
})

export const notAMentor: NotAMentor = {
  __typename: 'NotAMentor',
  message: 'Orang ini bukan pendamping. Beri dulu perannya.',
  field: ['mentorId'],
}

export const mentorIsMember: MentorIsMember = {
  __typename: 'MentorIsMember',
  message: 'Pendamping kelompok tidak bisa menjadi anggotanya. Pilih orang lain.',
  field: null,
}

export const personNotFound: PersonNotFound = {
  __typename: 'PersonNotFound',
  message: 'Nomor ini belum terdaftar. Ia perlu mendaftarkan usahanya dulu.',
  field: ['phone'],
}

export const sellsNothing: SellsNothing = {
  __typename: 'SellsNothing',
  message: 'Belum ada usaha yang terdaftar atas namanya. Daftarkan dulu usahanya.',
  field: null,
}

export const memberOfAnotherGroup: MemberOfAnotherGroup = {
  __typename: 'MemberOfAnotherGroup',
  message: 'Sudah menjadi anggota kelompok lain. Satu orang satu kelompok: pindah dulu, atau keluar.',
  field: null,
}

export const noMemberOfGroup: NoMemberOfGroup = {
  __typename: 'NoMemberOfGroup',
  message: 'Orang ini bukan anggota kelompok ini.',
  field: ['memberId'],
}

export const invitationNotFound: InvitationNotFound = {
  __typename: 'InvitationNotFound',
  message: 'Undangan ini sudah tidak berlaku.',
  field: ['invitationId'],
}

export const checklistItemUnknown: ChecklistItemUnknown = {
  __typename: 'ChecklistItemUnknown',
  message: 'Syarat ini tidak ada dalam daftar yang berlaku. Muat ulang halaman.',
  field: ['input', 'itemKey'],
}

export const evidenceMissing = (needsPhoto: boolean): EvidenceMissing => ({
  __typename: 'EvidenceMissing',
  message: needsPhoto ? 'Syarat ini perlu foto sebagai bukti.' : 'Tulis catatan atau tambahkan foto sebagai bukti.',
  field: ['input', needsPhoto ? 'imageId' : 'note'],
})

export const electionDayRefused: ElectionDayRefused = {
  __typename: 'ElectionDayRefused',
  message: `Hari pemilihan tidak boleh di depan, lebih dari ${electionBackDaysMax} hari yang lalu, atau sebelum ia menjadi anggota.`,
  field: ['electedOn'],
}

export const electionHeld = (chairName: string): ElectionDayRefused => ({
  __typename: 'ElectionDayRefused',
  message: `Sudah tercatat pemilihan pada hari itu atau sesudahnya: ${chairName}. Bila keliru, akhiri dulu masa jabatannya.`,
  field: ['electedOn'],
})

export const chairTermNotFound: ChairTermNotFound = {
  __typename: 'ChairTermNotFound',
  message: 'Kelompok ini sedang tidak mempunyai ketua.',
  field: ['groupId'],
}

export const meetingDayRefused: MeetingDayRefused = {
  __typename: 'MeetingDayRefused',
  message: `Berlaku paling cepat hari ini dan paling lambat ${meetingAheadDaysMax} hari lagi.`,
  field: ['input', 'effectiveFrom'],
}

export const meetingChangeComing: MeetingChangeComing = {
  __typename: 'MeetingChangeComing',
  message: 'Sudah ada perubahan pertemuan yang akan berlaku. Batalkan dulu perubahan itu.',
  field: ['groupId'],
}

export const noMeetingChange: GroupNotFound = {
  __typename: 'GroupNotFound',
  message: 'Tidak ada perubahan pertemuan yang menunggu.',
  field: ['groupId'],
}

export const policyDayRefused: PolicyDayRefused = {
  __typename: 'PolicyDayRefused',
  message: 'Aturan baru berlaku paling cepat hari ini.',
  field: ['input', 'effectiveFrom'],
}

export const groupPolicyOutdated: GroupPolicyOutdated = {
  __typename: 'GroupPolicyOutdated',
  message: 'Aturan sudah diubah orang lain. Muat ulang halaman, lalu periksa lagi.',
  field: ['input', 'basedOnVersion'],
}

export const transferIsOpen: TransferIsOpen = {
  __typename: 'TransferIsOpen',
  message: 'Usul pindah untuk anggota ini sudah ada dan masih menunggu jawaban.',
  field: ['memberId'],
}

export const transferNotFound: TransferNotFound = {
  __typename: 'TransferNotFound',
  message: 'Usul pindah ini sudah tidak berlaku.',
  field: ['transferId'],
}

export const sameGroup: TransferNotFound = {
  __typename: 'TransferNotFound',
  message: 'Ia sudah di kelompok itu.',
  field: ['toGroupId'],
}
