import { useTranslations } from 'use-intl'
import { day, rupiah } from '../../../format.ts'
import type { SheetOfMeetingFragment } from '../../../graphql/generated/graphql.ts'
import { button } from '../../../ui/button.ts'
import { Field, LongField } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Fold, panel, Select } from '../../../ui/work-fields.tsx'
import { DeskTable } from '../../program/desk-table.tsx'
import { fundMark } from './sheet-of-meeting.ts'

/** What was posted, how to take a payment back, and the end of the meeting. */
export const PostedSheet = ({ sheet, action }: { sheet: SheetOfMeetingFragment; action: string }) => {
  const t = useTranslations('meeting.posted')
  const { meeting, posted } = sheet
  if (!posted) return null
  const coverText = ({ payerName, borrowerName, amount }: (typeof posted.covers)[number]) =>
    t('cover', { payer: payerName ?? t('theFund'), borrower: borrowerName, amount: rupiah(amount) })
  const payments = [
    ...posted.lines
      .filter(({ paymentId, isReversed }) => paymentId && !isReversed)
      .map(({ paymentId, name, ownAmount }) => ({
        id: paymentId ?? '',
        label: t('whichOwn', { name, amount: rupiah(ownAmount) }),
      })),
    ...posted.lines
      .filter(({ contributionId, isContributionReversed }) => contributionId && !isContributionReversed)
      .map(({ contributionId, name, contribution }) => ({
        id: `${fundMark}${contributionId}`,
        label: t('whichFund', { name, amount: rupiah(contribution) }),
      })),
    ...posted.covers
      .filter(({ isReversed }) => !isReversed)
      .map((cover) => ({ id: cover.id, label: coverText(cover) })),
  ]
  return (
    <div className="space-y-6">
      <section aria-labelledby="tersimpan" className="space-y-3">
        <h2 id="tersimpan" className="text-2xl">
          {t('title')}
        </h2>
        <p>{t('cash', { amount: rupiah(posted.cashCounted), name: posted.postedByName, day: day(posted.postedAt) })}</p>
        <DeskTable
          id="tabel-setoran"
          caption={t('caption')}
          heads={[t('member'), t('brought'), t('own'), t('claims'), t('fund')]}
          amounts={[1, 2, 3, 4]}
          rows={posted.lines.map((line) => ({
            key: line.memberId,
            cells: [
              `${line.memberNumber}. ${line.name}${line.isReversed ? ` (${t('reversed')})` : ''}`,
              rupiah(line.amount),
              rupiah(line.ownAmount),
              rupiah(line.claimsAmount),
              line.isContributionReversed
                ? `${rupiah(line.contribution)} (${t('reversed')})`
                : rupiah(line.contribution),
            ],
          }))}
        />
        {posted.covers.length > 0 && (
          <div>
            <h3 className="text-lg">{t('covers')}</h3>
            <ul className="list-disc pl-5">
              {posted.covers.map((cover) => (
                <li key={cover.id}>
                  {coverText(cover)}
                  {cover.isReversed && ` (${t('reversed')})`}
                </li>
              ))}
            </ul>
          </div>
        )}
      </section>
      {meeting.status === 'PROPOSALS' && (
        <form method="post" action={action} className={`${panel} space-y-4`}>
          <input type="hidden" name="pertemuan" value={meeting.id} />
          <LongField name="catatan" label={t('note')} maxLength={1000} optional />
          <button type="submit" name="langkah" value="tutup" className={`${button.primary} w-full sm:w-auto`}>
            <Icon name="check" />
            {t('close')}
          </button>
        </form>
      )}
      {payments.length > 0 && (
        <Fold icon="back" label={t('reverse')}>
          <form method="post" action={action} className={`${panel} space-y-4`}>
            <input type="hidden" name="pertemuan" value={meeting.id} />
            <input type="hidden" name="kunci" value={`halaman ${posted.postedAt}`} />
            <p>{t('reverseHow')}</p>
            <Select name="pembayaran" label={t('which')}>
              {payments.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </Select>
            <Field name="alasan" label={t('reason')} maxLength={500} />
            <button type="submit" name="langkah" value="batal" className={button.secondary}>
              {t('reverse')}
            </button>
          </form>
        </Fold>
      )}
    </div>
  )
}
