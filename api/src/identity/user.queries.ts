import { type Reader, readOne, statement } from '../storage/statement.ts'
import { hashToken } from './sign-in.ts'
import type { Role } from './user.entity.ts'

/** Who asks: what permission depends on and nothing more. */
export interface Viewer {
  id: string
  name: string
  roles: Role[]
}

const bySession = statement<Viewer>(`
  select u.id, u.name, u.roles
  from session s join users u on u.id = s.user_id
  where s.token_hash = $1 and s.expires_at > $2`)

export const viewerOfToken = (reader: Reader, token: string, now: Temporal.Instant): Promise<Viewer | null> =>
  readOne(reader, bySession, [hashToken(token), now])
