import { useTranslations } from 'use-intl'
import { button } from './button.ts'
import { Icon } from './icon.tsx'

/** Something to be typed in elsewhere, to the last digit. The copy button appears where a script can copy. */
export const CopyValue = ({ name, shown, copied }: { name: string; shown: string; copied: string }) => {
  const t = useTranslations('share')
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <strong className="amount text-lg">{shown}</strong>
        <button type="button" hidden data-copy={copied} data-done={t('valueCopied')} className={button.quiet}>
          <Icon name="copy" />
          {t('copyValue')}
          <span className="sr-only"> {name}</span>
        </button>
        <span data-copied role="status" />
      </dd>
    </div>
  )
}
