import { createTranslator } from 'use-intl/core'
import dampingi from './dampingi.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import id from './id.json' with { type: 'json' }
import jual from './jual.json' with { type: 'json' }
import keeping from './keeping.json' with { type: 'json' }
import lending from './lending.json' with { type: 'json' }
import lendingDesk from './lending-desk.json' with { type: 'json' }
import type { Locale } from './locale.ts'
import meeting from './meeting.json' with { type: 'json' }
import officerDesk from './officer-desk.json' with { type: 'json' }
import program from './program.json' with { type: 'json' }
import reports from './reports.json' with { type: 'json' }

// Sellers, mentors and officers read Indonesian; only what buyers see is in both.
const indonesian = { ...id, jual, dampingi, keeping, lending, lendingDesk, meeting, officerDesk, program, reports }
export type Messages = typeof indonesian

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages
    Locale: Locale
  }
}

export const messages: Record<Locale, Messages> = { id: indonesian, en: { ...indonesian, ...en } }

/** All dates and times, wherever the server stands. */
export const timeZone = 'Asia/Jakarta'

/** For loaders and actions; components call useTranslations. */
export const translatorOf = (locale: Locale) => createTranslator({ locale, messages: messages[locale], timeZone })
