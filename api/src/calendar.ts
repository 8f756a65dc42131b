/** Where business days and weeks are counted. */
export const timeZone = 'Asia/Jakarta'

export const businessDay = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate()

/** The Monday of the week that the day lies in. */
export const weekStart = (day: Temporal.PlainDate): Temporal.PlainDate => day.subtract({ days: day.dayOfWeek - 1 })

/** Midnight in Jakarta at which the day begins. */
export const startOfDay = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime(timeZone).toInstant()
