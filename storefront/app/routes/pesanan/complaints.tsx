import { useLocale, useTranslations } from 'use-intl'
import { ComplaintMessages } from '../../complaints/complaint-messages.tsx'
import { day, rupiah } from '../../format.ts'
import type { ComplaintKind, ComplaintReason } from '../../graphql/generated/graphql.ts'
import { PhotoField } from '../../photo/photo-field.tsx'
import { button } from '../../ui/button.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { FieldFault, fieldId, LongField } from '../../ui/field.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import type { RefusedAct } from './acts.server.ts'
import { isUntouched, reasonsOf } from './complaint-choices.ts'
import type { Complaint, ComplaintChannel, Order } from './purchase.tsx'

/** The day before the midnight with which something ends. */
const lastDay = (midnight: string): string => new Date(Date.parse(midnight) - 1).toISOString()

/** What was complained of, and the way to complain or to give goods back, with its days. */
export const Complaints = ({
  order,
  complaints,
  channel,
  refused,
}: {
  order: Order
  complaints: readonly Complaint[]
  channel: ComplaintChannel
  refused: RefusedAct | undefined
}) => {
  const { mayReturn, mayComplain } = order.complaintOptions
  const reasons = reasonsOf(order, mayReturn)
  return (
    <>
      {complaints.map((complaint) => (
        <ComplaintThread key={complaint.id} complaint={complaint} refused={refused} />
      ))}
      {(mayReturn || mayComplain) && reasons.length > 0 && (
        <ComplaintForm order={order} reasons={reasons} channel={channel} refused={refused} />
      )}
    </>
  )
}

const ComplaintForm = ({
  order,
  reasons,
  channel,
  refused,
}: {
  order: Order
  reasons: readonly ComplaintReason[]
  channel: ComplaintChannel
  refused: RefusedAct | undefined
}) => {
  const t = useTranslations('purchase.complaint')
  const locale = useLocale()
  const { id, complaintOptions } = order
  const { mayReturn, returnUntil, mayComplain, complaintUntil } = complaintOptions
  const kinds: ComplaintKind[] = [
    ...(mayComplain ? (['COMPLAINT'] as const) : []),
    ...(mayReturn ? (['RETURN'] as const) : []),
  ]
  const name = `keluhan.${id}`
  const here = refused?.form === name ? refused : undefined
  const fault = (field: string) => here?.faults[`${field}.${id}`]
  return (
    <Disclosure
      icon="chat"
      title={t('title')}
      explanation={t(isUntouched(order) ? 'howMoney' : 'how')}
      open={here !== undefined}
    >
      <form method="post" action={`?aksi=${name}`} encType="multipart/form-data" noValidate className="space-y-4 p-4">
        <p>
          {mayReturn && returnUntil && `${t('returnUntil', { day: day(lastDay(returnUntil), locale) })} `}
          {complaintUntil && `${t('complaintUntil', { day: day(lastDay(complaintUntil), locale) })} `}
          {t('answered', { days: channel.answerWorkingDays })}
        </p>
        <input type="hidden" name={`complaintId.${id}`} value={here?.values.complaintId ?? crypto.randomUUID()} />
        <RadioList
          name={`kind.${id}`}
          legend={t('kind')}
          choices={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          chosen={here?.values.kind ?? kinds[0]}
          fault={fault('kind')}
        />
        <div className="space-y-1.5">
          <label htmlFor={fieldId(`reason.${id}`)} className="block font-bold">
            {t('reason')}
          </label>
          {fault('reason') && <FieldFault name={`reason.${id}`} fault={fault('reason') ?? ''} />}
          <select
            id={fieldId(`reason.${id}`)}
            name={`reason.${id}`}
            defaultValue={here?.values.reason ?? (isUntouched(order) ? reasons[0] : '')}
            aria-invalid={fault('reason') ? true : undefined}
            aria-describedby={fault('reason') ? `${fieldId(`reason.${id}`)}-salah` : undefined}
            className="block min-h-12 w-full rounded-xl border border-border bg-paper px-4 py-3 aria-invalid:border-2 aria-invalid:border-mengkudu"
          >
            <option value="">{t('choose')}</option>
            {reasons.map((reason) => (
              <option key={reason} value={reason}>
                {t(`reasons.${reason}`)}
              </option>
            ))}
          </select>
        </div>
        <LongField
          name={`text.${id}`}
          label={t('text')}
          defaultValue={here?.values.text}
          fault={fault('text')}
          maxLength={1000}
        />
        <PhotoField
          name={`photos.${id}`}
          label={t('photos')}
          hint={t('photosHint')}
          fault={fault('photos')}
          kept={here?.kept}
          optional
          multiple
        />
        <button type="submit" className={button.secondary}>
          {t('send')}
        </button>
      </form>
    </Disclosure>
  )
}

const ComplaintThread = ({ complaint, refused }: { complaint: Complaint; refused: RefusedAct | undefined }) => {
  const t = useTranslations('purchase.complaint')
  const locale = useLocale()
  const { id, number, kind, reason, status, answerDueAt, resolution, resolutionNote, resolvedBy, refundId } = complaint
  const { decisionDueAt, orderedRefund } = complaint
  const here = refused?.form?.endsWith(`.${id}`) ? refused : undefined
  const over = status === 'RESOLVED'
  // Money that went back is in the books; without them it is the seller's word alone.
  const backForSure = resolution === 'REFUNDED' && refundId !== null
  const mayEscalate = status === 'ANSWERED' || (over && resolvedBy === 'SELLER' && !backForSure)
  const photosFault = here?.faults[`photos.${id}`]
  return (
    <section aria-labelledby={number} className="space-y-3 rounded-card border border-border p-4">
      <h3 id={number} className="text-lg">
        {t('number', { number })}
      </h3>
      <p>
        {t(`kinds.${kind}`)}: {t(`reasons.${reason}`)}. <strong>{t(`statuses.${status}`)}.</strong>
      </p>
      {status === 'OPEN' && <p>{t('dueAt', { day: day(lastDay(answerDueAt), locale) })}</p>}
      {orderedRefund && !over && (
        <p>
          {t(status === 'REFUND_ORDERED' ? 'orderedBack' : 'orderedBackLate', {
            amount: rupiah(orderedRefund.missing),
            day: day(lastDay(orderedRefund.dueAt), locale),
          })}
        </p>
      )}
      {status === 'ESCALATED' && decisionDueAt && <p>{t('decidedBy', { day: day(lastDay(decisionDueAt), locale) })}</p>}
      {over && resolution && (
        <p className="font-semibold">
          {t(`resolutions.${resolution}`)} {resolutionNote && t('note', { note: resolutionNote })}
        </p>
      )}
      <ComplaintMessages complaint={complaint} self="BUYER" />
      {!over && (
        <form method="post" action={`?aksi=balas.${id}`} encType="multipart/form-data" noValidate className="space-y-3">
          <input type="hidden" name={`messageId.${id}`} value={here?.values.messageId ?? crypto.randomUUID()} />
          <LongField
            name={`text.${id}`}
            label={t('reply')}
            defaultValue={here?.values.text}
            fault={here?.faults[`text.${id}`]}
            maxLength={1000}
            rows={2}
          />
          <Disclosure
            icon="camera"
            title={t('withPhoto')}
            open={photosFault !== undefined || (here?.kept ?? []).length > 0}
          >
            <div className="p-4">
              <PhotoField
                name={`photos.${id}`}
                label={t('photos')}
                hint={t('photosHint')}
                fault={photosFault}
                kept={here?.kept}
                optional
                multiple
              />
            </div>
          </Disclosure>
          <button type="submit" className={button.secondary}>
            {t('sendReply')}
          </button>
        </form>
      )}
      <div className="flex flex-wrap gap-3 empty:hidden">
        {mayEscalate && (
          <form method="post" action={`?aksi=petugas.${id}`}>
            <button type="submit" className={button.quiet}>
              {t('escalate')}
            </button>
          </form>
        )}
        {!over && (
          <form method="post" action={`?aksi=cabut.${id}`}>
            <button type="submit" className={button.quiet}>
              {t('withdraw')}
            </button>
          </form>
        )}
      </div>
    </section>
  )
}
