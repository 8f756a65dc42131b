import { redirect } from 'react-router'
import { readDay } from '../../../calendar.ts'
import { translatorOf } from '../../../messages/messages.ts'
import { type Filled, faultsOfAct, refusedForm } from '../desk-form.ts'
import { type Figure, type FigureValue, readFigures } from './figures.ts'

type Sent = Parameters<typeof faultsOfAct>[0]

/** Reads the form of a new version and sends it; every figure that cannot be read is told at once. */
export const publishVersion = async <Name extends string>(
  filled: Filled,
  {
    figures,
    path,
    send,
  }: {
    figures: readonly Figure<Name>[]
    path: string
    send: (version: { effectiveFrom: string; note: string; values: Record<Name, FigureValue> }) => Promise<Sent>
  },
) => {
  const t = translatorOf('id')
  const { values, faults } = readFigures(figures, filled, 'baru', (kind) => t(`officerDesk.rules.faults.${kind}`))
  const effectiveFrom = readDay(filled['baru.effectiveFrom'] ?? '')?.toString()
  const note = filled['baru.note'] ?? ''
  const wrong = {
    ...(!effectiveFrom && { effectiveFrom: t('officerDesk.dayWrong') }),
    ...faults,
    ...(!note && { note: t('officerDesk.rules.noteMissing') }),
  }
  if (!values || !effectiveFrom || !note) return refusedForm('baru', filled, wrong, 400)
  const refused = faultsOfAct(await send({ effectiveFrom, note, values }))
  if (refused) return refusedForm('baru', filled, refused.faults, refused.status)
  return redirect(`${path}?kabar=published`)
}
