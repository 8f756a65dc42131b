import { api } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { localeOf } from '../../messages/locale.ts'
import { translatorOf } from '../../messages/messages.ts'
import type { Route } from './+types/suggestions'

const ListSuggestions = graphql(`
  query ListSuggestions($text: String!) {
    searchSuggestions(text: $text) {
      kind
      text
    }
  }
`)

/** What the search field suggests while somebody types: texts to search for, and what they are where that is not plain. */
export const loader = async ({ request }: Route.LoaderArgs) => {
  const { pathname, searchParams } = new URL(request.url)
  const t = translatorOf(localeOf(pathname))
  const text = (searchParams.get('teks') ?? '').slice(0, 80)
  const { searchSuggestions } = await api(request, ListSuggestions, { text })
  const whats = new Map<string, [text: string, what: string]>()
  for (const { kind, text: value } of searchSuggestions) {
    const what = kind === 'CATEGORY' || kind === 'BUSINESS' ? t(`list.suggested.${kind}`) : ''
    // A word and the category of its name are the same search.
    whats.set(value.toLowerCase(), [value, what])
  }
  return Response.json([...whats.values()], { headers: { 'cache-control': 'public, max-age=60' } })
}
