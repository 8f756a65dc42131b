import { expect, test } from 'vitest'
import { type LicenceKind, readLicence, writtenLicence } from './licence.rules.ts'

const today = Temporal.PlainDate.from('2026-11-25')

const read = (kind: LicenceKind, written: string, expiresOn: string | null = null): string => {
  const form = readLicence(kind, written, expiresOn === null ? null : Temporal.PlainDate.from(expiresOn), today)
  return 'fault' in form ? `${form.of}: ${form.fault}` : `${form.number} ${form.expiresOn ?? '-'}`
}

test.each<[LicenceKind, string, string | null, RegExp | string]>([
  ['NIB', '1234567890123', null, '1234567890123 -'],
  ['NIB', 'NIB: 1234 5678 90123', null, '1234567890123 -'],
  ['NIB', '123456789012', null, /^number: .*13 angka/],
  ['NIB', '12345678901234', null, /^number: /],
  ['NIB', '123456789012O', null, /^number: /],

  ['SPP_IRT', '206157101234529', null, '206157101234529 2029-12-31'],
  ['SPP_IRT', 'P-IRT 2061571012345-29', null, '206157101234529 2029-12-31'],
  ['SPP_IRT', 'PIRT No. 2061571012345-29', null, '206157101234529 2029-12-31'],
  ['SPP_IRT', 'SPP-IRT: 2061571012345-31', null, '206157101234531 2031-12-31'],
  ['SPP_IRT', '206157101234529', '2029-03-14', '206157101234529 2029-03-14'],
  ['SPP_IRT', '206157101234529', '2028-03-14', /^expiresOn: .*2029/],
  ['SPP_IRT', '206157101234526', null, '206157101234526 2026-12-31'],
  ['SPP_IRT', '206157101234526', '2026-11-24', /^expiresOn: .*habis/],
  ['SPP_IRT', '206157101234526', '2026-11-25', '206157101234526 2026-11-25'],
  ['SPP_IRT', '206157101234525', null, /^number: .*habis/],
  ['SPP_IRT', '206157101234532', null, /^number: .*terlalu jauh/],
  ['SPP_IRT', '006157101234529', null, /^number: .*kemasan/],
  ['SPP_IRT', '200157101234529', null, /^number: .*jenis pangan/],
  ['SPP_IRT', '206107101234529', null, /^number: .*1571/],
  ['SPP_IRT', '206990101234529', null, /^number: .*1571/],
  ['SPP_IRT', '206150001234529', null, /^number: .*1571/],
  ['SPP_IRT', '20615710123452', null, /^number: .*15 angka/],

  ['HALAL', 'ID15110000123450526', null, 'ID15110000123450526 -'],
  ['HALAL', 'id 1511 0000 1234 50', null, 'ID15110000123450 -'],
  ['HALAL', 'ID1511000012345', null, /^number: /],
  ['HALAL', 'ID151100001234505261', null, /^number: /],
  ['HALAL', '15110000123450526', null, /^number: .*MUI/],

  ['BPOM_MD', 'MD123456789012', '2030-01-01', 'MD123456789012 2030-01-01'],
  ['BPOM_MD', 'BPOM RI MD 123456789012345', null, 'MD123456789012345 -'],
  ['BPOM_MD', 'MD12345678901', null, /^number: /],
  ['BPOM_MD', 'NA18201234567', null, /^number: /],
  ['BPOM_MD', 'MD123456789012', '2026-11-24', /^expiresOn: .*habis/],
])('%s %s with its last day %s', (kind, written, expiresOn, expected) => {
  if (typeof expected === 'string') expect(read(kind, written, expiresOn)).toBe(expected)
  else expect(read(kind, written, expiresOn)).toMatch(expected)
})

test('an SPP-IRT is written as on its label', () => {
  expect(writtenLicence('SPP_IRT', '206157101234529')).toBe('P-IRT 2061571012345-29')
  expect(writtenLicence('NIB', '1234567890123')).toBe('1234567890123')
})
