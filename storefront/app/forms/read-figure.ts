const whole = /^\d{1,15}$/
/** Dots as people write them: 1.250.000. */
const grouped = /^\d{1,3}(?:\.\d{3}){1,4}$/

/** What somebody typed for an amount, in whole rupiah: "Rp 36.000", "36000". Undefined where it is none, such as "36.5". */
export const readRupiah = (text: string): number | undefined => {
  const figure = text.replace(/^rp\.?/i, '').replace(/[\s\u00a0]/g, '')
  return whole.test(figure) || grouped.test(figure) ? Number(figure.replaceAll('.', '')) : undefined
}

/** What somebody typed for a count: "12". */
export const readCount = (text: string): number | undefined => (/^\d{1,6}$/.test(text) ? Number(text) : undefined)

/** What somebody typed for a percentage, in basis points: "57,5" and "57.5 %" are 5750. */
export const readBasisPoints = (text: string): number | undefined => {
  const [, percent, fraction = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text) ?? []
  return percent === undefined ? undefined : Number(percent) * 100 + Number(fraction.padEnd(2, '0'))
}
