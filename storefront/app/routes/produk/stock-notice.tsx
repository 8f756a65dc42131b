import { useTranslations } from 'use-intl'
import type { Faults } from '../../forms/faults.ts'
import type { ProductPageQuery } from '../../graphql/generated/graphql.ts'
import { button } from '../../ui/button.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Field, FieldFault, fieldId } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RadioList } from '../../ui/radio-list.tsx'

type Variant = NonNullable<ProductPageQuery['product']>['variants'][number]

/** What she wrote, when the form comes back. */
export type NoticeAsked = { variantId: string; contact: string }

/** Goods that cannot be had now: whoever wants them is told once when they are back. */
export const StockNotice = ({
  variants,
  all,
  consent,
  asked,
  faults,
  done,
}: {
  /** Those that cannot be had. */
  variants: readonly Variant[]
  /** Nothing of the product can be had. */
  all: boolean
  /** What she agrees to, in Indonesian. */
  consent: string
  asked: NoticeAsked | undefined
  faults: Faults | undefined
  done: boolean
}) => {
  const t = useTranslations('product.notice')
  if (done) return <Notice kind="good" title={t('done')} />
  const form = <NoticeForm variants={variants} consent={consent} asked={asked} faults={faults} />
  if (!all) {
    return (
      <Disclosure icon="clock" title={t('title')} explanation={t('some')} open={asked !== undefined}>
        <div className="p-4">{form}</div>
      </Disclosure>
    )
  }
  return (
    <section aria-labelledby="kabari" className="space-y-4 rounded-card border border-border bg-paper p-4">
      <h2 id="kabari" className="text-lg">
        {t('title')}
      </h2>
      {form}
    </section>
  )
}

const NoticeForm = ({
  variants,
  consent,
  asked,
  faults,
}: {
  variants: readonly Variant[]
  consent: string
  asked: NoticeAsked | undefined
  faults: Faults | undefined
}) => {
  const t = useTranslations('product.notice')
  const [only] = variants
  const agreement = 'setuju'
  return (
    <form method="post" noValidate className="space-y-4">
      <input type="hidden" name="aksi" value="kabari" />
      {variants.length === 1 ? (
        <>
          <input type="hidden" name="variantId" value={only?.id} />
          {only?.name && <p className="font-bold">{only.name}</p>}
        </>
      ) : (
        <RadioList
          name="variantId"
          legend={t('which')}
          choices={variants.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={asked?.variantId ?? only?.id}
        />
      )}
      <Field
        name="contact"
        label={t('contact')}
        hint={t('contactHint')}
        defaultValue={asked?.contact}
        fault={faults?.contact}
        autoComplete="tel"
        maxLength={254}
      />
      <div className="space-y-1.5">
        {faults?.[agreement] && <FieldFault name={agreement} fault={faults[agreement]} />}
        <label className="flex min-h-12 items-start gap-3">
          <input
            id={fieldId(agreement)}
            type="checkbox"
            name={agreement}
            value="1"
            aria-invalid={faults?.[agreement] ? true : undefined}
            aria-describedby={faults?.[agreement] ? `${fieldId(agreement)}-salah` : undefined}
            className="mt-0.5 size-6 shrink-0 accent-nila"
          />
          <span className="min-w-0">
            {t('agree')} <span lang="id">{consent}</span>
          </span>
        </label>
      </div>
      <button type="submit" className={button.secondary}>
        {t('send')}
      </button>
    </form>
  )
}
