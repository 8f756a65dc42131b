/** The people of the demo who can sign in, by number; their codes arrive at /demo/pesan. */
export interface DemoSignIn {
  phone: string
  name: string
  role: string
  what: string
}

/** Numbers of the demo: 0812-0000-xxxx. No message ever leaves the machine. */
export const demoPhone = (number: number): string => `+62812${String(number).padStart(8, '0')}`

const shown = (number: number) =>
  `0812-${String(number)
    .padStart(8, '0')
    .replace(/(....)(....)/, '$1-$2')}`

export const phoneNumbers = { sellers: 101, members: 201, mentors: 301, officer: 401, buyers: 501 } as const

export const demoSignIns: DemoSignIn[] = [
  {
    phone: shown(phoneNumbers.sellers),
    name: 'Ibu Sumiati',
    role: 'Penjual',
    what: 'Keripik Beliung Renyah: pesanan, catat jualan, kemampuan',
  },
  { phone: shown(phoneNumbers.sellers + 1), name: 'Ibu Rahmah', role: 'Penjual', what: 'Batik Tepian Jelmu' },
  {
    phone: shown(phoneNumbers.mentors),
    name: 'Ratna Dewi',
    role: 'Pendamping',
    what: 'Kelompok Melati 3, Mawar 7 dan Anggrek 5',
  },
  {
    phone: shown(phoneNumbers.mentors + 1),
    name: 'Yuliana Putri',
    role: 'Pendamping',
    what: 'Kelompok Seberang Maju dan Kenanga 2',
  },
  {
    phone: shown(phoneNumbers.officer),
    name: 'Hendra Saputra',
    role: 'Petugas program',
    what: 'Neraca saldo kedua buku',
  },
  {
    phone: shown(phoneNumbers.buyers),
    name: 'Maya Sari',
    role: 'Pembeli',
    what: 'Belanja dan mengikuti pesanan (boleh juga tanpa masuk)',
  },
]
