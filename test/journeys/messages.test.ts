import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type OutgoingMessage, sendMessage, sendMessages } from '../../api/src/messages/send-message.ts'
import { aPhone, codeSentTo } from '../support/people.ts'
import { aWorld, type Data, type World } from '../support/running-api.ts'
import { anSmtpStandIn, type MailFault, type SmtpStandIn } from '../support/smtp-stand-in.ts'
import { aWhatsAppStandIn, type WhatsAppFault, type WhatsAppStandIn } from '../support/whatsapp-stand-in.ts'

let smtp: SmtpStandIn
let whatsApp: WhatsAppStandIn
beforeAll(async () => {
  smtp = await anSmtpStandIn()
  whatsApp = await aWhatsAppStandIn({ SIGN_IN_CODE: 'kode_masuk', ORDER_READY: 'pesanan_siap' })
})
afterAll(async () => {
  await smtp.close()
  await whatsApp.close()
})
beforeEach(() => {
  for (const list of [smtp.mails, smtp.faults, whatsApp.requests, whatsApp.faults]) list.length = 0
})

const mail = () => ({ url: smtp.url, from: 'Maju Bersama <pesan@majubersama.test>', answerMs: 2000 })

const worlds: World[] = []
type Messengers = 'whatsapp' | 'mail'
const aWorldWith = async (messengers: Messengers[], settings: { demo?: boolean; instances?: number } = {}) => {
  const { demo = false, instances = 1 } = settings
  const world = await aWorld({
    instances,
    environment: {
      demo,
      mail: messengers.includes('mail') ? mail() : null,
      whatsapp: messengers.includes('whatsapp') ? whatsApp.settings : null,
    },
  })
  worlds.push(world)
  return world
}
afterAll(async () => {
  for (const world of worlds) await world.close()
})

/** One for all tests that send a message of their own and leave none waiting. */
const shared = new Map<string, Promise<World>>()
const theWorldWith = (...messengers: Messengers[]): Promise<World> => {
  const key = messengers.join()
  const world = shared.get(key) ?? aWorldWith(messengers)
  shared.set(key, world)
  return world
}

const aMessage = (message: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  recipientPhone: aPhone(),
  kind: 'ORDER_READY',
  text: 'Pesanan MB-12 siap diambil.',
  ref: randomUUID(),
  ...message,
})

const deliver = (world: World) => world.runJobs({ only: 'deliver-message', mayFail: true })

const sent = async (world: World, message: OutgoingMessage): Promise<Data> => {
  await sendMessage(world.em(), world.now(), message)
  await deliver(world)
  return stored(world, message)
}

const stored = async (world: World, { ref }: OutgoingMessage): Promise<Data> =>
  (await world.sql('select * from message where ref = $1', [ref]))[0]

describe('a message', () => {
  test('that is rolled back with its cause is not sent', async () => {
    const world = await aWorldWith(['mail'])
    const rolledBack = world.em().transactional(async (tx) => {
      await sendMessage(tx, world.now(), aMessage({ recipientEmail: 'ani@example.test' }))
      throw new Error('changed my mind')
    })
    await expect(rolledBack).rejects.toThrow()
    await deliver(world)
    expect(smtp.mails).toEqual([])
    expect(await world.sql('select from message')).toEqual([])
  })

  test('costs one statement, and so do three', async () => {
    const world = await aWorldWith(['mail'])
    let counted = 0
    await world.em().transactional(async (tx) => {
      await tx.execute('select 1')
      const before = world.proxy.statements()
      await sendMessages(tx, world.now(), [aMessage(), aMessage(), aMessage()])
      counted = world.proxy.statements() - before
    })
    expect(counted).toBe(1)
    expect((await deliver(world)).length).toBe(3)
  })

  test('reaches its recipient once, though two processes deliver', async () => {
    const world = await aWorldWith(['mail'], { instances: 2 })
    const messages = Array.from({ length: 20 }, (_, number) =>
      aMessage({ recipientEmail: `pembeli${number}@example.test` }),
    )
    await sendMessages(world.em(), world.now(), messages)
    await world.runJobs({ only: 'nothing' })
    await Promise.all(world.apis.map(({ jobs }) => jobs.runDue('deliver-message')))
    expect(smtp.mails.map(({ to }) => to[0]).sort()).toEqual(
      messages.map(({ recipientEmail }) => recipientEmail).sort(),
    )
  })

  test('that was asked for twice is sent once', async () => {
    const world = await aWorldWith(['mail'])
    const { id } = await sent(world, aMessage({ recipientEmail: 'ani@example.test' }))
    await world.sql(`
      insert into pgboss.job (name, data, start_after, keep_until)
      values ('deliver-message', '{"messageId": "${id}"}', pgboss.job_now(), pgboss.job_now() + interval '1 day')`)
    expect((await deliver(world)).map(({ error }) => error)).toEqual([null])
    expect(smtp.mails.length).toBe(1)
  })

  test('is left alone while another process is sending it', async () => {
    const world = await aWorldWith(['mail'])
    await sendMessage(world.em(), world.now(), aMessage({ recipientEmail: 'ani@example.test' }))
    await world.sql(`update message set claimed_until = $1`, [world.now().add({ minutes: 1 }).toString()])
    const [run] = await deliver(world)
    expect(run?.error?.message).toBe('somebody else is sending this message')
    expect(smtp.mails).toEqual([])
    world.clock.pass({ minutes: 2 })
    await deliver(world)
    expect(smtp.mails.length).toBe(1)
  })
})

describe('which way a message goes', () => {
  const both = { recipientEmail: 'ani@example.test' }
  const phoneOnly = {}
  const ways: [string, Messengers[], Partial<OutgoingMessage>, string, string | null, string | null][] = [
    ['both configured, both addresses', ['whatsapp', 'mail'], both, 'SENT', 'WHATSAPP', null],
    [
      'both configured, no template for it',
      ['whatsapp', 'mail'],
      { ...both, kind: 'REVIEW_ANSWERED' },
      'SENT',
      'EMAIL',
      null,
    ],
    ['WhatsApp only', ['whatsapp'], phoneOnly, 'SENT', 'WHATSAPP', null],
    ['e-mail only', ['mail'], both, 'SENT', 'EMAIL', null],
    [
      'e-mail only, no e-mail address',
      ['mail'],
      phoneOnly,
      'FAILED',
      null,
      'WhatsApp is not configured, and there is no e-mail address',
    ],
    [
      'WhatsApp only, no template for it',
      ['whatsapp'],
      { ...both, kind: 'REVIEW_ANSWERED' },
      'FAILED',
      null,
      'WHATSAPP_TEMPLATES names no template for REVIEW_ANSWERED, and e-mail is not configured',
    ],
    ['nothing configured', [], both, 'FAILED', null, 'no messenger is configured'],
  ]
  test.each(ways)('%s', async (_, messengers, message, status, channel, error) => {
    const world = await theWorldWith(...messengers)
    expect(await sent(world, aMessage(message))).toMatchObject({ status, channel, last_error: error })
    expect([whatsApp.requests.length, smtp.mails.length]).toEqual([
      channel === 'WHATSAPP' ? 1 : 0,
      channel === 'EMAIL' ? 1 : 0,
    ])
  })

  test('in the demo nothing leaves the house, whatever is configured', async () => {
    const world = await aWorldWith(['whatsapp', 'mail'], { demo: true })
    expect(await sent(world, aMessage(both))).toMatchObject({ status: 'DEMO', channel: 'DEMO', attempts: 1 })
    expect([whatsApp.requests, smtp.mails]).toEqual([[], []])
  })

  test('a sign-in code goes the same way, to the number that asked', async () => {
    const world = await theWorldWith('whatsapp')
    const phone = aPhone()
    await world.query('mutation ($phone: String!) { requestSignInCode(phone: $phone) { __typename } }', { phone })
    await deliver(world)
    const [request] = whatsApp.requests
    expect(request?.body.to).toBe(phone.slice(1))
    const code = request?.body.template.components[0].parameters[0].text
    expect(code).toMatch(/^\d{6}$/)
    const answer = await world.query(
      `mutation ($phone: String!, $code: String!) { signIn(phone: $phone, code: $code) { __typename } }`,
      { phone, code },
    )
    expect(answer.signIn.__typename).toBe('SignedIn')
  })
})

describe('WhatsApp', () => {
  test('is asked for exactly this', async () => {
    const world = await theWorldWith('whatsapp')
    const { id, provider_id, sent_at } = await sent(
      world,
      aMessage({ recipientPhone: '+6281234567890', parameters: ['MB-12', 'Dapur Uji\n   Jambi'] }),
    )
    expect(whatsApp.requests).toEqual([
      {
        method: 'POST',
        path: '/v23.0/105954558954427/messages',
        headers: expect.objectContaining({ authorization: 'Bearer EAAG-uji', 'content-type': 'application/json' }),
        body: {
          messaging_product: 'whatsapp',
          recipient_type: 'individual',
          to: '6281234567890',
          type: 'template',
          template: {
            name: 'pesanan_siap',
            language: { code: 'id' },
            components: [
              {
                type: 'body',
                parameters: [
                  { type: 'text', text: 'MB-12' },
                  { type: 'text', text: 'Dapur Uji Jambi' },
                ],
              },
            ],
          },
          biz_opaque_callback_data: id,
        },
      },
    ])
    expect([provider_id, sent_at.toISOString()]).toEqual([
      'wamid.1',
      new Date(world.now().epochMilliseconds).toISOString(),
    ])
  })

  test('is given a code twice, for the text and for the button that copies it', async () => {
    const world = await theWorldWith('whatsapp')
    await sent(world, aMessage({ kind: 'SIGN_IN_CODE', text: 'Kode 004217', parameters: ['004217'] }))
    const code = [{ type: 'text', text: '004217' }]
    expect(whatsApp.requests[0]?.body.template).toEqual({
      name: 'kode_masuk',
      language: { code: 'id' },
      components: [
        { type: 'body', parameters: code },
        { type: 'button', sub_type: 'url', index: '0', parameters: code },
      ],
    })
  })

  test('is given the whole text in one gap, on one line, where nobody has named the gaps', async () => {
    const world = await theWorldWith('whatsapp')
    await sent(world, aMessage({ text: 'Pesanan siap.\n\nAmbil sebelum sore.' }))
    expect(whatsApp.requests[0]?.body.template.components[0].parameters).toEqual([
      { type: 'text', text: 'Pesanan siap. Ambil sebelum sore.' },
    ])
  })

  test('is spared the middle of a text that is too long for it, not the link at its end', async () => {
    const world = await theWorldWith('whatsapp')
    const link = 'https://toko.test/pesanan/abc'
    await sent(world, aMessage({ text: `Pesanan Anda: ${'keripik pedas '.repeat(100)}${link}` }))
    const { text } = whatsApp.requests[0]?.body.template.components[0].parameters[0] ?? {}
    expect(text.length).toBe(900)
    expect(text.startsWith('Pesanan Anda: keripik')).toBe(true)
    expect(text.endsWith(link)).toBe(true)
  })

  const passing: [string, WhatsAppFault][] = [
    ['500', { status: 500, code: 131000 }],
    ['503 with a page of a proxy', { status: 503, page: '<h1>Busy</h1>' }],
    ['429', { status: 429, code: 130429 }],
    ['a limit that comes as 400', { status: 400, code: 131056, details: 'pair rate limit hit' }],
    ['a key that has run out', { status: 401, code: 190 }],
    ['a key without the right', { status: 403, code: 200 }],
    ['a broken line', 'breaks the line'],
    ['nothing at all', 'never answers'],
  ]
  test.each(passing)('answers with %s: sent at the second try', async (_, fault) => {
    const world = await theWorldWith('whatsapp')
    whatsApp.faults.push(fault)
    const message = aMessage()
    expect(await sent(world, message)).toMatchObject({ status: 'WAITING', claimed_until: null, sent_at: null })
    world.clock.pass({ minutes: 1 })
    await deliver(world)
    expect(await stored(world, message)).toMatchObject({ status: 'SENT', attempts: 2, last_error: null })
    expect(whatsApp.requests.length).toBe(2)
  })

  const final: [string, WhatsAppFault, string][] = [
    [
      'a number that is none',
      { status: 400, code: 131009, details: 'not valid' },
      'WhatsApp answers 400, code 131009: not valid',
    ],
    ['a template that is not there', { status: 404, code: 132001 }, 'WhatsApp answers 404, code 132001: no'],
    ['too few gaps', { status: 400, code: 132000 }, 'WhatsApp answers 400, code 132000: no'],
  ]
  test.each(final)('refuses %s: not tried again, and the reason is kept', async (_, fault, reason) => {
    const world = await theWorldWith('whatsapp')
    whatsApp.faults.push(fault)
    expect(await sent(world, aMessage())).toMatchObject({ status: 'FAILED', channel: 'WHATSAPP', last_error: reason })
    world.clock.pass({ days: 1 })
    await deliver(world)
    expect(whatsApp.requests.length).toBe(1)
  })

  test('that is away for a day costs a dead letter and a message marked as failed', async () => {
    const world = await theWorldWith('whatsapp')
    whatsApp.faults.push(...Array.from({ length: 40 }, () => ({ status: 500 })))
    const message = aMessage()
    await sendMessage(world.em(), world.now(), message)
    while ((await stored(world, message)).status === 'WAITING') {
      await deliver(world)
      world.clock.pass({ hours: 1 })
    }
    expect(await stored(world, message)).toMatchObject({ status: 'FAILED', attempts: 21 })
    expect(await world.sql(`select source_name from pgboss.job where name = 'dead-letters'`)).toEqual([
      { source_name: 'deliver-message' },
    ])
  })
})

describe('e-mail', () => {
  const toAni = { recipientEmail: 'ani@example.test' }

  test('carries the text, its subject and a name that stays the same', async () => {
    const world = await theWorldWith('mail')
    const text = 'Pesanan MB-12 siap.\nTotal Rp 45.000 – terima kasih, Bu Ani.'
    const { id, provider_id } = await sent(world, aMessage({ ...toAni, subject: 'Pesanan siap', text }))
    const [letter] = smtp.mails
    expect(letter).toMatchObject({ from: 'pesan@majubersama.test', to: ['ani@example.test'] })
    expect(letter?.headers).toMatchObject({
      from: 'Maju Bersama <pesan@majubersama.test>',
      to: 'ani@example.test',
      subject: 'Pesanan siap',
      'message-id': `<${id}@majubersama.test>`,
      'auto-submitted': 'auto-generated',
    })
    expect(letter?.body.replaceAll('\r\n', '\n').trimEnd()).toBe(text)
    expect(provider_id).toBe(`<${id}@majubersama.test>`)
  })

  test('takes no header from a subject and no second recipient from an address', async () => {
    const world = await theWorldWith('mail')
    await sent(world, aMessage({ ...toAni, subject: 'Halo\r\nBcc: semua@example.test' }))
    await sent(world, aMessage({ recipientEmail: 'ani@example.test, semua@example.test' }))
    expect(smtp.mails.flatMap(({ to }) => to)).not.toContain('semua@example.test')
    expect(smtp.mails[0]?.headers).not.toHaveProperty('bcc')
  })

  const passing: [string, MailFault][] = [
    ['is busy', { recipientCode: 451 }],
    ['refuses our password', { authCode: 535 }],
    ['never answers', 'hangs'],
  ]
  test.each(passing)('of a server that %s goes out at the second try', async (_, fault) => {
    const world = await theWorldWith('mail')
    smtp.faults.push(fault)
    const message = aMessage(toAni)
    expect(await sent(world, message)).toMatchObject({ status: 'WAITING', claimed_until: null })
    world.clock.pass({ minutes: 1 })
    await deliver(world)
    expect(await stored(world, message)).toMatchObject({ status: 'SENT', attempts: 2 })
    expect(smtp.mails.length).toBe(1)
  })

  test('to a mailbox that is not there is not tried again', async () => {
    const world = await theWorldWith('mail')
    smtp.faults.push({ recipientCode: 550 })
    const { status, last_error } = await sent(world, aMessage(toAni))
    expect([status, last_error]).toEqual(['FAILED', expect.stringContaining('550')])
    world.clock.pass({ days: 1 })
    await deliver(world)
    expect(smtp.mails).toEqual([])
  })

  test('whose yes was lost on the way comes a second time under the same name', async () => {
    const world = await theWorldWith('mail')
    smtp.faults.push('takes it and says nothing')
    const message = aMessage(toAni)
    expect(await sent(world, message)).toMatchObject({ status: 'WAITING' })
    world.clock.pass({ minutes: 1 })
    await deliver(world)
    expect(await stored(world, message)).toMatchObject({ status: 'SENT' })
    const names = smtp.mails.map(({ headers }) => headers['message-id'])
    expect(names).toEqual([names[0], names[0]])
  })
})

describe('what is kept of a message', () => {
  test('the text is blanked 90 days later, in the night', async () => {
    const world = await aWorldWith(['mail'])
    const message = aMessage({ recipientEmail: 'ani@example.test', subject: 'Pesanan siap' })
    await sent(world, message)
    world.clock.set('2027-02-23T11:59:00+07:00')
    await world.runJobs()
    expect(await stored(world, message)).toMatchObject({ text: 'Pesanan MB-12 siap diambil.', blanked_at: null })
    world.clock.set('2027-02-24T02:31:00+07:00')
    await world.runJobs()
    expect(await stored(world, message)).toMatchObject({
      status: 'SENT',
      text: '',
      subject: null,
      parameters: [],
      blanked_at: expect.any(Date),
    })
  })

  test('a code is blanked when it has expired, sent or not', async () => {
    const world = await aWorldWith(['mail'])
    const expiresAt = world.now().add({ minutes: 5 })
    const code: Partial<OutgoingMessage> = {
      kind: 'SIGN_IN_CODE',
      text: 'Kode 004217',
      parameters: ['004217'],
      expiresAt,
    }
    await sendMessages(world.em(), world.now(), [
      aMessage({ ...code, recipientEmail: 'ani@example.test' }),
      aMessage(code),
    ])
    smtp.faults.push({ recipientCode: 451 })
    await deliver(world)
    world.clock.pass({ minutes: 4 })
    await world.runJobs({ only: 'blank-secrets' })
    expect(await world.sql(`select from message where text = ''`)).toEqual([])
    world.clock.pass({ minutes: 1 })
    await world.runJobs({ only: 'blank-secrets' })
    const rows = await world.sql(`select status, text, parameters from message order by status`)
    expect(rows).toEqual([
      { status: 'FAILED', text: '', parameters: [] },
      { status: 'FAILED', text: '', parameters: [] },
    ])
    await deliver(world)
    expect(smtp.mails).toEqual([])
  })

  test('an expired code is not sent even before it is blanked', async () => {
    const world = await aWorldWith(['mail'])
    const expiresAt = world.now().add({ minutes: 5 })
    const message = aMessage({ recipientEmail: 'ani@example.test', expiresAt })
    await sendMessage(world.em(), world.now(), message)
    world.clock.pass({ minutes: 5 })
    await deliver(world)
    expect(await stored(world, message)).toMatchObject({
      status: 'FAILED',
      last_error: 'it had expired before it could be sent',
    })
    expect(smtp.mails).toEqual([])
  })

  test('the demo keeps its codes, so that its inbox shows them', async () => {
    const world = await aWorldWith([], { demo: true })
    const phone = aPhone()
    await world.query('mutation ($phone: String!) { requestSignInCode(phone: $phone) { __typename } }', { phone })
    world.clock.pass({ hours: 1 })
    await world.runJobs()
    expect(await codeSentTo(world, phone)).toMatch(/^\d{6}$/)
    const { demoMessages } = await world.query('{ demoMessages { kind subject } }')
    expect(demoMessages).toEqual([{ kind: 'SIGN_IN_CODE', subject: null }])
  })

  test('a message whose delivery was lost is given up', async () => {
    const world = await aWorldWith(['mail'])
    const message = aMessage({ recipientEmail: 'ani@example.test' })
    await sendMessage(world.em(), world.now(), message)
    await world.sql(`delete from pgboss.job`)
    world.clock.pass({ days: 3 })
    await world.runJobs()
    expect(await stored(world, message)).toMatchObject({ status: 'FAILED', last_error: 'its delivery was lost' })
  })
})
