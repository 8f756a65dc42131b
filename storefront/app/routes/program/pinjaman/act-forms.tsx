import { useTranslations } from 'use-intl'
import { rupiah } from '../../../format.ts'
import type { LoanAtDeskQuery } from '../../../graphql/generated/graphql.ts'
import { button } from '../../../ui/button.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { Field } from '../../../ui/field.tsx'
import { panel, Select } from '../../../ui/work-fields.tsx'

type ActWord =
  | 'OFFICE_CASH'
  | 'TRANSFER'
  | 'DEPOSIT'
  | 'NEXT'
  | 'LAST'
  | 'SETTLE'
  | 'PENALTY'
  | 'FEE'
  | 'MARGIN'
  | 'RESCHEDULE'
  | 'WRITE_OFF'
  | 'WAIVER'

/** What an officer can do on a loan, each behind a tap. */
export const ActForms = ({
  loan,
  ids,
  settlement,
}: {
  loan: LoanAtDeskQuery['loan']
  ids: string[]
  settlement: number
}) => {
  const t = useTranslations('lendingDesk.acts')
  const action = `/program/pinjaman/${loan.id}`
  const [payId, chargeId, refundId, changeId] = ids
  const options = (names: readonly ActWord[]) =>
    names.map((name) => (
      <option key={name} value={name}>
        {t(name)}
      </option>
    ))
  return (
    <section aria-labelledby="tindakan" className="space-y-3">
      <h2 id="tindakan" className="text-2xl">
        {t('title')}
      </h2>
      {loan.status !== 'CLOSED' && (
        <Disclosure icon="cash" title={t('pay')} explanation={t('settle', { amount: rupiah(settlement) })}>
          <form method="post" action={action} className="space-y-3 p-4">
            <input type="hidden" name="id" value={payId} />
            <Field name="bayar.jumlah" label={t('amount')} inputMode="numeric" defaultValue={loan.due || ''} />
            <Select name="bayar.cara" label={t('method')}>
              {options(['OFFICE_CASH', 'TRANSFER', 'DEPOSIT'])}
            </Select>
            <Select name="bayar.tujuan" label={t('surplus')}>
              {options(['NEXT', 'LAST', 'SETTLE'])}
            </Select>
            <Field name="bayar.hari" type="date" label={t('paidOn')} optional />
            <Field name="bayar.bukti" label={t('reference')} maxLength={80} optional />
            <button type="submit" name="langkah" value="bayar" className={button.primary}>
              {t('pay')}
            </button>
          </form>
        </Disclosure>
      )}
      {loan.credit > 0 && (
        <Disclosure icon="back" title={t('refund')} explanation={t('refundHow', { amount: rupiah(loan.credit) })}>
          <form method="post" action={action} className="space-y-3 p-4">
            <input type="hidden" name="id" value={refundId} />
            <Field name="kembalikan.jumlah" label={t('amount')} inputMode="numeric" defaultValue={loan.credit} />
            <Select name="kembalikan.cara" label={t('method')}>
              {options(['OFFICE_CASH', 'TRANSFER'])}
            </Select>
            <Field name="kembalikan.bukti" label={t('reference')} maxLength={80} optional />
            <button type="submit" name="langkah" value="kembalikan" className={button.primary}>
              {t('refundSave')}
            </button>
          </form>
        </Disclosure>
      )}
      {loan.status === 'ACTIVE' && (
        <>
          <Disclosure icon="plus" title={t('charge')}>
            <form method="post" action={action} className="space-y-3 p-4">
              <input type="hidden" name="id" value={chargeId} />
              <Select name="kenakan.bagian" label={t('part')}>
                {options(['PENALTY', 'FEE'])}
              </Select>
              <Field name="kenakan.jumlah" label={t('amount')} inputMode="numeric" />
              <Field name="kenakan.alasan" label={t('reason')} maxLength={500} />
              <button type="submit" name="langkah" value="kenakan" className={button.secondary}>
                {t('chargeSave')}
              </button>
            </form>
          </Disclosure>
          <Disclosure icon="pencil" title={t('propose')} explanation={t('proposeHow')}>
            <form method="post" action={action} className="space-y-3 p-4">
              <input type="hidden" name="id" value={changeId} />
              <Select name="usulkan.perubahan" label={t('kind')}>
                {options(['RESCHEDULE', 'WRITE_OFF', 'WAIVER'])}
              </Select>
              <Field name="usulkan.minggu" label={t('weeks')} inputMode="numeric" optional />
              <Field name="usulkan.mulai" type="date" label={t('firstDueOn')} optional />
              <Select name="usulkan.bagian" label={t('part')}>
                {options(['PENALTY', 'FEE', 'MARGIN'])}
              </Select>
              <Field name="usulkan.nomor" label={t('instalmentNumber')} inputMode="numeric" optional />
              <Field name="usulkan.jumlah" label={t('waived')} inputMode="numeric" optional />
              <Field name="usulkan.alasan" label={t('reason')} maxLength={500} />
              <button type="submit" name="langkah" value="usulkan" className={button.secondary}>
                {t('proposeSave')}
              </button>
            </form>
          </Disclosure>
        </>
      )}
    </section>
  )
}

type Change = LoanAtDeskQuery['loanChanges']['nodes'][number]

/** What was proposed, and what another decides about it. */
export const Changes = ({
  changes,
  viewerId,
  loanId,
}: {
  changes: readonly Change[]
  viewerId: string | undefined
  loanId: string
}) => {
  const t = useTranslations('lendingDesk.acts')
  if (changes.length === 0) return null
  return (
    <section aria-labelledby="usulan" className={`${panel} space-y-3`}>
      <h2 id="usulan" className="text-xl">
        {t('changes')}
      </h2>
      <ul className="space-y-4">
        {changes.map(({ id, kind, proposedBy, proposedByName, reason, status, amount, weeks }) => (
          <li key={id} className="space-y-2">
            <p>
              {t('by', { kind: t(kind), name: proposedByName, reason })}
              {amount !== null && amount !== undefined && ` ${rupiah(amount)}`}
              {weeks && ` (${weeks})`} · <strong>{t(`status.${status}`)}</strong>
            </p>
            {status === 'PROPOSED' && (
              <form method="post" action={`/program/pinjaman/${loanId}`} className="flex flex-wrap items-end gap-3">
                <input type="hidden" name="id" value={id} />
                {proposedBy === viewerId ? (
                  <button type="submit" name="langkah" value="tarik" className={button.quiet}>
                    {t('withdraw')}
                  </button>
                ) : (
                  <>
                    <button type="submit" name="langkah" value="setujui" className={button.primary}>
                      {t('approve')}
                    </button>
                    <Field name={`tolak.${id}`} label={t('declineReason')} maxLength={500} optional />
                    <button type="submit" name="langkah" value="tolak" className={button.quiet}>
                      {t('decline')}
                    </button>
                  </>
                )}
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
