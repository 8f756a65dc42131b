/** What happens to a group, as its history says it. */
export const groupEvents = {
  FORMED: 'Kelompok mulai dibentuk',
  ACTIVATED: 'Kelompok diresmikan',
  DISSOLVED: 'Kelompok dibubarkan',
  MEMBER_JOINED: 'Anggota masuk',
  MEMBER_LEFT: 'Anggota keluar',
  TRANSFER_ASKED: 'Pindah kelompok diusulkan',
  TRANSFER_ENDED: 'Usul pindah tidak jadi',
  MEMBER_MOVED_IN: 'Anggota pindah masuk',
  MEMBER_MOVED_OUT: 'Anggota pindah keluar',
  CHAIR_ELECTED: 'Ketua dipilih',
  CHAIR_ENDED: 'Masa ketua diakhiri',
  MEETING_CHANGED: 'Pertemuan diubah',
  MEETING_CHANGE_WITHDRAWN: 'Perubahan pertemuan dibatalkan',
  MENTOR_ASSIGNED: 'Pendamping ditetapkan',
  CHECKLIST_MARKED: 'Syarat diperiksa',
  CHECKLIST_UNMARKED: 'Tanda periksa dicabut',
  LOAN_ASSIGNED: 'Pinjaman dialihkan',
  /** Kept with the weeks that were closed. */
  WEEK_CLOSED: 'Minggu tanpa pertemuan',
} as const

export type GroupEventKind = keyof typeof groupEvents
