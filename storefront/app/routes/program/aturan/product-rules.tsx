import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { today } from '../../../calendar.ts'
import { day } from '../../../format.ts'
import { api, submit } from '../../../graphql/api.server.ts'
import type { LoanProductVersionInput, ProductRulesQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { button } from '../../../ui/button.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { FaultSummary, LongField } from '../../../ui/field.tsx'
import { newsIn } from '../../../ui/news.ts'
import { Notice } from '../../../ui/notice.tsx'
import { faultsOfAct, fieldsOf, filledIn, refusedForm } from '../desk-form.ts'
import { DeskHead } from '../desk-head.tsx'
import type { Route } from './+types/product-rules'
import { BackToRules } from './back-to-rules.tsx'
import { inForceOn } from './figures.ts'
import { publishVersion } from './policy-act.server.ts'
import { productFigures } from './policy-figures.ts'
import { PolicyForm } from './policy-form.tsx'
import { Versions } from './versions.tsx'

const ProductRules = graphql(`
  query ProductRules {
    loanProducts(withRetired: true) {
      id
      code
      name
      description
      retiredAt
      retireReason
      versions {
        version
        effectiveFrom
        note
        decidedBy
        decidedAt
        principalMin
        principalMax
        principalStep
        tenorsWeeks
        method
        annualRateBasisPoints
        yearWeeks
        roundTo
        rounding
        depositBasisPoints
        liability
        solidarityWeekly
        latePenalty
        latePenaltyGraceDays
        firstCycleMax
        stepUpBasisPoints
        appraisalValidDays
        forgivesUnearnedMargin
      }
    }
  }
`)

export const loader = async ({ request, params }: Route.LoaderArgs) => {
  const { loanProducts } = await api(request, ProductRules)
  const product = loanProducts.find(({ id }) => id === params.product)
  if (!product) throw data(null, { status: 404 })
  // A new kind of loan begins with the terms of another.
  const pattern = product.versions[0] ?? loanProducts.find(({ versions }) => versions.length > 0)?.versions[0]
  if (!pattern) throw data(null, { status: 404 })
  const now = today()
  return {
    product,
    given: inForceOn(product.versions, now.toString()) ?? pattern,
    today: now.toString(),
    tomorrow: now.add({ days: 1 }).toString(),
    news: newsIn(new URL(request.url).searchParams, ['published', 'created']),
  }
}

const CreateProductVersion = graphql(`
  mutation CreateProductVersion($input: LoanProductVersionInput!) {
    outcome: createLoanProductVersion(input: $input) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

const RetireProduct = graphql(`
  mutation RetireProduct($productId: ID!, $reason: String!) {
    outcome: retireLoanProduct(productId: $productId, reason: $reason) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

/** Decides new terms, or ends the offer: `langkah` names which. */
export const action = async ({ request, params: { product: productId } }: Route.ActionArgs) => {
  const filled = filledIn(await request.formData())
  if (filled.langkah === 'tutup') {
    const sent = await submit(request, RetireProduct, { productId, reason: filled['tutup.reason'] ?? '' })
    const refused = faultsOfAct(sent)
    if (refused) return refusedForm('tutup', filled, refused.faults, refused.status)
    return redirect('/program/aturan?kabar=retired')
  }
  return publishVersion(filled, {
    figures: productFigures,
    path: `/program/aturan/pinjaman/${productId}`,
    send: ({ values, ...version }) => {
      const input = { productId, ...version, ...values, yearWeeks: Number(values.yearWeeks) } as LoanProductVersionInput
      return submit(request, CreateProductVersion, { input })
    },
  })
}

type Version = ProductRulesQuery['loanProducts'][number]['versions'][number]
const valuesOf = (version: Version) => version

/** The terms of one kind of loan. */
export default function ProductRulesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { product, given, today: now, tomorrow, news } = loaderData
  const t = useTranslations('officerDesk.rules')
  const path = `/program/aturan/pinjaman/${product.id}`
  return (
    <div className="mx-auto max-w-4xl space-y-6">
      <BackToRules />
      <DeskHead
        title={product.name}
        how={`${product.code}. ${product.description}`}
        news={news && t(`news.${news}`)}
        refusal={actionData?.message}
      />
      <FaultSummary faults={actionData?.faults} />
      {product.retiredAt ? (
        <Notice kind="note" title={t('product.retired', { day: day(product.retiredAt) })}>
          <p>{product.retireReason}</p>
        </Notice>
      ) : (
        <PolicyForm action={path} figures={productFigures} values={given} refused={actionData} tomorrow={tomorrow} />
      )}
      <Versions versions={product.versions} today={now} figures={productFigures} valuesOf={valuesOf} />
      {!product.retiredAt && (
        <Disclosure
          icon="cross"
          title={t('product.retire')}
          explanation={t('product.retireHow')}
          open={actionData?.step === 'tutup'}
        >
          <form method="post" action={path} noValidate className="space-y-3 p-4">
            <LongField {...fieldsOf(actionData, 'tutup')('reason')} label={t('note')} maxLength={500} rows={2} />
            <button type="submit" name="langkah" value="tutup" className={button.secondary}>
              {t('product.retireNow')}
            </button>
          </form>
        </Disclosure>
      )}
    </div>
  )
}
