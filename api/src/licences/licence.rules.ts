/** What a home business may be asked for: its own number, and what food needs. */
export type LicenceKind = 'NIB' | 'SPP_IRT' | 'HALAL' | 'BPOM_MD'

export const licenceNames: { [K in LicenceKind]: string } = {
  NIB: 'NIB',
  SPP_IRT: 'SPP-IRT',
  HALAL: 'Sertifikat halal',
  BPOM_MD: 'Izin edar BPOM',
}

/** Whose it is. A halal certificate is of one product or of all that a kitchen makes. */
export const licenceSubjects: { [K in LicenceKind]: readonly ('BUSINESS' | 'PRODUCT')[] } = {
  NIB: ['BUSINESS'],
  SPP_IRT: ['PRODUCT'],
  HALAL: ['BUSINESS', 'PRODUCT'],
  BPOM_MD: ['PRODUCT'],
}

/** SPP-IRT is given for so many years. */
const sppIrtYears = 5

export interface LicenceForm {
  /** As it is stored: capitals and digits. */
  number: string
  /** The last day on which it counts; null where it has none. */
  expiresOn: Temporal.PlainDate | null
}

/** What is wrong with a number or a day as it was written. */
export interface LicenceFault {
  fault: string
  of: 'number' | 'expiresOn'
}

const ofNumber = (fault: string): LicenceFault => ({ fault, of: 'number' })

/**
 * Reads a number as it stands on the paper, with the words, spaces, dots and hyphens that people write around it.
 *
 * The form says nothing of whether the authority has given it out: that is for the one who verifies it.
 */
export const readLicence = (
  kind: LicenceKind,
  written: string,
  expiresOn: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): LicenceForm | LicenceFault => {
  const number = bareNumber(kind, written)
  const fault = faultOfNumber(kind, number)
  if (fault !== null) return ofNumber(fault)
  const last = kind === 'SPP_IRT' ? lastDayOfSppIrt(number, expiresOn, today) : expiresOn
  if (last !== null && 'fault' in last) return last
  if (last !== null && Temporal.PlainDate.compare(last, today) < 0) {
    return { fault: 'Masa berlakunya sudah habis.', of: expiresOn === null ? 'number' : 'expiresOn' }
  }
  return { number, expiresOn: last }
}

const bareNumber = (kind: LicenceKind, written: string): string => {
  const bare = written.toUpperCase().replace(/[\s.\-/]/g, '')
  switch (kind) {
    case 'NIB':
      return bare.replace(/^NIB:?/, '')
    case 'SPP_IRT':
      return bare.replace(/^(?:SPP)?P?IRT(?:NO)?:?/, '')
    case 'HALAL':
      return bare
    case 'BPOM_MD':
      return bare.replace(/^(?:BPOM)?(?:RI)?(?=MD)/, '')
  }
}

const faultOfNumber = (kind: LicenceKind, number: string): string | null => {
  switch (kind) {
    case 'NIB':
      return /^\d{13}$/.test(number) ? null : 'NIB terdiri dari 13 angka.'
    case 'SPP_IRT':
      return faultOfSppIrt(number)
    case 'HALAL':
      if (/^\d/.test(number)) return 'Nomor halal BPJPH diawali ID. Nomor MUI yang lama bukan nomor itu.'
      return /^ID\d{14,17}$/.test(number) ? null : 'Nomor halal diawali ID, lalu 14 sampai 17 angka.'
    case 'BPOM_MD':
      return /^MD\d{12,15}$/.test(number) ? null : 'Nomor BPOM diawali MD, lalu 12 sampai 15 angka.'
  }
}

/** Digit 1: packaging; 2 and 3: kind of food; 4 to 7: where, a province and its town; 14 and 15: the year in which it ends. */
const faultOfSppIrt = (number: string): string | null => {
  if (!/^\d{15}$/.test(number)) return 'Nomor SPP-IRT terdiri dari 15 angka.'
  if (number[0] === '0') return 'Angka pertama adalah jenis kemasan, jadi bukan 0.'
  if (number.slice(1, 3) === '00') return 'Angka ke-2 dan ke-3 adalah jenis pangan, jadi bukan 00.'
  // Provinces have been numbered from 11 (Aceh) to 97 (Papua), towns and districts from 01.
  const [province, town] = [Number(number.slice(3, 5)), Number(number.slice(5, 7))]
  if (province < 11 || province > 97 || town < 1) return 'Angka ke-4 sampai ke-7 adalah kode daerah. Kota Jambi: 1571.'
  return null
}

const lastDayOfSppIrt = (
  number: string,
  given: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): Temporal.PlainDate | LicenceFault => {
  const year = 2000 + Number(number.slice(13))
  if (year > today.year + sppIrtYears)
    return ofNumber(`Dua angka terakhir adalah tahun berakhir: ${year} terlalu jauh.`)
  if (given === null) return Temporal.PlainDate.from({ year, month: 12, day: 31 })
  if (given.year !== year) {
    return { fault: `Tahun berakhir tidak cocok dengan dua angka terakhir nomornya, ${year}.`, of: 'expiresOn' }
  }
  return given
}

/** As it is printed on a label. */
export const writtenLicence = (kind: LicenceKind, number: string): string =>
  kind === 'SPP_IRT' ? `P-IRT ${number.slice(0, 13)}-${number.slice(13)}` : number
