import { searchWords } from './product.rules.ts'

/** So many words are read, and so many of them looked for. */
const wordsReadMax = 20
const wordsMax = 6

/** Said around what is looked for, in a sentence or as praise. Alone they are looked for like any other word. */
const fillers = new Set(
  `yang dan atau untuk utk buat dengan dgn di ke dari dalam pada ini itu ada apa saya aku kami mau ingin pengen cari mencari carikan
   beli membeli jual dijual pesan order harga murah termurah enak terenak terbaik laris dekat terdekat online khas kota jambi
   the a an and or for with of in from buy cheap best some`.split(/\s+/),
)

/** What is looked for, each word once. Empty: nothing is. */
export const wordsLookedFor = (search: string): string[] => {
  const words = [...new Set(searchWords(search, wordsReadMax))]
  const telling = words.filter((word) => !fillers.has(word))
  return (telling.length > 0 ? telling : words).slice(0, wordsMax)
}

/** What a word of a search may stand for in a product. */
export interface Stem {
  stem: string
  /** How many products hold it anywhere, in their headline (name, category and seller) and in their name. Counted now and then. */
  documents: number
  headlineDocuments: number
  nameDocuments: number
}

/** A product is found by a term that it holds any stem of. */
export interface Term {
  word: string
  stems: Stem[]
  /** So common that it says something in a headline only. */
  isCommon: boolean
}

/** A search as it is carried out. */
export interface UnderstoodSearch {
  /** All of them must be there. None: nothing is found. */
  terms: Term[]
  /** Slugs of the categories that are named in the search. */
  shelves: string[]
  /** The words that are searched for, where they are not those that were asked for. */
  correctedText: string | null
  /** The same search with words that are alike and far more common. */
  commonerText: string | null
}

/** Texts of tsqueries on search_vector. */
export interface SearchQueries {
  /** What holds all terms in its name. */
  name: string
  /** In its name, its category and its seller's name. */
  headline: string
  /** Anywhere, where that says something: all that is found. */
  found: string
}

// The marks that search_vector has its stems with. Stems are letters and digits only, and still quoted.
const quoted = (mark: '=' | '/' | '', { stem }: Stem): string => `'${mark}${stem.replaceAll(/['\\]/g, '')}'`

const sumOf = (terms: Term[], count: (stem: Stem) => number): number =>
  terms.reduce((sum, { stems }) => sum + stems.reduce((part, stem) => part + count(stem), 0), 0)

/** Of so many products the best sellers are sooner found in the order of all products than by sorting. */
const manyDocumentsMin = 2_000

/** How many products have what is searched for in their name; in their headline beside it; in their description alone. */
export type Place = 'NAME' | 'HEADLINE' | 'DESCRIPTION'

const documentsOf: Record<Place, (stem: Stem) => number> = {
  NAME: ({ nameDocuments }) => nameDocuments,
  HEADLINE: ({ headlineDocuments, nameDocuments }) => headlineDocuments - nameDocuments,
  DESCRIPTION: ({ documents, headlineDocuments }) => documents - headlineDocuments,
}

/** Whether so many products have what is searched for in that place, and nowhere before it, that it need not be looked for. */
export const isEverywhere = ({ terms }: Pick<UnderstoodSearch, 'terms'>, place: Place): boolean =>
  // Two common words may have little to do with each other.
  terms.length === 1 && sumOf(terms, documentsOf[place]) >= manyDocumentsMin

export const searchQueries = ({ terms }: Pick<UnderstoodSearch, 'terms'>): SearchQueries => {
  const query = (markOf: (term: Term) => '=' | '/' | '') =>
    terms.map((term) => `(${term.stems.map((stem) => quoted(markOf(term), stem)).join(' | ')})`).join(' & ')
  return {
    name: query(() => '='),
    headline: query(() => '/'),
    found: query(({ isCommon }) => (isCommon ? '/' : '')),
  }
}
