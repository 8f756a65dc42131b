import { expect, test } from 'vitest'
import { wordsBeforePhotos } from './send-photo.server.ts'

const sent = (fill: (form: FormData) => void): Request => {
  const body = new FormData()
  fill(body)
  return new Request('http://toko.test/', { method: 'POST', body })
}

test('of a form that is too large the words before its photos are read, letter for letter', async () => {
  const words = await wordsBeforePhotos(
    sent((form) => {
      form.set('text.1', 'Pecah “semua” — é, 日本, 🥲\r\nBaris kedua')
      form.set('reason.1', 'DAMAGED')
      form.set('photos.1', new File([new Uint8Array(3_000_000)], 'a.jpg'))
      form.set('after', 'x')
    }),
  )
  expect([...words]).toEqual([
    ['text.1', 'Pecah “semua” — é, 日本, 🥲\r\nBaris kedua'],
    ['reason.1', 'DAMAGED'],
  ])
})

test('a form that begins with a photo has no words', async () => {
  expect([...(await wordsBeforePhotos(sent((form) => form.set('photo', new File(['x'], 'a.jpg')))))]).toEqual([])
})

test.each([
  ['without a form', new Request('http://toko.test/', { method: 'POST', body: 'x' })],
  [
    'that is cut off in its first word',
    new Request('http://toko.test/', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=abc' },
      body: `--abc\r\ncontent-disposition: form-data; name="text"\r\n\r\n${'a'.repeat(100_000)}`,
    }),
  ],
])('what is sent %s has none either', async (_, request) => {
  expect([...(await wordsBeforePhotos(request))]).toEqual([])
})
