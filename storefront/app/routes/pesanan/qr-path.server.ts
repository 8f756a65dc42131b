import { create } from 'qrcode'

/** Light modules around the code, which scanners need. */
const quietZone = 4

/** A QR code as one path, to be drawn with lines as thick as 1, in a square of `size`. */
export const qrPath = (text: string): { size: number; path: string } => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const isDark = (x: number, y: number) => x < modules.size && modules.get(y, x) === 1
  const rows: string[] = []
  for (let y = 0; y < modules.size; y += 1) {
    let row = ''
    let end = 0
    for (let x = 0; x < modules.size; x += 1) {
      if (!isDark(x, y)) continue
      const start = x
      while (isDark(x + 1, y)) x += 1
      row += row === '' ? `M${start + quietZone} ${y + quietZone}.5` : `m${start - end} 0`
      row += `h${x + 1 - start}`
      end = x + 1
    }
    rows.push(row)
  }
  return { size: modules.size + 2 * quietZone, path: rows.join('') }
}
