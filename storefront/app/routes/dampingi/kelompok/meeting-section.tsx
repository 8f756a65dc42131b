import { useTranslations } from 'use-intl'
import { dayOfDate, weekdayName } from '../../../format.ts'
import type { KeptGroupFragment } from '../../../graphql/generated/graphql.ts'
import { button } from '../../../ui/button.ts'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Fold, panel } from '../../../ui/work-fields.tsx'
import { fieldsOf, type RefusedForm } from '../../program/desk-form.ts'
import { MeetingTimeFields } from './meeting-time-fields.tsx'

/** When and where the group meets, and a change of it from a day on. */
export const MeetingSection = ({
  group,
  today,
  action,
  refused,
}: {
  group: KeptGroupFragment
  today: string
  action: string
  refused: RefusedForm | undefined
}) => {
  const t = useTranslations('keeping.meeting')
  const { meetingWeekday, meetingStartsAt, meetingPlace, nextMeetingOn, comingMeeting } = group
  const field = fieldsOf(refused, 'pertemuan')
  const held = (weekday: number, startsAt: string, place: string) =>
    t('held', { weekday: weekdayName(weekday), time: startsAt.slice(0, 5).replace(':', '.'), place })
  return (
    <section aria-labelledby="hari" className={`${panel} space-y-4`}>
      <h2 id="hari" className="text-2xl">
        {t('title')}
      </h2>
      <p>
        {held(meetingWeekday, meetingStartsAt, meetingPlace)}{' '}
        {nextMeetingOn && t('next', { day: dayOfDate(nextMeetingOn) })}
      </p>
      {comingMeeting ? (
        <div className="space-y-3 rounded-xl bg-honey p-4">
          <p className="font-bold">{t('coming', { day: dayOfDate(comingMeeting.effectiveFrom) })}</p>
          <p>
            {held(comingMeeting.weekday, comingMeeting.startsAt, comingMeeting.place)} {comingMeeting.reason}
          </p>
          <form method="post" action={action}>
            <button type="submit" name="langkah" value="tetap" className={button.quiet}>
              {t('keep')}
            </button>
          </form>
        </div>
      ) : (
        <Fold icon="clock" label={t('change')} open={refused?.step === 'pertemuan'}>
          <form method="post" action={action} noValidate className="space-y-4">
            <p>{t('how')}</p>
            <MeetingTimeFields
              weekday={field('weekday', meetingWeekday)}
              startsAt={field('startsAt', meetingStartsAt.slice(0, 5))}
              place={field('place', meetingPlace)}
            />
            <Field {...field('effectiveFrom', today)} type="date" label={t('from')} min={today} />
            <Field {...field('reason')} label={t('reason')} maxLength={500} />
            <button type="submit" name="langkah" value="pertemuan" className={button.secondary}>
              <Icon name="check" />
              {t('save')}
            </button>
          </form>
        </Fold>
      )}
    </section>
  )
}
