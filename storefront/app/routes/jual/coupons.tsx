import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { today } from '../../calendar.ts'
import { day, rupiah } from '../../format.ts'
import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { CouponsQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { translatorOf } from '../../messages/messages.ts'
import { button } from '../../ui/button.ts'
import { FaultSummary, Field } from '../../ui/field.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { newsIn } from '../../ui/news.ts'
import { Notice } from '../../ui/notice.tsx'
import { Choices, Fold, Nothing, panel } from '../../ui/work-fields.tsx'
import type { Route } from './+types/coupons'
import { businessPath } from './business-path.ts'
import {
  type CouponState,
  couponKinds,
  couponState,
  type FilledCoupon,
  filledCoupon,
  readCoupon,
} from './coupon-draft.ts'
import { type Own, ownBusiness } from './own-business.server.ts'
import { PageHeading } from './page-heading.tsx'
import { useWorkplace } from './use-workplace.ts'

const Coupons = graphql(`
  query Coupons($businessId: ID!) {
    coupons(businessId: $businessId) {
      id
      code
      kind
      amount
      percent
      discountMax
      subtotalMin
      startsAt
      endsAt
      usesMax
      usesPerPhoneMax
      budget
      uses
      spent
      endedAt
    }
  }
`)

export const loader = async ({ request, context }: Route.LoaderArgs) => {
  const { coupons } = await api(request, Coupons, { businessId: context.get(ownBusiness).business.id })
  const now = Temporal.Now.instant()
  const days = today()
  return {
    coupons: coupons.map((coupon) => ({ ...coupon, state: couponState(coupon, now) })),
    firstDay: days.toString(),
    lastDay: days.add({ days: 6 }).toString(),
    news: newsIn(new URL(request.url).searchParams, ['created', 'ended']),
  }
}

const CreateCoupon = graphql(`
  mutation CreateCoupon($input: CouponInput!) {
    createCoupon(input: $input) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const EndCoupon = graphql(`
  mutation EndCoupon($couponId: ID!) {
    endCoupon(couponId: $couponId) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

/** Gives a coupon out, or ends one: `akhiri` names which. */
export const action = async ({ request, context }: Route.ActionArgs) => {
  const form = await request.formData()
  const couponId = formText(form, 'akhiri')
  const own = context.get(ownBusiness)
  return couponId ? end(request, own, couponId) : create(request, own, form)
}

const create = async (request: Request, own: Own, form: FormData) => {
  const t = translatorOf('id')
  const filled = filledCoupon(form)
  const again = (faults: Faults, status: number) => data({ faults, filled }, { status })
  const { coupon, faults } = readCoupon(filled, (fault) => t(`jual.coupons.faults.${fault}`))
  if (faults) return again(faults, 400)
  const answer = await submit(request, CreateCoupon, { input: { businessId: own.business.id, ...coupon } })
  if (answer.faults) return again(answer.faults, 400)
  const outcome = answer.result.createCoupon
  if ('message' in outcome) return again({ code: outcome.message }, 409)
  return redirect(businessPath('/jual/kupon', own, { kabar: 'created' }))
}

const end = async (request: Request, own: Own, couponId: string) => {
  const { faults, result } = await submit(request, EndCoupon, { couponId })
  const refusal = faults ? Object.values(faults).join(' ') : 'message' in result.endCoupon && result.endCoupon.message
  if (refusal) return data({ faults: { akhiri: refusal } as Faults, filled: null }, { status: 409 })
  return redirect(businessPath('/jual/kupon', own, { kabar: 'ended' }))
}

export default function CouponsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { coupons, firstDay, lastDay, news } = loaderData
  const t = useTranslations('jual.coupons')
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHeading title={t('title')} how={t('how')} />
      {news && !actionData && <Notice kind="good" title={t(`news.${news}`)} />}
      <FaultSummary faults={actionData?.faults} />
      {coupons.length === 0 ? (
        <Nothing title={t('none')}>
          <p>{t('noneNext')}</p>
        </Nothing>
      ) : (
        <ul className="space-y-4">
          {coupons.map((coupon) => (
            <CouponCard key={coupon.id} coupon={coupon} />
          ))}
        </ul>
      )}
      <section aria-labelledby="baru" className={`${panel} space-y-4`}>
        <h2 id="baru" className="text-xl">
          {t('new')}
        </h2>
        <NewCoupon
          faults={actionData?.faults ?? {}}
          filled={actionData?.filled ?? undefined}
          firstDay={firstDay}
          lastDay={lastDay}
        />
      </section>
    </div>
  )
}

type Coupon = CouponsQuery['coupons'][number] & { state: CouponState }

const signs = {
  coming: { icon: 'clock', colour: 'text-nila' },
  running: { icon: 'check', colour: 'text-daun' },
  over: { icon: 'cross', colour: 'text-muted' },
  ended: { icon: 'cross', colour: 'text-muted' },
} as const satisfies Record<CouponState, { icon: IconName; colour: string }>

/** The last instant of a coupon is the start of a day, on which it works no more. */
const lastDayOf = ({ endsAt }: Coupon) => Temporal.Instant.from(endsAt).subtract({ seconds: 1 }).toString()

const CouponCard = ({ coupon }: { coupon: Coupon }) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.coupons')
  const { icon, colour } = signs[coupon.state]
  const still = coupon.state === 'running' || coupon.state === 'coming'
  return (
    <li className="space-y-2 rounded-card border border-border bg-paper p-4 shadow-card">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-xl tracking-wide">{coupon.code}</h2>
        <p className={`flex items-center gap-2 font-bold ${colour}`}>
          <Icon name={icon} className="size-5 shrink-0" />
          {t(`states.${coupon.state}`)}
        </p>
      </div>
      <p className="text-lg font-semibold">{useGift(coupon)}</p>
      {coupon.subtotalMin > 0 && <p>{t('from', { amount: rupiah(coupon.subtotalMin) })}</p>}
      <p>{t('days', { first: day(coupon.startsAt), last: day(lastDayOf(coupon)) })}</p>
      <p>
        {coupon.usesMax ? t('usedOf', { count: coupon.uses, most: coupon.usesMax }) : t('used', { count: coupon.uses })}{' '}
        {coupon.budget
          ? t('spentOf', { amount: rupiah(coupon.spent), most: rupiah(coupon.budget) })
          : t('spent', { amount: rupiah(coupon.spent) })}
      </p>
      {coupon.usesPerPhoneMax && <p>{t('perBuyer', { count: coupon.usesPerPhoneMax })}</p>}
      {still && (
        <Fold icon="cross" label={t('end')} of={coupon.code}>
          <form method="post" action={businessPath('/jual/kupon', own)} className="space-y-3 rounded-xl bg-sand p-4">
            <p>{t('endHow')}</p>
            <button type="submit" name="akhiri" value={coupon.id} className={button.secondary}>
              <Icon name="cross" />
              {t('endNow', { code: coupon.code })}
            </button>
          </form>
        </Fold>
      )}
    </li>
  )
}

/** What it gives, in one line. */
const useGift = ({ kind, amount, percent, discountMax }: Coupon): string => {
  const t = useTranslations('jual.coupons.gifts')
  if (kind === 'NOMINAL') return t('nominal', { amount: rupiah(amount ?? 0) })
  if (kind === 'FREE_DELIVERY') return discountMax ? t('deliveryMax', { amount: rupiah(discountMax) }) : t('delivery')
  return discountMax
    ? t('percentMax', { percent: percent ?? 0, amount: rupiah(discountMax) })
    : t('percent', { percent: percent ?? 0 })
}

const NewCoupon = ({
  faults,
  filled,
  firstDay,
  lastDay,
}: {
  faults: Faults
  filled: FilledCoupon | undefined
  firstDay: string
  lastDay: string
}) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.coupons')
  const money = (name: 'amount' | 'discountMax' | 'subtotalMin' | 'budget', optional = true) => (
    <Field
      name={name}
      label={t(`fields.${name}`)}
      inputMode="numeric"
      autoComplete="off"
      maxLength={16}
      optional={optional}
      fault={faults[name]}
      defaultValue={filled?.[name]}
      className="amount"
    />
  )
  const count = (name: 'usesMax' | 'usesPerPhoneMax') => (
    <Field
      name={name}
      label={t(`fields.${name}`)}
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      optional
      fault={faults[name]}
      defaultValue={filled?.[name]}
    />
  )
  const limited = filled && (filled.usesMax || filled.usesPerPhoneMax || filled.budget)
  return (
    <form method="post" action={businessPath('/jual/kupon', own)} noValidate className="space-y-4">
      <Field
        name="code"
        label={t('fields.code')}
        hint={t('fields.codeHint')}
        maxLength={20}
        autoComplete="off"
        autoCapitalize="characters"
        fault={faults.code}
        defaultValue={filled?.code}
        className="uppercase"
      />
      <Choices
        name="kind"
        legend={t('fields.kind')}
        options={couponKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        chosen={filled?.kind || 'NOMINAL'}
        fault={faults.kind}
        columns="sm:grid-cols-3"
      />
      {/* Each kind asks its own. Browsers that do not know :has ask for all. */}
      <div className="[form:not(:has([value=NOMINAL]:checked))_&]:hidden">{money('amount', false)}</div>
      <div className="[form:not(:has([value=PERCENT]:checked))_&]:hidden">
        <Field
          name="percent"
          label={t('fields.percent')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          required={false}
          fault={faults.percent}
          defaultValue={filled?.percent}
          className="max-w-32"
        />
      </div>
      <div className="[form:has([value=NOMINAL]:checked)_&]:hidden">{money('discountMax')}</div>
      {money('subtotalMin')}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="firstDay"
          type="date"
          label={t('fields.firstDay')}
          min={firstDay}
          fault={faults.firstDay}
          defaultValue={filled?.firstDay ?? firstDay}
        />
        <Field
          name="lastDay"
          type="date"
          label={t('fields.lastDay')}
          min={firstDay}
          fault={faults.lastDay}
          defaultValue={filled?.lastDay ?? lastDay}
        />
      </div>
      <Fold icon="lock" label={t('limits')} open={Boolean(limited)}>
        <div className="grid gap-4 sm:grid-cols-3">
          {count('usesMax')}
          {count('usesPerPhoneMax')}
          {money('budget')}
        </div>
      </Fold>
      <p className="flex gap-2 rounded-xl bg-honey p-3">
        <Icon name="cash" />
        {t('paidByHer')}
      </p>
      <button type="submit" className={`${button.primary} w-full sm:w-auto`}>
        <Icon name="ticket" />
        {t('create')}
      </button>
    </form>
  )
}
