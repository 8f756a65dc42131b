import { useTranslations } from 'use-intl'
import { weekdayName } from '../../../format.ts'
import { Field } from '../../../ui/field.tsx'
import { Select } from '../../../ui/work-fields.tsx'

type Filled = { name: string; defaultValue: string | number; fault: string | undefined }

/** Day, time and place of a group's meeting. */
export const MeetingTimeFields = ({
  weekday,
  startsAt,
  place,
}: {
  weekday: Filled
  startsAt: Filled
  place: Filled
}) => {
  const t = useTranslations('keeping.meeting')
  return (
    <>
      <Select {...weekday} label={t('weekday')}>
        {[1, 2, 3, 4, 5, 6, 7].map((each) => (
          <option key={each} value={each}>
            {weekdayName(each)}
          </option>
        ))}
      </Select>
      <Field {...startsAt} type="time" label={t('startsAt')} />
      <Field {...place} label={t('place')} hint={t('placeHint')} maxLength={160} />
    </>
  )
}
