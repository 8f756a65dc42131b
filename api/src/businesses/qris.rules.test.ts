import fc from 'fast-check'
import QRCode from 'qrcode'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { crc16, fillQrisAmount, readStaticQris } from './qris.rules.ts'
import { readQrFromPhoto } from './qris-from-photo.ts'

// Invented: no merchant has these numbers.
const sticker =
  '00020101021126640014ID.CO.DEMO.WWW01189360000000000000000213DEMO0000000010303UMI51440014ID.CO.QRIS.WWW0215ID00000000000000303UMI5204549953033605802ID5920DEMO KERIPIK BELIUNG6010KOTA JAMBI61053612962070703A0163041699'

const field = (tag: string, value: string) => `${tag}${String(value.length).padStart(2, '0')}${value}`
const sealed = (body: string) => `${body}6304${crc16(`${body}6304`)}`
const national = (nmid = 'ID1020304050607', domain = 'ID.CO.QRIS.WWW') =>
  field('51', field('00', domain) + field('02', nmid) + field('03', 'UMI'))
const code = (changes: Record<string, string | null> = {}) => {
  const fields: Record<string, string | null> = {
    '00': field('00', '01'),
    '01': field('01', '11'),
    '26': field('26', field('00', 'ID.CO.BANK.WWW') + field('01', '936000000000000000')),
    '51': national(),
    '52': field('52', '5499'),
    '53': field('53', '360'),
    '58': field('58', 'ID'),
    '59': field('59', 'DAPUR UJI'),
    '60': field('60', 'KOTA JAMBI'),
    ...changes,
  }
  return sealed(
    Object.keys(fields)
      .toSorted()
      .map((tag) => fields[tag] ?? '')
      .join(''),
  )
}

test('the checksum of the published examples comes out', () => {
  expect(crc16('123456789')).toBe('29B1')
  expect(crc16(sticker.slice(0, -4))).toBe('1699')
})

test('a sticker tells its merchant id, name and town', () => {
  expect(readStaticQris(`  ${sticker}\n`)).toEqual({
    payload: sticker,
    nmid: 'ID0000000000000',
    merchantName: 'DEMO KERIPIK BELIUNG',
    merchantCity: 'KOTA JAMBI',
  })
})

describe('a code', () => {
  test.each<[string, string, string]>([
    ['with everything in place', code(), 'DAPUR UJI'],
    ['without a word on static or dynamic', code({ '01': null }), 'DAPUR UJI'],
    ['with one letter changed', sticker.replace('KERIPIK', 'KERUPIK'), 'tidak utuh'],
    ['with two letters exchanged', sticker.replace('BELIUNG', 'BLEIUNG'), 'tidak utuh'],
    ['with its end missing', sticker.slice(0, -9), 'tidak utuh'],
    ['with something after its end', `${sticker}0`, 'tidak utuh'],
    [
      'with its checksum in small letters',
      code().replace(/[A-F]+(?=\w{0,3}$)/, (hex) => hex.toLowerCase()),
      'tidak utuh',
    ],
    ['with its name twice', code({ '59': field('59', 'DAPUR UJI') + field('59', 'DAPUR LAIN') }), 'tidak utuh'],
    ['that is a web address', 'https://contoh.id/bayar', 'bukan kode QRIS'],
    ['that is empty', '', 'bukan kode QRIS'],
    ['of another country’s scheme', code({ '51': national('ID1020304050607', 'SG.PAYNOW') }), 'bukan kode QRIS'],
    ['without the national template', code({ '51': null }), 'bukan kode QRIS'],
    ['for one payment', code({ '01': field('01', '12') }), 'sekali bayar'],
    ['with an amount', code({ '54': field('54', '1000') }), 'sekali bayar'],
    ['in Singapore dollars', code({ '53': field('53', '702') }), 'bukan untuk rupiah'],
    ['of Malaysia', code({ '58': field('58', 'MY') }), 'bukan untuk rupiah'],
    ['with a merchant id of twelve digits', code({ '51': national('ID102030405060') }), 'NMID'],
    ['without a name', code({ '59': null }), 'nama usaha'],
    ['that adds a fee', code({ '55': field('55', '02'), '56': field('56', '500') }), 'menambah biaya'],
  ])('%s', (_, payload, result) => {
    const read = readStaticQris(payload)
    expect('fault' in read ? read.fault : read.merchantName).toContain(result)
  })

  test('is never read wrongly when one of its letters is', () => {
    fc.assert(
      fc.property(fc.nat(sticker.length - 1), fc.integer({ min: 32, max: 126 }), (at, letter) => {
        const wrong = sticker.slice(0, at) + String.fromCharCode(letter) + sticker.slice(at + 1)
        fc.pre(wrong !== sticker && wrong.trim() !== sticker)
        expect(readStaticQris(wrong)).toHaveProperty('fault')
      }),
      { numRuns: 400 },
    )
  })
})

describe('an amount filled in', () => {
  test('comes out letter for letter as the worked example', () => {
    const filled = fillQrisAmount(sticker, 37_500n)
    expect(filled).toHaveLength(224)
    expect(filled).toContain('5405375005802ID')
    expect(filled.slice(0, 12)).toBe('000201010212')
    expect(filled.slice(-8)).toBe('63041D9E')
  })

  test('leaves merchant and seal as they are, whatever the amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10_000_000n }), (amount) => {
        const filled = fillQrisAmount(sticker, amount)
        expect(crc16(filled.slice(0, -4))).toBe(filled.slice(-4))
        expect(filled).toContain(field('54', String(amount)))
        expect(filled).toContain(sticker.slice(12, sticker.indexOf('5802ID')))
      }),
    )
  })

  test.each([[0n], [-1n], [10_000_001n]])('of %s is a mistake', (amount) => {
    expect(() => fillQrisAmount(sticker, amount)).toThrow(RangeError)
  })
})

describe('a photo', () => {
  const onTable = async (text: string, width: number, angle: number) => {
    const qr = await sharp(await QRCode.toBuffer(text, { width, margin: 4 }))
      .rotate(angle, { background: '#d8d2c4' })
      .toBuffer()
    return sharp({ create: { width: 2400, height: 1800, channels: 3, background: '#a08c6a' } })
      .composite([{ input: qr, left: 500, top: 200 }])
      .jpeg({ quality: 70 })
      .toBuffer()
  }

  test.each<[string, number, number]>([
    ['straight', 900, 0],
    ['askew', 1000, 17],
    ['upside down', 700, 180],
  ])('of a sticker that lies %s is read', async (_, width, angle) => {
    expect(await readQrFromPhoto(await onTable(sticker, width, angle))).toBe(sticker)
  })

  test('of something else, and a file that is no photo, is not', async () => {
    const blank = await sharp({ create: { width: 800, height: 600, channels: 3, background: 'green' } })
      .png()
      .toBuffer()
    expect(await readQrFromPhoto(blank)).toBeNull()
    expect(await readQrFromPhoto(Buffer.from('bukan gambar'))).toBeNull()
    expect(await readQrFromPhoto(Buffer.alloc(0))).toBeNull()
  })
})
