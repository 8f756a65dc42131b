import { createHash, randomInt, randomUUIDv7 } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { sendMessage } from '../messages/send-message.ts'
import {
  codesPerOriginMax,
  codesPerPhoneMax,
  codeWindowMinutes,
  signInCodeMinutes,
  signInCodeText,
} from './sign-in.rules.ts'
import { SignInCode } from './user.entity.ts'
import type { SignInCodeSent, TooManyAttempts } from './user.graphql.ts'

/**
 * Sends a new one-time code, which replaces the one before it. Known and unknown numbers are treated alike, so that nobody learns
 * who is here.
 *
 * @param phone E.164
 * @param origin address of the machine that asks
 */
export const requestSignInCode = (
  db: EntityManager,
  now: Temporal.Instant,
  { phone, origin }: { phone: string; origin: string },
): Promise<SignInCodeSent | TooManyAttempts> =>
  db.transactional(async (tx) => {
    // Requests for one number queue here, so that the count below holds.
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('sign-in ' || ?, 0))`, [phone])

    const since = now.subtract({ minutes: codeWindowMinutes }).toString()
    const [asked] = await tx.execute<[{ of_phone: number; of_origin: number }]>(
      `select (select count(*)::int from sign_in_code where phone = ? and requested_at > ? and used_at is null) as of_phone,
              (select count(*)::int from sign_in_code where requested_from = ? and requested_at > ? and used_at is null) as of_origin`,
      [phone, since, origin, since],
    )
    if (asked.of_phone >= codesPerPhoneMax || asked.of_origin >= codesPerOriginMax) return tooManyAttempts

    await tx.nativeUpdate(SignInCode, { phone, usedAt: null, supersededAt: null }, { supersededAt: now })
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const expiresAt = now.add({ minutes: signInCodeMinutes })
    const id = randomUUIDv7()
    tx.create(SignInCode, {
      id,
      phone,
      codeHash: hashCode(id, code),
      requestedFrom: origin,
      requestedAt: now,
      expiresAt,
      failedAttempts: 0,
      usedAt: null,
      supersededAt: null,
    })
    await sendMessage(tx, now, {
      recipientPhone: phone,
      kind: 'SIGN_IN_CODE',
      text: signInCodeText(code),
      parameters: [code],
      ref: id,
      expiresAt,
    })
    return { __typename: 'SignInCodeSent', phone, expiresAt }
  })

/** Salted with the code's own id: equal codes do not look equal in the table. */
export const hashCode = (id: string, code: string): Buffer => createHash('sha256').update(`${id}:${code}`).digest()

export const tooManyAttempts: TooManyAttempts = {
  __typename: 'TooManyAttempts',
  message: `Terlalu sering mencoba. Tunggu ${codeWindowMinutes} menit, lalu coba lagi.`,
  field: ['phone'],
}
