export const locales = ['id', 'en'] as const
export type Locale = (typeof locales)[number]

/** Indonesian, unless the address begins with /en. */
export const localeOf = (pathname: string): Locale => (pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'id')

/** The address of an Indonesian page in another language: ('en', '/produk') is "/en/produk". */
export const localPath = (locale: Locale, path: string): string => {
  if (locale === 'id') return path
  return path === '/' ? '/en' : `/en${path}`
}

/** The Indonesian address of a page in any language. */
export const basePath = (pathname: string): string =>
  localeOf(pathname) === 'en' ? pathname.slice('/en'.length) || '/' : pathname
