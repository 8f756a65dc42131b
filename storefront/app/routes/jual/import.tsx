import { randomUUID } from 'node:crypto'
import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Faults } from '../../forms/faults.ts'
import { formText } from '../../forms/form-text.ts'
import { api, submit } from '../../graphql/api.server.ts'
import type { ProductImportOfPageQuery, TablePreviewQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { translatorOf } from '../../messages/messages.ts'
import { button } from '../../ui/button.ts'
import { FaultSummary, Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { FrameCaption, ScrollFrame } from '../../ui/scroll-frame.tsx'
import { panel } from '../../ui/work-fields.tsx'
import type { Route } from './+types/import'
import { businessPath } from './business-path.ts'
import { type Own, ownBusiness } from './own-business.server.ts'
import { PageHeading } from './page-heading.tsx'
import reloadUrl from './reload.ts?worker&url'
import { readTableFile, tableBytesMax } from './table-file.ts'
import { useWorkplace } from './use-workplace.ts'

const TablePreview = graphql(`
  query TablePreview($businessId: ID!, $csv: String!) {
    previewProductImport(businessId: $businessId, csv: $csv) {
      lines {
        line
        product
        variant
        outcome
      }
      faults {
        line
        column
        message
      }
      newCount
      changedCount
      unchangedCount
    }
  }
`)

const ProductImportOfPage = graphql(`
  query ProductImportOfPage($importId: ID!) {
    productImport(importId: $importId) {
      id
      status
      done
      total
      faults {
        line
        column
        message
      }
    }
  }
`)

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

export const loader = async ({ request }: Route.LoaderArgs) => {
  const importId = new URL(request.url).searchParams.get('proses') ?? ''
  if (!uuid.test(importId)) return { running: null }
  const { productImport } = await api(request, ProductImportOfPage, { importId })
  return { running: productImport ?? null }
}

const StartProductImport = graphql(`
  mutation StartProductImport($businessId: ID!, $csv: String!, $importId: ID!) {
    startProductImport(businessId: $businessId, csv: $csv, importId: $importId) {
      __typename
      ... on ProductImportStarted {
        import {
          id
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`)

type Answer =
  | { faults: Faults; preview: null }
  | { faults: null; preview: { csv: string; importId: string; shown: Preview } }

/** Shows first what a table would do; sends it off when she has seen that. */
export const action = async ({ request, context }: Route.ActionArgs) => {
  const t = translatorOf('id')
  const own = context.get(ownBusiness)
  const again = (fault: string, status: number) =>
    data({ faults: { tabel: fault }, preview: null } satisfies Answer, { status })
  if (!(Number(request.headers.get('content-length')) <= 3 * tableBytesMax)) {
    return again(t('jual.import.faults.tooLarge'), 413)
  }
  const form = await request.formData()
  if (formText(form, 'langkah') === 'kirim') return start(request, own, form)
  const file = form.get('tabel')
  if (!(file instanceof File) || file.size === 0) return again(t('jual.import.faults.missing'), 400)
  if (file.size > tableBytesMax) return again(t('jual.import.faults.tooLarge'), 413)
  const csv = readTableFile(await file.bytes())
  if (csv === null) return again(t('jual.import.faults.notATable'), 400)
  return look(request, own, csv)
}

const look = async (request: Request, own: Own, csv: string) => {
  const { previewProductImport } = await api(request, TablePreview, { businessId: own.business.id, csv })
  return data({
    faults: null,
    preview: { csv, importId: randomUUID(), shown: previewProductImport },
  } satisfies Answer)
}

const start = async (request: Request, own: Own, form: FormData) => {
  const csv = formText(form, 'csv')
  const { faults, result } = await submit(request, StartProductImport, {
    businessId: own.business.id,
    csv,
    importId: formText(form, 'importId'),
  })
  if (faults)
    return data({ faults: { tabel: Object.values(faults).join(' ') }, preview: null } satisfies Answer, { status: 400 })
  const outcome = result.startProductImport
  // Something has changed since she looked: she looks again.
  if (outcome.__typename === 'ProductImportFaulty') return look(request, own, csv)
  if (outcome.__typename !== 'ProductImportStarted') {
    return data({ faults: { tabel: outcome.message }, preview: null } satisfies Answer, { status: 409 })
  }
  return redirect(businessPath('/jual/impor', own, { proses: outcome.import.id }))
}

export default function ImportGoods({ loaderData: { running }, actionData }: Route.ComponentProps) {
  const t = useTranslations('jual.import')
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHeading title={t('title')} how={t('how')} back={{ to: '/jual/barang', label: t('back') }} />
      <FaultSummary faults={actionData?.faults ?? undefined} />
      {running && !actionData && <Running running={running} />}
      {actionData?.preview && <LookAtIt {...actionData.preview} />}
      {(actionData || !running || running.status === 'DONE' || running.status === 'REFUSED') && (
        <Send fault={actionData?.faults?.tabel} again={actionData?.preview != null} />
      )}
      <Take />
    </div>
  )
}

const Send = ({ fault, again }: { fault: string | undefined; again: boolean }) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.import')
  return (
    <form
      method="post"
      action={businessPath('/jual/impor', own)}
      encType="multipart/form-data"
      noValidate
      className={`${panel} space-y-4`}
    >
      <Field
        name="tabel"
        type="file"
        accept=".csv,text/csv,text/plain"
        label={t(again ? 'otherFile' : 'file')}
        hint={t('fileHint')}
        fault={fault}
      />
      <button type="submit" className={`${again ? button.quiet : button.primary} w-full sm:w-auto`}>
        <Icon name="search" />
        {t('look')}
      </button>
    </form>
  )
}

/** Her goods as a table, and an empty one to begin with. */
const Take = () => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.import')
  return (
    <section aria-labelledby="unduh" className="space-y-3 rounded-card bg-sand p-4">
      <h2 id="unduh" className="text-lg">
        {t('take')}
      </h2>
      <div className="flex flex-wrap gap-2">
        <a href={businessPath('/jual/barang.csv', own)} className={button.quiet} download>
          <Icon name="download" />
          {t('export')}
        </a>
        <a href={businessPath('/jual/contoh.csv', own)} className={button.quiet} download>
          <Icon name="paper" />
          {t('example')}
        </a>
      </div>
      <p>{t('formula')}</p>
    </section>
  )
}

type Preview = TablePreviewQuery['previewProductImport']
type ImportFault = Preview['faults'][number]

const linesShown = 100

/** What the table would do, line by line; with a fault in it nothing can be sent. */
const LookAtIt = ({ csv, importId, shown }: { csv: string; importId: string; shown: Preview }) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.import')
  const { lines, faults, newCount, changedCount, unchangedCount } = shown
  const sound = faults.length === 0 && newCount + changedCount > 0
  return (
    <section aria-labelledby="lihat" className="space-y-4">
      <h2 id="lihat" className="text-2xl">
        {t('preview')}
      </h2>
      <dl className="grid grid-cols-3 gap-2 text-center">
        {(
          [
            ['new', newCount],
            ['changed', changedCount],
            ['unchanged', unchangedCount],
          ] as const
        ).map(([label, count]) => (
          <div key={label} className="flex flex-col-reverse rounded-card border border-hairline bg-paper p-3">
            <dt>{t(`counts.${label}`)}</dt>
            <dd className="text-2xl font-extrabold tabular-nums">{count}</dd>
          </div>
        ))}
      </dl>
      {faults.length > 0 && <ImportFaults faults={faults} />}
      {faults.length === 0 && !sound && <Notice kind="note" title={t('nothingNew')} />}
      {sound && (
        <form method="post" action={businessPath('/jual/impor', own)} encType="multipart/form-data">
          <input type="hidden" name="csv" value={csv} />
          <input type="hidden" name="importId" value={importId} />
          <button type="submit" name="langkah" value="kirim" className={`${button.primary} w-full`}>
            <Icon name="check" />
            {t('send', { count: newCount + changedCount })}
          </button>
        </form>
      )}
      {lines.length > 0 && <Lines lines={lines} />}
    </section>
  )
}

const ImportFaults = ({ faults }: { faults: readonly ImportFault[] }) => {
  const t = useTranslations('jual.import')
  return (
    <Notice kind="bad" title={t('faulty', { count: faults.length })}>
      <ul className="space-y-1">
        {faults.slice(0, linesShown).map(({ line, column, message }) => (
          <li key={`${line} ${column} ${message}`}>
            <strong>{column ? t('lineColumn', { line, column }) : t('line', { line })}</strong> {message}
          </li>
        ))}
      </ul>
      {faults.length > linesShown && <p>{t('moreFaults', { count: faults.length - linesShown })}</p>}
      <p>{t('repair')}</p>
    </Notice>
  )
}

const Lines = ({ lines }: { lines: Preview['lines'] }) => {
  const t = useTranslations('jual.import')
  return (
    <ScrollFrame labelledBy="tabel-baris" className="rounded-card border border-hairline bg-paper">
      <table className="w-full text-left">
        <FrameCaption id="tabel-baris">
          {t(lines.length > linesShown ? 'firstLines' : 'allLines', { count: linesShown })}
        </FrameCaption>
        <thead>
          <tr className="border-b border-border">
            <th scope="col" className="px-4 py-2">
              {t('lineHead')}
            </th>
            <th scope="col" className="px-4 py-2">
              {t('goodsHead')}
            </th>
            <th scope="col" className="px-4 py-2">
              {t('outcomeHead')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, linesShown).map(({ line, product, variant, outcome }) => (
            <tr key={line} className="border-b border-hairline last:border-0">
              <td className="px-4 py-2 tabular-nums">{line}</td>
              <th scope="row" className="px-4 py-2 font-normal">
                {variant ? `${product}, ${variant}` : product}
              </th>
              <td className={`px-4 py-2 font-semibold ${outcome === 'FAULTY' ? 'text-mengkudu' : ''}`}>
                {t(`outcomes.${outcome}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  )
}

type RunningImport = NonNullable<ProductImportOfPageQuery['productImport']>

/** How far it is. The page looks again by itself, with a script or without. */
const Running = ({ running: { status, done, total, faults } }: { running: RunningImport }) => {
  const { own } = useWorkplace()
  const t = useTranslations('jual.import')
  if (status === 'DONE') {
    return (
      <Notice kind="good" title={t('done', { count: total })}>
        <a href={businessPath('/jual/barang', own)} className={button.quiet}>
          <Icon name="basket" />
          {t('toGoods')}
        </a>
      </Notice>
    )
  }
  if (status === 'REFUSED') return <ImportFaults faults={faults} />
  return (
    <section aria-label={t('running')} className={`${panel} space-y-3`}>
      <p className="text-lg font-bold" role="status">
        {t('progress', { done, total })}
      </p>
      <progress value={done} max={total} aria-label={t('running')} className="h-4 w-full accent-daun">
        {t('progress', { done, total })}
      </progress>
      <p>{t('wait')}</p>
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <script type="module" src={reloadUrl} />
    </section>
  )
}
