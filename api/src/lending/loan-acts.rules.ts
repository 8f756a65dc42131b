/** How long ago something may have happened that is written down now. */
export const lateEntryDaysMax = 28

/** FUTURE or PAST where a day cannot be written down today. */
export const judgeDay = (day: Temporal.PlainDate, today: Temporal.PlainDate): 'FUTURE' | 'PAST' | null => {
  const ago = day.until(today, { largestUnit: 'days' }).days
  if (ago < 0) return 'FUTURE'
  return ago > lateEntryDaysMax ? 'PAST' : null
}
