import { useTranslations } from 'use-intl'
import { dayOfDate, rupiah } from '../format.ts'
import type { PriceOfLoanFragment } from '../graphql/generated/graphql.ts'
import { graphql } from '../graphql/generated/index.ts'
import { AmountList } from '../ui/amount-list.tsx'
import { panel } from '../ui/work-fields.tsx'

export const PriceOfLoan = graphql(`
  fragment PriceOfLoan on LoanPrice {
    priceHash
    firstDueOn
    deposit
    quote {
      regularInstalment
      totalMargin
      totalRepayable
      netReceived
      aprPercent
      eirPercent
    }
  }
`)

/** The true price of a loan, before anybody agrees to it. */
export const ApplicationPrice = ({ price }: { price: PriceOfLoanFragment }) => {
  const t = useTranslations('lending.application')
  const { quote } = price
  const percent = (value: number) =>
    t('percent', { percent: value.toLocaleString('id-ID', { minimumFractionDigits: 2 }) })
  return (
    <section aria-labelledby="harga" className={panel}>
      <h2 id="harga" className="text-xl">
        {t('price')}
      </h2>
      <p className="mt-2">
        {t('instalment')}
        <strong className="amount block text-3xl font-extrabold">{rupiah(quote.regularInstalment)}</strong>
      </p>
      <AmountList
        className="mt-3"
        lines={[
          [t('first'), dayOfDate(price.firstDueOn)],
          [t('deposit'), rupiah(price.deposit)],
          [t('received'), rupiah(quote.netReceived)],
          [t('margin'), rupiah(quote.totalMargin)],
          [t('total'), rupiah(quote.totalRepayable)],
          [t('apr'), percent(quote.aprPercent)],
          [t('eir'), percent(quote.eirPercent)],
        ]}
      />
    </section>
  )
}
