import type { ApplicationStatus } from './application.entity.ts'
import type {
  ApplicationMovedOn,
  ApplicationNotFound,
  LoanConditionUnmet,
  LoanTermsRefused,
  NotYoursToApprove,
  ProposalChanged,
  VoteRefused,
} from './application.graphql.ts'
import { type Gate, sameHands, type TermsFault } from './application.rules.ts'

export const applicationNotFound: ApplicationNotFound = {
  __typename: 'ApplicationNotFound',
  message: 'Pengajuan ini tidak ditemukan.',
  field: null,
}

const stands: Record<ApplicationStatus, string> = {
  DRAFT: 'Pengajuan ini belum dikirim ke kelompok. Kirim dulu.',
  SUBMITTED: 'Pengajuan ini sedang menunggu suara kelompok.',
  GROUP_CONSENTED: 'Pengajuan ini sudah disetujui kelompok dan menunggu penilaian pendamping.',
  APPRAISED: 'Pengajuan ini sudah dinilai pendamping dan menunggu keputusan petugas.',
  APPROVED: 'Pengajuan ini sudah disetujui petugas dan menunggu pencairan.',
  DISBURSED: 'Pinjaman ini sudah dicairkan.',
  DECLINED: 'Pengajuan ini sudah ditolak. Pengajuan baru boleh dibuat.',
  WITHDRAWN: 'Pengajuan ini sudah ditarik. Pengajuan baru boleh dibuat.',
}

export const movedOn = (status: ApplicationStatus): ApplicationMovedOn => ({
  __typename: 'ApplicationMovedOn',
  message: `${stands[status]} Muat ulang halaman ini untuk melihat keadaannya.`,
  field: null,
  status,
})

export const conditionUnmet = ({ condition, todo }: Gate): LoanConditionUnmet => ({
  __typename: 'LoanConditionUnmet',
  message: todo ?? '',
  field: null,
  condition,
})

export const termsRefused = ({ field, message }: TermsFault): LoanTermsRefused => ({
  __typename: 'LoanTermsRefused',
  message,
  field: ['input', field],
})

const terms = (field: string, message: string): LoanTermsRefused => ({
  __typename: 'LoanTermsRefused',
  message,
  field: ['input', field],
})

export const productUnknown = terms('productId', 'Produk pinjaman ini tidak ditawarkan lagi. Pilih produk yang lain.')
export const businessUnknown = terms(
  'businessId',
  'Usaha ini bukan usaha anggota kelompok. Masuk dulu ke kelompok, atau pilih usaha yang lain.',
)
export const applicationOpen = terms(
  'id',
  'Masih ada pengajuan yang berjalan. Lanjutkan pengajuan itu, atau tarik dulu sebelum membuat yang baru.',
)
export const loanOpen = terms('id', 'Pinjaman sebelumnya belum lunas. Lunasi dulu, lalu ajukan lagi.')
export const idTaken = terms('id', 'Ini sudah dikirim dengan isi yang lain. Muat ulang halaman, lalu coba lagi.')
export const recommendedMore = terms(
  'principal',
  'Pendamping tidak menaikkan jumlah. Untuk pinjaman yang lebih besar, tarik pengajuan ini dan buat yang baru.',
)

export const proposalChanged: ProposalChanged = {
  __typename: 'ProposalChanged',
  message: 'Isi pengajuan atau biayanya sudah berubah. Baca yang baru, lalu putuskan lagi.',
  field: null,
}

const vote = (message: string): VoteRefused => ({ __typename: 'VoteRefused', message, field: null })

export const notAVoter = vote('Hanya anggota lain dari kelompok pemohon yang memberi suara.')
export const voteStands = vote('Suara untuk pengajuan ini sudah tercatat dan tidak bisa diubah.')
export const nothingToContest = vote('Tidak ada suara yang dicatatkan orang lain untuk pengajuan ini.')

export const notYoursToApprove: NotYoursToApprove = {
  __typename: 'NotYoursToApprove',
  message: sameHands,
  field: null,
}
