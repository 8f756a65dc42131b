import type { EntityManager } from '@mikro-orm/postgresql'
import { badInput } from '../wire/input.ts'
import { ComplaintMessage, type ComplaintParty } from './complaint.entity.ts'

export interface Said {
  id: string
  requestHash: Buffer
  complaintId: string
  author: ComplaintParty
  authorId: string | null
  text: string
  imageIds: string[]
}

/**
 * Adds to the thread of a complaint what one side says, with the pictures that she has sent herself.
 *
 * @param tx the caller's transaction, which holds the complaint's lock
 * @throws BAD_USER_INPUT when a picture is not hers
 */
export const writeMessage = async (
  tx: EntityManager,
  now: Temporal.Instant,
  { imageIds, ...said }: Said,
  sentBy: { userId: string | null; purchaseId: string | null },
): Promise<void> => {
  const images = [...new Set(imageIds)]
  if (images.length > 0) {
    const [own] = await tx.execute<[{ count: number }]>(
      `select count(*)::int as count from image where id = any(?::uuid[]) and (uploaded_by = ? or purchase_id = ?)`,
      [`{${images.join(',')}}`, sentBy.userId, sentBy.purchaseId],
    )
    if (own.count < images.length)
      throw badInput(['input', 'imageIds'], 'Foto ini tidak ditemukan. Kirim lagi fotonya.')
  }
  const number = (await tx.count(ComplaintMessage, { complaintId: said.complaintId })) + 1
  tx.create(ComplaintMessage, { ...said, number, writtenAt: now })
  if (images.length === 0) return
  // The pictures name the message, and the complaint before it.
  await tx.flush()
  await tx.execute(
    `insert into complaint_image (message_id, position, image_id)
     select ?, position - 1, id from unnest(?::uuid[]) with ordinality as sent (id, position)`,
    [said.id, `{${images.join(',')}}`],
  )
}
