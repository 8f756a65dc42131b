import { useTranslations } from 'use-intl'
import { day, rupiah } from '../../format.ts'
import type { MemberPageQuery } from '../../graphql/generated/graphql.ts'
import { button } from '../../ui/button.ts'
import { Icon } from '../../ui/icon.tsx'

type RecordedSale = MemberPageQuery['recordedSales'][number]

/** What she sold elsewhere and wrote down: the mentor asks, then ticks what is true. */
export const RecordedSalesSection = ({ sales, action }: { sales: readonly RecordedSale[]; action: string }) => {
  const t = useTranslations('dampingi.member')
  // What was written down in her place is for an officer to vouch for.
  const waiting = sales.filter(({ verified, onBehalf }) => !verified && !onBehalf)
  const forOfficer = sales.filter(({ verified, onBehalf }) => !verified && onBehalf)
  const checked = sales.filter(({ verified }) => verified)
  return (
    <section id="catatan" aria-labelledby="judul-catatan" className="space-y-4">
      <h2 id="judul-catatan" className="text-2xl">
        {t('recorded')}
      </h2>
      {sales.length === 0 && <p>{t('recordedNone')}</p>}
      {waiting.length > 0 && <Waiting sales={waiting} action={action} />}
      {waiting.length === 0 && forOfficer.length === 0 && sales.length > 0 && (
        <p className="flex items-center gap-2 font-bold text-daun">
          <Icon name="check" />
          {t('noneWaiting')}
        </p>
      )}
      {forOfficer.length > 0 && (
        <div>
          <h3 className="mb-2 text-lg">{t('forOfficer')}</h3>
          <SaleList sales={forOfficer} />
        </div>
      )}
      {checked.length > 0 && (
        <div>
          <h3 className="mb-2 text-lg">{t('checked')}</h3>
          <SaleList sales={checked} />
        </div>
      )}
    </section>
  )
}

const SaleList = ({ sales }: { sales: readonly RecordedSale[] }) => (
  <ul className="divide-y divide-hairline rounded-card border border-hairline bg-paper">
    {sales.map((sale) => (
      <li key={sale.id} className="flex items-start gap-3 p-4">
        <Icon
          name={sale.verified ? 'check' : 'clock'}
          className={`size-6 shrink-0 ${sale.verified ? 'text-daun' : 'text-kuning-ink'}`}
        />
        <Sale sale={sale} />
      </li>
    ))}
  </ul>
)

const Waiting = ({ sales, action }: { sales: readonly RecordedSale[]; action: string }) => {
  const t = useTranslations('dampingi.member')
  return (
    <form method="post" action={action} className="space-y-3 rounded-card border-2 border-kuning-ink bg-honey p-4">
      <fieldset>
        <legend className="text-lg font-bold">{t('waiting')}</legend>
        <p className="mb-3">{t('waitingHow')}</p>
        <div className="divide-y divide-hairline rounded-xl bg-paper">
          {sales.map((sale) => (
            <label key={sale.id} className="flex min-h-14 cursor-pointer items-start gap-3 p-3">
              <input type="checkbox" name="catatan" value={sale.id} className="mt-0.5 size-6 shrink-0 accent-nila" />
              <Sale sale={sale} />
            </label>
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap gap-3">
        <button type="submit" className={`${button.primary} flex-1`}>
          <Icon name="check" />
          {t('verifyChosen')}
        </button>
        <button
          type="submit"
          name="semua"
          value={sales.map(({ id }) => id).join(',')}
          className={`${button.quiet} flex-1`}
        >
          {t('verifyAll', { count: sales.length })}
        </button>
      </div>
    </form>
  )
}

const Sale = ({ sale }: { sale: RecordedSale }) => {
  const payments = useTranslations('jual.payments')
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-baseline justify-between gap-4 font-bold">
        <span>
          {sale.quantity} × {sale.description}
        </span>
        <span className="amount">{rupiah(sale.amount)}</span>
      </span>
      <span className="block text-muted">
        {day(sale.soldOn)} · {payments(sale.payment)}
      </span>
    </span>
  )
}
