import { expect, test } from 'vitest'
import { keptPhoto, keptPhotos } from './kept-photos.ts'

test.each([
  ['3b241101-e2bb-4255-8caf-4136c566a962 http://localhost/media/a.jpg', 'http://localhost/media/a.jpg'],
  ['3b241101-e2bb-4255-8caf-4136c566a962 javascript:alert(1)', undefined],
  ['3b241101-e2bb-4255-8caf-4136c566a962', undefined],
  ['', undefined],
])('of %j the photo %s is kept', (text, expected) => {
  const data = new FormData()
  data.set('fotoTersimpan', text)
  expect(keptPhoto(data, 'foto')?.url).toBe(expected)
})

test('of several photos all are kept, in their order, and what is none is left out', () => {
  const data = new FormData()
  const [first, second] = ['3b241101-e2bb-4255-8caf-4136c566a962', '4b241101-e2bb-4255-8caf-4136c566a962']
  for (const text of [`${first} http://localhost/a.jpg`, 'x', `${second} http://localhost/b.jpg`])
    data.append('photos.1Tersimpan', text)
  expect(keptPhotos(data, 'photos.1').map(({ id }) => id)).toEqual([first, second])
})
