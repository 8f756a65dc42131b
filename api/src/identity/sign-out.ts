import type { EntityManager } from '@mikro-orm/postgresql'
import { hashToken } from './sign-in.ts'
import { Session } from './user.entity.ts'

/** Ends the session of this token. A token that is no session, or none any more, is as signed out as it can be. */
export const signOut = async (db: EntityManager, token: string): Promise<void> => {
  await db.nativeDelete(Session, { tokenHash: hashToken(token) })
}
