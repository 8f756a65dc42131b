import { useTranslations } from 'use-intl'
import { readDay, today } from '../../calendar.ts'
import { rupiah, weekday } from '../../format.ts'
import { api } from '../../graphql/api.server.ts'
import type { TrialBalancesQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { FrameCaption, ScrollFrame } from '../../ui/scroll-frame.tsx'
import type { Route } from './+types/books'

const TrialBalances = graphql(`
  query TrialBalances($asOf: Date!) {
    marketplace: trialBalance(book: MARKETPLACE, asOf: $asOf) {
      ...TrialBalanceOfPage
    }
    programme: trialBalance(book: PROGRAMME, asOf: $asOf) {
      ...TrialBalanceOfPage
    }
  }

  fragment TrialBalanceOfPage on TrialBalance {
    book
    asOf
    lines {
      account
      name
      debit
      credit
    }
    debitTotal
    creditTotal
  }
`)

type Balance = TrialBalancesQuery['marketplace']

export const loader = async ({ request }: Route.LoaderArgs) => {
  const asked = new URL(request.url).searchParams.get('hari')
  const chosen = readDay(asked)
  const now = today()
  const ahead = chosen !== undefined && Temporal.PlainDate.compare(chosen, now) > 0
  const asOf = (ahead ? now : (chosen ?? now)).toString()
  const balances = await api(request, TrialBalances, { asOf })
  const fault = ahead ? ('dayAhead' as const) : asked && !chosen ? ('dayWrong' as const) : null
  return { ...balances, asOf, today: now.toString(), fault }
}

export default function Program({ loaderData }: Route.ComponentProps) {
  const { marketplace, programme, asOf, today, fault } = loaderData
  const t = useTranslations('program')
  return (
    <div className="mx-auto max-w-4xl space-y-8">
      <PageHead title={`${t('title')} · Maju Bersama`} alone />
      <header>
        <h1 className="text-3xl">{t('title')}</h1>
        <p>{t('how')}</p>
      </header>
      <form className="flex flex-wrap items-end gap-3 print:hidden">
        <Field
          name="hari"
          type="date"
          label={t('day')}
          defaultValue={asOf}
          max={today}
          fault={fault ? t(fault) : undefined}
          className="w-auto min-w-48"
        />
        <button type="submit" className={button.primary}>
          <Icon name="book" />
          {t('show')}
        </button>
      </form>
      {[marketplace, programme].map((balance) => (
        <Book key={balance.book} balance={balance} />
      ))}
    </div>
  )
}

const Book = ({ balance }: { balance: Balance }) => {
  const t = useTranslations('program')
  const { book, lines, debitTotal, creditTotal } = balance
  return (
    <section aria-labelledby={book} className="space-y-3 break-inside-avoid">
      <div>
        <h2 id={book} className="text-2xl">
          {t(`books.${book}.title`)}
        </h2>
        <p>{t(`books.${book}.what`)}</p>
      </div>
      <ScrollFrame labelledBy={`${book}-tabel`} className="rounded-card border border-hairline bg-paper">
        <table className="w-full min-w-[27rem] text-left">
          <FrameCaption id={`${book}-tabel`}>{t('asOf', { day: weekday(balance.asOf) })}</FrameCaption>
          <thead>
            <tr className="border-b-2 border-border">
              <th scope="col" className="px-4 py-2">
                {t('account')}
              </th>
              <th scope="col" className="px-4 py-2">
                {t('name')}
              </th>
              <th scope="col" className="px-4 py-2 text-right">
                {t('debit')}
              </th>
              <th scope="col" className="px-4 py-2 text-right">
                {t('credit')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ account, name, debit, credit }) => (
              <tr key={account} className="border-b border-hairline">
                <td className="px-4 py-2 tabular-nums">{account}</td>
                <th scope="row" className="px-4 py-2 font-normal">
                  {name}
                </th>
                <td className="amount px-4 py-2 text-right">{rupiah(debit)}</td>
                <td className="amount px-4 py-2 text-right">{rupiah(credit)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="border-t-2 border-ink font-extrabold">
              <th scope="row" colSpan={2} className="px-4 py-3">
                {t('total')}
              </th>
              <td className="amount px-4 py-3 text-right">{rupiah(debitTotal)}</td>
              <td className="amount px-4 py-3 text-right">{rupiah(creditTotal)}</td>
            </tr>
          </tfoot>
        </table>
      </ScrollFrame>
      <Verdict debitTotal={debitTotal} creditTotal={creditTotal} />
    </section>
  )
}

const Verdict = ({ debitTotal, creditTotal }: Pick<Balance, 'debitTotal' | 'creditTotal'>) => {
  const t = useTranslations('program')
  if (debitTotal !== creditTotal) {
    return (
      <Notice kind="bad" title={t('unbalanced')}>
        <p>{t('unbalancedWhy', { amount: rupiah(Math.abs(debitTotal - creditTotal)) })}</p>
      </Notice>
    )
  }
  return (
    <Notice kind="good" title={`${t('balanced')} ✓`}>
      <p>{t('balancedWhy', { amount: rupiah(debitTotal) })}</p>
    </Notice>
  )
}
