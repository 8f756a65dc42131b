import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant } from '../storage/types.ts'

export const Message = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: {
    id: p.uuid().primary(),
    recipientPhone: p.string(),
    kind: p.string().$type<MessageKind>(),
    text: p.text(),
    createdAt: instant(),
  },
})
export type Message = InferEntity<typeof Message>

export type MessageKind = 'SIGN_IN_CODE'
