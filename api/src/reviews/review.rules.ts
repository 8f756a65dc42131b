import type { ReviewStatus } from './review.entity.ts'

export const reviewLengthMax = 1000

/** Hours that a review can be changed for: a first taste is not always the last word. */
export const editableHours = 7 * 24

export const editableUntil = (writtenAt: Temporal.Instant): Temporal.Instant => writtenAt.add({ hours: editableHours })

/** Reports from one machine within an hour; more than that is no reader. */
export const reportsPerOriginMax = 10
export const reportWindowMinutes = 60

const titles = /^(?:ibu|bu|bapak|pak|kak|mbak|mba|mas|nyai|hj|h|dr|drs|dra|ir|prof|hajah|haji)$/i

/** What is shown of an author's name: the first word that is a name. */
export const firstNameOf = (name: string): string => {
  const words = name.split(/[^\p{Letter}\p{Mark}'’-]+/u).filter((word) => word !== '')
  const first = words.find((word) => !titles.test(word) && word.length > 1) ?? 'Pembeli'
  return first.charAt(0).toUpperCase() + first.slice(1, 30)
}

const link =
  /https?:\/\/|www\.|\b[a-z0-9-]+\.(?:com|net|org|id|info|biz|me|ly|co|io|app|shop|store|site|online|xyz|link|my|sg|tv)\b/i
const handle = /@[a-z0-9_.]{3,}/i
// 0, 62 or +62 and at least eight digits more, however they are spaced. Prices and quantities begin otherwise or end sooner.
const telephone = /(?<!\d)(?:\+?62|0)(?:[\s().-]{0,2}\d){8,13}(?!\d)/

/** Whether a text names a way to reach somebody: a number, an address on the net, an account. */
export const namesContact = (text: string): boolean => {
  // Letters that stand in for digits are the oldest trick: o8l2.
  const digits = text.replaceAll(/\b(?=\w*\d)[\doOlI]+\b/g, (word) =>
    word.replaceAll(/[oO]/g, '0').replaceAll(/[lI]/g, '1'),
  )
  return link.test(text) || handle.test(text) || telephone.test(digits)
}

/**
 * Whether a review is shown at once. Ways to reach somebody are looked at first, and so is whatever an officer has hidden before.
 */
export const statusOf = ({ text, hiddenBefore }: { text: string | null; hiddenBefore: boolean }): ReviewStatus =>
  hiddenBefore || (text !== null && namesContact(text)) ? 'WAITING' : 'VISIBLE'
