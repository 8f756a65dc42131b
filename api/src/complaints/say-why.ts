import { randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Complaint, ComplaintParty } from './complaint.entity.ts'
import { writeMessage } from './write-message.ts'

/**
 * Puts the reason of a decision into the thread, where it stays if the complaint is opened again.
 *
 * @param tx the caller's transaction, which holds the complaint's lock
 */
export const sayWhy = (
  tx: EntityManager,
  now: Temporal.Instant,
  { id: complaintId }: Complaint,
  { party, deciderId, note }: { party: ComplaintParty; deciderId: string | null; note: string },
): Promise<void> =>
  writeMessage(
    tx,
    now,
    {
      id: randomUUIDv7(),
      requestHash: Buffer.alloc(0),
      complaintId,
      author: party,
      authorId: deciderId,
      text: note,
      imageIds: [],
    },
    { userId: null, purchaseId: null },
  )
