import { type Reader, readRows, statement } from '../storage/statement.ts'

export interface MessageRow {
  id: string
  recipientPhone: string
  kind: string
  subject: string | null
  text: string
  sentAt: Temporal.Instant
}

const newest = statement<MessageRow>(`
  select id, coalesce(recipient_phone, recipient_email) as "recipientPhone", kind, subject, text, created_at as "sentAt"
  from message
  where $1::text is null or recipient_phone = $1
  order by created_at desc, id desc
  limit 50`)

/** The newest 50 messages, of one phone number or of all. */
export const newestMessages = (reader: Reader, phone: string | null): Promise<MessageRow[]> =>
  readRows(reader, newest, [phone])
