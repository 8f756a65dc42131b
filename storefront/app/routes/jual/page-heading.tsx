import type { ReactNode } from 'react'
import { PageHead } from '../../ui/page-head.tsx'
import { BackToSales, BusinessChoice } from './business-choice.tsx'
import { businessPath } from './business-path.ts'
import { useWorkplace } from './use-workplace.ts'

/** The head of a seller's page: the way back, what it is, and for which business. */
export const PageHeading = ({
  title,
  how,
  back = { to: '/jual' },
}: {
  title: string
  how?: ReactNode
  /** Where the way back leads, and what it is called where that is not her home. */
  back?: { to: string; label?: string }
}) => {
  const { own } = useWorkplace()
  return (
    <header className="space-y-1">
      <PageHead title={`${title} · Maju Bersama`} alone />
      <BackToSales href={businessPath(back.to, own)} label={back.label} />
      <h1 className="text-3xl">{title}</h1>
      {how && <p>{how}</p>}
      <BusinessChoice {...own} />
    </header>
  )
}
