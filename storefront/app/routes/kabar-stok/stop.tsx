import { data } from 'react-router'
import { useTranslations } from 'use-intl'
import { submit } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { LocalLink } from '../../ui/local-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/stop'

const StopStockNotices = graphql(`
  mutation StopStockNotices($token: String!) {
    stopStockNotices(token: $token) {
      __typename
    }
  }
`)

/** Ends what she waits for. Not by looking at the page: chats look at every link by themselves. */
export const action = async ({ request, params: { token } }: Route.ActionArgs) => {
  const sent = await submit(request, StopStockNotices, { token })
  const stopped = sent.result?.stopStockNotices.__typename === 'StockNoticesStopped'
  return data({ stopped }, { status: stopped ? 200 : 404 })
}

export default function StopNotices({ actionData }: Route.ComponentProps) {
  const t = useTranslations('stopNotices')
  return (
    <section className="mx-auto max-w-2xl space-y-5">
      <PageHead title={`${t('title')} · Maju Bersama`} alone />
      <h1 className="text-3xl">{t('title')}</h1>
      {actionData ? (
        <Notice kind={actionData.stopped ? 'good' : 'note'} title={t(actionData.stopped ? 'stopped' : 'unknown')} />
      ) : (
        <>
          <p>{t('what')}</p>
          <form method="post">
            <button type="submit" className={button.primary}>
              {t('stop')}
            </button>
          </form>
        </>
      )}
      <LocalLink to="/produk" className={button.quiet}>
        {t('toProducts')}
      </LocalLink>
    </section>
  )
}
