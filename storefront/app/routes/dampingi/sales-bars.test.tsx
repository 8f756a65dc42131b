import { renderToStaticMarkup } from 'react-dom/server'
import { IntlProvider } from 'use-intl'
import { expect, test } from 'vitest'
import { messages, timeZone } from '../../messages/messages.ts'
import { SalesBars } from './sales-bars.tsx'

const weeks = Array.from({ length: 8 }, (_, index) => ({
  startsOn: `2026-10-${10 + index}`,
  net: index < 4 ? 123_456 : 234_567,
  offPlatformVerified: 0,
  offPlatformUnverified: index === 7 ? 98_765 : 0,
}))

const drawn = renderToStaticMarkup(
  <IntlProvider locale="id" messages={messages.id} timeZone={timeZone}>
    <SalesBars weeks={weeks} name="Ibu Sumiati" />
  </IntlProvider>,
)

test('the picture says in words what it shows', () => {
  expect(drawn).toContain('Jualan 8 minggu Ibu Sumiati')
  expect(drawn).toContain('4 minggu terakhir dibanding 4 minggu sebelumnya: jualan naik.')
  expect(drawn).toContain('Setiap minggu ada jualan. Ada catatan yang belum diperiksa.')
})

test('no amount stands in the picture', () => {
  expect(drawn).not.toMatch(/Rp|123.?456|234.?567|98.?765/)
})

test('a strict content security policy lets the picture through: it has no style of its own', () => {
  expect(drawn).not.toMatch(/style=|<style/)
})

test('what nobody has verified is hatched', () => {
  expect(drawn.match(/<rect[^>]*fill="url\(#/g)).toHaveLength(1)
})
