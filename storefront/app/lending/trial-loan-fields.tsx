import { useTranslations } from 'use-intl'
import { rupiah } from '../format.ts'
import { fieldId } from '../ui/field.tsx'
import { type TrialLoan, trialPrincipals, trialTerms } from './trial-loan.ts'

/** The two questions of a trial loan: how much, for how long. */
export const TrialLoanFields = ({ chosen }: { chosen: TrialLoan }) => {
  const t = useTranslations('jual.loan')
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <div className="space-y-1.5">
        <label htmlFor={fieldId('pinjaman')} className="block font-bold">
          {t('principal')}
        </label>
        <select
          id={fieldId('pinjaman')}
          name="pinjaman"
          defaultValue={chosen.principal}
          className="amount block min-h-12 w-full rounded-xl border border-border bg-paper px-3 py-3 text-lg font-bold"
        >
          {trialPrincipals.map((principal) => (
            <option key={principal} value={principal}>
              {rupiah(principal)}
            </option>
          ))}
        </select>
      </div>
      <fieldset>
        <legend className="mb-1.5 font-bold">{t('weeks')}</legend>
        <div className="grid grid-cols-2 gap-2">
          {trialTerms.weeks.map((weeks) => (
            <label
              key={weeks}
              className="flex min-h-13 items-center gap-2 rounded-xl border border-border bg-paper px-2.5 font-bold whitespace-nowrap has-checked:border-nila has-checked:bg-mist"
            >
              <input
                type="radio"
                name="minggu"
                value={weeks}
                defaultChecked={chosen.weeks === weeks}
                className="size-5 shrink-0 accent-nila"
              />
              {t('weekCount', { count: weeks })}
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
