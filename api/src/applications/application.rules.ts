import { createHash } from 'node:crypto'
import type { CapacityEstimate } from '@maju-bersama/capacity'
import { type LoanQuote, quoteLoan } from '@maju-bersama/lending-math'
import { formatRupiah } from '@maju-bersama/money'
import type { GroupStanding } from '../groups/group-standing.queries.ts'
import type { LoanProductVersion } from '../lending/loan.entity.ts'
import type { ApplicationStatus } from './application.entity.ts'

/** In which an application waits for somebody. */
export const openStatuses: readonly ApplicationStatus[] = [
  'DRAFT',
  'SUBMITTED',
  'GROUP_CONSENTED',
  'APPRAISED',
  'APPROVED',
]

/** In which the group votes: who joins later votes too, until the money is out. */
export const votedStatuses: readonly ApplicationStatus[] = ['SUBMITTED', 'GROUP_CONSENTED', 'APPRAISED', 'APPROVED']

/** What must be true before money goes out, in the order in which it is told. */
export const conditions = [
  'NO_OTHER_LOAN',
  'IN_GROUP',
  'GROUP_ACTIVE',
  'GROUP_SIZE',
  'GROUP_CHAIR',
  'AMOUNT',
  'PRICE_AGREED',
  'GROUP_CONSENT',
  'APPRAISAL',
  'CAPACITY',
  'APPROVAL',
  'OPEN_DAY',
] as const
export type Condition = (typeof conditions)[number]

/** What is known of an application at the moment in which somebody wants to take it further. */
export interface ApplicationFacts {
  today: Temporal.PlainDate
  status: ApplicationStatus
  borrowerId: string
  proposedBy: string
  approvedBy: string | null
  principal: bigint
  weeks: number
  terms: LoanProductVersion
  priceAgreed: boolean
  /** Of her loans of this programme. */
  loans: { active: boolean; lost: boolean; firstCycle: boolean; previousLoan: bigint | null }
  group: Pick<GroupStanding, 'status' | 'memberCount' | 'sizeMin' | 'sizeMax' | 'size' | 'hasChair'> | null
  isMember: boolean
  /** Every other active member. */
  voters: readonly { id: string; name: string; saysYes: boolean | null }[]
  appraisal: { by: string; on: Temporal.PlainDate; capacityMax: bigint | null } | null
  /** Why today is no day for money; null: it is one. */
  closedToday: string | null
}

export interface Gate {
  condition: Condition
  /** In a few words, what is asked for. */
  label: string
  met: boolean
  /** Why not, and what to do; null where it is met. */
  todo: string | null
}

/** Which conditions are asked for at each step. Those after a step are told, and stop nobody yet. */
const asked = {
  submit: ['NO_OTHER_LOAN', 'IN_GROUP', 'GROUP_ACTIVE', 'GROUP_SIZE', 'GROUP_CHAIR', 'AMOUNT', 'PRICE_AGREED'],
  appraise: [
    'NO_OTHER_LOAN',
    'IN_GROUP',
    'GROUP_ACTIVE',
    'GROUP_SIZE',
    'GROUP_CHAIR',
    'AMOUNT',
    'PRICE_AGREED',
    'GROUP_CONSENT',
  ],
  approve: conditions.filter((condition) => condition !== 'APPROVAL' && condition !== 'OPEN_DAY'),
  disburse: conditions,
} as const satisfies Record<string, readonly Condition[]>
export type Step = keyof typeof asked

/** The first condition of a step that is not met. */
export const closedGate = (facts: ApplicationFacts, step: Step): Gate | null =>
  gatesOf(facts).find(({ condition, met }) => !met && (asked[step] as readonly Condition[]).includes(condition)) ?? null

/** Every condition of a disbursement, met or not, with what to do: what the use cases refuse with is what the screens show. */
export const gatesOf = (facts: ApplicationFacts): Gate[] =>
  conditions.map((condition) => {
    const [label, todo] = judge[condition](facts)
    return { condition, label, met: todo === null, todo }
  })

const judge: Record<Condition, (facts: ApplicationFacts) => [label: string, todo: string | null]> = {
  NO_OTHER_LOAN: ({ loans }) => [
    'Tidak ada pinjaman lain',
    loans.active
      ? 'Pinjaman sebelumnya belum lunas. Lunasi dulu, lalu ajukan lagi.'
      : loans.lost
        ? 'Pinjaman sebelumnya dihapus buku. Bicarakan dulu penyelesaiannya dengan petugas.'
        : null,
  ],
  IN_GROUP: ({ isMember }) => [
    'Anggota kelompok',
    isMember
      ? null
      : 'Pemohon bukan anggota kelompok ini lagi. Tarik pengajuan ini, lalu ajukan di kelompok yang baru.',
  ],
  GROUP_ACTIVE: ({ group }) => [
    'Kelompok sudah berjalan',
    group?.status === 'ACTIVE'
      ? null
      : group?.status === 'DISSOLVED'
        ? 'Kelompok ini sudah dibubarkan. Masuk dulu ke kelompok lain.'
        : 'Kelompok ini belum berjalan. Pendamping melengkapi daftar persiapan kelompok dulu.',
  ],
  GROUP_SIZE: ({ group }) => [
    'Jumlah anggota kelompok',
    group === null || group.size === 'FITS'
      ? null
      : group.size === 'TOO_SMALL'
        ? `Anggota kelompok ${group.memberCount}, paling sedikit ${group.sizeMin}. Ajak anggota baru dulu.`
        : `Anggota kelompok ${group.memberCount}, paling banyak ${group.sizeMax}. Bagi kelompoknya dulu bersama pendamping.`,
  ],
  GROUP_CHAIR: ({ group }) => [
    'Kelompok punya ketua',
    group?.hasChair
      ? null
      : 'Kelompok belum punya ketua, atau masa tugasnya sudah habis. Pilih ketua dulu di pertemuan.',
  ],
  AMOUNT: (facts) => ['Jumlah dan lama pinjaman', termsFault(facts)?.message ?? null],
  PRICE_AGREED: ({ priceAgreed }) => [
    'Biaya pinjaman disetujui',
    priceAgreed ? null : 'Pemohon belum menyetujui biaya pinjaman ini. Ia perlu membaca dan menyetujuinya sendiri.',
  ],
  GROUP_CONSENT: ({ voters, status }) => ['Semua anggota lain setuju', consentTodo(voters, status)],
  APPRAISAL: ({ appraisal, terms, today }) => [
    'Penilaian pendamping',
    appraisal === null
      ? 'Pendamping belum menilai kemampuan bayar. Pendamping menilai dulu.'
      : Temporal.PlainDate.compare(appraisal.on.add({ days: terms.appraisalValidDays }), today) < 0
        ? `Penilaian pendamping sudah lewat ${terms.appraisalValidDays} hari. Pendamping menilai sekali lagi.`
        : null,
  ],
  CAPACITY: ({ appraisal, principal }) => [
    'Sesuai kemampuan bayar',
    appraisal !== null && appraisal.capacityMax !== null && principal > appraisal.capacityMax
      ? aboveCapacity(appraisal.capacityMax)
      : null,
  ],
  APPROVAL: ({ approvedBy, proposedBy, appraisal, borrowerId }) => [
    'Persetujuan petugas',
    approvedBy === null
      ? 'Petugas belum menyetujui. Petugas memutuskan dulu.'
      : [proposedBy, borrowerId, appraisal?.by].includes(approvedBy)
        ? sameHands
        : null,
  ],
  OPEN_DAY: ({ closedToday }) => [
    'Hari kerja',
    closedToday === null ? null : `Hari ini libur: ${closedToday}. Cairkan pada hari kerja berikutnya.`,
  ],
}

export const sameHands =
  'Yang mengusulkan, menilai, atau meminjam tidak boleh menyetujui. Minta petugas lain memutuskan.'

export const aboveCapacity = (max: bigint): string =>
  max === 0n
    ? 'Kemampuan bayar belum cukup untuk pinjaman ini. Coba lagi setelah beberapa minggu jualan tercatat.'
    : `Kemampuan bayar paling banyak ${formatRupiah(max)} untuk lama ini. Turunkan jumlahnya.`

const consentTodo = (voters: ApplicationFacts['voters'], status: ApplicationStatus): string | null => {
  if (status === 'DRAFT') return 'Pengajuan belum dikirim ke kelompok. Kirim dulu.'
  const missing = voters.filter(({ saysYes }) => saysYes !== true).map(({ name }) => name)
  if (missing.length === 0) return null
  const [named, more] = [missing.slice(0, 3).join(', '), missing.length - 3]
  return `Belum ada suara setuju dari ${named}${more > 0 ? ` dan ${more} anggota lain` : ''}. Minta mereka memberi suara.`
}

export interface TermsFault {
  field: 'principal' | 'weeks'
  message: string
}

/** Why this amount over this tenor is none that the product and her history allow. */
export const termsFault = ({
  principal,
  weeks,
  terms,
  loans: { firstCycle, previousLoan },
}: Pick<ApplicationFacts, 'principal' | 'weeks' | 'terms' | 'loans'>): TermsFault | null => {
  const { principalMin, principalMax, principalStep, tenorsWeeks, firstCycleMax, stepUpBasisPoints } = terms
  const amount = (message: string): TermsFault => ({ field: 'principal', message })
  if (principal < principalMin || principal > principalMax) {
    return amount(
      `Pinjaman ${formatRupiah(principalMin)} sampai ${formatRupiah(principalMax)}. Pilih jumlah di antaranya.`,
    )
  }
  if (principal % principalStep !== 0n) {
    return amount(`Jumlah pinjaman kelipatan ${formatRupiah(principalStep)}. Bulatkan jumlahnya.`)
  }
  if (!tenorsWeeks.includes(weeks)) {
    return { field: 'weeks', message: `Lama pinjaman ${tenorsWeeks.join(' atau ')} minggu. Pilih salah satu.` }
  }
  if (firstCycle && principal > firstCycleMax) {
    return amount(`Pinjaman pertama paling banyak ${formatRupiah(firstCycleMax)}. Setelah lunas, boleh lebih besar.`)
  }
  const ceiling = ((previousLoan ?? 0n) * BigInt(stepUpBasisPoints)) / 10_000n
  if (!firstCycle && principal > ceiling) {
    const rounded = (ceiling / principalStep) * principalStep
    return amount(
      `Setelah pinjaman ${formatRupiah(previousLoan ?? 0n)} paling banyak ${formatRupiah(rounded)}. Turunkan jumlahnya.`,
    )
  }
  return null
}

/** A whole week with the money before the first instalment. */
const daysBeforeFirstDue = 7

/**
 * The group's first meeting that is at least a week after the money, and not in a closed week or on a holiday.
 *
 * @param weekday 1 is Monday
 */
export const firstDueDay = (
  disbursedOn: Temporal.PlainDate,
  weekday: number,
  closures: readonly { from: Temporal.PlainDate; until: Temporal.PlainDate }[],
): Temporal.PlainDate => {
  const soonest = disbursedOn.add({ days: daysBeforeFirstDue })
  let day = soonest.add({ days: (weekday - soonest.dayOfWeek + 7) % 7 })
  while (closures.some((closure) => isWithin(day, closure))) day = day.add({ weeks: 1 })
  return day
}

export const isWithin = (
  day: Temporal.PlainDate,
  { from, until }: { from: Temporal.PlainDate; until: Temporal.PlainDate },
): boolean => Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, until) <= 0

export const depositOf = (principal: bigint, { depositBasisPoints }: LoanProductVersion): bigint =>
  (principal * BigInt(depositBasisPoints)) / 10_000n

export const quoteOf = (
  terms: LoanProductVersion,
  asked: { principal: bigint; weeks: number; disbursedOn: Temporal.PlainDate; firstDueOn: Temporal.PlainDate },
): LoanQuote =>
  quoteLoan({
    ...asked,
    method: terms.method,
    annualRateBasisPoints: terms.annualRateBasisPoints,
    yearWeeks: terms.yearWeeks,
    roundTo: terms.roundTo,
    rounding: terms.rounding,
    deposit: depositOf(asked.principal, terms),
  })

/** A fingerprint of what she agrees to: amounts and rules, not the day on which the money comes. */
export const priceHash = (
  terms: Pick<LoanProductVersion, 'id'>,
  { principal, weeks }: { principal: bigint; weeks: number },
  { regularInstalment, totalMargin, netReceived }: LoanQuote,
): Buffer =>
  createHash('sha256')
    .update([terms.id, principal, weeks, regularInstalment, totalMargin, netReceived].join(' '))
    .digest()

/** The largest loan of this tenor, as the appraisal found it; null where there is no figure. */
export const capacityMaxOf = (
  estimate: Pick<CapacityEstimate, 'confidence' | 'maxInstalment' | 'maxLoans'>,
  weeks: number,
): bigint | null =>
  estimate.confidence === 'NONE' ? null : (estimate.maxLoans.find((loan) => loan.weeks === weeks)?.amount ?? 0n)
