import { p, Type } from '@mikro-orm/core'

// The unit of work hands null through as well, for columns that may be empty.

/** timestamptz ↔ Temporal.Instant. */
export class InstantType extends Type<Temporal.Instant | null, string | null> {
  override convertToDatabaseValue(value: Temporal.Instant | string | null): string | null {
    return value?.toString() ?? null
  }

  override convertToJSValue(value: string | Temporal.Instant | null): Temporal.Instant | null {
    return typeof value === 'string' ? parseInstant(value) : value
  }

  override getColumnType(): string {
    return 'timestamptz'
  }

  override compareAsType(): string {
    return 'string'
  }
}

/** date ↔ Temporal.PlainDate. */
export class PlainDateType extends Type<Temporal.PlainDate | null, string | null> {
  override convertToDatabaseValue(value: Temporal.PlainDate | string | null): string | null {
    return value?.toString() ?? null
  }

  override convertToJSValue(value: string | Temporal.PlainDate | null): Temporal.PlainDate | null {
    return typeof value === 'string' ? Temporal.PlainDate.from(value) : value
  }

  override getColumnType(): string {
    return 'date'
  }

  override compareAsType(): string {
    return 'string'
  }
}

/** PostgreSQL writes `2026-11-23 03:00:00.123+00`; Temporal wants the minutes of the offset too. */
export const parseInstant = (text: string): Temporal.Instant =>
  Temporal.Instant.from(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))

export const instant = () => p.type(InstantType).$type<Temporal.Instant>()
export const plainDate = () => p.type(PlainDateType).$type<Temporal.PlainDate>()
export const rupiah = () => p.bigint('bigint')
