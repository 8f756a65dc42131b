import type { EntityManager } from '@mikro-orm/postgresql'
import type { MessageKind } from '../messages/message.entity.ts'
import { sendMessages } from '../messages/send-message.ts'
import { sitePages } from '../site-pages.ts'
import type { LoanApplication } from './application.entity.ts'
import { votersOf } from './lock-application.ts'

export interface Site {
  siteUrl: string
}

/** Names and ways to the people around an application. */
export interface Around {
  borrowerName: string
  borrowerPhone: string
  mentorId: string
  mentorPhone: string
  /** Where the borrower goes on. */
  borrowerLink: string
  /** Where the other members do. */
  voterLink: string
  mentorLink: string
}

export const around = async (
  tx: EntityManager,
  { siteUrl }: Site,
  { id, borrowerId, groupId }: Pick<LoanApplication, 'id' | 'borrowerId' | 'groupId'>,
): Promise<Around> => {
  const [row] = await tx.execute<
    [{ borrowerName: string; borrowerPhone: string; mentorId: string; mentorPhone: string; slug: string }]
  >(
    `select u.name as "borrowerName", u.phone as "borrowerPhone", m.id as "mentorId", m.phone as "mentorPhone", g.slug
     from member_group g join users m on m.id = g.mentor_id join users u on u.id = ? where g.id = ?`,
    [borrowerId, groupId],
  )
  const { slug, ...people } = row
  return {
    ...people,
    borrowerLink: siteUrl + sitePages.ownApplication(id),
    voterLink: siteUrl + sitePages.ownVotes(),
    mentorLink: siteUrl + sitePages.mentoredApplication(slug, id),
  }
}

/** Writes a text about an application to a phone, in the caller's transaction. */
export const tell = (
  tx: EntityManager,
  now: Temporal.Instant,
  application: Pick<LoanApplication, 'id' | 'number'>,
  kind: MessageKind,
  told: readonly { phone: string; text: string }[],
): Promise<void> =>
  sendMessages(
    tx,
    now,
    told.map(({ phone, text }) => ({
      recipientPhone: phone,
      kind,
      subject: `Pengajuan ${application.number}`,
      text,
      ref: application.id,
    })),
  )

/** To every other active member of the group. */
export const tellVoters = async (
  tx: EntityManager,
  now: Temporal.Instant,
  application: LoanApplication,
  text: string,
): Promise<void> =>
  tell(
    tx,
    now,
    application,
    'LOAN_VOTE_WANTED',
    (await votersOf(tx, application)).map(({ phone }) => ({ phone, text })),
  )
