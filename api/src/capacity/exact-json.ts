/**
 * JSON that keeps whole rupiah exact: 500n is written "500n" and comes back as a bigint, a day is written as its ISO text. What a
 * person decides on must be reproducible to the rupiah years later.
 */
export const encodeExact = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part))

/** @param value what PostgreSQL gives back for a jsonb column: parsed already */
export const decodeExact = <T>(value: unknown): T =>
  JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'string' && /^-?\d+n$/.test(part) ? BigInt(part.slice(0, -1)) : part,
  ) as T
