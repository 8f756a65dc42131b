import { passingStatement, type Reader, readRows } from '../storage/statement.ts'
import { bestSellersOf } from './product.queries.ts'
import { understandTyping } from './search.queries.ts'
import { isEverywhere, searchQueries, type Term, type UnderstoodSearch } from './search.rules.ts'

export type SuggestionKind = 'WORDS' | 'CATEGORY' | 'BUSINESS' | 'PRODUCT'

export interface SuggestionRow {
  kind: SuggestionKind
  text: string
  slug: string | null
}

export const suggestionsMax = 20

/** Of each kind. Products take what the others leave. */
const wordsMax = 3
const categoriesMax = 1
const businessesMax = 2

// $1: what names must hold, as a tsquery of stems. $2: the same of plain words, the last as a beginning. $3: texts to search for,
// $4: and their tsqueries, of which only those that find something are suggested. $5: how many.
const suggested = (search: UnderstoodSearch) =>
  passingStatement<SuggestionRow>(`
  (select 'WORDS' as kind, w.text, null as slug
   from unnest($3::text[], $4::text[]) with ordinality as w (text, query, n)
   where exists (
     with found as materialized (select from product p where p.status = 'PUBLISHED' and p.search_vector @@ w.query::tsquery)
     select from found)
   order by w.n limit ${wordsMax})
  union all
  (select 'CATEGORY', c.name, c.slug from category c
   where to_tsvector('simple', c.name) @@ $2::tsquery order by c.position limit ${categoriesMax})
  union all
  (select 'BUSINESS', b.name, b.slug from business b
   where b.has_shop and to_tsvector('simple', b.name) @@ $2::tsquery order by b.name, b.id limit ${businessesMax})
  union all
  (select 'PRODUCT', p.name, p.slug from product p
   where p.status = 'PUBLISHED' and p.search_vector @@ $1::tsquery
   order by ${bestSellersOf({ many: isEverywhere(search, 'NAME') })}, p.newest_rank desc limit $5::int)
  limit $5::int`)

/** What may be meant by a text that is being typed. */
export const searchSuggestions = async (reader: Reader, text: string, first: number): Promise<SuggestionRow[]> => {
  const understood = await understandTyping(reader, text)
  if (!understood) return []
  const { search, completions } = understood
  const before = search.terms.slice(0, -1).map(({ word }) => word)
  const last = search.terms.at(-1)?.word ?? ''
  const wholes: Term[] = completions.map((row) => ({ word: row.completion ?? '', stems: [row], isCommon: row.common }))
  const texts = (wholes.length > 0 ? wholes : search.terms.slice(-1)).map((term) => [
    ...search.terms.slice(0, -1),
    term,
  ])
  const plain = [...before.map((word) => `'${word}'`), `'${last}':*`].join(' & ')
  return readRows(reader, suggested(search), [
    searchQueries(search).name,
    plain,
    texts.map((terms) => terms.map(({ word }) => word).join(' ')),
    texts.map((terms) => searchQueries({ terms }).headline),
    first,
  ])
}
