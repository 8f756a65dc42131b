import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

// What comes in stays plain JSON, a number or a text: compiled operations write literals into their code, where a bigint or a day
// would not survive. The schemas beside the resolvers turn them into the product's own types (wire/input.ts).

const wrong = (what: string, value: unknown) =>
  new GraphQLError(`${what}, not ${typeof value === 'string' ? JSON.stringify(value) : String(value)}`, {
    extensions: { code: 'BAD_USER_INPUT' },
  })

const checkRupiah = (value: unknown): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw wrong('Rupiah is a whole number', value)
  return value
}

export const Rupiah = new GraphQLScalarType<number, number>({
  name: 'Rupiah',
  description: 'Whole rupiah. A JSON integer; totals exceed 2^31.',
  serialize: (value) => checkRupiah(Number(value)),
  parseValue: checkRupiah,
  parseLiteral: (node) => checkRupiah(node.kind === Kind.INT ? Number(node.value) : undefined),
})

const checkDate = (value: unknown): string => {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) {
    try {
      return Temporal.PlainDate.from(value).toString()
    } catch {
      // No such day: refused below, like every other text.
    }
  }
  throw wrong('Date is a calendar date such as 2026-11-23', value)
}

export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'ISO 8601 calendar date in Asia/Jakarta, 2026-11-23.',
  serialize: String,
  parseValue: checkDate,
  parseLiteral: (node) => checkDate(node.kind === Kind.STRING ? node.value : undefined),
})

/** Comes out only: no question takes an instant. */
export const DateTime = new GraphQLScalarType<never, string>({
  name: 'DateTime',
  description: 'ISO 8601 instant.',
  serialize: String,
  parseValue: (value) => {
    throw wrong('DateTime is not asked for', value)
  },
})
