import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { rupiah } from '../../../format.ts'
import { readRupiah } from '../../../forms/read-figure.ts'
import { api, submit } from '../../../graphql/api.server.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { translatorOf } from '../../../messages/messages.ts'
import { button } from '../../../ui/button.ts'
import { FaultSummary, Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Nothing, panel, Select } from '../../../ui/work-fields.tsx'
import { faultsOfAct, fieldsOf, filledIn, refusedForm } from '../../program/desk-form.ts'
import type { Route } from './+types/draft'

const WhoMayBorrow = graphql(`
  query WhoMayBorrow($slug: String!) {
    group(slug: $slug) {
      slug
      members {
        number
        name
        businesses {
          id
          name
        }
      }
    }
    loanProducts {
      id
      name
      current {
        principalMin
        principalMax
        principalStep
        tenorsWeeks
      }
    }
  }
`)

const DraftForMember = graphql(`
  mutation DraftForMember($input: LoanApplicationInput!) {
    outcome: draftLoanApplication(input: $input) {
      __typename
      ... on LoanApplicationChanged {
        application {
          id
        }
      }
      ... on Refusal {
        message
        field
      }
    }
  }
`)

export const loader = async ({ request, params }: Route.LoaderArgs) => {
  const { group, loanProducts } = await api(request, WhoMayBorrow, { slug: params.group })
  if (!group) throw data(null, { status: 404 })
  const products = loanProducts.flatMap(({ current, ...product }) => (current ? [{ ...product, current }] : []))
  // Made once for the page: the same form sent twice is the same application.
  return { group, products, id: crypto.randomUUID() as string }
}

const step = 'usulan'

export const action = async ({ request, params }: Route.ActionArgs) => {
  const filled = filledIn(await request.formData())
  const typed = (field: string) => filled[`${step}.${field}`] ?? ''
  const principal = readRupiah(typed('principal'))
  if (principal === undefined) {
    return refusedForm(step, filled, { principal: translatorOf('id')('keeping.draft.amountWrong') }, 400)
  }
  // A choice that was not made is a business that nobody has.
  const businessId = typed('businessId') || '00000000-0000-4000-8000-000000000000'
  const sent = await submit(request, DraftForMember, {
    input: {
      id: filled.id ?? '',
      businessId,
      productId: typed('productId'),
      principal,
      weeks: Number(typed('weeks')),
      purpose: typed('purpose'),
    },
  })
  const refused = faultsOfAct(sent)
  if (refused) return refusedForm(step, filled, refused.faults, refused.status)
  const outcome = sent.result?.outcome
  const id = outcome?.__typename === 'LoanApplicationChanged' ? outcome.application.id : ''
  return redirect(`/dampingi/${params.group}/usulan/${id}`)
}

/** A mentor writes down, in the meeting, what a member wants to borrow. The member reads the price and agrees herself. */
export default function Draft({ loaderData: { group, products, id }, actionData }: Route.ComponentProps) {
  const t = useTranslations('keeping.draft')
  const field = fieldsOf(actionData, step)
  const path = `/dampingi/${group.slug}/usulan`
  const [first] = products
  const weeks = [...new Set(products.flatMap(({ current }) => current.tenorsWeeks))].sort((a, b) => a - b)
  return (
    <div className="mx-auto max-w-xl space-y-6">
      <PageHead title={`${t('title')} · Maju Bersama`} alone />
      <header>
        <a href={path} className="inline-flex min-h-12 items-center gap-1 font-semibold text-mengkudu hover:underline">
          <Icon name="chevron" className="size-5 rotate-180" />
          {t('back')}
        </a>
        <h1 className="text-3xl">{t('title')}</h1>
        <p>{t('how')}</p>
      </header>
      {actionData?.message && <Notice kind="bad" title={actionData.message} />}
      <FaultSummary faults={actionData?.faults} />
      {first ? (
        <form method="post" action={`${path}/baru`} noValidate className={`${panel} space-y-4`}>
          <input type="hidden" name="id" value={actionData?.filled.id ?? id} />
          <Select {...field('businessId')} label={t('who')}>
            <option value="">{t('choose')}</option>
            {group.members.flatMap(({ number, name, businesses }) =>
              businesses.map((business) => (
                <option key={business.id} value={business.id}>
                  {t('member', { number, name, business: business.name })}
                </option>
              )),
            )}
          </Select>
          {products.length === 1 ? (
            <input type="hidden" name={`${step}.productId`} value={first.id} />
          ) : (
            <Select {...field('productId', first.id)} label={t('product')}>
              {products.map((product) => (
                <option key={product.id} value={product.id}>
                  {product.name}
                </option>
              ))}
            </Select>
          )}
          <Field
            {...field('principal')}
            label={t('amount')}
            hint={t('amountHow', {
              min: rupiah(first.current.principalMin),
              max: rupiah(first.current.principalMax),
              step: rupiah(first.current.principalStep),
            })}
            inputMode="numeric"
          />
          <Select {...field('weeks', weeks.at(-1))} label={t('weeks')}>
            {weeks.map((count) => (
              <option key={count} value={count}>
                {t('weekCount', { count })}
              </option>
            ))}
          </Select>
          <Field {...field('purpose')} label={t('purpose')} hint={t('purposeHow')} maxLength={200} />
          <button type="submit" className={`${button.primary} w-full`}>
            <Icon name="paper" />
            {t('save')}
          </button>
        </form>
      ) : (
        <Nothing title={t('none')} />
      )}
    </div>
  )
}
