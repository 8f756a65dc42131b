/** Loaded before a process of its own: its clock goes on from the instant that CLOCK_FROM tells. */
const { instant } = Temporal.Now
const ahead = instant().until(process.env.CLOCK_FROM)
Temporal.Now.instant = () => instant().add(ahead)
