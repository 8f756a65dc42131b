type Business = { slug: string }

/** The address of a seller's page, which names the business where she has several. */
export const businessPath = (
  path: string,
  { business, businesses }: { business: Business; businesses: readonly Business[] },
  query: Record<string, string> = {},
): string => {
  const search = new URLSearchParams({ ...(businesses.length > 1 && { usaha: business.slug }), ...query }).toString()
  return search ? `${path}?${search}` : path
}
