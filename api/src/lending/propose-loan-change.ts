import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { judgeNewPlan } from './judge-new-plan.ts'
import { judgeWaiver } from './judge-waiver.ts'
import type { AmountTooLarge, LoanChangeIsOpen, LoanIsClosed, LoanNotFound, NewPlanWrong } from './loan-acts.graphql.ts'
import { loanChangeIsOpen } from './loan-acts.refusals.ts'
import { LoanChange } from './loan-change.entity.ts'
import { lockActiveLoan } from './lock-active-loan.ts'
import { makeLoanChange } from './make-loan-change.ts'

export type LoanChangeDraft = Pick<
  LoanChange,
  'id' | 'loanId' | 'kind' | 'reason' | 'weeks' | 'firstDueOn' | 'part' | 'instalmentNumber' | 'amount'
>

/**
 * Proposes a new plan, a write-off or a waiver, on which another officer decides. A small waiver is done at once: as long as all that
 * one officer waived of the loan by herself stays within the policy. The same id is the same proposal.
 */
export const proposeLoanChange = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  draft: LoanChangeDraft,
): Promise<{ changeId: string } | LoanNotFound | LoanIsClosed | LoanChangeIsOpen | NewPlanWrong | AmountTooLarge> =>
  db.transactional(async (tx) => {
    const locked = await lockActiveLoan(tx, draft.loanId)
    const known = await tx.findOne(LoanChange, { id: draft.id })
    if (known) return { changeId: known.id }
    if ('__typename' in locked) return locked
    if ((await tx.count(LoanChange, { loanId: draft.loanId, kind: draft.kind, status: 'PROPOSED' })) > 0) {
      return loanChangeIsOpen
    }
    const refused =
      draft.kind === 'RESCHEDULE'
        ? await judgeNewPlan(tx, now, locked, draft)
        : draft.kind === 'WAIVER'
          ? judgeWaiver(locked, draft)
          : null
    if (refused) return refused
    const change = tx.create(LoanChange, {
      ...draft,
      proposedBy: officer.id,
      proposedAt: now,
      status: 'PROPOSED',
      decidedBy: null,
      decidedAt: null,
      decisionNote: null,
      eventId: null,
    })
    await tx.flush()
    if (draft.kind === 'WAIVER' && (await mayWaiveAlone(tx, now, officer, draft))) {
      await makeLoanChange(tx, now, officer, locked, change)
    }
    return { changeId: change.id }
  })

const mayWaiveAlone = async (
  tx: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { loanId, amount }: LoanChangeDraft,
): Promise<boolean> => {
  const [row] = await tx.execute<{ fits: boolean }[]>(
    `select coalesce((select sum(amount) from loan_change
       where loan_id = ? and kind = 'WAIVER' and status = 'APPROVED' and decided_by = proposed_by and proposed_by = ?), 0) + ?
       <= (select waiver_alone_max from lending_policy where effective_from <= ? order by effective_from desc, version desc limit 1) as fits`,
    [loanId, officer.id, `${amount ?? 0n}`, businessDay(now).toString()],
  )
  return row?.fits ?? false
}
