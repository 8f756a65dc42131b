import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { day, rupiah } from '../../format.ts'
import { api, submit } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { button } from '../../ui/button.ts'
import { Icon } from '../../ui/icon.tsx'
import { newsIn } from '../../ui/news.ts'
import { Nothing } from '../../ui/work-fields.tsx'
import type { Route } from './+types/mentor-sales'
import { DeskHead } from './desk-head.tsx'
import { DeskTable } from './desk-table.tsx'

const MentorSales = graphql(`
  query MentorSales {
    mentorSales {
      id
      description
      quantity
      amount
      payment
      soldOn
      businessName
      mentorName
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => ({
  ...(await api(request, MentorSales)),
  news: newsIn(new URL(request.url).searchParams, ['verified']),
})

const VerifyMentorSales = graphql(`
  mutation VerifyMentorSales($saleIds: [ID!]!) {
    outcome: verifyMentorSales(saleIds: $saleIds) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

/** Vouches for what is ticked: nobody vouches for what she has written down herself, mentors neither. */
export const action = async ({ request }: Route.ActionArgs) => {
  const saleIds = (await request.formData()).getAll('catatan').map(String)
  const { faults, result } = await submit(request, VerifyMentorSales, { saleIds })
  if (faults) return data(Object.values(faults).join(' '), { status: 400 })
  if ('message' in result.outcome) return data(result.outcome.message, { status: 409 })
  return redirect('/program/catatan?kabar=verified')
}

export default function SalesOfMentors({ loaderData: { mentorSales, news }, actionData }: Route.ComponentProps) {
  const t = useTranslations('program.sales')
  const payments = useTranslations('jual.payments')
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <DeskHead title={t('title')} how={t('how')} news={news && t(`news.${news}`)} refusal={actionData} />
      {mentorSales.length === 0 ? (
        <Nothing title={t('none')} />
      ) : (
        <form method="post" action="/program/catatan" className="space-y-4">
          <DeskTable
            id="tabel-catatan"
            caption={t('caption')}
            heads={[t('true'), t('what'), t('amount'), t('business'), t('mentor'), t('day')]}
            amounts={[2]}
            rows={mentorSales.map((sale) => ({
              key: sale.id,
              cells: [
                <label key="tick" className="flex size-12 items-center justify-center">
                  <input type="checkbox" name="catatan" value={sale.id} className="size-6 accent-nila" />
                  <span className="sr-only">
                    {sale.description}, {sale.businessName}
                  </span>
                </label>,
                `${sale.quantity} × ${sale.description}, ${payments(sale.payment)}`,
                rupiah(sale.amount),
                sale.businessName,
                sale.mentorName,
                day(sale.soldOn),
              ],
            }))}
          />
          <button type="submit" className={button.primary}>
            <Icon name="check" />
            {t('verify')}
          </button>
        </form>
      )}
    </div>
  )
}
