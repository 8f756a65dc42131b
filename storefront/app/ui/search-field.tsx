import { useId } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { localPath } from '../messages/locale.ts'

/** Where a buyer types what she looks for. With scripts it suggests what she may mean. */
export const SearchField = ({ label, defaultValue }: { label: string; defaultValue?: string }) => {
  const t = useTranslations('shell')
  const suggestions = useId()
  return (
    <>
      <input
        type="search"
        name="cari"
        defaultValue={defaultValue}
        aria-label={label}
        placeholder={t('searchExample')}
        maxLength={80}
        list={suggestions}
        autoComplete="off"
        data-suggests={localPath(useLocale(), '/saran')}
        className="min-h-12 w-full min-w-0 rounded-l-full border border-r-0 border-border bg-paper px-5 text-ink placeholder:text-muted"
      />
      <datalist id={suggestions} />
    </>
  )
}
