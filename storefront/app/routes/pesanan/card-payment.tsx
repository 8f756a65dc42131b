import { useLocale, useTranslations } from 'use-intl'
import { rupiah, time } from '../../format.ts'
import { button, textLink } from '../../ui/button.ts'
import { Icon } from '../../ui/icon.tsx'
import { LocalLink } from '../../ui/local-link.tsx'
import type { CardState } from './purchase.tsx'

/** One payment for all orders: what is due, until when, and what became of it. Filled anew while news is on its way. */
export const CardPayment = ({ state, again }: { state: CardState; again: string | undefined }) => {
  const t = useTranslations('purchase.card')
  const purchaseWords = useTranslations('purchase')
  if (state.is === 'other') return null
  return (
    <section
      aria-labelledby="kartu-judul"
      className="rounded-card border border-hairline bg-paper p-4 shadow-card sm:p-6"
    >
      <h2 id="kartu-judul" className="mb-3 text-xl">
        {t('title')}
      </h2>
      <div id="kartu" data-fresh role="status" className="space-y-3">
        {state.is === 'paid' && (
          <p className="flex gap-2 font-semibold text-daun">
            <Icon name="check" />
            {t('paid')}
          </p>
        )}
        {state.is === 'over' && (
          <>
            <p className="font-bold">{t('over')}</p>
            <p>{t('overHow')}</p>
            {again && (
              <LocalLink to={again} className={button.primary}>
                {purchaseWords('orderAgain')}
              </LocalLink>
            )}
          </>
        )}
        {state.is === 'due' && (state.came === 'paid' ? <Awaited {...state} /> : <Due {...state} />)}
      </div>
    </section>
  )
}

type DueState = Extract<CardState, { is: 'due' }>

const Due = ({ came, url, amount, heldUntil, minutesLeft }: DueState) => {
  const t = useTranslations('purchase.card')
  const locale = useLocale()
  return (
    <>
      <p className="flex gap-2 font-bold">
        <Icon name="alert" className="mt-0.5 size-6 shrink-0 text-kuning-ink" />
        {t('unpaid')}
      </p>
      {came === 'unpaid' && <p>{t('back')}</p>}
      <p>{t.rich('pay', { amount: () => <strong className="amount text-lg">{rupiah(amount)}</strong> })}</p>
      {heldUntil && (
        <p>
          {t('until', { time: time(heldUntil, locale) })} {t('minutes', { count: minutesLeft })}
        </p>
      )}
      {url ? (
        <a href={url} className={`${button.primary} w-full`}>
          <Icon name="card" />
          {t('payButton')}
        </a>
      ) : (
        <>
          <p>{t('unavailable')}</p>
          <a href="?" className={button.quiet}>
            {t('check')}
          </a>
        </>
      )}
    </>
  )
}

const Awaited = ({ url }: DueState) => {
  const t = useTranslations('purchase.card')
  return (
    <>
      <p data-awaits className="flex gap-2 font-bold">
        <Icon name="clock" className="mt-0.5 size-6 shrink-0 text-kuning-ink" />
        {t('waiting')}
      </p>
      <p>{t('waitingHow')}</p>
      <a href="?kartu=selesai" className={button.quiet}>
        {t('check')}
      </a>
      {url && (
        <p>
          <a href={url} className={`${textLink} inline-flex min-h-12 items-center`}>
            {t('notPaid')}
          </a>
        </p>
      )}
    </>
  )
}
