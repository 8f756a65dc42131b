import { useTranslations } from 'use-intl'
import { dayOfDate } from '../../../format.ts'
import type { KeptGroupFragment } from '../../../graphql/generated/graphql.ts'
import { button } from '../../../ui/button.ts'
import { Field } from '../../../ui/field.tsx'
import { Fold, panel, Select } from '../../../ui/work-fields.tsx'
import { fieldsOf, type RefusedForm } from '../../program/desk-form.ts'

/** Whom the members elected, until when, and who had the chair before. */
export const ChairSection = ({
  group: { members, chairName, chairEndsOn, chairTerms },
  termMonths,
  today,
  action,
  refused,
}: {
  group: KeptGroupFragment
  termMonths: number
  today: string
  action: string
  refused: RefusedForm | undefined
}) => {
  const t = useTranslations('keeping.chair')
  const [elect, end] = [fieldsOf(refused, 'pilih'), fieldsOf(refused, 'akhiri')]
  const earlier = chairTerms.filter(({ endsOn }) => endsOn <= today)
  return (
    <section aria-labelledby="ketua" className={`${panel} space-y-4`}>
      <h2 id="ketua" className="text-2xl">
        {t('title')}
      </h2>
      <p>
        {chairName && chairEndsOn ? t('now', { name: chairName, day: dayOfDate(lastDay(chairEndsOn)) }) : t('none')}
      </p>
      {members.length > 0 && (
        <Fold icon="people" label={t('elect')} open={refused?.step === 'pilih' || !chairName}>
          <form method="post" action={action} noValidate className="space-y-4">
            <p>{t('how', { months: termMonths })}</p>
            <Select {...elect('memberId')} label={t('who')}>
              <option value="">{t('choose')}</option>
              {members.map(({ id, number, name }) => (
                <option key={id} value={id}>
                  {number}. {name}
                </option>
              ))}
            </Select>
            <Field {...elect('electedOn', today)} type="date" label={t('electedOn')} max={today} />
            <button type="submit" name="langkah" value="pilih" className={button.secondary}>
              {t('save')}
            </button>
          </form>
        </Fold>
      )}
      {chairName && (
        <Fold icon="cross" label={t('end')} open={refused?.step === 'akhiri'}>
          <form method="post" action={action} noValidate className="space-y-4">
            <Field {...end('reason')} label={t('reason')} maxLength={500} />
            <button type="submit" name="langkah" value="akhiri" className={button.quiet}>
              {t('endNow')}
            </button>
          </form>
        </Fold>
      )}
      {earlier.length > 0 && (
        <div>
          <h3 className="text-lg">{t('earlier')}</h3>
          <ul className="list-disc pl-5">
            {earlier.map(({ id, memberName, startsOn, endsOn, endReason }) => (
              <li key={id}>
                {t('term', { name: memberName, from: dayOfDate(startsOn), until: dayOfDate(lastDay(endsOn)) })}
                {endReason && ` ${endReason}`}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

/** A term is stored with the first day that is no longer hers; people say the last one that is. */
const lastDay = (endsOn: string): string => Temporal.PlainDate.from(endsOn).subtract({ days: 1 }).toString()
