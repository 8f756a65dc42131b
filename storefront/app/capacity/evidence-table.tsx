import { useTranslations } from 'use-intl'
import { day, rupiah } from '../format.ts'
import type { CapacityOfPageFragment } from '../graphql/generated/graphql.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { FrameCaption, ScrollFrame } from '../ui/scroll-frame.tsx'

type EvidenceWeek = CapacityOfPageFragment['evidence']['weeks'][number]

/** The weeks that the figure rests on, newest first, down to the numbers of the orders. */
export const EvidenceTable = ({ weeks }: { weeks: readonly EvidenceWeek[] }) => {
  const t = useTranslations('jual.capacity')
  if (weeks.length === 0) return <p>{t('noEvidence')}</p>
  const givenBack = weeks.some((week) => takenOff(week) > 0)
  return (
    <Disclosure icon="chart" title={t('evidenceShow', { count: weeks.length })}>
      <ScrollFrame labelledBy="tabel-bukti">
        <table className="w-full min-w-[34rem] text-left">
          <FrameCaption id="tabel-bukti">{t('evidenceCaption')}</FrameCaption>
          <thead>
            <tr className="border-b border-border align-bottom">
              <th scope="col" className="px-4 py-2">
                {t('week')}
              </th>
              <Head label={t('throughShop')} />
              {givenBack && <Head label={t('givenBack')} />}
              <Head label={t('offPlatformVerified')} />
              <Head label={t('offPlatformUnverified')} />
            </tr>
          </thead>
          <tbody>
            {weeks.toReversed().map((week) => (
              <Row key={week.startsOn} week={week} givenBack={givenBack} />
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      <p className="border-t border-hairline p-4 text-muted">{t('unverifiedRule')}</p>
    </Disclosure>
  )
}

const takenOff = ({ fees, discounts, refunds }: EvidenceWeek): number => fees + discounts + refunds

const Head = ({ label }: { label: string }) => (
  <th scope="col" className="px-4 py-2 text-right">
    {label}
  </th>
)

const Row = ({ week, givenBack }: { week: EvidenceWeek; givenBack: boolean }) => {
  const t = useTranslations('jual.capacity')
  return (
    <tr className="border-b border-hairline align-top last:border-0">
      <th scope="row" className="px-4 py-2 font-normal">
        <span className="whitespace-nowrap">{day(week.startsOn)}</span>
        {week.season !== 'NORMAL' && <span className="block font-bold">{t(`seasons.${week.season}`)}</span>}
      </th>
      <td className="px-4 py-2 text-right">
        <span className="amount font-bold">{rupiah(week.gross)}</span>
        {week.orderNumbers.length > 0 ? (
          <details>
            <summary className="flex min-h-12 items-center justify-end underline underline-offset-4">
              {t('orderNumbers', { count: week.orderNumbers.length })}
            </summary>
            <ul className="tabular-nums">
              {week.orderNumbers.map((number) => (
                <li key={number}>{number}</li>
              ))}
            </ul>
          </details>
        ) : (
          <span className="block text-muted">{t('noOrders')}</span>
        )}
      </td>
      {givenBack && <td className="amount px-4 py-2 text-right">{rupiah(takenOff(week))}</td>}
      <td className="amount px-4 py-2 text-right">{rupiah(week.offPlatformVerified)}</td>
      <td className="amount px-4 py-2 text-right">{rupiah(week.offPlatformUnverified)}</td>
    </tr>
  )
}
