import { randomUUID } from 'node:crypto'
import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { type Faults, faultOf } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { readRupiah } from '../../forms/read-figure.ts'
import { submit } from '../../graphql/api.server.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { translatorOf } from '../../messages/messages.ts'
import { keptPhoto } from '../../photo/kept-photos.ts'
import { PhotoField } from '../../photo/photo-field.tsx'
import { photoForm, photosIn, sendPhoto } from '../../photo/send-photo.server.ts'
import { button } from '../../ui/button.ts'
import { FaultSummary, Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { panel } from '../../ui/work-fields.tsx'
import type { Route } from './+types/goods-new'
import { businessPath } from './business-path.ts'
import { ownBusiness } from './own-business.server.ts'
import { PageHeading } from './page-heading.tsx'
import { useWorkplace } from './use-workplace.ts'

// Named here, so that a form sent twice makes one product.
export const loader = () => ({ productId: randomUUID() })

const AddProduct = graphql(`
  mutation AddProduct($input: AddProductInput!) {
    addProduct(input: $input) {
      ... on ProductAdded {
        product {
          id
        }
      }
      ... on Refusal {
        __typename
        message
        field
      }
    }
  }
`)

/** One photo, a name and a price: on sale. The photo is kept when something else is to be corrected. */
export const action = async ({ request, context }: Route.ActionArgs) => {
  const own = context.get(ownBusiness)
  const t = translatorOf('id')
  const form = await photoForm(request)
  if (!form) {
    return data(
      { faults: { foto: t('jual.photo.tooLarge') } as Faults, name: '', price: '', kept: undefined },
      { status: 413 },
    )
  }
  const [name, price] = [formText(form, 'name'), formText(form, 'price')]
  const [photo] = photosIn(form, 'foto')
  const sent = photo && (await sendPhoto(request, photo))
  const kept = sent?.id ? { id: sent.id, url: sent.url } : keptPhoto(form, 'foto')
  const again = (faults: Faults, status: number) => data({ faults, name, price, kept }, { status })

  const amount = readRupiah(price)
  const faults: Faults = {
    ...(sent?.message ? { foto: sent.message } : !kept && { foto: t('jual.photo.missing') }),
    ...(!name && { name: t('jual.newGoods.faults.name') }),
    ...(!amount && { price: t('jual.newGoods.faults.price') }),
  }
  if (!amount || !kept || Object.keys(faults).length > 0) return again(faults, 400)
  const answer = await submit(request, AddProduct, {
    input: {
      productId: formText(form, 'productId'),
      businessId: own.business.id,
      name,
      price: amount,
      imageIds: [kept.id],
      publish: true,
    },
  })
  if (answer.faults) return again(answer.faults, 400)
  const added = answer.result.addProduct
  if ('message' in added) {
    if (added.__typename === 'ImageNotFound') return again({ foto: added.message }, 409)
    return again(faultOf({ message: added.message, field: null }, 'name'), 409)
  }
  return redirect(businessPath('/jual/barang', own, { baru: added.product.id }))
}

export default function NewGoods({ loaderData: { productId }, actionData }: Route.ComponentProps) {
  const { own } = useWorkplace()
  const t = useTranslations('jual.newGoods')
  return (
    <div className="mx-auto max-w-xl space-y-6">
      <PageHeading title={t('title')} how={t('how')} back={{ to: '/jual/barang', label: t('back') }} />
      <FaultSummary faults={actionData?.faults} />
      <form
        method="post"
        action={businessPath('/jual/barang/baru', own)}
        encType="multipart/form-data"
        noValidate
        className={`${panel} space-y-5`}
      >
        <input type="hidden" name="productId" value={productId} />
        <PhotoField
          name="foto"
          label={t('photo')}
          hint={t('photoHint')}
          fault={actionData?.faults.foto}
          kept={actionData?.kept && [actionData.kept]}
        />
        <Field
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          maxLength={120}
          autoComplete="off"
          fault={actionData?.faults.name}
          defaultValue={actionData?.name}
        />
        <Field
          name="price"
          label={t('price')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={16}
          fault={actionData?.faults.price}
          defaultValue={actionData?.price}
          className="amount text-xl font-bold"
        />
        <button type="submit" className={`${button.primary} w-full`}>
          <Icon name="check" />
          {t('sell')}
        </button>
        <p className="text-muted">{t('later')}</p>
      </form>
    </div>
  )
}
