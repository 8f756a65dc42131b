import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { judgeNewPlan } from './judge-new-plan.ts'
import { judgeWaiver } from './judge-waiver.ts'
import type {
  AmountTooLarge,
  LoanChangeNotFound,
  LoanIsClosed,
  NewPlanWrong,
  OwnProposal,
} from './loan-acts.graphql.ts'
import { loanChangeNotFound, loanIsClosed, ownProposal } from './loan-acts.refusals.ts'
import { LoanChange } from './loan-change.entity.ts'
import { lockLoan } from './lock-loans.ts'
import { makeLoanChange } from './make-loan-change.ts'

export interface ChangeDecision {
  changeId: string
  /** WITHDRAWN: by whoever proposed it. */
  outcome: 'APPROVED' | 'DECLINED' | 'WITHDRAWN'
  note: string | null
}

/** Decides on a change of a loan: another officer approves or declines it, whoever proposed it takes it back. Said twice it is said once. */
export const decideLoanChange = (
  db: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  { changeId, outcome, note }: ChangeDecision,
): Promise<{ changeId: string } | LoanChangeNotFound | OwnProposal | LoanIsClosed | NewPlanWrong | AmountTooLarge> =>
  db.transactional(async (tx) => {
    const found = await tx.findOne(LoanChange, { id: changeId })
    const locked = found && (await lockLoan(tx, found.loanId))
    if (!found || !locked) return loanChangeNotFound
    const change = await tx.findOneOrFail(
      LoanChange,
      { id: changeId },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    )
    if (change.status === outcome && change.decidedBy === officer.id) return { changeId }
    if (change.status !== 'PROPOSED') return loanChangeNotFound
    const isOwn = change.proposedBy === officer.id
    if (isOwn !== (outcome === 'WITHDRAWN')) return ownProposal
    if (outcome !== 'APPROVED') {
      Object.assign(change, { status: outcome, decidedBy: officer.id, decidedAt: now, decisionNote: note })
      return { changeId }
    }
    // Time has gone by since it was proposed.
    if (locked.loan.status !== 'ACTIVE') return loanIsClosed
    const refused =
      change.kind === 'RESCHEDULE'
        ? await judgeNewPlan(tx, now, locked, change)
        : change.kind === 'WAIVER'
          ? judgeWaiver(locked, change)
          : null
    if (refused) return refused
    await makeLoanChange(tx, now, officer, locked, change, note)
    return { changeId }
  })
