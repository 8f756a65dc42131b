import { useTranslations } from 'use-intl'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'

/** The head of an officer's page: what it is, and what the last step did or was refused for. */
export const DeskHead = ({
  title,
  how,
  news,
  refusal,
}: {
  title: string
  how: string
  news?: string | null
  refusal?: string | undefined
}) => {
  const t = useTranslations('program')
  return (
    <>
      <PageHead title={`${title} · Maju Bersama`} alone />
      <header>
        <h1 className="text-3xl">{title}</h1>
        <p>{how}</p>
      </header>
      {news && !refusal && <Notice kind="good" title={news} />}
      {refusal && (
        <Notice kind="bad" title={t('refused')}>
          <p>{refusal}</p>
        </Notice>
      )}
    </>
  )
}
