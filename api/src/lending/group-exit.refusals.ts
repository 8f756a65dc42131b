import { formatRupiah } from '@maju-bersama/money'
import type { FundNotEmpty, MattersOpen, MembersBound } from './group-exit.graphql.ts'
import type { OpenMatter } from './open-matters.ts'

const words: { [M in OpenMatter]: string } = {
  LOAN: 'pinjaman belum lunas',
  APPLICATION: 'permohonan pinjaman belum selesai',
  WRITTEN_OFF: 'pinjaman yang dihapus buku masih terutang',
  DEPOSIT: 'uang pertanggungjawaban belum dikembalikan',
  CREDIT: 'kelebihan bayar belum dikembalikan',
  CLAIMS: 'talangan antaranggota belum lunas',
}

export const mattersOpen = (matters: OpenMatter[]): MattersOpen => ({
  __typename: 'MattersOpen',
  matters,
  message: `Belum bisa: ${matters.map((matter) => words[matter]).join(', ')}. Selesaikan dulu, atau alihkan dengan persetujuan.`,
  field: ['memberId'],
})

export const membersBound = (names: string[]): MembersBound => ({
  __typename: 'MembersBound',
  message: `Belum bisa dibubarkan. Masih ada urusan pinjaman: ${names.join(', ')}.`,
  field: ['groupId'],
})

export const fundNotEmpty = (balance: bigint): FundNotEmpty => ({
  __typename: 'FundNotEmpty',
  message: `Belum bisa dibubarkan. Dana kelompok masih ${formatRupiah(balance)}. Kembalikan dulu kepada anggota.`,
  field: ['groupId'],
})
