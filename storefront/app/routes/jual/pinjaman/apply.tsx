import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { rupiah } from '../../../format.ts'
import { formText } from '../../../forms/form-text.ts'
import { api, submit } from '../../../graphql/api.server.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { button } from '../../../ui/button.ts'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Nothing, panel, Select } from '../../../ui/work-fields.tsx'
import { businessPath } from '../business-path.ts'
import { ownBusiness } from '../own-business.server.ts'
import { PageHeading } from '../page-heading.tsx'
import { useWorkplace } from '../use-workplace.ts'
import type { Route } from './+types/apply'

const Offers = graphql(`
  query Offers {
    loanProducts {
      id
      name
      description
      current {
        principalMin
        principalMax
        principalStep
        tenorsWeeks
      }
    }
    myLoanApplications {
      id
      status
      principal
      weeks
      purpose
    }
  }
`)

const DraftApplication = graphql(`
  mutation DraftApplication($input: LoanApplicationInput!) {
    outcome: draftLoanApplication(input: $input) {
      __typename
      ... on LoanApplicationChanged {
        application {
          id
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`)

export const loader = async ({ request }: Route.LoaderArgs) => {
  const { loanProducts, myLoanApplications } = await api(request, Offers)
  const draft = myLoanApplications.find(({ status }) => status === 'DRAFT') ?? null
  return { products: loanProducts.filter(({ current }) => current), draft, id: draft?.id ?? crypto.randomUUID() }
}

export const action = async ({ request, context }: Route.ActionArgs) => {
  const own = context.get(ownBusiness)
  const form = await request.formData()
  const { faults, result } = await submit(request, DraftApplication, {
    input: {
      id: formText(form, 'id'),
      businessId: own.business.id,
      productId: formText(form, 'produk'),
      principal: Number(formText(form, 'jumlah').replace(/\D/g, '')) || 0,
      weeks: Number(formText(form, 'minggu')),
      purpose: formText(form, 'untuk'),
    },
  })
  if (faults) return data(Object.values(faults).join(' '), { status: 400 })
  const { outcome } = result
  if (outcome.__typename !== 'LoanApplicationChanged') return data(outcome.message, { status: 409 })
  return redirect(businessPath(`/jual/pinjaman/pengajuan/${outcome.application.id}`, own))
}

/** How much, for how long, what for: nothing is agreed to here. */
export default function Apply({ loaderData: { products, draft, id }, actionData }: Route.ComponentProps) {
  const { own } = useWorkplace()
  const t = useTranslations('lending.apply')
  const [product] = products
  const terms = product?.current
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHeading title={t('title')} how={t('how')} back={{ to: '/jual/pinjaman' }} />
      {actionData && (
        <Notice kind="bad" title={actionData}>
          {null}
        </Notice>
      )}
      {product && terms ? (
        <form method="post" action={businessPath('/jual/pinjaman/ajukan', own)} className={`${panel} space-y-4`}>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="produk" value={product.id} />
          <Field
            name="jumlah"
            label={t('amount')}
            hint={t('amountHow', {
              min: rupiah(terms.principalMin),
              max: rupiah(terms.principalMax),
              step: rupiah(terms.principalStep),
            })}
            inputMode="numeric"
            defaultValue={draft?.principal ?? terms.principalMin}
          />
          <Select name="minggu" label={t('weeks')} defaultValue={draft?.weeks ?? terms.tenorsWeeks.at(-1)}>
            {terms.tenorsWeeks.map((weeks) => (
              <option key={weeks} value={weeks}>
                {t('weekCount', { count: weeks })}
              </option>
            ))}
          </Select>
          <Field
            name="untuk"
            label={t('purpose')}
            hint={t('purposeHow')}
            maxLength={200}
            defaultValue={draft?.purpose}
          />
          <button type="submit" className={`${button.primary} w-full sm:w-auto`}>
            <Icon name="cash" />
            {t('see')}
          </button>
        </form>
      ) : (
        <Nothing title={t('none')} />
      )}
    </div>
  )
}
