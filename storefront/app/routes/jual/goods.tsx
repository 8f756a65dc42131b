import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { rupiah } from '../../format.ts'
import { formText } from '../../forms/form-text.ts'
import { readCount } from '../../forms/read-figure.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { OwnGoodsQuery, ProductStatus } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { translatorOf } from '../../messages/messages.ts'
import { button } from '../../ui/button.ts'
import { FieldFault, fieldId } from '../../ui/field.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Nothing } from '../../ui/work-fields.tsx'
import type { Route } from './+types/goods'
import { businessPath } from './business-path.ts'
import { ownBusiness } from './own-business.server.ts'
import { PageHeading } from './page-heading.tsx'
import stepCountUrl from './step-count.ts?worker&url'
import { useWorkplace } from './use-workplace.ts'

const OwnGoods = graphql(`
  query OwnGoods($businessId: ID!, $status: ProductStatus, $search: String, $after: String) {
    ownProducts(businessId: $businessId, status: $status, search: $search, first: 20, after: $after) {
      nodes {
        id
        status
        completeness
        product {
          slug
          name
          images {
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
            stock
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

const AddedGoods = graphql(`
  query AddedGoods($productId: ID!) {
    ownProduct(productId: $productId) {
      id
      status
      product {
        name
      }
    }
  }
`)

const statuses = { terbit: 'PUBLISHED', draf: 'DRAFT', arsip: 'ARCHIVED' } as const satisfies Record<
  string,
  ProductStatus
>

const statusOf = (params: URLSearchParams): ProductStatus | null =>
  statuses[params.get('status') as keyof typeof statuses] ?? null

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

export const loader = async ({ request, context }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const status = statusOf(searchParams)
  const search = searchParams.get('cari')?.trim().slice(0, 80) || null
  const after = searchParams.get('setelah')
  const added = searchParams.get('baru') ?? ''
  const { id: businessId } = context.get(ownBusiness).business
  const [{ ownProducts }, addedGoods] = await Promise.all([
    api(request, OwnGoods, { businessId, status, search, after }),
    uuid.test(added) ? api(request, AddedGoods, { productId: added }) : null,
  ])
  return {
    goods: ownProducts,
    status: searchParams.get('status') ?? '',
    search,
    isFirst: after === null,
    added: addedGoods?.ownProduct ?? null,
    saved: searchParams.get('tersimpan'),
  }
}

const SetStock = graphql(`
  mutation SetStock($variantId: ID!, $stock: Int!, $expected: Int) {
    outcome: setStock(variantId: $variantId, stock: $stock, expected: $expected) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

const Restock = graphql(`
  mutation Restock($variantId: ID!, $added: Int!, $expected: Int) {
    outcome: restock(variantId: $variantId, added: $added, expected: $expected) {
      __typename
      ... on Refusal {
        message
      }
    }
  }
`)

/** What she has counted of one kind of goods, or one piece more or less. */
export const action = async ({ request, context }: Route.ActionArgs) => {
  const form = await request.formData()
  const variantId = formText(form, 'variantId')
  const expected = readCount(formText(form, 'tadinya')) ?? null
  const step = { tambah: 1, kurang: -1 }[formText(form, 'langkah')]
  const stock = readCount(formText(form, 'stok'))
  if (step === undefined && stock === undefined) {
    return data({ variantId, message: translatorOf('id')('jual.goods.stockWrong') }, { status: 400 })
  }
  const { faults, result } = await (step === undefined
    ? submit(request, SetStock, { variantId, stock: stock ?? 0, expected })
    : submit(request, Restock, { variantId, added: step, expected }))
  if (faults) return data({ variantId, message: Object.values(faults).join(' ') }, { status: 400 })
  if ('message' in result.outcome) return data({ variantId, message: result.outcome.message }, { status: 409 })
  const { searchParams } = new URL(request.url)
  const kept = [...searchParams].filter(([name]) => ['status', 'cari', 'setelah'].includes(name))
  const path = businessPath('/jual/barang', context.get(ownBusiness), {
    ...Object.fromEntries(kept),
    tersimpan: variantId,
  })
  return redirect(`${path}#stok-${variantId}`)
}

export default function Goods({ loaderData, actionData }: Route.ComponentProps) {
  const { goods, status, search, isFirst, added, saved } = loaderData
  const { own } = useWorkplace()
  const t = useTranslations('jual.goods')
  const asked = { ...(status && { status }), ...(search && { cari: search }) }
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHeading title={t('title')} />
      {added && <Added goods={added} />}
      <a href={businessPath('/jual/barang/baru', own)} className={`${button.primary} w-full sm:w-auto`}>
        <Icon name="camera" />
        {t('new')}
      </a>
      <Which status={status} search={search} />
      {goods.nodes.length === 0 ? (
        <Nothing title={t(search || status ? 'noneSuch' : 'none')}>
          <p>{t(search || status ? 'noneSuchNext' : 'noneNext')}</p>
        </Nothing>
      ) : (
        <ul className="space-y-4">
          {goods.nodes.map((each) => (
            <GoodsCard key={each.id} goods={each} saved={saved} refused={actionData} query={asked} />
          ))}
        </ul>
      )}
      {(!isFirst || goods.pageInfo.hasNextPage) && (
        <p className="flex flex-wrap gap-3">
          {!isFirst && (
            <a href={businessPath('/jual/barang', own, asked)} className={button.quiet}>
              {t('first')}
            </a>
          )}
          {goods.pageInfo.hasNextPage && goods.pageInfo.endCursor && (
            <a
              href={businessPath('/jual/barang', own, { ...asked, setelah: goods.pageInfo.endCursor })}
              rel="next"
              className={button.secondary}
            >
              {t('more')}
            </a>
          )}
        </p>
      )}
      <Table />
      <script type="module" src={stepCountUrl} />
    </div>
  )
}

type OwnProduct = OwnGoodsQuery['ownProducts']['nodes'][number]

const Added = ({
  goods: { id, status, product },
}: {
  goods: { id: string; status: ProductStatus; product: { name: string } }
}) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.goods')
  const onSale = status === 'PUBLISHED'
  return (
    <Notice kind={onSale ? 'good' : 'note'} title={t(onSale ? 'added' : 'addedDraft', { name: product.name })}>
      <p>{t('addedNext')}</p>
      <a href={businessPath(`/jual/barang/${id}`, own)} className={button.quiet}>
        <Icon name="pencil" />
        {t('complete')}
      </a>
    </Notice>
  )
}

/** Which of her goods: all on sale and in the making, or those of one kind, or those of a name. */
const Which = ({ status, search }: { status: string; search: string | null }) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.goods')
  return (
    <div className="space-y-3">
      <search>
        <form action="/jual/barang" className="flex">
          {(own.businesses.length > 1 || own.helping) && <input type="hidden" name="usaha" value={own.business.slug} />}
          {status && <input type="hidden" name="status" value={status} />}
          <input
            type="search"
            name="cari"
            defaultValue={search ?? ''}
            aria-label={t('search')}
            placeholder={t('search')}
            maxLength={80}
            className="min-h-12 w-full min-w-0 rounded-l-full border border-r-0 border-border bg-paper px-5 placeholder:text-muted"
          />
          <button
            type="submit"
            className="flex min-h-12 items-center gap-2 rounded-r-full bg-nila px-5 font-bold text-white hover:bg-nila-deep"
          >
            <Icon name="search" />
            {t('find')}
          </button>
        </form>
      </search>
      <nav aria-label={t('which')}>
        <ul className="flex flex-wrap gap-2">
          {(['', 'terbit', 'draf', 'arsip'] as const).map((each) => (
            <li key={each}>
              <a
                href={businessPath('/jual/barang', own, each ? { status: each } : {})}
                aria-current={each === status ? 'page' : undefined}
                className="flex min-h-12 items-center rounded-full border border-border bg-paper px-4 font-semibold hover:bg-sand aria-[current]:border-2 aria-[current]:border-nila aria-[current]:text-nila"
              >
                {t(`statuses.${each || 'semua'}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}

type RefusedStock = { variantId: string; message: string } | undefined

const signs = {
  PUBLISHED: { icon: 'check', colour: 'text-daun' },
  DRAFT: { icon: 'pencil', colour: 'text-kuning-ink' },
  ARCHIVED: { icon: 'folder', colour: 'text-muted' },
} as const satisfies Record<ProductStatus, { icon: IconName; colour: string }>

const GoodsCard = ({
  goods: { id, status, completeness, product },
  saved,
  refused,
  query,
}: {
  goods: OwnProduct
  saved: string | null
  refused: RefusedStock
  query: Record<string, string>
}) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.goods')
  const gaps = useTranslations('jual.gaps')
  const { icon, colour } = signs[status]
  return (
    <li className="space-y-3 rounded-card border border-border bg-paper p-4 shadow-card">
      <div className="flex gap-3">
        <div className="w-20 shrink-0 overflow-hidden rounded-xl">
          <Picture image={product.images[0]} sizes="80px" decorative />
        </div>
        <div className="min-w-0 flex-1">
          <h2 className="text-lg">{product.name}</h2>
          <p className={`flex items-center gap-2 font-semibold ${colour}`}>
            <Icon name={icon} className="size-5 shrink-0" />
            {t(`status.${status}`)}
          </p>
          {completeness.length > 0 && (
            <p className="text-sm">{t('lacks', { gaps: completeness.map((gap) => gaps(gap)).join(', ') })}</p>
          )}
        </div>
      </div>
      <ul className="space-y-3">
        {product.variants.map((variant) => (
          <li
            key={variant.id}
            id={`stok-${variant.id}`}
            className="border-t border-hairline pt-3 [scroll-margin-top:6rem]"
          >
            <div className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 font-semibold wrap-anywhere">{variant.name || t('price')}</span>
              <span className="amount font-bold">{rupiah(variant.price)}</span>
            </div>
            {variant.stock === null ? (
              <p className="mt-1 flex items-center gap-2">
                <Icon name="clock" className="size-5 shrink-0" />
                {t('madeToOrder')}
              </p>
            ) : (
              <Stock
                variantId={variant.id}
                stock={variant.stock}
                of={variant.name ? `${product.name}, ${variant.name}` : product.name}
                saved={saved === variant.id}
                fault={refused?.variantId === variant.id ? refused.message : undefined}
                query={query}
              />
            )}
          </li>
        ))}
      </ul>
      <a href={businessPath(`/jual/barang/${id}`, own)} className={`${button.quiet} w-full`}>
        <Icon name="pencil" />
        {t('edit')}
        <span className="sr-only"> {product.name}</span>
      </a>
    </li>
  )
}

/**
 * Pieces on the shelf. Minus and plus save at once; where scripts run they count first, and saving is one tap at the end.
 */
const Stock = ({
  variantId,
  stock,
  of,
  saved,
  fault,
  query,
}: {
  variantId: string
  stock: number
  of: string
  saved: boolean
  fault: string | undefined
  query: Record<string, string>
}) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.goods')
  const name = `stok-${variantId}`
  const stepper =
    'flex size-12 shrink-0 items-center justify-center border border-border bg-paper hover:bg-sand disabled:opacity-50'
  return (
    <form
      method="post"
      action={businessPath('/jual/barang', own, query)}
      noValidate
      data-steps-count
      className="mt-2 space-y-2"
    >
      {/* First in the form, so that the return key saves what was typed. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
        {t('save')}
      </button>
      <input type="hidden" name="variantId" value={variantId} />
      <input type="hidden" name="tadinya" value={stock} />
      <label htmlFor={fieldId(name)} className="block">
        {t('stock')}
        <span className="sr-only"> {of}</span>
      </label>
      {fault && <FieldFault name={name} fault={fault} />}
      <div className="flex flex-wrap items-center gap-2">
        <div className="flex">
          <button
            type="submit"
            name="langkah"
            value="kurang"
            disabled={stock === 0}
            className={`${stepper} rounded-l-full`}
          >
            <Icon name="minus" />
            <span className="sr-only">{t('less', { of })}</span>
          </button>
          <input
            id={fieldId(name)}
            name="stok"
            defaultValue={stock}
            inputMode="numeric"
            autoComplete="off"
            maxLength={5}
            aria-invalid={fault ? true : undefined}
            aria-describedby={fault ? `${fieldId(name)}-salah` : undefined}
            className="h-12 w-16 border-y border-border bg-paper text-center text-xl font-bold tabular-nums aria-invalid:border-2 aria-invalid:border-mengkudu"
          />
          <button type="submit" name="langkah" value="tambah" className={`${stepper} rounded-r-full`}>
            <Icon name="plus" />
            <span className="sr-only">{t('more1', { of })}</span>
          </button>
        </div>
        <button type="submit" className={`${button.secondary.replace('px-6', 'px-4')} flex-1 sm:flex-none`}>
          {t('save')}
          <span className="sr-only"> {t('stockOf', { of })}</span>
        </button>
      </div>
      {stock === 0 && !fault && <p className="font-semibold text-mengkudu">{t('soldOut')}</p>}
      {saved && !fault && (
        <p role="status" className="flex items-center gap-2 font-semibold text-daun">
          <Icon name="check" className="size-5 shrink-0" />
          {t('saved', { count: stock })}
        </p>
      )}
    </form>
  )
}

/** Many at once, for whoever keeps her goods in a table. */
const Table = () => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.goods')
  return (
    <section aria-labelledby="tabel" className="space-y-2 rounded-card bg-sand p-4">
      <h2 id="tabel" className="text-lg">
        {t('table')}
      </h2>
      <p>{t('tableHow')}</p>
      <a href={businessPath('/jual/impor', own)} className={button.quiet}>
        <Icon name="upload" />
        {t('toTable')}
      </a>
    </section>
  )
}
