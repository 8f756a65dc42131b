import { randomUUID } from 'node:crypto'
import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { today } from '../../calendar.ts'
import { day, rupiah, weekday } from '../../format.ts'
import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { RecordSalePageQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { translatorOf } from '../../messages/messages.ts'
import { button } from '../../ui/button.ts'
import { FaultSummary, Field, FieldFault, fieldId } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { DurianPecah } from '../../ui/motif.tsx'
import { Notice } from '../../ui/notice.tsx'
import { choice, panel, Question } from '../../ui/work-fields.tsx'
import type { Route } from './+types/record-sale'
import { businessPath } from './business-path.ts'
import fillAmountUrl from './fill-amount.ts?worker&url'
import { type Own, ownBusiness } from './own-business.server.ts'
import { PageHeading } from './page-heading.tsx'
import {
  directPayments,
  type FilledIn,
  filledIn,
  otherGoods,
  quantityPresets,
  readSale,
  type Sellable,
  sellablesOf,
} from './sale-draft.ts'

const RecordSalePage = graphql(`
  query RecordSalePage($businessId: ID!, $slug: String!) {
    business(slug: $slug) {
      products(first: 60) {
        nodes {
          name
          variants {
            id
            name
            price
          }
        }
      }
    }
    recordedSales(businessId: $businessId) {
      id
      description
      quantity
      amount
      payment
      soldOn
      verified
      onBehalf
    }
  }
`)

type RecordedSale = RecordSalePageQuery['recordedSales'][number]

const daysBack = 7

const pageOf = async (request: Request, own: Own) => {
  const { id, slug } = own.business
  const { business, recordedSales } = await api(request, RecordSalePage, { businessId: id, slug })
  return { own, sellables: sellablesOf(business?.products.nodes ?? []), recordedSales }
}

export const loader = async ({ request, context }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const page = await pageOf(request, context.get(ownBusiness))
  return {
    ...page,
    // Named here, so that a tap sent twice is one sale.
    saleId: randomUUID(),
    days: Array.from({ length: daysBack + 1 }, (_, back) => today().subtract({ days: back }).toString()),
    saved: page.recordedSales.find(({ id }) => id === searchParams.get('tersimpan')) ?? null,
    undone: searchParams.has('diurungkan'),
  }
}

const RecordSale = graphql(`
  mutation RecordSale($input: RecordSaleInput!) {
    recordSale(input: $input) {
      __typename
      ... on SaleRecorded {
        saleId
      }
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const WithdrawSale = graphql(`
  mutation WithdrawSale($saleId: ID!) {
    withdrawSale(saleId: $saleId) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

/** Writes a sale down, or takes one back: `urungkan` names which. */
export const action = async ({ request, context }: Route.ActionArgs) => {
  const own = context.get(ownBusiness)
  const form = await request.formData()
  const saleId = formText(form, 'urungkan')
  return saleId ? withdraw(request, own, saleId) : record(request, own, form)
}

const record = async (request: Request, own: Own, form: FormData) => {
  const t = translatorOf('id')
  const { sellables } = await pageOf(request, own)
  const again = (faults: Faults, status: number) => data({ faults, filled: filledIn(form), refusal: null }, { status })

  const { sale, faults } = readSale(form, sellables, (fault) => t(`jual.record.faults.${fault}`))
  if (faults) return again(faults, 400)
  const answer = await submit(request, RecordSale, { input: { ...sale, businessId: own.business.id } })
  if (answer.faults) return again(answer.faults, 400)
  const recorded = answer.result.recordSale
  switch (recorded.__typename) {
    // She went back to a form that was saved and changed it. It has come back with a new name: pressed again, it is another sale.
    case 'SaleIdTaken':
      return again({ payment: t('jual.record.faults.saleIdTaken') }, 409)
    case 'NotYourBusiness':
      return again({ variantId: recorded.message }, 409)
    case 'SaleTooOld':
      return again({ soldOn: recorded.message }, 409)
  }
  return redirect(businessPath('/jual/catat', own, { tersimpan: recorded.saleId }))
}

const withdraw = async (request: Request, own: Own, saleId: string) => {
  const { faults, result } = await submit(request, WithdrawSale, { saleId })
  const refusal = faults
    ? Object.values(faults).join(' ')
    : 'message' in result.withdrawSale && result.withdrawSale.message
  if (refusal) return data({ faults: {} as Faults, filled: null, refusal }, { status: 409 })
  return redirect(businessPath('/jual/catat', own, { diurungkan: '1' }))
}

export default function RecordSaleDetails({ loaderData, actionData }: Route.ComponentProps) {
  const { own, sellables, recordedSales, saleId, days, saved, undone } = loaderData
  const t = useTranslations('jual.record')
  const path = businessPath('/jual/catat', own)
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHeading title={t('title')} how={t('how')} />
      {!actionData && saved && <Saved sale={saved} path={path} />}
      {!actionData && undone && <Notice kind="good" title={t('undone')} />}
      {actionData?.refusal && (
        <Notice kind="bad" title={t('refused')}>
          <p>{actionData.refusal}</p>
        </Notice>
      )}
      <FaultSummary faults={actionData?.faults} />
      <SaleForm
        sellables={sellables}
        saleId={saleId}
        days={days}
        path={path}
        faults={actionData?.faults ?? {}}
        filled={actionData?.filled ?? undefined}
      />
      <RecordedSales sales={recordedSales} path={path} />
      <script type="module" src={fillAmountUrl} />
    </div>
  )
}

const Saved = ({ sale, path }: { sale: RecordedSale; path: string }) => {
  const t = useTranslations('jual.record')
  return (
    <div role="status" className="flex flex-wrap items-center gap-4 rounded-card border-l-4 border-daun bg-leaf p-4">
      <DurianPecah className="w-14 shrink-0 text-daun" />
      <div className="min-w-40 flex-1">
        <p className="text-lg font-bold">
          {t('saved', { quantity: sale.quantity, description: sale.description, amount: rupiah(sale.amount) })}
        </p>
        {!sale.verified && <p>{t('savedNext')}</p>}
      </div>
      {!sale.verified && <Undo sale={sale} path={path} />}
    </div>
  )
}

const Undo = ({ sale, path }: { sale: RecordedSale; path: string }) => {
  const t = useTranslations('jual.record')
  return (
    <form method="post" action={path}>
      <button type="submit" name="urungkan" value={sale.id} className={button.quiet}>
        <Icon name="cross" className="size-5 shrink-0" />
        {t('undo')}
        <span className="sr-only"> {t('undoOf', { description: sale.description })}</span>
      </button>
    </form>
  )
}

/** What, how many, how paid: the last tap saves. */
const SaleForm = ({
  sellables,
  saleId,
  days,
  path,
  faults,
  filled,
}: {
  sellables: readonly Sellable[]
  saleId: string
  days: readonly string[]
  path: string
  faults: Faults
  filled: FilledIn | undefined
}) => {
  const t = useTranslations('jual.record')
  const payments = useTranslations('jual.payments')
  const hasShop = sellables.length > 0
  return (
    <form method="post" action={path} noValidate data-fills-amount className="space-y-4">
      {/* First in the form, so that the return key asks how she was paid instead of guessing. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
        {t('title')}
      </button>
      <input type="hidden" name="saleId" value={saleId} />
      {hasShop ? (
        <Goods sellables={sellables} faults={faults} filled={filled} />
      ) : (
        <div className={panel}>
          <Field
            name="description"
            label={t('what')}
            maxLength={120}
            fault={faults.description ?? faults.variantId}
            defaultValue={filled?.description}
          />
        </div>
      )}
      <Quantity fault={faults.quantity} filled={filled} />
      <div className={`${panel} grid gap-4 sm:grid-cols-2`}>
        <Field
          name="amount"
          label={t('amount')}
          hint={t(hasShop ? 'amountHint' : 'amountHintOther')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={16}
          fault={faults.amount}
          defaultValue={filled?.amount}
          className="amount text-xl font-bold"
          required={!hasShop}
        />
        <Days days={days} fault={faults.soldOn} chosen={filled?.soldOn} />
      </div>
      <Question name="payment" icon="cash" title={t('howPaid')}>
        <p>{t('howPaidHint')}</p>
        {faults.payment && <FieldFault name="payment" fault={faults.payment} />}
        <div className="grid grid-cols-3 gap-2">
          {directPayments.map((method) => (
            <button
              key={method}
              type="submit"
              name="payment"
              value={method}
              className={`${button.primary.replace('px-6', 'px-2')} min-h-14`}
            >
              {payments(method)}
            </button>
          ))}
        </div>
      </Question>
    </form>
  )
}

const Goods = ({
  sellables,
  faults,
  filled,
}: {
  sellables: readonly Sellable[]
  faults: Faults
  filled: FilledIn | undefined
}) => {
  const t = useTranslations('jual.record')
  return (
    <Question name="variantId" icon="bag" title={t('what')}>
      {faults.variantId && <FieldFault name="variantId" fault={faults.variantId} />}
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        {sellables.map(({ variantId, name, price }) => (
          <label key={variantId} className={choice}>
            <input
              type="radio"
              name="variantId"
              value={variantId}
              data-price={price}
              defaultChecked={filled?.variantId === variantId}
              className="size-5 shrink-0 accent-nila"
            />
            <span className="min-w-0 leading-snug">
              {name}
              <span className="amount block font-normal">{rupiah(price)}</span>
            </span>
          </label>
        ))}
        <label className={choice}>
          <input
            type="radio"
            name="variantId"
            value={otherGoods}
            defaultChecked={filled?.variantId === otherGoods}
            className="size-5 shrink-0 accent-nila"
          />
          {t('other')}
        </label>
      </div>
      {/* Asked only of other goods. Browsers that do not know :has ask always. */}
      <div className="[fieldset:not(:has([value=lainnya]:checked))_&]:hidden">
        <Field
          name="description"
          label={t('otherName')}
          hint={t('otherHint')}
          maxLength={120}
          fault={faults.description}
          defaultValue={filled?.description}
        />
      </div>
    </Question>
  )
}

const Quantity = ({ fault, filled }: { fault: string | undefined; filled: FilledIn | undefined }) => {
  const t = useTranslations('jual.record')
  const chosen = filled ? filled.preset : '1'
  return (
    <Question name="preset" icon="basket" title={t('howMany')}>
      <div className="grid grid-cols-5 gap-2">
        {quantityPresets.map((count) => (
          <label key={count} className={`${choice} justify-center gap-0.5 px-0 text-xl tabular-nums`}>
            <input
              type="radio"
              name="preset"
              value={count}
              defaultChecked={chosen === `${count}`}
              className="sr-only"
            />
            {count}
          </label>
        ))}
      </div>
      <Field
        name="quantity"
        label={t('otherQuantity')}
        optional
        inputMode="numeric"
        autoComplete="off"
        maxLength={3}
        fault={fault}
        defaultValue={filled?.quantity}
        className="max-w-32 text-xl font-bold tabular-nums"
      />
    </Question>
  )
}

const Days = ({
  days,
  fault,
  chosen,
}: {
  days: readonly string[]
  fault: string | undefined
  chosen: string | undefined
}) => {
  const t = useTranslations('jual.record')
  const words = (date: string, back: number) =>
    back === 0 ? t('today', { day: day(date) }) : back === 1 ? t('yesterday', { day: day(date) }) : weekday(date)
  return (
    <div className="space-y-1.5">
      <label htmlFor={fieldId('soldOn')} className="block font-bold">
        {t('when')}
      </label>
      {fault && <FieldFault name="soldOn" fault={fault} />}
      <select
        id={fieldId('soldOn')}
        name="soldOn"
        defaultValue={chosen && days.includes(chosen) ? chosen : days[0]}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${fieldId('soldOn')}-salah` : undefined}
        className="block min-h-12 w-full rounded-xl border border-border bg-paper px-3 py-3"
      >
        {days.map((date, back) => (
          <option key={date} value={date}>
            {words(date, back)}
          </option>
        ))}
      </select>
    </div>
  )
}

const RecordedSales = ({ sales, path }: { sales: readonly RecordedSale[]; path: string }) => {
  const t = useTranslations('jual.record')
  return (
    <section aria-labelledby="catatan" className="space-y-3">
      <h2 id="catatan" className="text-2xl">
        {t('list')}
      </h2>
      {sales.length === 0 && <p>{t('nothing')}</p>}
      <ul className="divide-y divide-hairline overflow-hidden rounded-card border border-hairline bg-paper">
        {sales.map((sale) => (
          <RecordedSaleRow key={sale.id} sale={sale} path={path} />
        ))}
      </ul>
    </section>
  )
}

const RecordedSaleRow = ({ sale, path }: { sale: RecordedSale; path: string }) => {
  const t = useTranslations('jual.record')
  const payments = useTranslations('jual.payments')
  return (
    <li className="p-4">
      <div className="flex items-baseline justify-between gap-4 font-bold">
        <span>
          {sale.quantity} × {sale.description}
        </span>
        <span className="amount text-lg">{rupiah(sale.amount)}</span>
      </div>
      <p className="text-muted">
        {day(sale.soldOn)} · {payments(sale.payment)}
      </p>
      <p className={`flex items-center gap-2 font-semibold ${sale.verified ? 'text-daun' : 'text-kuning-ink'}`}>
        <Icon name={sale.verified ? 'check' : 'clock'} className="size-5 shrink-0" />
        {t(sale.verified ? 'verified' : sale.onBehalf ? 'waitingOfficer' : 'waiting')}
      </p>
      {!sale.verified && (
        <details>
          <summary className="inline-flex min-h-12 items-center font-semibold underline underline-offset-4">
            {t('wrong')}
          </summary>
          <Undo sale={sale} path={path} />
        </details>
      )}
    </li>
  )
}
