import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { badInput } from '../wire/input.ts'
import { listComplexity } from '../wire/page.ts'
import { SearchSuggestion } from './search.graphql.ts'
import { searchSuggestions, suggestionsMax } from './search-suggestions.queries.ts'

@Resolver()
export class SearchResolver {
  @Query(() => [SearchSuggestion], {
    complexity: listComplexity,
    description: `What may be meant by a text that is being typed; first is 1 to ${suggestionsMax}.`,
  })
  searchSuggestions(
    @Ctx() { reader }: Context,
    @Arg('text', () => String) text: string,
    @Arg('first', () => Int, { defaultValue: 8 }) first: number,
  ): Promise<SearchSuggestion[]> {
    if (first < 1 || first > suggestionsMax) throw badInput(['first'], `first harus 1 sampai ${suggestionsMax}.`)
    return searchSuggestions(reader, text, first)
  }
}
