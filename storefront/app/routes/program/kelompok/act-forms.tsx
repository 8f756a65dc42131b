import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { GroupAtDeskQuery } from '../../../graphql/generated/graphql.ts'
import { button } from '../../../ui/button.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { Field } from '../../../ui/field.tsx'
import type { IconName } from '../../../ui/icon.tsx'
import { Select } from '../../../ui/work-fields.tsx'
import { fieldsOf, type RefusedForm } from '../desk-form.ts'

type Group = NonNullable<GroupAtDeskQuery['group']>
type Step = 'ketua' | 'akhiri' | 'libur' | 'pendamping' | 'bubarkan'

/** What an officer can do with a group, each behind a tap. */
export const GroupActs = ({
  group,
  mentors,
  refused,
}: {
  group: Group
  mentors: GroupAtDeskQuery['mentors']['nodes']
  refused: RefusedForm | undefined
}) => {
  const t = useTranslations('officerDesk.group')
  const act = (step: Step) => ({ step, group, refused })
  return (
    <section aria-labelledby="tindakan" className="space-y-3">
      <h2 id="tindakan" className="text-2xl">
        {t('acts')}
      </h2>
      <Act {...act('ketua')} icon="person">
        <Select {...fieldsOf(refused, 'ketua')('memberId')} label={t('member')}>
          <option value="">{t('choose')}</option>
          {group.members.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Field
          {...fieldsOf(refused, 'ketua')('electedOn')}
          type="date"
          label={t('electedOn')}
          hint={t('electedHint')}
          optional
        />
      </Act>
      {group.chairName && (
        <Act {...act('akhiri')} icon="minus">
          <Field {...fieldsOf(refused, 'akhiri')('reason')} label={t('reason')} maxLength={500} />
        </Act>
      )}
      <Act {...act('libur')} icon="pause">
        <Field {...fieldsOf(refused, 'libur')('day')} type="date" label={t('weekOf')} hint={t('weekHint')} />
        <Field {...fieldsOf(refused, 'libur')('reason')} label={t('reason')} hint={t('reasonRead')} maxLength={500} />
      </Act>
      <Act {...act('pendamping')} icon="people">
        <Select {...fieldsOf(refused, 'pendamping')('mentorId')} label={t('newMentor')}>
          <option value="">{t('choose')}</option>
          {mentors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Field {...fieldsOf(refused, 'pendamping')('reason')} label={t('reason')} maxLength={500} />
      </Act>
      <Act {...act('bubarkan')} icon="cross">
        <p>{t('dissolveSays', { count: group.memberCount })}</p>
        <Field {...fieldsOf(refused, 'bubarkan')('reason')} label={t('reason')} maxLength={500} />
      </Act>
    </section>
  )
}

const Act = ({
  step,
  icon,
  group,
  refused,
  children,
}: {
  step: Step
  icon: IconName
  group: Group
  refused: RefusedForm | undefined
  children: ReactNode
}) => {
  const t = useTranslations(`officerDesk.group.steps.${step}`)
  return (
    <Disclosure icon={icon} title={t('title')} explanation={t('how')} open={refused?.step === step}>
      <form method="post" action={`/program/kelompok/${group.slug}`} noValidate className="space-y-3 p-4">
        <input type="hidden" name="kelompok" value={group.id} />
        {children}
        <button type="submit" name="langkah" value={step} className={button.secondary}>
          {t('now')}
        </button>
      </form>
    </Disclosure>
  )
}
