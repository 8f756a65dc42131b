import { describe, expect, test } from 'vitest'
import { readEnvironment } from '../environment.ts'
import { messageKinds } from './message.entity.ts'
import { messengerWarnings } from './messenger.ts'
import { isFinal } from './whatsapp.ts'

const base = { DATABASE_URL: 'postgresql://127.0.0.1/uji' }
const smtp = { SMTP_URL: 'smtps://kurir:rahasia@surat.test:465', MAIL_FROM: 'Maju Bersama <pesan@majubersama.test>' }
const whatsapp = {
  WHATSAPP_TOKEN: 'EAAG',
  WHATSAPP_PHONE_NUMBER_ID: '105954558954427',
  WHATSAPP_TEMPLATES: 'SIGN_IN_CODE=kode_masuk, ORDER_READY=pesanan_siap',
}

describe('the configuration', () => {
  test('of nothing sends nothing and works on jobs', () => {
    expect(readEnvironment(base)).toMatchObject({ mail: null, whatsapp: null, jobs: true })
  })

  test('of everything is read', () => {
    expect(readEnvironment({ ...base, ...smtp, ...whatsapp, JOBS: '0' })).toMatchObject({
      jobs: false,
      mail: { url: smtp.SMTP_URL, from: smtp.MAIL_FROM },
      whatsapp: {
        token: 'EAAG',
        phoneNumberId: '105954558954427',
        apiBase: 'https://graph.facebook.com/v23.0',
        language: 'id',
        templates: new Map([
          ['SIGN_IN_CODE', 'kode_masuk'],
          ['ORDER_READY', 'pesanan_siap'],
        ]),
      },
    })
  })

  test.each<[string, Record<string, string>, string]>([
    ['JOBS', { JOBS: 'ya' }, 'JOBS is 1 or 0'],
    ['a mail server without a sender', { SMTP_URL: smtp.SMTP_URL }, 'SMTP_URL wants MAIL_FROM as well'],
    ['a sender without a mail server', { MAIL_FROM: smtp.MAIL_FROM }, 'MAIL_FROM wants SMTP_URL as well'],
    [
      'a mail server of another kind',
      { ...smtp, SMTP_URL: 'https://surat.test' },
      'SMTP_URL has the form smtps://user:password@host:465',
    ],
    [
      'a sender with two addresses',
      { ...smtp, MAIL_FROM: 'a@uji.test, b@uji.test' },
      'MAIL_FROM is an address such as pesan@majubersama.id, or Maju Bersama <pesan@majubersama.id>',
    ],
    [
      'WhatsApp without templates',
      { ...whatsapp, WHATSAPP_TEMPLATES: '' },
      'WHATSAPP_TOKEN, WHATSAPP_PHONE_NUMBER_ID and WHATSAPP_TEMPLATES are set together or not at all',
    ],
    [
      'WhatsApp without a key',
      { ...whatsapp, WHATSAPP_TOKEN: '' },
      'WHATSAPP_TOKEN, WHATSAPP_PHONE_NUMBER_ID and WHATSAPP_TEMPLATES are set together or not at all',
    ],
    [
      'a phone number instead of its name',
      { ...whatsapp, WHATSAPP_PHONE_NUMBER_ID: '+62 812' },
      'WHATSAPP_PHONE_NUMBER_ID is the number that Meta gives the phone number, digits only',
    ],
    [
      'templates in another form',
      { ...whatsapp, WHATSAPP_TEMPLATES: 'kode_masuk' },
      'WHATSAPP_TEMPLATES names a template for each kind of message, such as SIGN_IN_CODE=kode_masuk,ORDER_READY=pesanan_siap',
    ],
  ])('of %s ends the start with one line', (_, variables, line) => {
    expect(() => readEnvironment({ ...base, ...variables })).toThrow(new Error(line))
  })
})

describe('at the start', () => {
  const warnings = (variables: Record<string, string>) => messengerWarnings(readEnvironment({ ...base, ...variables }))

  test('whoever configures nothing is warned', () => {
    expect(warnings({})).toEqual(['no messenger is configured: messages, sign-in codes too, reach nobody'])
  })

  test('whoever configures e-mail only is told whom it misses', () => {
    expect(warnings(smtp)).toEqual([
      'WhatsApp is not configured: sellers, who have no e-mail address, hear nothing, and no sign-in code arrives',
    ])
  })

  test('kinds without a template and templates without a kind are named', () => {
    const [missing, strange] = warnings({ ...whatsapp, WHATSAPP_TEMPLATES: 'SIGN_IN_CODE=kode_masuk,SIGNIN=kode' })
    expect(missing).toMatch(/names no template for MANDATE_CODE, /)
    expect(missing).not.toMatch(/SIGN_IN_CODE/)
    expect(strange).toBe('WHATSAPP_TEMPLATES names kinds of message that do not exist: SIGNIN')
  })

  test('whoever has a template for each kind hears nothing, and the demo neither', () => {
    const all = messageKinds.map((kind) => `${kind}=templat`).join()
    expect(warnings({ ...whatsapp, WHATSAPP_TEMPLATES: all })).toEqual([])
    expect(warnings({ DEMO: '1' })).toEqual([])
  })
})

test.each<[string, number, number | undefined, boolean]>([
  ['a number that is none', 400, 131009, true],
  ['a recipient who cannot be reached', 400, 131026, true],
  ['a template that is not approved', 404, 132001, true],
  ['a template that fits no more', 400, 132000, true],
  ['a refusal without a code', 400, undefined, true],
  ['too many for this number', 400, 131056, false],
  ['too many at once', 429, 130429, false],
  ['too many, without a code', 429, undefined, false],
  ['a key that has run out', 401, 190, false],
  ['a key that lacks a right', 403, 10, false],
  ['a key that lacks another right', 400, 200, false],
  ['an account under maintenance', 400, 131057, false],
  ['a fault of theirs', 500, 131000, false],
  ['a busy proxy', 503, undefined, false],
])('WhatsApp says %s', (_, status, code, final) => {
  expect(isFinal(status, code)).toBe(final)
})
