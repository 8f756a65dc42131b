import { useTranslations } from 'use-intl'
import { rupiah } from '../../../format.ts'
import type { SheetOfMeetingFragment } from '../../../graphql/generated/graphql.ts'
import { button } from '../../../ui/button.ts'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Fold, panel, Select } from '../../../ui/work-fields.tsx'

const surpluses = ['NEXT', 'LAST', 'SETTLE'] as const

/**
 * What each brought, and the cash on the table.
 *
 * @param values as they were typed, after a refusal
 */
export const CollectionForm = ({
  sheet,
  action,
  ids,
  values,
}: {
  sheet: SheetOfMeetingFragment
  action: string
  ids: { sheet: string; payments: string[] }
  values: Record<string, string> | null
}) => {
  const t = useTranslations('meeting.collection')
  return (
    <form method="post" action={action} className="space-y-4">
      <input type="hidden" name="pertemuan" value={sheet.meeting.id} />
      <input type="hidden" name="lembar" value={values?.lembar ?? ids.sheet} />
      <h2 className="text-2xl">{t('title')}</h2>
      <p>{t('how')}</p>
      <ol className="space-y-3">
        {sheet.members.map((member, index) => (
          <li key={member.memberId} className={`${panel} space-y-3`}>
            <input
              type="hidden"
              name={`bayar.${member.memberId}`}
              value={values?.[`bayar.${member.memberId}`] ?? ids.payments[index]}
            />
            <Line member={member} fundBalance={sheet.fundBalance} values={values} />
          </li>
        ))}
      </ol>
      <div className={`${panel} space-y-4`}>
        <Field
          name="tunai"
          label={t('cash')}
          hint={t('cashHow')}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={values?.tunai ?? ''}
        />
        <button type="submit" name="langkah" value="setoran" className={`${button.primary} w-full`}>
          <Icon name="cash" />
          {t('save')}
        </button>
      </div>
    </form>
  )
}

const Line = ({
  member,
  fundBalance,
  values,
}: {
  member: SheetOfMeetingFragment['members'][number]
  fundBalance: number
  values: Record<string, string> | null
}) => {
  const t = useTranslations('meeting.collection')
  const { memberId, memberNumber, name, loan, owesForCovers, contribution } = member
  const typed = (field: string, first: string) => values?.[`${field}.${memberId}`] ?? first
  return (
    <>
      <div>
        <h3 className="text-lg">
          <span className="tabular-nums">{memberNumber}. </span>
          {name}
        </h3>
        <p className="font-semibold">{loan ? t('due', { amount: rupiah(loan.due) }) : t('noLoan')}</p>
        {loan && loan.arrears > 0 && <p className="text-mengkudu">{t('arrears', { amount: rupiah(loan.arrears) })}</p>}
        {owesForCovers > 0 && <p>{t('owes', { amount: rupiah(owesForCovers) })}</p>}
      </div>
      {(loan || owesForCovers > 0) && (
        <Field
          name={`jumlah.${memberId}`}
          label={t('amount')}
          aria-label={t('of', { label: t('amount'), number: memberNumber, name })}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={typed('jumlah', `${loan?.due ?? 0}`)}
        />
      )}
      <Fold icon="plus" label={t('more')} of={name}>
        <div className="space-y-3">
          {loan && (
            <>
              <p>{t('settles', { amount: rupiah(loan.settlementTotal) })}</p>
              <Select
                name={`tujuan.${memberId}`}
                label={t('surplus')}
                aria-label={t('of', { label: t('surplus'), number: memberNumber, name })}
                defaultValue={typed('tujuan', 'NEXT')}
              >
                {surpluses.map((surplus) => (
                  <option key={surplus} value={surplus}>
                    {t(surplus)}
                  </option>
                ))}
              </Select>
            </>
          )}
          {loan?.coverSource && (
            <>
              <input type="hidden" name={`sumber.${memberId}`} value={loan.coverSource} />
              <Field
                name={`talangi.${memberId}`}
                label={t('cover')}
                aria-label={t('of', { label: t('cover'), number: memberNumber, name })}
                hint={t(`coverHow.${loan.coverSource}`, { balance: rupiah(fundBalance) })}
                inputMode="numeric"
                autoComplete="off"
                defaultValue={typed('talangi', '')}
                optional
              />
            </>
          )}
          <Field
            name={`dana.${memberId}`}
            label={t('contribution')}
            aria-label={t('of', { label: t('contribution'), number: memberNumber, name })}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={typed('dana', contribution > 0 ? `${contribution}` : '')}
            optional
          />
        </div>
      </Fold>
    </>
  )
}
