import { randomUUIDv7 } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Business } from '../businesses/business.entity.ts'
import { readStaticQris } from '../businesses/qris.rules.ts'
import { isOwner } from '../groups/manage-permission.ts'
import { PaymentAccount } from './shop.entity.ts'
import type { NotYourShop, QrisRefused } from './shop.graphql.ts'
import { notYourShop } from './shop.refusals.ts'

export type PaymentAccountDraft = { businessId: string } & (
  | { method: 'QRIS'; payload: string; amountFilled: boolean }
  | { method: 'BANK_TRANSFER'; bank: string; accountNumber: string; accountHolder: string }
)

/**
 * Stores where buyers pay her. An account that stood before is withdrawn, not overwritten: buyers who were shown it can still be
 * understood. A QRIS code must be whole (CRC), static, in rupiah and carry a national merchant id.
 */
export const setPaymentAccount = (
  db: EntityManager,
  now: Temporal.Instant,
  who: { id: string },
  draft: PaymentAccountDraft,
): Promise<{ businessId: string } | NotYourShop | QrisRefused> =>
  db.transactional(async (tx) => {
    const { businessId, method } = draft
    if (!(await isOwner(tx, who, businessId))) return notYourShop
    const details = draft.method === 'QRIS' ? qrisDetails(draft) : bankDetails(draft)
    if ('__typename' in details) return details
    await tx.findOneOrFail(Business, { id: businessId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    await tx.nativeUpdate(PaymentAccount, { businessId, method, withdrawnAt: null }, { withdrawnAt: now })
    tx.create(PaymentAccount, {
      id: randomUUIDv7(),
      businessId,
      method,
      ...details,
      setBy: who.id,
      setAt: now,
      withdrawnAt: null,
    })
    return { businessId }
  })

const noBank = { bank: null, accountNumber: null, accountHolder: null }
const noQris = { qrisPayload: null, nmid: null, merchantName: null, amountFilled: false }

type AccountDetails = Pick<
  PaymentAccount,
  'qrisPayload' | 'nmid' | 'merchantName' | 'amountFilled' | 'bank' | 'accountNumber' | 'accountHolder'
>

const qrisDetails = ({
  payload,
  amountFilled,
}: {
  payload: string
  amountFilled: boolean
}): AccountDetails | QrisRefused => {
  const code = readStaticQris(payload)
  if ('fault' in code) return { __typename: 'QrisRefused', message: code.fault, field: ['input', 'payload'] }
  return { ...noBank, qrisPayload: code.payload, nmid: code.nmid, merchantName: code.merchantName, amountFilled }
}

const bankDetails = ({
  bank,
  accountNumber,
  accountHolder,
}: Extract<PaymentAccountDraft, { method: 'BANK_TRANSFER' }>): AccountDetails => ({
  ...noQris,
  bank,
  accountNumber,
  accountHolder,
})
