import { useTranslations } from 'use-intl'
import { Icon } from '../../../ui/icon.tsx'

export const BackToRules = () => {
  const t = useTranslations('officerDesk.rules')
  return (
    <a
      href="/program/aturan"
      className="inline-flex min-h-12 items-center gap-1 font-semibold text-mengkudu hover:underline"
    >
      <Icon name="chevron" className="size-5 rotate-180" />
      {t('back')}
    </a>
  )
}
