import { useRouteLoaderData } from 'react-router'
import { useTranslations } from 'use-intl'
import { chatAddress } from '../chat/chat.ts'
import type { loader as rootLoader } from '../root.tsx'
import { button } from './button.ts'
import { Icon } from './icon.tsx'

/** Ways to tell somebody else. */
export const ShareLinks = ({ text, address }: { text: string; address: string }) => {
  const t = useTranslations('share')
  const demo = useRouteLoaderData<typeof rootLoader>('root')?.demo ?? false
  return (
    <div className="flex flex-wrap gap-3">
      <a href={chatAddress({ text: `${text} ${address}`, demo })} rel="noopener" className={button.whatsapp}>
        <Icon name="share" />
        {t('whatsapp')}
      </a>
      <CopyButton address={address} />
    </div>
  )
}

/** For a link that is a secret: no other company reads it. It stands there to be kept by hand, too. */
export const CopyLink = ({ address }: { address: string }) => (
  <div className="flex flex-wrap gap-3">
    <p className="w-full wrap-anywhere">{address}</p>
    <CopyButton address={address} />
  </div>
)

/** Appears where a script can copy. */
const CopyButton = ({ address }: { address: string }) => {
  const t = useTranslations('share')
  return (
    <>
      <button type="button" hidden data-copy={address} data-done={t('copied')} className={button.quiet}>
        <Icon name="copy" />
        {t('copy')}
      </button>
      {/* Beside the button: what stands inside it is not announced. */}
      <span data-copied role="status" className="self-center" />
    </>
  )
}
