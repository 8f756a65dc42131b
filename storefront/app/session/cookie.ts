/** The value of a cookie in a Cookie header; the first if there are several of the name. */
export const readCookie = (header: string | null, name: string): string | undefined =>
  header
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)

/**
 * A Set-Cookie that no script can read and that other sites' forms do not send.
 *
 * @param value of letters, digits and `-._~` only
 */
export const cookieText = ({
  name,
  value,
  maxAgeSeconds,
  secure,
}: {
  name: string
  value: string
  maxAgeSeconds: number
  secure: boolean
}): string => `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
