import { readDay } from '../calendar.ts'
import type { DeskReportName } from './desk-report-names.ts'

/** What each can be narrowed down by. */
export const filtersOf: { [N in DeskReportName]: readonly Filter[] } = {
  pencairan: ['from', 'to', 'group', 'mentor'],
  setoran: ['from', 'to', 'group', 'mentor'],
  portofolio: ['asOf', 'by'],
  tren: ['asOf', 'group', 'mentor'],
  neraca: ['asOf', 'book'],
  tindakan: ['from', 'to', 'group', 'area'],
  lembar: ['group', 'on'],
}

export type Filter = 'from' | 'to' | 'asOf' | 'on' | 'group' | 'mentor' | 'by' | 'book' | 'area'

/** The names of the filters in an address. */
export const filterParams: { [F in Filter]: string } = {
  from: 'dari',
  to: 'sampai',
  asOf: 'hari',
  on: 'hari',
  group: 'kelompok',
  mentor: 'pendamping',
  by: 'menurut',
  book: 'buku',
  area: 'bidang',
}

export const bys = ['GROUP', 'MENTOR', 'KECAMATAN'] as const
export const books = ['PROGRAMME', 'MARKETPLACE'] as const
export const areas = ['LOAN', 'APPLICATION', 'MEETING', 'GROUP', 'ROLE', 'POLICY'] as const

export interface Asked {
  from: string
  to: string
  asOf: string
  on: string
  groupId: string | null
  mentorId: string | null
  by: (typeof bys)[number]
  book: (typeof books)[number]
  area: (typeof areas)[number] | null
  after: string | null
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The last seven days, today, everybody: unless the address says otherwise. Days that are none, or to come, are today. */
export const readAsked = (params: URLSearchParams, today: Temporal.PlainDate): Asked => {
  const past = (name: string, otherwise: Temporal.PlainDate) => {
    const day = readDay(params.get(name))
    return day && Temporal.PlainDate.compare(day, today) <= 0 ? day : otherwise
  }
  const one = <Word extends string>(name: string, words: readonly Word[]) =>
    words.find((word) => word === params.get(name))
  const id = (name: string) => {
    const text = params.get(name) ?? ''
    return uuid.test(text) ? text : null
  }
  const to = past(filterParams.to, today)
  const from = past(filterParams.from, to.subtract({ days: 6 }))
  const meeting = readDay(params.get(filterParams.on))
  return {
    from: (Temporal.PlainDate.compare(from, to) > 0 ? to : from).toString(),
    to: to.toString(),
    asOf: past(filterParams.asOf, today).toString(),
    on: (meeting && Temporal.PlainDate.compare(meeting, today) > 0 ? meeting : today).toString(),
    groupId: id(filterParams.group),
    mentorId: id(filterParams.mentor),
    by: one(filterParams.by, bys) ?? 'GROUP',
    book: one(filterParams.book, books) ?? 'PROGRAMME',
    area: one(filterParams.area, areas) ?? null,
    after: params.get('setelah'),
  }
}

/** The address of a report with what was asked, such as `?dari=2026-11-24&kelompok=…`. */
export const askedQuery = (name: DeskReportName, asked: Asked, more: Record<string, string> = {}): string => {
  const values: { [F in Filter]: string | null } = {
    from: asked.from,
    to: asked.to,
    asOf: asked.asOf,
    on: asked.on,
    group: asked.groupId,
    mentor: asked.mentorId,
    by: asked.by,
    book: asked.book,
    area: asked.area,
  }
  const pairs = filtersOf[name].flatMap((filter) => {
    const value = values[filter]
    return value === null ? [] : [[filterParams[filter], value]]
  })
  return `?${new URLSearchParams([...pairs, ...Object.entries(more)])}`
}
