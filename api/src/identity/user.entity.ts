import { defineEntity, type InferEntity, p } from '@mikro-orm/core'
import { instant } from '../storage/types.ts'

export const roles = ['BUYER', 'SELLER', 'MENTOR', 'OFFICER', 'ADMIN'] as const
export type Role = (typeof roles)[number]

export const User = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    id: p.uuid().primary(),
    name: p.string(),
    /** E.164 */
    phone: p.string().unique(),
    roles: p.array().$type<Role[]>(),
    createdAt: instant(),
  },
})
export type User = InferEntity<typeof User>

export const SignInCode = defineEntity({
  name: 'SignInCode',
  tableName: 'sign_in_code',
  properties: {
    id: p.uuid().primary(),
    phone: p.string(),
    codeHash: p.blob().$type<Buffer>(),
    /** Address of the machine that asked. */
    requestedFrom: p.string(),
    requestedAt: instant(),
    expiresAt: instant(),
    failedAttempts: p.integer(),
    usedAt: instant().nullable(),
    supersededAt: instant().nullable(),
  },
})
export type SignInCode = InferEntity<typeof SignInCode>

export const Session = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    /** SHA-256 of the token: who reads the database cannot sign in with it. */
    tokenHash: p.blob().$type<Buffer>().primary(),
    userId: p.uuid(),
    createdAt: instant(),
    expiresAt: instant(),
  },
})
export type Session = InferEntity<typeof Session>
