import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { registerUser } from './register-user.ts'
import { hashCode, tooManyAttempts } from './request-sign-in-code.ts'
import { guessesMax, sessionDays } from './sign-in.rules.ts'
import { Session, SignInCode } from './user.entity.ts'
import type { SignedIn, SignInRefused, TooManyAttempts } from './user.graphql.ts'

/**
 * Exchanges a one-time code for a session. Whoever proves a number that is new here becomes a buyer.
 *
 * @param phone E.164
 */
export const signIn = (
  db: EntityManager,
  now: Temporal.Instant,
  { phone, code }: { phone: string; code: string },
): Promise<SignedIn | SignInRefused | TooManyAttempts> =>
  db.transactional(async (tx) => {
    // Locked, so that ten simultaneous guesses are counted one after the other.
    const live = await tx.findOne(
      SignInCode,
      { phone, usedAt: null, supersededAt: null },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    )
    if (!live || Temporal.Instant.compare(live.expiresAt, now) <= 0) return refused
    if (live.failedAttempts >= guessesMax) return tooManyAttempts
    if (!timingSafeEqual(live.codeHash, hashCode(live.id, code.replace(/\D/g, '')))) {
      live.failedAttempts += 1
      return live.failedAttempts >= guessesMax ? tooManyAttempts : refused
    }

    live.usedAt = now
    const viewer = await registerUser(tx, now, { name: 'Pembeli', phone, roles: ['BUYER'] })
    const token = randomBytes(32).toString('base64url')
    tx.create(Session, {
      tokenHash: hashToken(token),
      userId: viewer.id,
      createdAt: now,
      expiresAt: now.add({ hours: 24 * sessionDays }),
    })
    return { __typename: 'SignedIn', token, viewer }
  })

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

const refused: SignInRefused = {
  __typename: 'SignInRefused',
  message: 'Kode salah atau sudah tidak berlaku. Periksa lagi, atau minta kode baru.',
  field: ['code'],
}
