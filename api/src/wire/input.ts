import { createHash } from 'node:crypto'
import { GraphQLError } from 'graphql'
import parsePhoneNumber from 'libphonenumber-js/max'
import * as v from 'valibot'

/** Input of the wrong form: not a refusal of the world but a mistake of the form. Names the field, in Indonesian. */
export const badInput = (field: string[], message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', field } })

export const notFound = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'NOT_FOUND' } })

/**
 * @param at the path of `input` among the arguments, which starts the path of the field at fault
 * @throws BAD_USER_INPUT with the first fault
 */
export const parseInput = <Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
  at: string[] = [],
): v.InferOutput<Schema> => {
  const parsed = v.safeParse(schema, input, { abortEarly: true })
  if (parsed.success) return parsed.output
  const [fault] = parsed.issues
  throw badInput([...at, ...(fault.path ?? []).map(({ key }) => String(key))], fault.message)
}

export const uuid = v.pipe(v.string(), v.uuid('Kode bukan UUID.'), v.toLowerCase())

export const textOf = (label: string, lengthMax: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, `${label} perlu diisi.`),
    v.maxLength(lengthMax, `${label} paling panjang ${lengthMax} huruf.`),
    // Control characters have no place in a name or a note, and PostgreSQL refuses the zero byte.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    v.regex(/^[^\u0000-\u0008\u000b-\u001f\u007f]*$/, `${label} memuat huruf yang tidak bisa dibaca.`),
  )

/** Nothing, or only spaces, is no text at all. */
export const optionalTextOf = (label: string, lengthMax: number) =>
  v.pipe(
    v.nullish(v.string(), ''),
    v.trim(),
    v.transform((text) => (text === '' ? null : text)),
    v.nullable(textOf(label, lengthMax)),
  )

/** Any way that Indonesians write a number (08…, 62…, +62 8…, dashes) → E.164. */
export const phone = v.pipe(
  v.string(),
  v.transform((text) => {
    const digits = text.trim().replace(/^(?:00)?62/, '+62')
    const number = parsePhoneNumber(digits, 'ID')
    return number?.isValid() ? number.number : ''
  }),
  v.minLength(1, 'Nomor HP belum benar. Contoh: 0812-3456-7890.'),
)

export const quantity = v.pipe(
  v.number(),
  v.integer('Jumlah harus bilangan bulat.'),
  v.minValue(1, 'Jumlah paling sedikit 1.'),
  v.maxValue(999, 'Jumlah paling banyak 999.'),
)

/** Positive and far below what a JSON integer holds. */
export const price = v.pipe(
  v.number(),
  v.transform((whole) => BigInt(whole)),
  v.minValue(1n, 'Jumlah rupiah harus lebih dari 0.'),
  v.maxValue(1_000_000_000n, 'Jumlah rupiah terlalu besar.'),
)

/** The form was judged when the scalar was read. */
export const day = v.pipe(
  v.string(),
  v.transform((text) => Temporal.PlainDate.from(text)),
)

/** Not below 0, and far below what a JSON integer holds. */
export const amount = v.pipe(
  v.number(),
  v.transform((whole) => BigInt(whole)),
  v.minValue(0n, 'Jumlah rupiah tidak boleh kurang dari 0.'),
  v.maxValue(1_000_000_000_000n, 'Jumlah rupiah terlalu besar.'),
)

/** A fingerprint of a request, to tell a repeat from another request under the same id. */
export const requestHash = (request: unknown): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(request, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)))
    .digest()
