/**
 * Where to go after signing in: a page of ours, as the address asked for it. Anything that could lead to another site is
 * dropped.
 */
export const returnPath = (asked: string | null): string | undefined => {
  if (!asked?.startsWith('/') || asked.length > 500) return undefined
  // Browsers read "/\" and "//" as the start of another host, and skip tabs and line breaks while they look.
  const url = URL.parse(asked, 'http://here')
  return url?.host === 'here' ? `${url.pathname}${url.search}`.replace(/^\/{2,}/, '/') : undefined
}
