import { useTranslations } from 'use-intl'
import { button } from './button.ts'
import { Icon } from './icon.tsx'

/** Ways to tell somebody else. The copy button appears where a script can copy. */
export const ShareLinks = ({ text, address }: { text: string; address: string }) => {
  const t = useTranslations('share')
  return (
    <div className="flex flex-wrap gap-3">
      <a
        href={`https://wa.me/?text=${encodeURIComponent(`${text} ${address}`)}`}
        rel="noopener"
        className={button.whatsapp}
      >
        <Icon name="share" />
        {t('whatsapp')}
      </a>
      <button type="button" hidden data-copy={address} data-done={t('copied')} className={button.quiet}>
        <Icon name="copy" />
        {t('copy')}
      </button>
      {/* Beside the button: what stands inside it is not announced. */}
      <span data-copied role="status" className="self-center" />
    </div>
  )
}
