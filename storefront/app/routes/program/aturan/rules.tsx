import { redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { today } from '../../../calendar.ts'
import { dayOfDate } from '../../../format.ts'
import { api, submit } from '../../../graphql/api.server.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { button } from '../../../ui/button.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { FaultSummary, Field, LongField } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { newsIn } from '../../../ui/news.ts'
import { faultsOfAct, fieldsOf, filledIn, type RefusedForm, refusedForm } from '../desk-form.ts'
import { DeskHead } from '../desk-head.tsx'
import type { Route } from './+types/rules'
import { inForceOn, standingOf } from './figures.ts'

const Rules = graphql(`
  query Rules {
    loanProducts(withRetired: true) {
      id
      code
      name
      retiredAt
      versions {
        version
        effectiveFrom
      }
    }
    capacityPolicies {
      version
      effectiveFrom
    }
    groupPolicies {
      version
      effectiveFrom
    }
    lendingPolicies {
      version
      effectiveFrom
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => {
  const now = today().toString()
  const { loanProducts, ...others } = await api(request, Rules)
  const standing = (versions: readonly { version: number; effectiveFrom: string }[]) => ({
    current: inForceOn(versions, now) ?? null,
    // The next to come.
    coming:
      versions
        .filter((one) => standingOf(versions, one, now) === 'coming')
        .toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom))[0] ?? null,
  })
  return {
    products: loanProducts.map(({ versions, ...product }) => ({ ...product, ...standing(versions) })),
    policies: [
      { name: 'capacity' as const, to: '/program/aturan/kemampuan', ...standing(others.capacityPolicies) },
      { name: 'group' as const, to: '/program/aturan/kelompok', ...standing(others.groupPolicies) },
      { name: 'lending' as const, to: '/program/aturan/petugas', ...standing(others.lendingPolicies) },
    ],
    // Made once for the page: a form sent twice is one kind of loan.
    productId: crypto.randomUUID() as string,
    news: newsIn(new URL(request.url).searchParams, ['retired']),
  }
}

const CreateProduct = graphql(`
  mutation CreateProduct($input: LoanProductInput!) {
    outcome: createLoanProduct(input: $input) {
      __typename
      ... on Refusal {
        message
        field
      }
    }
  }
`)

/** Makes a kind of loan, and leads to where its terms are decided. */
export const action = async ({ request }: Route.ActionArgs) => {
  const filled = filledIn(await request.formData())
  const text = (name: string): string => filled[`jenis.${name}`] ?? ''
  const productId = text('id')
  const input = { productId, code: text('code').toUpperCase(), name: text('name'), description: text('description') }
  const refused = faultsOfAct(await submit(request, CreateProduct, { input }))
  if (refused) return refusedForm('jenis', filled, refused.faults, refused.status)
  return redirect(`/program/aturan/pinjaman/${productId}?kabar=created`)
}

/** Every rule that officers decide by versions, and the one that holds today. */
export default function RulesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { products, policies, productId, news } = loaderData
  const t = useTranslations('officerDesk.rules')
  return (
    <div className="mx-auto max-w-4xl space-y-8">
      <DeskHead title={t('title')} how={t('how')} news={news && t(`news.${news}`)} refusal={actionData?.message} />
      <FaultSummary faults={actionData?.faults} />
      <section aria-labelledby="jenis" className="space-y-3">
        <h2 id="jenis" className="text-2xl">
          {t('products')}
        </h2>
        <ul className="grid gap-3 sm:grid-cols-2">
          {products.map((product) => (
            <PolicyLink
              key={product.id}
              to={`/program/aturan/pinjaman/${product.id}`}
              title={product.name}
              what={product.retiredAt ? t('isRetired') : product.code}
              {...product}
            />
          ))}
        </ul>
        <ProductForm refused={actionData} productId={productId} />
      </section>
      <section aria-labelledby="aturan-lain" className="space-y-3">
        <h2 id="aturan-lain" className="text-2xl">
          {t('others')}
        </h2>
        <ul className="grid gap-3 sm:grid-cols-2">
          {policies.map(({ name, ...policy }) => (
            <PolicyLink key={name} title={t(`policies.${name}.title`)} what={t(`policies.${name}.what`)} {...policy} />
          ))}
          <PolicyLink to="/program/libur" title={t('holidays')} what={t('holidaysWhat')} />
        </ul>
      </section>
    </div>
  )
}

interface Version {
  version: number
  effectiveFrom: string
}

const PolicyLink = ({
  to,
  title,
  what,
  current,
  coming,
}: {
  to: string
  title: string
  what: string
  /** Undefined where there are no versions. */
  current?: Version | null
  coming?: Version | null
}) => {
  const t = useTranslations('officerDesk.rules')
  return (
    <li>
      <a
        href={to}
        className="flex h-full min-h-16 items-start gap-3 rounded-card border border-border bg-paper p-4 hover:bg-sand"
      >
        <Icon name="paper" className="size-7 shrink-0 text-mengkudu" />
        <span className="min-w-0">
          <strong className="block text-lg">{title}</strong>
          <span className="block">{what}</span>
          {current && (
            <span className="block">
              {t('version', { version: current.version, day: dayOfDate(current.effectiveFrom) })}
            </span>
          )}
          {current === null && <span className="block font-bold">{t('noneInForce')}</span>}
          {coming && (
            <span className="block font-bold">
              {t('next', { version: coming.version, day: dayOfDate(coming.effectiveFrom) })}
            </span>
          )}
        </span>
      </a>
    </li>
  )
}

const ProductForm = ({ refused, productId }: { refused: RefusedForm | undefined; productId: string }) => {
  const t = useTranslations('officerDesk.rules.product')
  const field = fieldsOf(refused, 'jenis')
  return (
    <Disclosure icon="plus" title={t('create')} explanation={t('createHow')} open={refused?.step === 'jenis'}>
      <form method="post" action="/program/aturan" noValidate className="space-y-4 p-4">
        <input type="hidden" name="jenis.id" value={field('id', productId).defaultValue} />
        <Field {...field('name')} label={t('name')} maxLength={80} />
        <Field {...field('code')} label={t('code')} hint={t('codeHint')} maxLength={40} autoComplete="off" />
        <LongField
          {...field('description')}
          label={t('description')}
          hint={t('descriptionHint')}
          maxLength={500}
          rows={2}
        />
        <button type="submit" className={button.secondary}>
          {t('createNow')}
        </button>
      </form>
    </Disclosure>
  )
}
