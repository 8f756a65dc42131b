import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readEnvironment } from '../../api/src/environment.ts'
import { anImage, aPhoto, aPicture, sendImage, sharp } from '../support/catalogue-makers.ts'
import { aBusiness, aBuyer, aMentor, anOrder, aProduct, type Business } from '../support/people.ts'
import { aWorld, type Data, type World } from '../support/running-api.ts'
import { anS3StandIn } from '../support/s3-stand-in.ts'

let world: World
let seller: Business['owner']

beforeAll(async () => {
  world = await aWorld()
  seller = (await aBusiness(world)).owner
  return () => world.close()
})

const send = (bytes: Buffer | string, headers?: Record<string, string>) =>
  sendImage(world, bytes, { token: seller.token, ...(headers ? { headers } : {}) })

/** The files of a picture, by the end of their names: 320.avif, 960.jpg. */
const filesOf = ({ url }: Data): Map<string, Buffer> => {
  const path = new URL(url).pathname.replace('/media/', '')
  const [folder, base] = [join(world.mediaDirectory, path, '..'), path.replace(/^.*\/|-\d+\.jpg$/g, '')]
  const names = readdirSync(folder).filter((name) => name.startsWith(base))
  return new Map(names.map((name) => [name.slice(base.length + 1), readFileSync(join(folder, name))]))
}

const png = Buffer.from('89504e470d0a1a0a', 'hex')
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** An ISO media file that says what it is and holds nothing. */
const ofBrand = (...brands: string[]) => {
  const box = Buffer.alloc(8 + 4 + 4 * brands.length)
  box.writeUInt32BE(box.length)
  box.write(['ftyp', brands[0], '\0\0\0\0', ...brands.slice(1)].join(''), 4, 'latin1')
  return Buffer.concat([box, Buffer.alloc(2_000, 1)])
}

/** A PNG that says it is this large, in a few bytes. */
const aBomb = async (width: number, height: number) => {
  const small = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const bomb = Buffer.from(small)
  bomb.writeUInt32BE(width, 16)
  bomb.writeUInt32BE(height, 20)
  bomb.writeUInt32BE(crcOf(bomb.subarray(12, 29)), 29)
  return bomb
}

const crcOf = (bytes: Buffer): number => {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

const cut = async (picture: Promise<Buffer>, share: number) => {
  const whole = await picture
  return whole.subarray(0, Math.floor(whole.length * share))
}

describe('what is no picture, or none that can be shown, is refused with a reason', () => {
  const frames = () =>
    sharp(
      [
        { create: { width: 20, height: 20, channels: 4, background: 'red' } },
        { create: { width: 20, height: 20, channels: 4, background: 'blue' } },
      ].map(({ create }) => ({ create })) as never,
      { join: { animated: true } },
    )
  const apng = async () => {
    const whole = await aPicture(40, 30).png().toBuffer()
    const chunk = Buffer.concat([Buffer.from('00000008', 'hex'), Buffer.from('acTL'), Buffer.alloc(8), Buffer.alloc(4)])
    return Buffer.concat([whole.subarray(0, 33), chunk, whole.subarray(33)])
  }

  test.each<[string, () => Buffer | Promise<Buffer>, number, string]>([
    ['nothing', () => Buffer.alloc(0), 400, 'EMPTY'],
    ['a text', () => Buffer.from('Ini bukan foto.'), 415, 'NOT_A_PICTURE'],
    ['an HTML page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 415, 'NOT_A_PICTURE'],
    [
      'an HTML page with a picture behind it',
      async () => Buffer.concat([Buffer.from('<html>'), await aPhoto()]),
      415,
      'NOT_A_PICTURE',
    ],
    [
      'an SVG with a script',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      415,
      'NOT_A_PICTURE',
    ],
    ['an SVG behind a byte-order mark', () => Buffer.from('\ufeff<?xml version="1.0"?><svg/>'), 415, 'NOT_A_PICTURE'],
    ['a PDF', () => Buffer.from('%PDF-1.7\n%âãÏÓ'), 415, 'NOT_A_PICTURE'],
    ['a ZIP', () => Buffer.from('504b0304140000000800', 'hex'), 415, 'NOT_A_PICTURE'],
    ['a program', () => Buffer.from('7f454c4602010100', 'hex'), 415, 'NOT_A_PICTURE'],
    ['a TIFF', () => aPicture(40, 30).tiff().toBuffer(), 415, 'NOT_A_PICTURE'],
    ['a video', () => ofBrand('isom', 'mp42'), 415, 'NOT_A_PICTURE'],
    ['a GIF', () => gif, 415, 'MOVING'],
    ['a GIF that is a script as well', () => Buffer.from('GIF89a=1;alert(1)//'), 415, 'MOVING'],
    ['a moving WebP', () => frames().webp().toBuffer(), 415, 'MOVING'],
    ['a moving PNG', apng, 415, 'MOVING'],
    ['a moving AVIF', () => ofBrand('avis', 'avif', 'msf1'), 415, 'MOVING'],
    ['an iPhone’s HEIC, which this build cannot unpack', () => ofBrand('heic', 'mif1'), 415, 'HEIC_NOT_READ'],
    ['an AVIF in name only', () => ofBrand('avif', 'mif1'), 422, 'BROKEN'],
    ['a JPEG in name only', () => Buffer.from('ffd8ffe000104a46494600', 'hex'), 422, 'BROKEN'],
    ['a PNG in name only', () => Buffer.concat([png, Buffer.from('abc')]), 422, 'BROKEN'],
    ['half a JPEG', () => cut(aPhoto(), 0.5), 422, 'BROKEN'],
    ['a JPEG without its last bytes', () => cut(aPhoto(), 0.99), 422, 'BROKEN'],
    ['half a PNG', () => cut(aPicture().png().toBuffer(), 0.5), 422, 'BROKEN'],
    ['half a WebP', () => cut(aPicture().webp().toBuffer(), 0.5), 422, 'BROKEN'],
    ['half an AVIF', () => cut(aPicture().avif().toBuffer(), 0.5), 422, 'BROKEN'],
    ['a bomb of 1.6 thousand million pixels', () => aBomb(40_000, 40_000), 422, 'TOO_MANY_PIXELS'],
    ['a bomb of 72 million pixels', () => aBomb(9_000, 8_000), 422, 'TOO_MANY_PIXELS'],
    ['a screenshot as long as a shelf', () => aPhoto(100, 401), 422, 'WRONG_SHAPE'],
    ['a strip', () => aPhoto(700, 60), 422, 'WRONG_SHAPE'],
  ])('%s', async (_, make, status, code) => {
    // The name and the header say that it is a photo: they are not believed.
    const answer = await send(await make(), {
      'content-type': 'image/jpeg',
      'content-disposition': 'filename="foto.jpg"',
    })
    expect(answer).toEqual({ status, body: { code, message: expect.stringMatching(/^[A-Z].{10,}\.$/) } })
  })

  test('more than 10 MB, as soon as it is said or seen', async () => {
    const large = Buffer.concat([await aPhoto(), Buffer.alloc(10 * 1024 * 1024)])
    expect(await send(large)).toMatchObject({ status: 413, body: { code: 'TOO_LARGE' } })
    // Without a length, in pieces that never end.
    const { hostname, port } = new URL(world.urls[0] as string)
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname)
      let said = ''
      socket.on('data', (data) => {
        said += data
      })
      socket.on('close', () => resolve(said))
      socket.on('error', (error: NodeJS.ErrnoException) => (said ? resolve(said) : reject(error)))
      socket.write(
        `POST /images HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${seller.token}\r\ntransfer-encoding: chunked\r\n\r\n`,
      )
      const piece = Buffer.alloc(256 * 1024, 1)
      const push = (): void => {
        if (socket.destroyed || said) return
        socket.write(`${piece.length.toString(16)}\r\n`)
        socket.write(piece)
        socket.write('\r\n', () => setImmediate(push))
      }
      push()
    })
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('half a request leaves nothing behind, and the API goes on', async () => {
    const before = (await world.sql('select count(*)::int from image'))[0].count
    const { hostname, port } = new URL(world.urls[0] as string)
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `POST /images HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${seller.token}\r\ncontent-length: 100000\r\n\r\nabc`,
          () => socket.destroy(),
        )
      })
      socket.on('close', () => resolve())
    })
    await anImage(world, { token: seller.token })
    expect((await world.sql('select count(*)::int from image'))[0].count).toBe(before + 1)
  })
})

describe('a photo', () => {
  test.each<[string, () => Promise<Buffer>]>([
    ['JPEG', () => aPicture(700, 500).jpeg().toBuffer()],
    ['PNG', () => aPicture(700, 500).png().toBuffer()],
    ['WebP', () => aPicture(700, 500).webp().toBuffer()],
    ['AVIF', () => aPicture(700, 500).avif({ effort: 0 }).toBuffer()],
    ['CMYK JPEG', () => aPicture(700, 500).toColourspace('cmyk').jpeg().toBuffer()],
    ['grey PNG of 16 bits', () => aPicture(700, 500).toColourspace('grey16').png().toBuffer()],
  ])(
    'as %s becomes AVIF and WebP in every width it has, and JPEG in two for those who read nothing else',
    async (_, make) => {
      const { status, body } = await send(await make(), { 'content-type': 'text/plain' })
      expect(status).toBe(201)
      const files = filesOf(body)
      expect([...files.keys()].sort()).toEqual(
        [
          '320.avif',
          '320.webp',
          '480.avif',
          '480.jpg',
          '480.webp',
          '640.avif',
          '640.webp',
          '700.avif',
          '700.jpg',
          '700.webp',
        ].sort(),
      )
      for (const [name, bytes] of files) {
        const [width, ending] = name.split('.')
        const { format, compression, width: wide, height, space } = await sharp(bytes).metadata()
        expect([name, compression ?? format, wide, space]).toEqual([
          name,
          { avif: 'av1', webp: 'webp', jpg: 'jpeg' }[ending as 'avif'],
          Number(width),
          'srgb',
        ])
        expect(Math.abs(height - (Number(width) * 500) / 700)).toBeLessThan(1.01)
      }
      expect(body).toEqual({
        id: expect.any(String),
        url: expect.stringMatching(/^http:\/\/toko\.test\/media\/foto\/[0-9a-f]{2}\/[0-9a-f]{40}-700\.jpg$/),
        width: 700,
        height: 500,
        placeholder: expect.stringMatching(/^data:image\/webp;base64,/),
        sources: [
          { type: 'image/avif', srcset: expect.stringMatching(/-320\.avif 320w, .*-700\.avif 700w$/) },
          { type: 'image/webp', srcset: expect.stringMatching(/-320\.webp 320w, .*-700\.webp 700w$/) },
          { type: 'image/jpeg', srcset: expect.stringMatching(/-480\.jpg 480w, .*-700\.jpg 700w$/) },
        ],
      })
    },
  )

  test.each([
    [48, [48]],
    [320, [320]],
    [500, [320, 480, 500]],
    [960, [320, 480, 640, 960]],
    [1_500, [320, 480, 640, 960]],
  ])('of %i pixels is never enlarged', async (width, widths) => {
    const { body } = await send(await aPhoto(width, Math.round(width * 0.75)))
    const made = [...filesOf(body).keys()]
      .filter((name) => name.endsWith('avif'))
      .map((name) => Number.parseInt(name, 10))
    expect(made.sort((a, b) => a - b)).toEqual(widths)
    expect(body.width).toBe(widths.at(-1))
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('with orientation %i is turned upright', async (orientation) => {
    const lying = await aPicture(400, 300).withMetadata({ orientation }).jpeg().toBuffer()
    const upright = await sharp(lying).autoOrient().raw().toBuffer({ resolveWithObject: true })
    const { body } = await send(lying)
    const [width, height] = orientation < 5 ? [400, 300] : [300, 400]
    expect([body.width, body.height]).toEqual([width, height])
    // The bright corner lies where a person sees it.
    for (const ending of ['avif', 'webp', 'jpg']) {
      const { data, info } = await sharp(filesOf(body).get(`${width}.${ending}`))
        .raw()
        .toBuffer({ resolveWithObject: true })
      const brightness = (pixels: Buffer, x: number, y: number) => pixels[(y * info.width + x) * 3] as number
      for (const [x, y] of [
        [20, 20],
        [width - 20, 20],
        [20, height - 20],
        [width - 20, height - 20],
      ] as const) {
        expect(Math.abs(brightness(data, x, y) - brightness(upright.data, x, y))).toBeLessThan(60)
      }
    }
  })

  test('loses where it was taken, and everything else that is not the picture', async () => {
    const secret = 'RUMAH-IBU-SUMIATI'
    const photo = await aPicture(600, 450)
      .withExif({
        IFD0: { Make: secret, Copyright: secret },
        IFD3: {
          GPSLatitudeRef: 'S',
          GPSLatitude: '1/1 36/1 40/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '103/1 36/1 0/1',
        },
      })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><!-- ${secret} --></x:xmpmeta>`)
      .jpeg()
      .toBuffer()
    const withComment = Buffer.concat([
      photo.subarray(0, 2),
      Buffer.from('fffe', 'hex'),
      Buffer.from([0, 2 + 40]),
      Buffer.from(`<script>${secret}</script>`.padEnd(40)),
      photo.subarray(2),
      // Phones put a short film behind the picture; others hide a page there.
      Buffer.from(`<html><script>${secret}</script></html>`),
    ])
    const before = await sharp(withComment).metadata()
    expect(before.exif?.includes(Buffer.from(secret))).toBe(true)
    // The tag that leads to where it was taken.
    expect([Buffer.of(0x25, 0x88), Buffer.of(0x88, 0x25)].some((tag) => before.exif?.includes(tag))).toBe(true)
    expect(before.xmp?.length).toBeGreaterThan(0)

    const { status, body } = await send(withComment)
    expect(status).toBe(201)
    for (const [name, bytes] of filesOf(body)) {
      const { exif, xmp, icc, iptc, comments } = await sharp(bytes).metadata()
      expect([name, exif, xmp, icc, iptc, comments]).toEqual([
        name,
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ])
      expect([name, bytes.includes(secret), bytes.includes('script'), bytes.includes('Exif')]).toEqual([
        name,
        false,
        false,
        false,
      ])
    }
  })

  test('of another colour space shows the same colours in sRGB', async () => {
    const green = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#20c040' } })
      .withIccProfile('p3')
      .png()
      .toBuffer()
    expect((await sharp(green).metadata()).icc).toBeDefined()
    const { body } = await send(green)
    const { data } = await sharp(filesOf(body).get('400.webp')).raw().toBuffer({ resolveWithObject: true })
    for (const [index, wanted] of [0x20, 0xc0, 0x40].entries()) {
      expect(Math.abs((data[index] as number) - wanted)).toBeLessThan(12)
    }
  })

  test('with holes stands on white', async () => {
    const { body } = await send(
      await sharp({ create: { width: 400, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
        .png()
        .toBuffer(),
    )
    const { data } = await sharp(filesOf(body).get('400.webp')).raw().toBuffer({ resolveWithObject: true })
    expect(data[0]).toBeGreaterThan(250)
  })

  test('weighs at most 60 kB at 480 pixels, be it nothing but noise, with a blur of at most 300 letters', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 90 } as const
    const { body } = await send(
      await sharp({ create: { width: 480, height: 1_400, channels: 3, background: '#888', noise } })
        .jpeg({ quality: 60 })
        .toBuffer(),
    )
    const files = filesOf(body)
    for (const name of ['320.avif', '320.webp', '480.avif', '480.jpg', '480.webp']) {
      expect([name, (files.get(name) as Buffer).length < 60_000]).toEqual([name, true])
    }
    expect(body.placeholder.length).toBeLessThanOrEqual(300)
    const blur = await sharp(Buffer.from(body.placeholder.split(',')[1], 'base64')).metadata()
    expect(blur.width).toBeLessThanOrEqual(16)
    // AVIF of noise is slow work on a busy machine.
  }, 90_000)

  test('sent twice is one picture of hers, and the same files for everybody', async () => {
    const photo = await aPhoto()
    const [first, second] = [await send(photo), await send(photo)]
    expect(second.body).toEqual(first.body)
    const other = (await aBusiness(world)).owner
    const theirs = await sendImage(world, photo, { token: other.token })
    expect(theirs.body.id).not.toBe(first.body.id)
    expect({ ...theirs.body, id: '' }).toEqual({ ...first.body, id: '' })
    // And its files are made again where somebody has lost them.
    for (const [name] of filesOf(first.body)) {
      const path = new URL(first.body.url).pathname.replace('/media/', '').replace(/\d+\.jpg$/, name)
      writeFileSync(join(world.mediaDirectory, path), '')
    }
    const path = join(world.mediaDirectory, new URL(first.body.url).pathname.replace('/media/', ''))
    rmSync(path)
    await send(photo)
    expect(statSync(path).size).toBeGreaterThan(1_000)
    expect(statSync(path.replace('400.jpg', '400.avif')).size).toBeGreaterThan(100)
  })

  test('sent eight times at once is one row, and whole files without leavings', async () => {
    const photo = await aPhoto()
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(photo)))
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1)
    const folder = join(world.mediaDirectory, new URL(answers[0]?.body.url).pathname.replace('/media/', ''), '..')
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
    for (const bytes of filesOf(answers[0]?.body).values()) await sharp(bytes).raw().toBuffer()
  })
})

describe('who may send', () => {
  test('sellers, mentors and the buyer of a purchase may; nobody else', async () => {
    const business = await aBusiness(world)
    const order = await anOrder(world, [{ goods: await aProduct(world, business) }])
    const photo = await aPhoto(48, 36)
    const codes: Record<string, string> = {}
    for (const [name, sending] of Object.entries({
      seller: { token: business.owner.token },
      mentor: { token: (await aMentor(world)).token },
      buyer: { token: (await aBuyer(world)).token },
      'buyer with her link': { trackingToken: order.trackingToken },
      'somebody with a guess': { trackingToken: 'x'.repeat(24) },
      'somebody with an old session': { token: 'x'.repeat(43) },
      guest: {},
    })) {
      const { status, body } = await sendImage(world, photo, sending)
      codes[name] = body.code ?? status
    }
    expect(codes).toEqual({
      seller: 201,
      mentor: 201,
      buyer: 'FORBIDDEN',
      'buyer with her link': 201,
      'somebody with a guess': 'FORBIDDEN',
      'somebody with an old session': 'UNAUTHENTICATED',
      guest: 'UNAUTHENTICATED',
    })
  })

  test('not more than forty times a day for one purchase, whatever comes of it', async () => {
    const order = await anOrder(world, [{ goods: await aProduct(world, await aBusiness(world)) }])
    const sending = { trackingToken: order.trackingToken }
    for (let time = 0; time < 40; time += 1) {
      expect((await sendImage(world, 'bukan foto', sending)).body.code).toBe('NOT_A_PICTURE')
    }
    expect(await sendImage(world, await aPhoto(48, 36), sending)).toMatchObject({
      status: 429,
      body: { code: 'TOO_MANY' },
    })
    world.clock.pass({ days: 1 })
    expect((await sendImage(world, await aPhoto(48, 36), sending)).status).toBe(201)
  })

  test('with POST alone', async () => {
    const answer = await fetch(`${world.urls[0]}/images`, { headers: { authorization: `Bearer ${seller.token}` } })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
  })
})

describe('on a store that speaks S3', () => {
  test('pictures are put with a right signature, for ever, and found under the public address', async () => {
    const store = await anS3StandIn()
    const there = await aWorld({ environment: { mediaS3: store.settings, mediaUrl: 'https://foto.test' } })
    try {
      const { owner } = await aBusiness(there)
      const photo = await aPhoto(400, 300)
      const { status, body } = await sendImage(there, photo, { token: owner.token })
      expect([status, store.turnedAway]).toEqual([201, []])
      expect(body.url).toMatch(/^https:\/\/foto\.test\/foto\/[0-9a-f]{2}\/[0-9a-f]{40}-400\.jpg$/)
      const names = [...store.objects.keys()].map((name) => name.replace(/^.*-/, ''))
      expect(names.sort()).toEqual(['320.avif', '320.webp', '400.avif', '400.jpg', '400.webp'])
      for (const [name, { type, cacheControl, bytes }] of store.objects) {
        expect([name, type, cacheControl]).toEqual([
          name,
          { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' }[name.split('.').at(-1) as 'avif'],
          'public, max-age=31536000, immutable',
        ])
        await sharp(bytes).raw().toBuffer()
      }
      expect(readdirSync(there.mediaDirectory)).toEqual([])
      expect((await sendImage(there, photo, { token: owner.token })).body).toEqual(body)
    } finally {
      await there.close()
      await store.close()
    }
  })

  test('a store that does not believe us, or is away, leaves no picture behind', async () => {
    const store = await anS3StandIn()
    const there = await aWorld({
      environment: { mediaS3: { ...store.settings, secretAccessKey: 'salah' }, mediaUrl: 'https://foto.test' },
    })
    try {
      const { owner } = await aBusiness(there)
      const photo = await aPhoto(400, 300)
      expect((await sendImage(there, photo, { token: owner.token })).status).toBe(500)
      expect(store.turnedAway[0]).toMatch(/^PUT \/foto-uji\/foto\//)
      store.fail(1)
      expect((await sendImage(there, photo, { token: owner.token })).status).toBe(500)
      expect(await there.sql('select * from image')).toEqual([])
    } finally {
      await there.close()
      await store.close()
    }
  })

  const base = { DATABASE_URL: 'postgresql://u@h/d', SITE_URL: 'https://toko.test' }
  const s3 = {
    S3_ENDPOINT: 'https://s3.test/',
    S3_BUCKET: 'foto',
    S3_ACCESS_KEY_ID: 'a',
    S3_SECRET_ACCESS_KEY: 'b',
    MEDIA_URL: 'https://foto.test/',
  }

  test('is configured whole or not at all', () => {
    expect(readEnvironment(base)).toMatchObject({ mediaS3: null, mediaUrl: 'https://toko.test/media' })
    expect(readEnvironment({ ...base, ...s3 })).toMatchObject({
      mediaUrl: 'https://foto.test',
      mediaS3: { endpoint: 'https://s3.test', region: 'auto', bucket: 'foto', accessKeyId: 'a', secretAccessKey: 'b' },
    })
    for (const name of Object.keys(s3).filter((one) => one !== 'S3_ENDPOINT')) {
      expect(() => readEnvironment({ ...base, ...s3, [name]: undefined })).toThrow(/S3_ENDPOINT wants/)
    }
  })
})

test('a drawing of the demo is shown as before, without other widths', async () => {
  const goods = await aProduct(world, await aBusiness(world))
  const { product } = await world.query(
    `query ($slug: String!) { product(slug: $slug) { images { url width alt placeholder sources { type } } } }`,
    { slug: goods.slug },
  )
  expect(product.images).toEqual([
    { url: 'http://toko.test/media/gambar.svg', width: 960, alt: 'Gambar', placeholder: null, sources: [] },
  ])
  expect(existsSync(join(world.mediaDirectory, 'foto'))).toBe(true)
})
