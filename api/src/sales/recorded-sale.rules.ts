/** Sales are written down while they are remembered: today or in the week before. */
export const recordableDays = 7

export const isRecordable = (soldOn: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(soldOn, today) <= 0 &&
  Temporal.PlainDate.compare(soldOn, today.subtract({ days: recordableDays })) >= 0
