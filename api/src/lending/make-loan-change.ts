import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { businessDay } from '../calendar.ts'
import { User } from '../identity/user.entity.ts'
import { sendMessage } from '../messages/send-message.ts'
import { changeText } from './loan-acts.messages.ts'
import type { LoanChange } from './loan-change.entity.ts'
import type { LockedLoan } from './lock-loans.ts'
import { type EventDraft, postEvents } from './post-events.ts'

/** Does what was decided. Before a loss is booked, the deposit that is held is set against the debt. */
export const makeLoanChange = async (
  tx: EntityManager,
  now: Temporal.Instant,
  officer: { id: string },
  locked: LockedLoan,
  change: LoanChange,
  note: string | null = null,
): Promise<void> => {
  const { kind, reason, weeks, firstDueOn, part, instalmentNumber, amount } = change
  const [happenedOn, eventId] = [businessDay(now), randomUUIDv7()]
  const common = { happenedOn, reason }
  const { depositHeld } = locked.state
  const events: EventDraft[] = {
    RESCHEDULE: [{ ...common, id: eventId, kind, weeks, firstDueOn, roundTo: locked.terms.roundTo }],
    WAIVER: [{ ...common, id: eventId, kind, part, instalmentNumber, amount }],
    WRITE_OFF: [
      ...(depositHeld > 0n
        ? [
            {
              ...common,
              kind: 'PAYMENT' as const,
              amount: depositHeld,
              method: 'DEPOSIT' as const,
              surplus: 'NEXT' as const,
            },
          ]
        : []),
      { ...common, id: eventId, kind },
    ],
  }[kind]
  await postEvents(tx, now, officer, [{ locked, events }])
  Object.assign(change, { status: 'APPROVED', decidedBy: officer.id, decidedAt: now, decisionNote: note, eventId })
  const { phone } = await tx.findOneOrFail(User, { id: locked.loan.borrowerId })
  const text = changeText(kind, locked.loan.number)
  await sendMessage(tx, now, { recipientPhone: phone, kind: 'LOAN_CHANGED', text, ref: locked.loan.id })
}
