import { useTranslations } from 'use-intl'
import { dayOfDate, rupiah } from '../../../format.ts'
import type { LoanApplicationStatus, OwnLoanFragment } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { button } from '../../../ui/button.ts'
import { Icon } from '../../../ui/icon.tsx'
import { panel } from '../../../ui/work-fields.tsx'
import { businessPath } from '../business-path.ts'
import { useWorkplace } from '../use-workplace.ts'

export const OwnLoan = graphql(`
  fragment OwnLoan on LoanSummary {
    id
    number
    status
    principal
    disbursedOn
    outstandingTotal
    daysPastDue
  }
`)

/** Her loans: the one that runs large, those before it in a list. */
export const OwnLoans = ({
  loans,
  application,
}: {
  loans: readonly OwnLoanFragment[]
  application: { id: string; number: string; status: LoanApplicationStatus } | null
}) => {
  const { own } = useWorkplace()
  const t = useTranslations('lending.overview')
  const apply = useTranslations('lending.apply')
  const steps = useTranslations('lending.application.status')
  const current = loans.find(({ status }) => status === 'ACTIVE')
  const earlier = loans.filter((loan) => loan !== current)
  const pathOf = ({ id }: OwnLoanFragment) => businessPath(`/jual/pinjaman/${id}`, own)
  return (
    <section aria-labelledby="pinjaman" className="space-y-4">
      <h2 id="pinjaman" className="text-2xl">
        {t('title')}
      </h2>
      {current ? (
        <div className={panel}>
          <h3 className="text-lg">{t('current')}</h3>
          <p className="amount text-3xl font-extrabold">{rupiah(current.outstandingTotal)}</p>
          <p>{t(current.daysPastDue > 0 ? 'leftLate' : 'left', { days: current.daysPastDue })}</p>
          <a href={pathOf(current)} className={`${button.primary} mt-3 w-full sm:w-auto`}>
            <Icon name="cash" />
            {t('open')}
          </a>
        </div>
      ) : (
        !application && (
          <div className="space-y-3">
            <p>{t('none')}</p>
            <a href={businessPath('/jual/pinjaman/ajukan', own)} className={button.primary}>
              <Icon name="plus" />
              {apply('open')}
            </a>
          </div>
        )
      )}
      {application && (
        <div className={panel}>
          <h3 className="text-lg">
            {t('application')} {application.number}
          </h3>
          <p>{steps(application.status)}</p>
          <a
            href={businessPath(`/jual/pinjaman/pengajuan/${application.id}`, own)}
            className={`${button.primary} mt-3 w-full sm:w-auto`}
          >
            {t('openApplication')}
          </a>
        </div>
      )}
      <a href={businessPath('/jual/kelompok', own)} className={button.quiet}>
        <Icon name="people" />
        {t('group')}
      </a>
      {earlier.length > 0 && (
        <div>
          <h3 className="text-lg">{t('earlier')}</h3>
          <ul className="divide-y divide-hairline rounded-card border border-hairline bg-paper">
            {earlier.map((loan) => (
              <li key={loan.id}>
                <a
                  href={pathOf(loan)}
                  className="flex min-h-14 flex-wrap items-baseline justify-between gap-x-4 px-4 py-3"
                >
                  <span>{t('numberAndDay', { number: loan.number, day: dayOfDate(loan.disbursedOn) })}</span>
                  <span>
                    <span className="amount font-bold">{rupiah(loan.principal)}</span> · {t(`status.${loan.status}`)}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
