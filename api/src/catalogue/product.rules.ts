export type Availability = 'IN_STOCK' | 'MADE_TO_ORDER' | 'SOLD_OUT'

/** @param stock pieces on the shelf; null where goods are made to order */
export const availabilityOf = (stock: number | null): Availability => {
  if (stock === null) return 'MADE_TO_ORDER'
  return stock > 0 ? 'IN_STOCK' : 'SOLD_OUT'
}

/** @param pausedUntil the last day on which the shop is paused */
export const availabilityOn = (
  { stock, pausedUntil }: { stock: number | null; pausedUntil: Temporal.PlainDate | null },
  today: Temporal.PlainDate,
): Availability =>
  pausedUntil && Temporal.PlainDate.compare(today, pausedUntil) <= 0 ? 'SOLD_OUT' : availabilityOf(stock)

/** Longer texts are not searches: the first words decide. */
const searchWordsMax = 6

/** Longer than any word: comparing letters costs their number times that of the text. */
const wordLettersMax = 40

/** Words of a search as they stand in the search text: small letters, no accents, nothing but letters and digits. */
export const searchWords = (search: string, wordsMax = searchWordsMax): string[] =>
  search
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '')
    .slice(0, wordsMax)
    .map((word) => word.slice(0, wordLettersMax))
