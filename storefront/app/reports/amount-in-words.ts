const ones = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan']
const scales = [
  [1_000_000_000, 'miliar'],
  [1_000_000, 'juta'],
  [1_000, 'ribu'],
  [100, 'ratus'],
  [10, 'puluh'],
] as const

const wordsOf = (amount: number): string => {
  if (amount < 10) return ones[amount] ?? ''
  if (amount === 10) return 'sepuluh'
  if (amount === 11) return 'sebelas'
  if (amount < 20) return `${ones[amount - 10]} belas`
  const [unit, name] = scales.find(([scale]) => amount >= scale) ?? [1, '']
  const count = Math.floor(amount / unit)
  // "seratus" and "seribu", and yet "satu juta".
  const head = count === 1 && unit <= 1_000 ? `se${name}` : `${wordsOf(count)} ${name}`
  return `${head} ${wordsOf(amount % unit)}`.trim()
}

/**
 * An amount as a receipt writes it out, so that no digit can be added to it: 50000 is "lima puluh ribu".
 *
 * @param amount whole, from 0 to below a thousand billion
 */
export const amountInWords = (amount: number): string => (amount === 0 ? 'nol' : wordsOf(amount))
