import { create } from 'qrcode'
import { expect, test } from 'vitest'
import { qrPath } from './qr-path.server.ts'

/** The modules that a path darkens, drawn as a pen would. */
const drawn = (path: string, size: number): string[] => {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => ' '))
  let [x, y] = [0, 0]
  for (const [, command, first = '0', second = '0'] of path.matchAll(/([Mmh])(\d+)(?: (\d+(?:\.5)?))?/g)) {
    if (command === 'M') [x, y] = [Number(first), Math.floor(Number(second))]
    else {
      if (command === 'h') rows[y]?.fill('#', x, x + Number(first))
      x += Number(first)
    }
  }
  return rows.map((row) => row.join(''))
}

test.each([['A'], ['00020101021126640014ID.CO.DEMO.WWW'], ['0'.repeat(400)]])(
  '%s is drawn module for module',
  (text) => {
    const { modules } = create(text, { errorCorrectionLevel: 'M' })
    const { size, path } = qrPath(text)
    const code = Array.from({ length: modules.size }, (_, y) =>
      Array.from({ length: modules.size }, (_, x) => (modules.get(y, x) ? '#' : ' ')).join(''),
    )
    const blank = ' '.repeat(4)
    const empty = Array.from({ length: 4 }, () => ' '.repeat(size))
    expect(drawn(path, size)).toEqual([...empty, ...code.map((row) => blank + row + blank), ...empty])
  },
)
