import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { EditGoodsQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { translatorOf } from '../../messages/messages.ts'
import { photoForm, photosIn, sendPhoto } from '../../photo/send-photo.server.ts'
import { button } from '../../ui/button.ts'
import { FaultSummary, Field, LongField } from '../../ui/field.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { newsIn } from '../../ui/news.ts'
import { Notice } from '../../ui/notice.tsx'
import { Choices, panel, Select } from '../../ui/work-fields.tsx'
import type { Route } from './+types/goods-edit'
import { businessPath } from './business-path.ts'
import { GoodsPhotos } from './goods-photos.tsx'
import { VariantRows } from './goods-variants.tsx'
import { type Own, ownBusiness } from './own-business.server.ts'
import { PageHeading } from './page-heading.tsx'
import { type FilledProduct, faultsByRow, filledProduct, readProduct } from './product-draft.ts'
import { useWorkplace } from './use-workplace.ts'

const EditGoods = graphql(`
  query EditGoods($productId: ID!) {
    ownProduct(productId: $productId) {
      id
      status
      version
      madeToOrder
      completeness
      product {
        slug
        name
        description
        unit
        weightGrams
        shelfLifeDays
        leadTimeDays
        category {
          slug
        }
        images {
          id
          url
          width
          height
          alt
          placeholder
          sources {
            type
            srcset
          }
        }
        variants {
          id
          name
          price
          compareAtPrice
          stock
        }
      }
    }
    categories {
      slug
      name
    }
  }
`)

/** @throws a 404 page for goods that there are not */
const goodsOf = async (request: Request, productId: string) => {
  const { ownProduct, categories } = await api(request, EditGoods, { productId })
  if (!ownProduct) throw data(null, { status: 404 })
  return { goods: ownProduct, categories }
}

const told = ['saved', 'photoAdded', 'photosChanged', 'published', 'unpublished', 'archived'] as const

export const loader = async ({ request, params }: Route.LoaderArgs) => ({
  ...(await goodsOf(request, params.product)),
  news: newsIn(new URL(request.url).searchParams, told),
})

const EditProduct = graphql(`
  mutation EditProduct($input: EditProductInput!) {
    editProduct(input: $input) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const PublishProduct = graphql(`
  mutation PublishProduct($productId: ID!) {
    outcome: publishProduct(productId: $productId) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const UnpublishProduct = graphql(`
  mutation UnpublishProduct($productId: ID!) {
    outcome: unpublishProduct(productId: $productId) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const ArchiveProduct = graphql(`
  mutation ArchiveProduct($productId: ID!) {
    outcome: archiveProduct(productId: $productId) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const statusSteps = {
  published: PublishProduct,
  unpublished: UnpublishProduct,
  archived: ArchiveProduct,
} as const

type Task = { request: Request; own: Own; productId: string; form: FormData }

/** Changes the goods, their photos, or whether they are on sale: the form names which. */
export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const form = await photoForm(request)
  if (!form) return again({ faults: { foto: translatorOf('id')('jual.photo.tooLarge') }, status: 413 })
  const task = { request, own: context.get(ownBusiness), productId: params.product, form }
  switch (formText(form, 'bagian')) {
    case 'isi':
      return saveFacts(task)
    case 'foto':
      return addPhoto(task)
    case 'urutan':
      return arrangePhotos(task)
    case 'status':
      return changeStatus(task)
    default:
      throw data(null, { status: 400 })
  }
}

const again = ({ faults, status, filled }: { faults: Faults; status: number; filled?: FilledProduct }) =>
  data({ faults, filled: filled ?? null }, { status })

const done = ({ own, productId }: Task, news: (typeof told)[number]) =>
  redirect(businessPath(`/jual/barang/${productId}`, own, { kabar: news }))

const saveFacts = async (task: Task) => {
  const { request, productId, form } = task
  const t = translatorOf('id')
  const filled = filledProduct(form)
  const read = readProduct(filled, (fault) => t(`jual.editGoods.faults.${fault}`))
  if (read.faults) return again({ faults: read.faults, status: 400, filled })
  const version = Number(formText(form, 'version')) || null
  const answer = await submit(request, EditProduct, { input: { productId, version, ...read.edit } })
  if (answer.faults) return again({ faults: faultsByRow(answer.faults, read.rows), status: 400, filled })
  const outcome = answer.result.editProduct
  if ('message' in outcome) return again({ faults: { name: outcome.message }, status: 409, filled })
  return done(task, 'saved')
}

/** The photos as they stand, in their order, and one more. */
const addPhoto = async (task: Task) => {
  const { request, productId, form } = task
  const [photo] = photosIn(form, 'foto')
  if (!photo) return again({ faults: { foto: translatorOf('id')('jual.photo.missing') }, status: 400 })
  const sent = await sendPhoto(request, photo)
  if (!sent.id) return again({ faults: { foto: sent.message ?? '' }, status: 400 })
  const { goods } = await goodsOf(request, productId)
  const images = [...goods.product.images.map(({ id, alt }) => ({ id, alt })), { id: sent.id }]
  return sendPhotos(task, images, 'photoAdded')
}

/** The button names a photo and what becomes of it: first in lists, or gone. */
const arrangePhotos = async (task: Task) => {
  const { request, productId, form } = task
  const { goods } = await goodsOf(request, productId)
  const images = goods.product.images.map(({ id, alt }) => ({ id, alt }))
  const [first, gone] = [formText(form, 'utama'), formText(form, 'hapus')]
  const others = images.filter(({ id }) => id !== first && id !== gone)
  return sendPhotos(task, [...images.filter(({ id }) => id === first), ...others], 'photosChanged')
}

const sendPhotos = async (task: Task, images: { id: string; alt?: string }[], news: (typeof told)[number]) => {
  const answer = await submit(task.request, EditProduct, { input: { productId: task.productId, images } })
  if (answer.faults) return again({ faults: { foto: Object.values(answer.faults).join(' ') }, status: 400 })
  const outcome = answer.result.editProduct
  if ('message' in outcome) return again({ faults: { foto: outcome.message }, status: 409 })
  return done(task, news)
}

const changeStatus = async (task: Task) => {
  const { request, productId, form } = task
  const step = formText(form, 'status')
  if (!(step in statusSteps)) throw data(null, { status: 400 })
  const answer = await submit(request, statusSteps[step as keyof typeof statusSteps], { productId })
  if (answer.faults) return again({ faults: { status: Object.values(answer.faults).join(' ') }, status: 400 })
  const { outcome } = answer.result
  if ('message' in outcome) return again({ faults: { status: outcome.message }, status: 409 })
  return done(task, step as keyof typeof statusSteps)
}

type OwnGoods = NonNullable<EditGoodsQuery['ownProduct']>

export default function EditGoodsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { goods, categories, news } = loaderData
  const { own } = useWorkplace()
  const t = useTranslations('jual.editGoods')
  const action = businessPath(`/jual/barang/${goods.id}`, own)
  const faults = actionData?.faults ?? {}
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHeading title={goods.product.name} back={{ to: '/jual/barang', label: t('back') }} />
      {news && !actionData && <Notice kind="good" title={t(`news.${news}`)} />}
      <FaultSummary faults={actionData?.faults} />
      <OnSale goods={goods} action={action} fault={faults.status} />
      <Gaps goods={goods} />
      <GoodsPhotos photos={goods.product.images} name={goods.product.name} action={action} fault={faults.foto} />
      <Facts
        goods={goods}
        categories={categories}
        action={action}
        faults={faults}
        filled={actionData?.filled ?? filledOf(goods)}
      />
    </div>
  )
}

/** What stands there now, as the form would have been filled in. */
const filledOf = ({ madeToOrder, product }: OwnGoods): FilledProduct => ({
  name: product.name,
  description: product.description,
  categorySlug: product.category.slug,
  unit: product.unit,
  weightGrams: product.weightGrams?.toString() ?? '',
  shelfLifeDays: product.shelfLifeDays?.toString() ?? '',
  madeToOrder,
  leadTimeDays: product.leadTimeDays ? `${product.leadTimeDays}` : '',
  variants: product.variants.map(({ id, name, price, compareAtPrice }) => ({
    id,
    name,
    price: price.toLocaleString('id-ID'),
    compareAtPrice: compareAtPrice?.toLocaleString('id-ID') ?? '',
    stock: '',
    removed: false,
  })),
})

const steps = {
  PUBLISHED: [
    { step: 'unpublished', icon: 'pause' },
    { step: 'archived', icon: 'folder' },
  ],
  DRAFT: [
    { step: 'published', icon: 'check' },
    { step: 'archived', icon: 'folder' },
  ],
  ARCHIVED: [{ step: 'published', icon: 'check' }],
} as const satisfies Record<OwnGoods['status'], readonly { step: keyof typeof statusSteps; icon: IconName }[]>

const OnSale = ({ goods, action, fault }: { goods: OwnGoods; action: string; fault: string | undefined }) => {
  const t = useTranslations('jual.editGoods')
  return (
    <section id="isian-status" aria-labelledby="dijual" className="space-y-3 rounded-card bg-sand p-4">
      <h2 id="dijual" className="text-lg">
        {t(`status.${goods.status}`)}
      </h2>
      {fault && <p className="font-semibold text-mengkudu">{fault}</p>}
      {/* Forms of this page are all read alike, the one with a photo in it too. */}
      <form method="post" action={action} encType="multipart/form-data" className="flex flex-wrap gap-2">
        <input type="hidden" name="bagian" value="status" />
        {steps[goods.status].map(({ step, icon }) => (
          <button
            key={step}
            type="submit"
            name="status"
            value={step}
            className={step === 'published' ? button.primary : button.quiet}
          >
            <Icon name={icon} />
            {t(`steps.${step}`)}
          </button>
        ))}
        {goods.status === 'PUBLISHED' && (
          <a href={`/produk/${goods.product.slug}`} className={button.quiet}>
            <Icon name="search" />
            {t('look')}
          </a>
        )}
      </form>
    </section>
  )
}

const gapFields = {
  IMAGE: 'foto',
  DESCRIPTION: 'description',
  WEIGHT: 'weightGrams',
  SHELF_LIFE: 'shelfLifeDays',
  LEAD_TIME: 'leadTimeDays',
} as const satisfies Record<OwnGoods['completeness'][number], string>

/** Kelengkapan: what buyers would like to know, each a way to its field. */
const Gaps = ({ goods: { completeness } }: { goods: OwnGoods }) => {
  const t = useTranslations('jual.editGoods')
  const gaps = useTranslations('jual.gaps')
  if (completeness.length === 0) {
    return (
      <p className="flex items-center gap-2 font-semibold text-daun">
        <Icon name="check" />
        {t('whole')}
      </p>
    )
  }
  return (
    <Notice kind="note" title={t('gaps')}>
      <ul className="flex flex-wrap gap-2">
        {completeness.map((gap) => (
          <li key={gap}>
            <a href={`#isian-${gapFields[gap]}`} className={button.quiet}>
              <Icon name="plus" className="size-5 shrink-0" />
              {gaps(gap)}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const Facts = ({
  goods,
  categories,
  action,
  faults,
  filled,
}: {
  goods: OwnGoods
  categories: EditGoodsQuery['categories']
  action: string
  faults: Faults
  filled: FilledProduct
}) => {
  const t = useTranslations('jual.editGoods')
  return (
    <form method="post" action={action} encType="multipart/form-data" noValidate className="space-y-4">
      <input type="hidden" name="bagian" value="isi" />
      <input type="hidden" name="version" value={goods.version} />
      <div className={`${panel} space-y-4`}>
        <Field name="name" label={t('name')} maxLength={120} fault={faults.name} defaultValue={filled.name} />
        <LongField
          name="description"
          label={t('description')}
          hint={t('descriptionHint')}
          maxLength={2000}
          rows={5}
          optional
          fault={faults.description}
          defaultValue={filled.description}
        />
        <Select
          name="categorySlug"
          label={t('category')}
          fault={faults.categorySlug}
          defaultValue={filled.categorySlug}
        >
          {categories.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <div className={`${panel} space-y-4`}>
        <Choices
          name="madeToOrder"
          legend={t('stockOrOrder')}
          options={[
            { value: 'tidak', label: t('fromStock'), explanation: t('fromStockHow') },
            { value: 'ya', label: t('toOrder'), explanation: t('toOrderHow') },
          ]}
          chosen={filled.madeToOrder ? 'ya' : 'tidak'}
        />
        {/* Asked only of goods that are made to order. Browsers that do not know :has ask always. */}
        <div className="[form:not(:has([name=madeToOrder][value=ya]:checked))_&]:hidden">
          <Field
            name="leadTimeDays"
            label={t('leadTime')}
            inputMode="numeric"
            maxLength={2}
            optional
            fault={faults.leadTimeDays}
            defaultValue={filled.leadTimeDays}
            className="max-w-32"
          />
        </div>
        <VariantRows rows={filled.variants} faults={faults} />
      </div>
      <div className={`${panel} grid gap-4 sm:grid-cols-3`}>
        <Field
          name="unit"
          label={t('unit')}
          hint={t('unitHint')}
          maxLength={30}
          fault={faults.unit}
          defaultValue={filled.unit}
        />
        <Field
          name="weightGrams"
          label={t('weight')}
          hint={t('weightHint')}
          inputMode="numeric"
          maxLength={6}
          optional
          fault={faults.weightGrams}
          defaultValue={filled.weightGrams}
        />
        <Field
          name="shelfLifeDays"
          label={t('shelfLife')}
          hint={t('shelfLifeHint')}
          inputMode="numeric"
          maxLength={4}
          optional
          fault={faults.shelfLifeDays}
          defaultValue={filled.shelfLifeDays}
        />
      </div>
      <button type="submit" className={`${button.primary} w-full sm:w-auto`}>
        <Icon name="check" />
        {t('save')}
      </button>
    </form>
  )
}
