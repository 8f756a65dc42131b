import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { addLine, type BasketLine, changeQuantity, mergeBasket, pieceCount, readBasket, writeBasket } from './basket.ts'

const aLine = (line: Partial<BasketLine> = {}): BasketLine => ({
  variantId: randomUUID(),
  quantity: 2,
  unitPrice: 15_000,
  ...line,
})

describe('a basket in a cookie', () => {
  test('is read as it was written', () => {
    const basket = [aLine(), aLine({ quantity: 999, unitPrice: 1_000_000_000 }), aLine({ quantity: 1, unitPrice: 1 })]
    expect(readBasket(writeBasket(basket))).toEqual(basket)
  })

  test('of 60 lines takes less than 2 kB, in characters that a cookie may hold', () => {
    const text = writeBasket(Array.from({ length: 60 }, () => aLine({ quantity: 999, unitPrice: 999_999_999 })))
    expect(text.length).toBeLessThan(2048)
    expect(text).toMatch(/^[\w.~-]+$/)
  })

  test('holds 60 lines and no more', () => {
    const text = writeBasket(Array.from({ length: 80 }, () => aLine()))
    expect(readBasket(text)).toHaveLength(60)
  })

  const good = aLine()
  const goodText = writeBasket([good])
  test.each([
    ['nothing', undefined, []],
    ['an empty cookie', '', []],
    ['another language', '{"a":1}', []],
    ['a script', '<script>alert(1)</script>', []],
    ['a quantity of 0', goodText.replace('.2.', '.0.'), []],
    ['a quantity of 1000', goodText.replace('.2.', '.rs.'), []],
    ['a negative quantity', goodText.replace('.2.', '.-1.'), []],
    ['a price of 0', `${goodText.slice(0, 25)}0`, []],
    ['a price beyond a thousand million', `${goodText.slice(0, 25)}zzzzzz`, []],
    ['a short id', goodText.slice(3), []],
    ['a broken line beside a good one', `x~${goodText}~.1.1`, [good]],
    ['the same goods twice', `${goodText}~${goodText}`, [good]],
    ['a megabyte', `${goodText}~${'a'.repeat(1_000_000)}`, [good]],
  ])('that was made %s keeps the lines that can be', (_, text, expected) => {
    expect(readBasket(text)).toEqual(expected)
  })
})

describe('putting goods in', () => {
  const kept = aLine({ quantity: 3, unitPrice: 15_000 })

  test.each<[string, BasketLine, BasketLine[]]>([
    [
      'more of the same adds up at the price seen last',
      { ...kept, quantity: 2, unitPrice: 16_000 },
      [{ ...kept, quantity: 5, unitPrice: 16_000 }],
    ],
    ['a line never holds more than 999', { ...kept, quantity: 999 }, [{ ...kept, quantity: 999 }]],
  ])('%s', (_, added, expected) => {
    expect(addLine([kept], added)).toEqual(expected)
  })

  test('other goods come last', () => {
    const added = aLine()
    expect(addLine([kept], added)).toEqual([kept, added])
  })

  test('a full basket stays as it is', () => {
    const full = Array.from({ length: 60 }, () => aLine())
    expect(addLine(full, aLine())).toBe(full)
  })
})

test.each([
  [5, 5],
  [1000, 999],
])('a wish for %i pieces is kept as %i', (wanted, expected) => {
  const line = aLine()
  expect(changeQuantity([line], line.variantId, wanted)).toEqual([{ ...line, quantity: expected }])
})

test('a wish for 0 pieces takes the goods out', () => {
  const [line, other] = [aLine(), aLine()]
  expect(changeQuantity([line, other], line.variantId, 0)).toEqual([other])
})

test('the basket is counted in pieces', () => {
  expect(pieceCount([aLine({ quantity: 2 }), aLine({ quantity: 5 })])).toBe(7)
})

describe('a basket that somebody has sent', () => {
  const [own, other] = [aLine({ quantity: 3, unitPrice: 15_000 }), aLine()]

  test.each<[string, BasketLine[], BasketLine[]]>([
    ['adds what was not there', [other], [own, other]],
    ['with more of the same gives as many', [{ ...own, quantity: 5 }], [{ ...own, quantity: 5 }]],
    ['with fewer of the same takes nothing away', [{ ...own, quantity: 1 }], [own]],
    ['brings the price that was shown with it', [{ ...own, unitPrice: 16_000 }], [{ ...own, unitPrice: 16_000 }]],
  ])('%s', (_, sent, expected) => {
    expect(mergeBasket([own], sent)).toEqual(expected)
  })

  test('taken twice changes nothing more', () => {
    const once = mergeBasket([own], [{ ...own, quantity: 7 }, other])
    expect(mergeBasket(once, [{ ...own, quantity: 7 }, other])).toEqual(once)
  })

  test('leaves out what a full basket has no room for', () => {
    const full = Array.from({ length: 60 }, () => aLine())
    expect(mergeBasket(full, [other])).toEqual(full)
  })
})
