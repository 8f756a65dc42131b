import { Migration } from '@mikro-orm/migrations'

/** Cards, refunds, disputes, payouts. Amounts are whole rupiah unless a name says hundredths. */
export class Migration20261123Payments extends Migration {
  override up(): void {
    this.addSql(`
      insert into ledger_account (code, book, name, kind) values
        ('1110', 'MARKETPLACE', 'Bank', 'ASSET'),
        ('2190', 'MARKETPLACE', 'Titipan pembeli yang harus dikembalikan', 'LIABILITY'),
        ('5100', 'MARKETPLACE', 'Biaya penyedia pembayaran yang ditanggung program', 'EXPENSE'),
        ('9110', 'MARKETPLACE', 'Diterima lewat kartu', 'MEMORANDUM')`)
    this.cards()
    this.refunds()
    this.disputes()
    this.payouts()
    // Sales weeks look for the few orders that something was given back of, or that cost a fee.
    this.addSql(`create index orders_refunded on orders (business_id) where refunded > 0`)
    this.addSql(`create index orders_by_card on orders (business_id) where payment_method = 'CARD'`)
  }

  private cards(): void {
    // The request as json, not jsonb: asked again it must be the same to the letter, and jsonb forgets the order of the keys.
    this.addSql(`
      create table card_session (
        id uuid primary key,
        purchase_id uuid not null references purchase,
        attempt int not null check (attempt > 0),
        amount bigint not null check (amount > 0),
        request json not null,
        asked_at timestamptz not null,
        expires_at timestamptz not null check (expires_at > asked_at),
        status text not null check (status in ('OPENING', 'OPEN', 'AWAITING', 'COMPLETE', 'EXPIRED')),
        provider_reference text unique,
        url text,
        outdated_at timestamptz,
        payment_intent text unique,
        paid_at timestamptz,
        unique (purchase_id, attempt),
        check ((provider_reference is null) = (url is null)),
        check (status in ('OPENING', 'EXPIRED') or provider_reference is not null),
        check ((status = 'COMPLETE') = (paid_at is not null)),
        check (paid_at is null or payment_intent is not null)
      )`)
    // Two pages on which the same purchase can be paid would be paid twice by somebody.
    this.addSql(`
      create unique index card_session_live on card_session (purchase_id) where status in ('OPENING', 'OPEN', 'AWAITING')`)
    this.addSql(`
      create table card_session_order (
        session_id uuid not null references card_session deferrable initially deferred,
        order_id uuid not null references orders,
        amount bigint not null check (amount > 0),
        primary key (session_id, order_id)
      )`)
    this.addSql(`create index card_session_order_by_order on card_session_order (order_id)`)
    this.addSql(`
      alter table payment
        alter confirmed_by drop not null,
        add provider_reference text,
        add fee bigint check (fee >= 0),
        add fee_known_at timestamptz,
        add check ((method = 'CARD') = (provider_reference is not null)),
        add check ((method = 'CARD') = (confirmed_by is null)),
        add check ((fee is null) = (fee_known_at is null)),
        add check (fee is null or method = 'CARD')`)
    this.addSql(`
      create index payment_by_provider on payment (provider_reference) where provider_reference is not null`)
    this.addSql(`create index payment_fee_unknown on payment (confirmed_at) where method = 'CARD' and fee is null`)

    // Stored in the transaction that applies it: an event that comes again finds its row and changes nothing.
    this.addSql(`
      create table provider_event (
        id text primary key,
        type text not null,
        state text not null check (state in ('APPLIED', 'WAITING', 'IGNORED')),
        payment_intent text,
        payload jsonb check ((state = 'WAITING') = (payload is not null)),
        created_at timestamptz not null,
        received_at timestamptz not null
      )`)
    this.addSql(`create index provider_event_waiting on provider_event (payment_intent) where state = 'WAITING'`)
    // What the provider says has moved, whether or not the ledger could book it.
    this.addSql(`
      create table provider_movement (
        kind text not null check (kind in ('CHARGE', 'FEE', 'REFUND', 'REFUND_FAILED', 'DISPUTE_WITHDRAWN',
                                           'DISPUTE_REINSTATED', 'PAYOUT', 'PAYOUT_FAILED')),
        reference text not null,
        hundredths bigint not null,
        known_at timestamptz not null,
        primary key (kind, reference)
      )`)
    this.addSql(`
      create table payment_issue (
        id uuid primary key,
        kind text not null,
        reference text not null,
        detail text not null,
        purchase_id uuid references purchase,
        found_at timestamptz not null,
        resolved_at timestamptz,
        resolved_by uuid references users,
        resolution text,
        unique (kind, reference),
        check ((resolved_at is null) = (resolved_by is null) and (resolved_at is null) = (resolution is null))
      )`)
    this.addSql(`create index payment_issue_open on payment_issue (found_at) where resolved_at is null`)
  }

  private refunds(): void {
    this.addSql(`
      create table refund (
        id uuid primary key,
        purchase_id uuid not null references purchase,
        order_id uuid references orders,
        method text not null check (method in ('CASH', 'QRIS', 'BANK_TRANSFER', 'CARD')),
        kind text not null check (kind in ('ASKED', 'LATE_PAYMENT', 'SURPLUS', 'PROVIDER', 'DISPUTE')),
        amount bigint not null check (amount > 0),
        reason text not null check (reason <> ''),
        goods_returned boolean not null default false,
        idempotency_key text,
        request_hash bytea,
        requested_by uuid references users,
        requested_at timestamptz not null,
        status text not null check (status in ('PENDING', 'SUCCEEDED', 'NEEDS_ATTENTION')),
        payment_intent text check ((method = 'CARD') = (payment_intent is not null)),
        refunded_at timestamptz,
        bank_reference text,
        unique (order_id, idempotency_key),
        check ((status = 'SUCCEEDED') = (refunded_at is not null)),
        check ((order_id is null) = (kind = 'SURPLUS')),
        check ((kind = 'ASKED') = (requested_by is not null)),
        check ((kind = 'ASKED') = (idempotency_key is not null and request_hash is not null))
      )`)
    this.addSql(`create index refund_by_purchase on refund (purchase_id)`)
    this.addSql(`create index refund_open on refund (requested_at) where status <> 'SUCCEEDED'`)
    // Goods come back once.
    this.addSql(`create unique index refund_goods_returned on refund (order_id) where goods_returned`)
    this.addSql(`
      create table refund_attempt (
        id uuid primary key,
        refund_id uuid not null references refund deferrable initially deferred,
        number int not null check (number > 0),
        started_at timestamptz not null,
        sent_at timestamptz,
        provider_reference text,
        status text not null check (status in ('SENT', 'SUCCEEDED', 'FAILED')),
        failure text check ((status = 'FAILED') = (failure is not null)),
        unique (refund_id, number),
        check (status <> 'SUCCEEDED' or provider_reference is not null)
      )`)
    this.addSql(`
      create index refund_attempt_by_provider on refund_attempt (provider_reference) where provider_reference is not null`)
  }

  private disputes(): void {
    this.addSql(`
      create table dispute (
        id uuid primary key,
        provider_reference text not null unique,
        purchase_id uuid not null references purchase,
        payment_intent text not null,
        amount bigint not null check (amount > 0),
        fee bigint not null default 0 check (fee >= 0),
        reason text not null,
        status text not null,
        due_at timestamptz,
        opened_at timestamptz not null,
        withdrawn_at timestamptz,
        reinstated_at timestamptz,
        closed_at timestamptz
      )`)
    this.addSql(`create index dispute_newest on dispute (opened_at desc)`)
    this.addSql(`
      create table dispute_order (
        dispute_id uuid not null references dispute deferrable initially deferred,
        order_id uuid not null references orders,
        amount bigint not null check (amount > 0),
        primary key (dispute_id, order_id)
      )`)
    this.addSql(`create index dispute_order_by_order on dispute_order (order_id)`)
  }

  private payouts(): void {
    this.addSql(`
      create table provider_payout (
        id uuid primary key,
        provider_reference text not null unique,
        amount bigint not null check (amount > 0),
        status text not null check (status in ('PAID', 'FAILED')),
        paid_at timestamptz,
        failed_at timestamptz,
        failure text
      )`)
    this.addSql(`
      create table seller_payout (
        id uuid primary key,
        business_id uuid not null references business,
        amount bigint not null check (amount > 0),
        reference text not null check (reference <> ''),
        idempotency_key text not null,
        request_hash bytea not null,
        bank text,
        account_number text,
        account_holder text,
        paid_by uuid not null references users,
        paid_at timestamptz not null,
        returned_by uuid references users,
        returned_at timestamptz,
        return_reason text,
        unique (business_id, idempotency_key),
        check ((returned_at is null) = (returned_by is null) and (returned_at is null) = (return_reason is null))
      )`)
    this.addSql(`create index seller_payout_newest on seller_payout (business_id, paid_at desc)`)
  }
}
