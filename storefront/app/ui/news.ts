/**
 * What the last step did, as its redirect says in `?kabar=`. Whatever else stands in the address says nothing.
 *
 * @param told the words that this page knows
 */
export const newsIn = <Kind extends string>(params: URLSearchParams, told: readonly Kind[]): Kind | null =>
  told.find((kind) => kind === params.get('kabar')) ?? null
