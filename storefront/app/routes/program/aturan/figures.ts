import { rupiah } from '../../../format.ts'
import type { Faults } from '../../../forms/faults.ts'
import { readBasisPoints, readCount, readRupiah } from '../../../forms/read-figure.ts'
import type { Filled } from '../desk-form.ts'

/** How a figure of a policy is written down, read and told. Shares and multiples are basis points in the API. */
export type FigureKind = 'amount' | 'percent' | 'times' | 'count' | 'counts' | 'choice' | 'check'

export interface Figure<Name extends string = string> {
  name: Name
  kind: FigureKind
  /** Of a choice. */
  options?: readonly string[]
  /** With this figure something else begins. */
  head?: string
}

/** A value as the API gives it. */
export type FigureValue = number | string | boolean | readonly number[]
/** A version holds other things than figures too. */
export type FigureValues = { readonly [name: string]: FigureValue | null }

/** 12500 is "1,25". */
const timesText = (basisPoints: number): string =>
  (basisPoints / 10_000).toLocaleString('id-ID', { maximumFractionDigits: 4, useGrouping: false })

/** 2550 is "25,5". */
const percentText = (basisPoints: number): string =>
  (basisPoints / 100).toLocaleString('id-ID', { maximumFractionDigits: 2, useGrouping: false })

/** As it is typed into its field. */
export const typedFigure = ({ kind }: Figure, value: FigureValue): string => {
  if (kind === 'counts') return (value as readonly number[]).join(', ')
  if (kind === 'check') return value ? 'ya' : ''
  if (kind === 'choice') return `${value}`
  const number = Number(value)
  if (kind === 'amount') return number.toLocaleString('id-ID')
  if (kind === 'percent') return percentText(number)
  return kind === 'times' ? timesText(number) : `${number}`
}

/** As it is told; choices and checks are told in words of their own. */
export const toldFigure = (figure: Figure, value: FigureValue): string => {
  if (figure.kind === 'amount') return rupiah(Number(value))
  const typed = typedFigure(figure, value)
  if (figure.kind === 'percent') return `${typed}\u00a0%`
  return figure.kind === 'times' ? `${typed}\u00a0×` : typed
}

const readTimes = (text: string): number | undefined => {
  const [, whole, fraction = ''] = /^(\d{1,2})(?:[.,](\d{1,4}))?$/.exec(text) ?? []
  return whole === undefined ? undefined : Number(whole) * 10_000 + Number(fraction.padEnd(4, '0'))
}

const readCounts = (text: string): number[] | undefined => {
  const counts = text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(readCount)
  return counts.length > 0 && counts.every((count) => count !== undefined) ? counts : undefined
}

const readFigure = ({ kind, options }: Figure, text: string): FigureValue | undefined => {
  switch (kind) {
    case 'amount':
      return readRupiah(text)
    case 'percent':
      return readBasisPoints(text)
    case 'times':
      return readTimes(text)
    case 'count':
      return readCount(text)
    case 'counts':
      return readCounts(text)
    case 'choice':
      return options?.find((option) => option === text)
    case 'check':
      return text === 'ya'
  }
}

/** The figures of a form, or what is wrong with each that cannot be read. */
export const readFigures = <Name extends string>(
  figures: readonly Figure<Name>[],
  filled: Filled,
  step: string,
  faultOf: (kind: FigureKind) => string,
): { values: Record<Name, FigureValue>; faults?: never } | { values?: never; faults: Faults } => {
  const read = figures.map((figure) => [figure, readFigure(figure, filled[`${step}.${figure.name}`] ?? '')] as const)
  const wrong = read.filter(([, value]) => value === undefined)
  if (wrong.length > 0) return { faults: Object.fromEntries(wrong.map(([{ name, kind }]) => [name, faultOf(kind)])) }
  return { values: Object.fromEntries(read.map(([{ name }, value]) => [name, value])) as Record<Name, FigureValue> }
}

/** How a version stands to a day. */
export type Standing = 'coming' | 'inForce' | 'past'

interface Versioned {
  version: number
  effectiveFrom: string
}

/** Of those that have begun, the one that began last holds, and of equals the younger. */
export const inForceOn = <V extends Versioned>(versions: readonly V[], day: string): V | undefined =>
  versions
    .filter(({ effectiveFrom }) => effectiveFrom <= day)
    .toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || b.version - a.version)[0]

export const standingOf = <V extends Versioned>(versions: readonly V[], one: V, day: string): Standing => {
  if (inForceOn(versions, day)?.version === one.version) return 'inForce'
  // One that a younger one replaced before it began never comes.
  const replaced = versions.some((other) => other.version > one.version && other.effectiveFrom <= one.effectiveFrom)
  return one.effectiveFrom > day && !replaced ? 'coming' : 'past'
}
