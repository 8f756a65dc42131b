/** Invented people and trades of the demo. Nobody real is meant. */

export interface DemoGroup {
  slug: string
  /** As the catalogue names it. */
  name: string
  kelurahan: string
  kecamatan: string
  /** 1 is Monday. */
  meetingWeekday: number
  meetingPlace: string
  /** Which of the mentors. */
  mentor: 0 | 1
}

export const demoGroups: DemoGroup[] = [
  {
    slug: 'melati-3',
    name: 'Kelompok Melati 3',
    kelurahan: 'Beliung',
    kecamatan: 'Alam Barajo',
    meetingWeekday: 2,
    meetingPlace: 'Rumah Ibu Sumiati, Lorong Melati',
    mentor: 0,
  },
  {
    slug: 'seberang-maju',
    name: 'Kelompok Seberang Maju',
    kelurahan: 'Olak Kemang',
    kecamatan: 'Danau Teluk',
    meetingWeekday: 3,
    meetingPlace: 'Balai Kelurahan Olak Kemang',
    mentor: 1,
  },
  {
    slug: 'mawar-7',
    name: 'Kelompok Mawar 7',
    kelurahan: 'Payo Lebar',
    kecamatan: 'Jelutung',
    meetingWeekday: 4,
    meetingPlace: 'Posyandu Mawar, RT 07',
    mentor: 0,
  },
  {
    slug: 'kenanga-2',
    name: 'Kelompok Kenanga 2',
    kelurahan: 'Kasang',
    kecamatan: 'Jambi Timur',
    meetingWeekday: 5,
    meetingPlace: 'Rumah Ibu Zubaidah, Kasang',
    mentor: 1,
  },
  {
    slug: 'anggrek-5',
    name: 'Kelompok Anggrek 5',
    kelurahan: 'Eka Jaya',
    kecamatan: 'Paal Merah',
    meetingWeekday: 1,
    meetingPlace: 'Musala Al-Ikhlas, Eka Jaya',
    mentor: 0,
  },
]

export const membersMin = 10

export const mentorNames = ['Ratna Dewi', 'Yuliana Putri'] as const
/** The second decides on what the first proposes. */
export const officerNames = ['Hendra Saputra', 'Lestari Wulandari']

export const memberNames = [
  'Ibu Fatimah',
  'Ibu Sri Wahyuni',
  'Ibu Endang',
  'Ibu Mariani',
  'Ibu Suryati',
  'Ibu Halimah',
  'Ibu Kartini',
  'Ibu Rohana',
  'Ibu Wartini',
  'Ibu Asnah',
  'Ibu Darmawati',
  'Ibu Nuraini',
  'Ibu Juwita',
  'Ibu Lestari',
  'Ibu Musdalifah',
  'Ibu Sulastri',
  'Ibu Erna',
  'Ibu Ida Royani',
  'Ibu Khadijah',
  'Ibu Misnawati',
  'Ibu Ngatini',
  'Ibu Poniyem',
  'Ibu Ramlah',
  'Ibu Saadah',
  'Ibu Tuminah',
  'Ibu Umi Kalsum',
  'Ibu Yanti',
  'Ibu Zuraida',
  'Ibu Aisyah',
  'Ibu Badriah',
  'Ibu Cahyani',
  'Ibu Desmawati',
  'Ibu Elvira',
  'Ibu Gustina',
  'Ibu Hasanah',
  'Ibu Indrawati',
  'Ibu Jumiati',
  'Ibu Kasmawati',
  'Ibu Lailatul',
  'Ibu Maimunah',
] as const

interface Trade {
  trade: string
  /** Name and price of each good, the usual one first. */
  goods: [[string, number], ...[string, number][]]
  weeklyPieces: number
  costBasisPoints: number
}

/** Trades of members who sell at the door, at the market and by chat. Prices in whole rupiah. */
export const trades: Trade[] = [
  {
    trade: 'Nasi Gemuk',
    goods: [
      ['Nasi gemuk', 12_000],
      ['Lontong sayur', 13_000],
    ],
    weeklyPieces: 48,
    costBasisPoints: 6200,
  },
  {
    trade: 'Jajanan Pasar',
    goods: [
      ['Risoles', 3_000],
      ['Pastel', 3_500],
      ['Dadar gulung', 2_500],
    ],
    weeklyPieces: 190,
    costBasisPoints: 5800,
  },
  { trade: 'Warung Sayur', goods: [['Sayur dan bumbu', 15_000]], weeklyPieces: 62, costBasisPoints: 7800 },
  { trade: 'Es Kelapa Muda', goods: [['Es kelapa muda', 10_000]], weeklyPieces: 58, costBasisPoints: 5200 },
  {
    trade: 'Jahitan',
    goods: [
      ['Permak baju', 25_000],
      ['Jahit seragam', 90_000],
    ],
    weeklyPieces: 14,
    costBasisPoints: 3200,
  },
  { trade: 'Pempek Rumahan', goods: [['Pempek campur isi 10', 30_000]], weeklyPieces: 26, costBasisPoints: 6000 },
  {
    trade: 'Kue Bolu',
    goods: [
      ['Bolu kukus', 25_000],
      ['Bolu pandan', 45_000],
    ],
    weeklyPieces: 17,
    costBasisPoints: 5900,
  },
  { trade: 'Telur Asin', goods: [['Telur asin isi 5', 20_000]], weeklyPieces: 34, costBasisPoints: 6800 },
  { trade: 'Sate Padang', goods: [['Sate padang', 18_000]], weeklyPieces: 46, costBasisPoints: 6300 },
  { trade: 'Tempe Rumahan', goods: [['Tempe papan', 6_000]], weeklyPieces: 110, costBasisPoints: 6600 },
]

export const buyerNames = [
  'Maya Sari',
  'Dian Anggraini',
  'Rudi Hartono',
  'Sinta Maharani',
  'Agus Salim',
  'Wulan Dari',
  'Bambang Irawan',
  'Nadia Putri',
  'Feri Kurniawan',
  'Linda Wati',
  'Joko Susilo',
  'Rina Marlina',
  'Hadi Pranoto',
  'Tika Amelia',
  'Doni Saputra',
  'Ayu Lestari',
  'Rizal Fahmi',
  'Susi Susanti',
  'Yoga Pratama',
  'Vina Oktavia',
  'Andi Wijaya',
  'Mega Utami',
  'Eko Prasetyo',
  'Fitri Handayani',
  'Kiki Amalia',
  'Hendri Gunawan',
  'Putri Ayu',
  'Surya Darma',
  'Lia Kurnia',
  'Taufik Hidayat',
  'Novi Yanti',
  'Dedi Mulyadi',
] as const

/** Buys for an office every week: more than half of what one seller sells. */
export const officeBuyer = 'Koperasi Pegawai Sejahtera'

export const streets = [
  'Jl. Sultan Thaha',
  'Lorong Budaya',
  'Jl. Pattimura',
  'Lorong Gotong Royong',
  'Jl. Kapten Bakaruddin',
  'Lorong Sederhana',
] as const
export const landmarks = [
  'dekat musala',
  'pagar hijau',
  'seberang warung Bu Tini',
  'samping pos ronda',
  'rumah panggung cat biru',
] as const

/** How each shop of the catalogue is doing; those not named do as the catalogue says. */
export interface ShopStory {
  /** Share of her sales that goes through the marketplace. */
  onPlatform: number
  /** She opened so many weeks ago; a year unless said. */
  weeksOpen?: number
  /** Sales of the last four weeks against before. */
  recent?: number
  /** How far weeks differ, 0.1 is ± 10 %. */
  spread?: number
  officeBuyer?: boolean
  /** Per week, whole rupiah. */
  household: { expenses: number; otherIncome: number; operatingCost: number; debt: number }
}

export const shopStories: Record<string, ShopStory> = {
  'keripik-beliung-renyah': {
    onPlatform: 0.72,
    household: { expenses: 330_000, otherIncome: 400_000, operatingCost: 60_000, debt: 0 },
  },
  'batik-tepian-jelmu': {
    onPlatform: 0.8,
    spread: 0.45,
    household: { expenses: 450_000, otherIncome: 300_000, operatingCost: 120_000, debt: 100_000 },
  },
  'dapur-joda-olak-kemang': {
    onPlatform: 0.55,
    household: { expenses: 300_000, otherIncome: 350_000, operatingCost: 55_000, debt: 0 },
  },
  'kopi-lorong-payo': {
    onPlatform: 0.85,
    household: { expenses: 250_000, otherIncome: 250_000, operatingCost: 65_000, debt: 0 },
  },
  'anyaman-pandan-kasang': {
    onPlatform: 0.65,
    household: { expenses: 200_000, otherIncome: 200_000, operatingCost: 30_000, debt: 0 },
  },
  'dapur-patin-ulu-gedong': {
    onPlatform: 0.7,
    household: { expenses: 310_000, otherIncome: 350_000, operatingCost: 70_000, debt: 40_000 },
  },
  'nanas-manis-eka-jaya': {
    onPlatform: 0.75,
    recent: 0.45,
    household: { expenses: 190_000, otherIncome: 250_000, operatingCost: 25_000, debt: 0 },
  },
  'tempoyak-legok-sedap': {
    onPlatform: 0.6,
    household: { expenses: 220_000, otherIncome: 300_000, operatingCost: 30_000, debt: 0 },
  },
  'kue-kering-mayang': {
    onPlatform: 0.7,
    spread: 0.2,
    household: { expenses: 250_000, otherIncome: 450_000, operatingCost: 60_000, debt: 0 },
  },
  'jahit-selamat-batik': {
    onPlatform: 0.8,
    officeBuyer: true,
    household: { expenses: 210_000, otherIncome: 300_000, operatingCost: 35_000, debt: 0 },
  },
  'empon-kenali': {
    onPlatform: 0.7,
    household: { expenses: 160_000, otherIncome: 150_000, operatingCost: 25_000, debt: 0 },
  },
  'kelapo-sijenjang': {
    onPlatform: 0.75,
    weeksOpen: 6,
    household: { expenses: 180_000, otherIncome: 300_000, operatingCost: 25_000, debt: 0 },
  },
}
