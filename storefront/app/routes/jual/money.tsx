import { useTranslations } from 'use-intl'
import { day, rupiah } from '../../format.ts'
import { api } from '../../graphql/api.server.ts'
import type { CardMoneyQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Nothing } from '../../ui/work-fields.tsx'
import type { Route } from './+types/money'
import { businessPath } from './business-path.ts'
import { ownBusiness } from './own-business.server.ts'
import { PageHeading } from './page-heading.tsx'
import { useWorkplace } from './use-workplace.ts'

const CardMoney = graphql(`
  query CardMoney($businessId: ID!) {
    sellerBalance(businessId: $businessId) {
      balance
      held
      promisedBack
      payable
      bank
      accountNumber
      accountHolder
      payouts {
        id
        amount
        reference
        paidAt
        returnedAt
        returnReason
      }
    }
  }
`)

export const loader = async ({ request, context }: Route.LoaderArgs) => {
  const { sellerBalance } = await api(request, CardMoney, { businessId: context.get(ownBusiness).business.id })
  const moved = sellerBalance && (sellerBalance.balance !== 0 || sellerBalance.payouts.length > 0)
  return { balance: moved ? sellerBalance : null }
}

/** Card money on its way to her: cash, QRIS and transfers never pass through here. */
export default function Money({ loaderData: { balance } }: Route.ComponentProps) {
  const t = useTranslations('jual.money')
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHeading title={t('title')} how={t('how')} />
      {balance ? (
        <Balance balance={balance} />
      ) : (
        <Nothing title={t('none')}>
          <p>{t('noneNext')}</p>
        </Nothing>
      )}
      {balance && <Payouts payouts={balance.payouts} />}
    </div>
  )
}

type SellerBalance = NonNullable<CardMoneyQuery['sellerBalance']>

const Balance = ({
  balance: { balance, held, promisedBack, payable, bank, accountNumber },
}: {
  balance: SellerBalance
}) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.money')
  const lines = [
    ['all', balance],
    ['held', held],
    ['promisedBack', promisedBack],
  ] as const
  return (
    <section aria-labelledby="uang" className="space-y-4 rounded-card border border-hairline bg-paper p-4 shadow-card">
      <h2 id="uang" className="text-lg">
        {t(payable < 0 ? 'owes' : 'payable')}
      </h2>
      <p className="amount text-3xl font-extrabold">{rupiah(Math.abs(payable))}</p>
      {payable < 0 && <p>{t('owesWhy')}</p>}
      <dl className="space-y-2 border-t border-hairline pt-4">
        {lines.map(([label, amount]) => (
          <div key={label} className="flex items-baseline justify-between gap-4">
            <dt>{t(label)}</dt>
            <dd className="amount font-bold">{rupiah(amount)}</dd>
          </div>
        ))}
      </dl>
      {bank && accountNumber ? (
        <p>{t('goesTo', { bank, number: accountNumber })}</p>
      ) : (
        <Notice kind="note" title={t('noAccount')}>
          <a href={`${businessPath('/jual/toko', own)}#rekening`} className={button.quiet}>
            <Icon name="plus" />
            {t('toAccount')}
          </a>
        </Notice>
      )}
      <p className="text-muted">{t('fees')}</p>
    </section>
  )
}

const Payouts = ({ payouts }: { payouts: SellerBalance['payouts'] }) => {
  const t = useTranslations('jual.money')
  return (
    <section aria-labelledby="kiriman" className="space-y-3">
      <h2 id="kiriman" className="text-2xl">
        {t('payouts')}
      </h2>
      {payouts.length === 0 && <p>{t('noPayouts')}</p>}
      <ul className="divide-y divide-hairline rounded-card border border-hairline bg-paper empty:hidden">
        {payouts.map(({ id, amount, reference, paidAt, returnedAt, returnReason }) => (
          <li key={id} className="p-4">
            <p className="flex items-baseline justify-between gap-4 font-bold">
              <span>{day(paidAt)}</span>
              <span className="amount text-lg">{rupiah(amount)}</span>
            </p>
            <p className="wrap-anywhere">{t('reference', { reference })}</p>
            {returnedAt && (
              <p className="flex gap-2 font-semibold text-mengkudu">
                <Icon name="alert" />
                {t('returned', { day: day(returnedAt), reason: returnReason ?? '' })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
