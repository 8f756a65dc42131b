/** Preloaded into a storefront under test: there it is the time that STANDS_AT says, as in the API behind it. */
const at = Temporal.Instant.from(process.env.STANDS_AT ?? '')

Object.defineProperty(Temporal.Now, 'plainDateISO', {
  value: (timeZone = 'UTC') => at.toZonedDateTimeISO(timeZone).toPlainDate(),
})

Object.defineProperty(Temporal.Now, 'instant', { value: () => at })
