import { useTranslations } from 'use-intl'
import type { SheetOfMeetingFragment } from '../../../graphql/generated/graphql.ts'
import { button } from '../../../ui/button.ts'
import { Icon } from '../../../ui/icon.tsx'
import { choice, panel } from '../../../ui/work-fields.tsx'

const presences = ['PRESENT', 'EXCUSED', 'ABSENT'] as const

/** Who came. Everybody is there unless told otherwise: the rule, and the fewest taps. */
export const AttendanceForm = ({ sheet, action }: { sheet: SheetOfMeetingFragment; action: string }) => {
  const t = useTranslations('meeting.attendance')
  return (
    <form method="post" action={action} className="space-y-4">
      <input type="hidden" name="pertemuan" value={sheet.meeting.id} />
      <h2 className="text-2xl">{t('title')}</h2>
      <ol className="space-y-3">
        {sheet.members.map(({ memberId, memberNumber, name, presence }) => (
          <li key={memberId} className={panel}>
            <fieldset>
              <legend className="mb-2 text-lg font-bold">
                <span className="tabular-nums">{memberNumber}. </span>
                {name}
              </legend>
              <div className="grid grid-cols-3 gap-2">
                {presences.map((kind) => (
                  <label key={kind} className={choice}>
                    <input
                      type="radio"
                      name={`hadir.${memberId}`}
                      value={kind}
                      defaultChecked={kind === (presence ?? 'PRESENT')}
                      className="size-5 shrink-0 accent-nila"
                    />
                    <span className="min-w-0 text-sm leading-tight wrap-anywhere">{t(kind)}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      <button type="submit" name="langkah" value="hadir" className={`${button.primary} w-full`}>
        <Icon name="check" />
        {t('save')}
      </button>
    </form>
  )
}
