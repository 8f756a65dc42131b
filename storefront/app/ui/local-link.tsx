import type { AnchorHTMLAttributes } from 'react'
import { useLocale } from 'use-intl'
import { localPath } from '../messages/locale.ts'

/** A link to a page of ours, in the language of this one. `to` is the Indonesian address. */
export const LocalLink = ({ to, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }) => (
  <a href={localPath(useLocale(), to)} {...rest} />
)
