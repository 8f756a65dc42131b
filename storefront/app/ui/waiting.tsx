import { useTranslations } from 'use-intl'

/** How much waits behind a link of a workplace. */
export const Waiting = ({ count, className = '' }: { count: number; className?: string }) => {
  const t = useTranslations('jual.places')
  return (
    <span
      className={`${className} inline-block min-w-6 rounded-full bg-mengkudu px-1.5 text-center text-sm font-bold text-white tabular-nums`}
    >
      {count}
      <span className="sr-only"> {t('waiting')}</span>
    </span>
  )
}
