import { useLocale, useTranslations } from 'use-intl'
import { day, time } from '../../format.ts'
import type { ComplaintKind } from '../../graphql/generated/graphql.ts'
import { button } from '../../ui/button.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { FieldFault, fieldId, LongField } from '../../ui/field.tsx'
import { Picture } from '../../ui/picture.tsx'
import { PictureField } from '../../ui/picture-field.tsx'
import { RadioList } from '../../ui/radio-list.tsx'
import type { RefusedAct } from './acts.server.ts'
import { complaintReasons } from './complaint-choices.ts'
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
  // Before anything has happened it can simply be called off.
  const untouched = (order.status === 'PLACED' || order.status === 'CANCELLED') && !order.paid
  return (
    <>
      {complaints.map((complaint) => (
        <ComplaintThread key={complaint.id} complaint={complaint} refused={refused} />
      ))}
      {(mayReturn || mayComplain) && !untouched && <ComplaintForm order={order} channel={channel} refused={refused} />}
    </>
  )
}

const ComplaintForm = ({
  order: { id, complaintOptions },
  channel,
  refused,
}: {
  order: Order
  channel: ComplaintChannel
  refused: RefusedAct | undefined
}) => {
  const t = useTranslations('purchase.complaint')
  const formWords = useTranslations('form')
  const locale = useLocale()
  const { mayReturn, returnUntil, mayComplain, complaintUntil } = complaintOptions
  const kinds: ComplaintKind[] = [
    ...(mayComplain ? (['COMPLAINT'] as const) : []),
    ...(mayReturn ? (['RETURN'] as const) : []),
  ]
  const name = `keluhan.${id}`
  const here = refused?.form === name ? refused : undefined
  const fault = (field: string) => here?.faults[`${field}.${id}`]
  return (
    <Disclosure icon="chat" title={t('title')} explanation={t('how')} open={here !== undefined}>
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
            defaultValue={here?.values.reason ?? ''}
            aria-invalid={fault('reason') ? true : undefined}
            aria-describedby={fault('reason') ? `${fieldId(`reason.${id}`)}-salah` : undefined}
            className="block min-h-12 w-full rounded-xl border border-border bg-paper px-4 py-3 aria-invalid:border-2 aria-invalid:border-mengkudu"
          >
            <option value="">{t('choose')}</option>
            {complaintReasons
              // A change of mind is for returns only.
              .filter((reason) => mayReturn || reason !== 'CHANGED_MIND')
              .map((reason) => (
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
        <PictureField
          name={`photos.${id}`}
          label={t('photos')}
          optional={formWords('optional')}
          hint={t('photosHint')}
          fault={fault('photos')}
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
  const { id, number, kind, reason, status, answerDueAt, resolution, resolutionNote, resolvedBy, messages } = complaint
  const here = refused?.form?.endsWith(`.${id}`) ? refused : undefined
  const over = status === 'RESOLVED'
  const mayEscalate = status === 'ANSWERED' || (over && resolvedBy === 'SELLER' && resolution !== 'REFUNDED')
  return (
    <section aria-labelledby={number} className="space-y-3 rounded-card border border-border p-4">
      <h3 id={number} className="text-lg">
        {t('number', { number })}
      </h3>
      <p>
        {t(`kinds.${kind}`)}: {t(`reasons.${reason}`)}. <strong>{t(`statuses.${status}`)}.</strong>
      </p>
      {status === 'OPEN' && <p>{t('dueAt', { day: day(lastDay(answerDueAt), locale) })}</p>}
      {over && resolution && (
        <p className="font-semibold">
          {t(`resolutions.${resolution}`)} {resolutionNote && t('note', { note: resolutionNote })}
        </p>
      )}
      <ul className="space-y-2">
        {messages.map(({ id: messageId, author, text, writtenAt, images }) => (
          <li key={messageId} className={`space-y-2 rounded-xl p-3 ${author === 'BUYER' ? 'bg-mist' : 'bg-sand'}`}>
            <p className="flex flex-wrap justify-between gap-x-4">
              <strong>{t(`authors.${author}`)}</strong>
              <time dateTime={writtenAt}>
                {day(writtenAt, locale)}, {time(writtenAt, locale)}
              </time>
            </p>
            <p className="wrap-anywhere whitespace-pre-line">{text}</p>
            {images.length > 0 && (
              <div className="grid grid-cols-3 gap-2">
                {images.map((image) => (
                  <div key={image.id} className="overflow-hidden rounded-xl border border-hairline">
                    <Picture image={image} sizes="6rem" />
                  </div>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
      {!over && (
        <form method="post" action={`?aksi=balas.${id}`} noValidate className="space-y-3">
          <input type="hidden" name={`messageId.${id}`} value={here?.values.messageId ?? crypto.randomUUID()} />
          <LongField
            name={`text.${id}`}
            label={t('reply')}
            defaultValue={here?.values.text}
            fault={here?.faults[`text.${id}`]}
            maxLength={1000}
            rows={2}
          />
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
