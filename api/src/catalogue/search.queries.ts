import { type Reader, readRows, statement } from '../storage/statement.ts'
import { type Term, type UnderstoodSearch, wordsLookedFor } from './search.rules.ts'

// ── what somebody means ───────────────────────────────────────────────────────

interface AlternativeRow {
  /** Number of the word that was asked for, and of the half of it where two words were written as one. */
  n: number
  part: number
  word: string
  stem: string
  documents: number
  headlineDocuments: number
  nameDocuments: number
  /** Of the word, with all that it may stand for. */
  common: boolean
  completion: string | null
  /** False where no product has this word beside the others. */
  kept: boolean
  /** The categories that are named so: each slug, and how many words its name has. */
  shelves: string[]
  commoner: string | null
}

/**
 * The word s that was typed may be a word m that is one letter away where it is short and three where it is long, has two neighbouring
 * letters in the other's place, or lacks vowels only (krpk). The likeliest is the nearest; one that is fifty times as common counts as
 * one letter nearer.
 */
const nearest = `
  select m.word, letters as distance
  from search_word m,
       (select array_agg(overlay(s.word placing substr(s.word, i + 1, 1) || substr(s.word, i, 1) from i for 2)) as turned
        from generate_series(1, s.letters - 1) as i) t,
       levenshtein(m.word, s.word) as letters
  where (m.word % s.word or m.sound = s.sound or m.word = any(t.turned)) and m.documents > 0 and m.word !~ '[0-9]'
    and (letters <= case when s.letters < 6 then 1 when s.letters < 9 then 2 else 3 end
         or m.word = any(t.turned)
         or m.sound = s.sound and letters = length(m.word) - s.letters)
  order by letters - (m.word = any(t.turned))::int + levenshtein(m.sound, s.sound)
           + (left(m.word, 1) <> left(s.word, 1))::int - 0.25 * ln(m.documents), m.word
  limit 1`

/** A stem as its commonest word has it: one that came in within the hour has no count yet. The limit keeps to the index. */
const commonest = (stem: string): string => `
  select w.word as spelt, w.stem, w.documents, w.headline_documents, w.name_documents from search_word w
  where w.stem = ${stem} and w.documents > 0 order by w.documents desc, length(w.word), w.word limit 1`

// A description may hold everything: a word of so many products, and of a tenth as many headlines, is looked for in headlines only.
const commonDocumentsMin = 5_000

// $1: the words. $2: whether the last of them is still being typed.
//
// A word that products have stands for itself and its synonyms. Any other is begun (keri…), mistyped, or two written as one, in this
// order; else it is left out. Where no product has all the words, the most of them are kept, and of as many those that are the
// least corrected, and the rarest.
const alternatives = statement<AlternativeRow>(`
  with asked as (
    select n::int, word, search_stems(word) as stems, sound_of(word) as sound, length(word) as letters
    from (select n, unaccent(word) as word from unnest($1::text[]) with ordinality as given (word, n)) spelt
  ),
  known as (
    select n, word, stems from asked a
    where exists (select from unnest(a.stems) as given (stem) cross join lateral (${commonest('given.stem')}) w)
  ),
  strange as (
    select * from asked where n not in (select n from known)
  ),
  begun as (
    select a.n, a.word, w.* from asked a cross join lateral (
      select distinct on (documents, stem) stem, documents, headline_documents, name_documents, word as completion from search_word
      where word >= a.word and word < a.word || U&'\\+10FFFF' and documents > 0
      order by documents desc, stem, length(word), word limit 12
    ) w
    where case when a.n = (select max(n) from asked) and a.letters >= 2 then $2::boolean or a.n in (select n from strange)
               else a.letters >= 4 and a.n in (select n from strange) end
  ),
  meant as (
    select s.n, w.word, w.distance from strange s cross join lateral (${nearest}) w
    where s.letters >= 3 and s.word !~ '[0-9]' and s.n not in (select n from begun)
  ),
  halves as (
    select s.n, h.* from strange s cross join lateral (
      select a.word as one, b.word as other from generate_series(3, s.letters - 3) as cut
      cross join lateral (select * from search_word where word = left(s.word, cut) and documents > 0 limit 1) a
      cross join lateral (select * from search_word where word = substr(s.word, cut + 1) and documents > 0 limit 1) b
      order by least(a.documents, b.documents) desc limit 1
    ) h
    where s.n not in (select n from begun union all select n from meant)
  ),
  heard as (
    select n, 0 as part, word, stems from known
    union all select n, 0, word, search_stems(word) from meant
    union all select n, 1, one, search_stems(one) from halves
    union all select n, 2, other, search_stems(other) from halves
  ),
  alternatives as (
    select h.n, h.part, h.word, w.*, null as completion
    from heard h cross join lateral unnest(h.stems) as given (stem) cross join lateral (${commonest('given.stem')}) w
    union all
    select n, 0, word, word, stem, documents, headline_documents, name_documents, completion from begun
  ),
  terms as (
    select n, part, (row_number() over (order by n, part))::int - 1 as bit, sum(documents) as documents,
           coalesce((select distance from meant m where m.n = a.n), 0) as distance,
           sum(documents) > ${commonDocumentsMin} and sum(headline_documents) > ${commonDocumentsMin / 10} as common
    from alternatives a group by n, part
  ),
  choices as (
    select mask, string_agg(q.any, ' & ')::tsquery as query, count(*) as words, sum(distance) as distance,
           sum(ln(1 + documents)) as commonness
    from generate_series(1, (1 << least((select count(*) from terms), 6)::int) - 1) as mask
    join terms t on mask & (1 << bit) <> 0
    cross join lateral (
      select '(' || string_agg(quote_literal(case when t.common then '/' else '' end || stem), ' | ') || ')' as any
      from alternatives a where a.n = t.n and a.part = t.part
    ) q
    group by mask
  ),
  chosen as (
    select mask from (select * from choices order by words desc, distance, commonness, mask offset 0) c
    where (select count(*) from terms) = 1 or exists (
      -- Materialized: else the plan is for a first row found at once, and reads the whole table where there is none.
      with found as materialized (select from product p where p.status = 'PUBLISHED' and p.search_vector @@ c.query)
      select from found)
    limit 1
  ),
  commoner as (
    select a.n, a.word, w.word as commoner
    from (select n, word, sum(documents) as documents from alternatives group by n, word) a
    cross join lateral (
      select m.word from search_word m
      where m.word % a.word and m.documents > 50 * a.documents and levenshtein(m.word, a.word) = 1
      order by m.documents desc, m.word limit 1
    ) w
    where a.documents <= 100 and length(a.word) >= 5 and a.word !~ '[0-9]'
  )
  select n, part,
         -- What is only a word for something else is said as that.
         case when count(*) over (partition by n, part) = 1 and a.stem <> stem_of(word) then a.spelt else word end as word,
         a.stem, a.documents, a.headline_documents as "headlineDocuments",
         a.name_documents as "nameDocuments", t.common, a.completion,
         coalesce((select mask from chosen), 0) & (1 << t.bit) <> 0 as kept,
         array(select c.slug || ' ' || length(v.named) from category c, to_tsvector('indonesian', unaccent(c.name)) as v (named)
               where v.named @@ quote_literal(a.stem)::tsquery order by c.position) as shelves,
         o.commoner
  from terms t join alternatives a using (n, part) left join commoner o using (n, word)
  order by t.bit, a.documents desc, a.stem`)

/** Null where nothing is asked for. */
export const understandSearch = async (
  reader: Reader,
  search: string | null | undefined,
): Promise<UnderstoodSearch | null> => {
  const words = wordsLookedFor(search ?? '')
  return words.length === 0 ? null : understood(words, await readRows(reader, alternatives, [words, false]))
}

/** A text that is being typed: how its last word may go on, the commonest first. Null before there is enough of a word. */
export const understandTyping = async (
  reader: Reader,
  text: string,
): Promise<{ search: UnderstoodSearch; completions: AlternativeRow[] } | null> => {
  const words = wordsLookedFor(text)
  if (words.length === 0 || words.join('').length < 2) return null
  const rows = await readRows(reader, alternatives, [words, true])
  const search = understood(words, rows)
  if (search.terms.length === 0) return null
  const last = rows.findLast(({ kept }) => kept)?.n
  return { search, completions: rows.filter(({ n, kept, completion }) => n === last && kept && completion !== null) }
}

/** The categories of whose names the largest part is asked for: Batik for "kain batik", and not Kerajinan Kain. */
const shelvesOf = (rows: AlternativeRow[]): string[] => {
  const named = new Map<string, Set<string>>()
  for (const { n, part, shelves } of rows) {
    for (const shelf of shelves) named.getOrInsertComputed(shelf, () => new Set()).add(`${n} ${part}`)
  }
  const shares = [...named].map(([shelf, terms]) => {
    const [slug = '', words] = shelf.split(' ')
    return { slug, share: terms.size / Number(words) }
  })
  const most = Math.max(...shares.map(({ share }) => share))
  return shares.filter(({ share }) => share === most).map(({ slug }) => slug)
}

const understood = (words: string[], rows: AlternativeRow[]): UnderstoodSearch => {
  const kept = rows.filter((row) => row.kept)
  const terms = [...Map.groupBy(kept, ({ n, part }) => `${n} ${part}`).values()].map((group): Term => {
    const stems = new Map(
      group.map(({ stem, documents, headlineDocuments, nameDocuments }) => [
        stem,
        { stem, documents, headlineDocuments, nameDocuments },
      ]),
    )
    return { word: group[0]?.word ?? '', stems: [...stems.values()], isCommon: group[0]?.common ?? false }
  })
  const asked = words.join(' ')
  const searched = terms.map(({ word }) => word).join(' ')
  const commoner = new Map(kept.flatMap(({ word, commoner: other }) => (other ? [[word, other]] : [])))
  return {
    terms,
    shelves: shelvesOf(kept),
    correctedText: terms.length > 0 && searched !== asked ? searched : null,
    commonerText: commoner.size > 0 ? terms.map(({ word }) => commoner.get(word) ?? word).join(' ') : null,
  }
}
