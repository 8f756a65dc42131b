type Business = { slug: string }

/** The address of a seller's page, which names the business where there could be another: she has several, or is not its owner. */
export const businessPath = (
  path: string,
  { business, businesses, helping }: { business: Business; businesses: readonly Business[]; helping: object | null },
  query: Record<string, string> = {},
): string => {
  const search = new URLSearchParams({
    ...((businesses.length > 1 || helping) && { usaha: business.slug }),
    ...query,
  }).toString()
  return search ? `${path}?${search}` : path
}
