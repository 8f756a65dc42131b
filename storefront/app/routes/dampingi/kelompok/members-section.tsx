import { useTranslations } from 'use-intl'
import { day, dayOfDate, phone } from '../../../format.ts'
import type { GroupToKeepQuery, KeptGroupFragment } from '../../../graphql/generated/graphql.ts'
import { button } from '../../../ui/button.ts'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Fold, panel, Select } from '../../../ui/work-fields.tsx'
import { fieldsOf, type RefusedForm } from '../../program/desk-form.ts'

interface Props {
  group: KeptGroupFragment
  action: string
  refused: RefusedForm | undefined
}

/** Who is in the group, who was asked to join, who is on her way, and how one leaves. */
export const MembersSection = ({
  group,
  action,
  refused,
  groupNames,
}: Props & { groupNames: GroupToKeepQuery['groupNames'] }) => {
  const t = useTranslations('keeping.members')
  const { members, memberCount, sizeMin, sizeMax, transfers } = group
  return (
    <section aria-labelledby="anggota" className="space-y-3">
      <h2 id="anggota" className="text-2xl">
        {t('title')}
      </h2>
      <p>{t('count', { count: memberCount, min: sizeMin, max: sizeMax })}</p>
      {members.length > 0 && (
        <ol className={`${panel} divide-y divide-hairline`}>
          {members.map(({ id, number, name, phone: e164, joinedOn, isChair }) => (
            <li key={id} className="py-2">
              <strong>
                {number}. {name}
              </strong>
              {isChair && ` (${t('chair')})`}
              <span className="block text-muted">
                {phone(e164)} · {t('joined', { day: dayOfDate(joinedOn) })}
              </span>
            </li>
          ))}
        </ol>
      )}
      {transfers.map((transfer) => (
        <Transfer key={transfer.id} transfer={transfer} group={group} action={action} />
      ))}
      <Invitations group={group} action={action} refused={refused} />
      {members.length > 0 && (
        <>
          <Leave group={group} action={action} refused={refused} />
          <Move group={group} action={action} refused={refused} groupNames={groupNames} />
        </>
      )}
    </section>
  )
}

const Invitations = ({ group: { invitations }, action, refused }: Props) => {
  const t = useTranslations('keeping.invite')
  const field = fieldsOf(refused, 'undang')
  return (
    <div className={`${panel} space-y-4`}>
      <h3 className="text-lg">{t('title')}</h3>
      {invitations.length > 0 && (
        <ul className="space-y-3">
          {invitations.map(({ id, name, phone: e164, invitedAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-2">
              <span>
                <strong>{name}</strong>
                <span className="block text-muted">
                  {phone(e164)} · {t('waiting', { day: day(invitedAt) })}
                </span>
              </span>
              <form method="post" action={action}>
                <button type="submit" name="langkah" value={`tarik:${id}`} className={button.quiet}>
                  {t('withdraw')}
                  <span className="sr-only"> {name}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={action} noValidate className="space-y-4">
        <Field {...field('phone')} label={t('phone')} hint={t('phoneHint')} inputMode="tel" autoComplete="off" />
        <button
          type="submit"
          name="langkah"
          value="undang"
          className={`${invitations.length > 0 ? button.secondary : button.primary} w-full sm:w-auto`}
        >
          <Icon name="plus" />
          {t('invite')}
        </button>
      </form>
    </div>
  )
}

const Transfer = ({
  transfer: { id, memberName, fromGroupName, toGroupName, reason, memberAgreed, groupAgreed },
  group,
  action,
}: {
  transfer: KeptGroupFragment['transfers'][number]
  group: KeptGroupFragment
  action: string
}) => {
  const t = useTranslations('keeping.move')
  const isComing = toGroupName === group.name
  return (
    <div className="space-y-3 rounded-card border-2 border-kuning-ink bg-honey p-4">
      <p className="font-bold">{t('open', { name: memberName, from: fromGroupName, to: toGroupName })}</p>
      <p>{t('why', { reason })}</p>
      <p>{t(memberAgreed ? 'memberYes' : 'memberWaits', { name: memberName })}</p>
      <p>{t(groupAgreed ? 'groupYes' : 'groupWaits', { group: toGroupName })}</p>
      <form method="post" action={action} className="flex flex-wrap gap-3">
        {isComing && !groupAgreed && (
          <button type="submit" name="langkah" value={`terima:${id}`} className={button.secondary}>
            <Icon name="check" />
            {t('accept')}
            <span className="sr-only"> {memberName}</span>
          </button>
        )}
        <button type="submit" name="langkah" value={`batal:${id}`} className={button.quiet}>
          {t(isComing ? 'refuse' : 'takeBack')}
          <span className="sr-only"> {memberName}</span>
        </button>
      </form>
    </div>
  )
}

const MemberSelect = ({
  group: { members },
  label,
  field,
}: {
  group: KeptGroupFragment
  label: string
  field: ReturnType<ReturnType<typeof fieldsOf>>
}) => {
  const t = useTranslations('keeping.members')
  return (
    <Select {...field} label={label}>
      <option value="">{t('choose')}</option>
      {members.map(({ id, number, name }) => (
        <option key={id} value={id}>
          {number}. {name}
        </option>
      ))}
    </Select>
  )
}

const Leave = ({ group, action, refused }: Props) => {
  const t = useTranslations('keeping.leave')
  const field = fieldsOf(refused, 'keluar')
  return (
    <Fold icon="door" label={t('title')} open={refused?.step === 'keluar'}>
      <form method="post" action={action} noValidate className={`${panel} space-y-4`}>
        <p>{t('how')}</p>
        <MemberSelect group={group} label={t('who')} field={field('memberId')} />
        <Field {...field('reason')} label={t('reason')} maxLength={500} />
        <button type="submit" name="langkah" value="keluar" className={button.secondary}>
          {t('leave')}
        </button>
      </form>
    </Fold>
  )
}

const Move = ({ group, action, refused, groupNames }: Props & { groupNames: GroupToKeepQuery['groupNames'] }) => {
  const t = useTranslations('keeping.move')
  const field = fieldsOf(refused, 'pindah')
  return (
    <Fold icon="level" label={t('title')} open={refused?.step === 'pindah'}>
      <form method="post" action={action} noValidate className={`${panel} space-y-4`}>
        <p>{t('how')}</p>
        <MemberSelect group={group} label={t('who')} field={field('memberId')} />
        <Select {...field('toGroupId')} label={t('to')}>
          <option value="">{t('choose')}</option>
          {groupNames
            .filter(({ id }) => id !== group.id)
            .map(({ id, name, kelurahan, mentorName }) => (
              <option key={id} value={id}>
                {t('toGroup', { name, kelurahan, mentor: mentorName })}
              </option>
            ))}
        </Select>
        <Field {...field('reason')} label={t('reason')} maxLength={500} />
        <button type="submit" name="langkah" value="pindah" className={button.secondary}>
          {t('ask')}
        </button>
      </form>
    </Fold>
  )
}
