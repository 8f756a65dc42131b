import { expect, test } from 'vitest'
import { picturePath, pictureSet } from './picture.tsx'

test('a picture of this site is known by its path, whatever the site is called', () => {
  expect(picturePath({ url: 'http://192.168.1.7:3000/media/ab/kopi-960.jpg' })).toBe('/media/ab/kopi-960.jpg')
})

test('a store of its own is known by its address', () => {
  const mediaUrl = 'https://foto.majubersama.id'
  expect(picturePath({ url: `${mediaUrl}/ab/kopi-960.jpg` }, mediaUrl)).toBe(`${mediaUrl}/ab/kopi-960.jpg`)
  expect(picturePath({ url: 'https://foto.majubersama.id.tipu.example/a.jpg' }, mediaUrl)).toBe('/a.jpg')
})

test('each width of a set keeps its width', () => {
  expect(pictureSet('http://toko.test/media/a-480.avif 480w, http://toko.test/media/a-960.avif 960w')).toBe(
    '/media/a-480.avif 480w, /media/a-960.avif 960w',
  )
})
