import type { EntityManager } from '@mikro-orm/postgresql'
import { type Reader, readOne, readRows, statement } from '../storage/statement.ts'

export interface SellerBalanceRow {
  businessId: string
  businessName: string
  ownerName: string
  /** E.164 */
  ownerPhone: string
  balance: bigint
  held: bigint
  promisedBack: bigint
  payable: bigint
  bank: string | null
  accountNumber: string | null
  accountHolder: string | null
}

// The ledger says what is owed to her. What belongs to orders that are not handed over is not hers yet, and what is promised back to
// buyers is not hers any more.
const balances = (which: string) => `
  select b.id as "businessId", b.name as "businessName", u.name as "ownerName", u.phone as "ownerPhone",
         owed.amount as balance, held.amount as held, promised.amount as "promisedBack",
         owed.amount - held.amount - promised.amount as payable,
         a.bank, a.account_number as "accountNumber", a.account_holder as "accountHolder"
  from business b
  join users u on u.id = b.owner_id
  left join payment_account a on a.business_id = b.id and a.method = 'BANK_TRANSFER' and a.withdrawn_at is null
  cross join lateral (
    select coalesce(sum(e.credit - e.debit), 0)::bigint as amount from ledger_entry e
    where e.book = 'MARKETPLACE' and e.account_code = '2100' and e.business_id = b.id
  ) owed
  cross join lateral (
    select coalesce(sum(
      p.amount - coalesce(p.fee, 0)
      - coalesce((select sum(r.amount) from refund r
                  where r.order_id = o.id and r.status = 'SUCCEEDED' and r.kind <> 'DISPUTE'), 0)
      - coalesce((select sum(s.amount) from dispute_order s join dispute d on d.id = s.dispute_id
                  where s.order_id = o.id and d.withdrawn_at is not null and d.reinstated_at is null), 0)
    ), 0)::bigint as amount
    from orders o join payment p on p.order_id = o.id
    where o.business_id = b.id and p.method = 'CARD' and o.settled_at is null and o.status <> 'CANCELLED'
  ) held
  cross join lateral (
    select coalesce(sum(r.amount), 0)::bigint as amount
    from refund r join orders o on o.id = r.order_id
    where o.business_id = b.id and r.method = 'CARD' and r.status <> 'SUCCEEDED'
      and (o.settled_at is not null or o.status = 'CANCELLED')
  ) promised
  where ${which}`

/** Of every seller who was ever owed card money. */
export const balancesOfSellers = balances(`exists (select from ledger_entry e
    where e.book = 'MARKETPLACE' and e.account_code = '2100' and e.business_id = b.id)`)

const ofSellers = statement<SellerBalanceRow>(`${balancesOfSellers} order by b.name, b.id`)

/** Of every seller who was ever owed card money. */
export const sellerBalances = (reader: Reader): Promise<SellerBalanceRow[]> => readRows(reader, ofSellers)

const ofBusiness = statement<SellerBalanceRow>(balances('b.id = $1'))

export const sellerBalance = (reader: Reader, businessId: string): Promise<SellerBalanceRow | null> =>
  readOne(reader, ofBusiness, [businessId])

/** The same inside a transaction, on its own connection. */
export const sellerBalanceWithin = async (tx: EntityManager, businessId: string): Promise<SellerBalanceRow | null> => {
  const [row] = await tx.execute<
    (Omit<SellerBalanceRow, 'balance' | 'held' | 'promisedBack' | 'payable'> &
      Record<'balance' | 'held' | 'promisedBack' | 'payable', string>)[]
  >(balances('b.id = ?'), [businessId])
  return row
    ? {
        ...row,
        balance: BigInt(row.balance),
        held: BigInt(row.held),
        promisedBack: BigInt(row.promisedBack),
        payable: BigInt(row.payable),
      }
    : null
}

export interface SellerPayoutRow {
  id: string
  businessId: string
  amount: bigint
  reference: string
  paidAt: Temporal.Instant
  returnedAt: Temporal.Instant | null
  returnReason: string | null
}

const payoutColumns = `id, business_id as "businessId", amount, reference, paid_at as "paidAt", returned_at as "returnedAt",
  return_reason as "returnReason"`

const newestPayouts = statement<SellerPayoutRow>(`
  select ${payoutColumns} from seller_payout where business_id = $1 order by paid_at desc, id desc limit 100`)

/** The newest 100 of a business. */
export const payoutsOf = (reader: Reader, businessId: string): Promise<SellerPayoutRow[]> =>
  readRows(reader, newestPayouts, [businessId])

const payoutById = statement<SellerPayoutRow>(`select ${payoutColumns} from seller_payout where id = $1`)

export const payoutOfId = (reader: Reader, id: string): Promise<SellerPayoutRow | null> =>
  readOne(reader, payoutById, [id])

const cardCash = statement<{ balance: bigint }>(`
  select coalesce(sum(debit - credit), 0)::bigint as balance from ledger_entry where book = 'MARKETPLACE' and account_code = '1100'`)

const movements = statement<{ kind: string; count: number; hundredths: bigint }>(`
  select kind, count(*)::int as count, sum(hundredths)::bigint as hundredths from provider_movement group by kind order by kind`)

export const cardCashInLedger = async (reader: Reader): Promise<bigint> =>
  (await readOne(reader, cardCash))?.balance ?? 0n

/** What the provider says has moved, by kind, in hundredths of a rupiah. */
export const providerMovements = (reader: Reader): Promise<{ kind: string; count: number; hundredths: bigint }[]> =>
  readRows(reader, movements)
