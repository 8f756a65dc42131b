import { useLocation, useRouteLoaderData } from 'react-router'
import { useLocale } from 'use-intl'
import { basePath, type Locale, locales, localPath } from '../messages/locale.ts'
import type { loader as rootLoader } from '../root.tsx'

const openGraphLocale: Record<Locale, string> = { id: 'id_ID', en: 'en_GB' }

/**
 * What a page says of itself to browsers, search engines and chat previews. React lifts it into the head.
 *
 * @param query what of the address belongs to the canonical one, such as "?kategori=kopi"
 * @param alone the page exists in one language only, or should not be found by searching
 */
export const PageHead = ({
  title,
  description,
  image,
  query = '',
  alone = false,
}: {
  title: string
  description?: string
  /** Of a picture, as a path such as "/media/…" or a whole address. */
  image?: string | undefined
  query?: string
  alone?: boolean
}) => {
  const locale = useLocale()
  const { pathname } = useLocation()
  const siteUrl = useRouteLoaderData<typeof rootLoader>('root')?.siteUrl ?? ''
  const path = basePath(pathname)
  const address = (language: Locale) => `${siteUrl}${localPath(language, path)}${query}`
  return (
    <>
      <title>{title}</title>
      {description && <meta name="description" content={description} />}
      {alone ? (
        <meta name="robots" content="noindex" />
      ) : (
        <>
          <link rel="canonical" href={address(locale)} />
          {locales.map((language) => (
            <link key={language} rel="alternate" hrefLang={language} href={address(language)} />
          ))}
          <link rel="alternate" hrefLang="x-default" href={address('id')} />
          <meta property="og:title" content={title} />
          <meta property="og:type" content="website" />
          <meta property="og:site_name" content="Maju Bersama" />
          <meta property="og:locale" content={openGraphLocale[locale]} />
          <meta property="og:url" content={address(locale)} />
          {description && <meta property="og:description" content={description} />}
          {image && <meta property="og:image" content={new URL(image, siteUrl).href} />}
        </>
      )}
    </>
  )
}
