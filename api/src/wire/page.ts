import { badInput } from './input.ts'

export const pageSizeMax = 100

/** A page of rows and how to go on. */
export interface Page<Node> {
  edges: { cursor: string; node: Node }[]
  nodes: Node[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}

/** @throws BAD_USER_INPUT unless 1 ≤ first ≤ 100 */
export const checkPageSize = (first: number): void => {
  if (first < 1 || first > pageSizeMax) throw badInput(['first'], `first harus 1 sampai ${pageSizeMax}.`)
}

/**
 * Builds the page out of one row more than was asked for, which tells whether another page follows.
 *
 * @param after the cursor that the page was asked with; rows before it exist, because it names one
 */
export const pageOf = <Node>(
  rows: Node[],
  first: number,
  after: string | null | undefined,
  cursorOf: (node: Node) => string,
): Page<Node> => {
  const nodes = rows.length > first ? rows.slice(0, first) : rows
  return new RowPage(nodes, rows.length > first, Boolean(after), cursorOf)
}

// Cursors are made when they are asked for: most pages want two of them and not one for each row.
class RowPage<Node> implements Page<Node> {
  readonly nodes: Node[]
  readonly #hasNextPage: boolean
  readonly #hasPreviousPage: boolean
  readonly #cursorOf: (node: Node) => string

  constructor(nodes: Node[], hasNextPage: boolean, hasPreviousPage: boolean, cursorOf: (node: Node) => string) {
    this.nodes = nodes
    this.#hasNextPage = hasNextPage
    this.#hasPreviousPage = hasPreviousPage
    this.#cursorOf = cursorOf
  }

  get edges() {
    return this.nodes.map((node) => ({ cursor: this.#cursorOf(node), node }))
  }

  get pageInfo() {
    const [first, last] = [this.nodes[0], this.nodes.at(-1)]
    return {
      hasNextPage: this.#hasNextPage,
      hasPreviousPage: this.#hasPreviousPage,
      startCursor: first === undefined ? null : this.#cursorOf(first),
      endCursor: last === undefined ? null : this.#cursorOf(last),
    }
  }
}

/** The sort and the keys of the row where the page ended. Opaque to clients, refused when it was made for another sort. */
export const encodeCursor = (sort: string, keys: readonly (string | number | bigint)[]): string =>
  Buffer.from(JSON.stringify([sort, ...keys.map(String)])).toString('base64url')

/** Forms of keys. A forged cursor must not reach the database with anything else. */
export const cursorKeys = {
  whole: /^\d{1,18}$/,
  name: /^[A-Z_]{1,40}$/,
  slug: /^[a-z0-9-]{1,200}$/,
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/,
  day: /^\d{4}-\d\d-\d\d$/,
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
} as const

/** @throws BAD_USER_INPUT when the cursor is not one of this sort with keys of these forms */
export const decodeCursor = (cursor: string, sort: string, forms: readonly RegExp[]): string[] => {
  try {
    const [madeFor, ...values] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    const texts = values.filter((value) => typeof value === 'string')
    const sound = texts.length === forms.length && forms.every((form, index) => form.test(texts[index] ?? ''))
    if (madeFor === sort && sound && texts.length === values.length) return texts
  } catch {
    // Not a cursor at all: refused below.
  }
  throw badInput(['after'], 'Kursor halaman tidak cocok dengan urutan ini.')
}

/** A list costs what its nodes cost, as often as it may hold one. */
export const listComplexity = ({
  args,
  childComplexity,
}: {
  args: { first?: number }
  childComplexity: number
}): number => 1 + Math.min(Math.max(args.first ?? 1, 1), pageSizeMax) * childComplexity
