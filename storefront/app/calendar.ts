import { timeZone } from './messages/messages.ts'

/** The day it is in Jambi. */
export const today = (): Temporal.PlainDate => Temporal.Now.plainDateISO(timeZone)

/** A day out of an address or a form; undefined where the text names none. */
export const readDay = (text: string | null): Temporal.PlainDate | undefined => {
  if (!text || !/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return undefined
  }
}
