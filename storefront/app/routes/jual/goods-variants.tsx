import { useTranslations } from 'use-intl'
import type { Faults } from '../../forms/faults.ts'
import { Field, FieldFault, fieldId } from '../../ui/field.tsx'
import { Check, Fold } from '../../ui/work-fields.tsx'
import { newRows, type VariantRow } from './product-draft.ts'

const emptyRow: VariantRow = { id: '', name: '', price: '', compareAtPrice: '', stock: '', removed: false }

/** The kinds of a product, each with its price, and empty rows for more. */
export const VariantRows = ({ rows, faults }: { rows: readonly VariantRow[]; faults: Faults }) => {
  const t = useTranslations('jual.editGoods.variants')
  const present = rows.filter(({ id }) => id)
  const added = rows.filter(({ id }) => !id)
  const blank = [...added, ...Array.from({ length: Math.max(0, newRows - added.length) }, () => emptyRow)]
  const isFilled = blank.some(({ name, price }) => name || price)
  return (
    <div className="space-y-4">
      {present.map((row, index) => (
        <Row key={row.id} row={row} index={index} alone={present.length === 1} faults={faults} />
      ))}
      <Fold icon="plus" label={t('more')} open={isFilled}>
        <p className="mb-3">{t('moreHow')}</p>
        <div className="space-y-4">
          {blank.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <Row key={index} row={row} index={present.length + index} alone={false} faults={faults} />
          ))}
        </div>
      </Fold>
    </div>
  )
}

const Row = ({ row, index, alone, faults }: { row: VariantRow; index: number; alone: boolean; faults: Faults }) => {
  const t = useTranslations('jual.editGoods.variants')
  const at = `variants.${index}`
  const named = row.name || t('number', { number: index + 1 })
  return (
    <fieldset className="space-y-3 rounded-xl border border-hairline p-3">
      <legend className="px-1 font-bold">{alone ? t('price') : named}</legend>
      {row.id && <input type="hidden" name={`${at}.id`} value={row.id} />}
      {faults[at] && <FieldFault name={at} fault={faults[at]} />}
      <Field
        name={`${at}.name`}
        label={t('name')}
        hint={alone ? t('nameAlone') : t('nameHint')}
        maxLength={60}
        optional
        fault={faults[`${at}.name`]}
        defaultValue={row.name}
      />
      <div className="grid grid-cols-2 items-end gap-3">
        <Field
          name={`${at}.price`}
          label={t('amount')}
          inputMode="numeric"
          maxLength={16}
          required={false}
          fault={faults[`${at}.price`]}
          defaultValue={row.price}
          className="amount font-bold"
        />
        <Field
          name={`${at}.compareAtPrice`}
          label={t('before')}
          inputMode="numeric"
          maxLength={16}
          optional
          fault={faults[`${at}.compareAtPrice`]}
          defaultValue={row.compareAtPrice}
          className="amount"
        />
      </div>
      {row.id ? (
        !alone && (
          <Check
            name={`${at}.removed`}
            label={t('remove')}
            defaultChecked={row.removed}
            id={fieldId(`${at}.removed`)}
          />
        )
      ) : (
        <div className="[form:has([name=madeToOrder][value=ya]:checked)_&]:hidden">
          <Field
            name={`${at}.stock`}
            label={t('stock')}
            inputMode="numeric"
            maxLength={5}
            optional
            fault={faults[`${at}.stock`]}
            defaultValue={row.stock}
            className="max-w-32"
          />
        </div>
      )}
    </fieldset>
  )
}
