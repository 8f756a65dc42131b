import { Migration } from '@mikro-orm/migrations'

/** Delivery by zones, coupons, the account details sellers are paid on, and orders that go step by step. Amounts are whole rupiah. */
export class Migration20261123OrdersInSteps extends Migration {
  override up(): void {
    this.sellersTerms()
    this.coupons()
    this.orders()
  }

  private sellersTerms(): void {
    this.addSql(`
      alter table business
        add offers_pickup boolean not null default true,
        add offers_delivery boolean not null default true,
        add pickup_note text,
        add whatsapp text check (whatsapp ~ '^\\+[1-9][0-9]{6,14}$'),
        add check (offers_pickup or offers_delivery)`)
    this.addSql(`
      create table delivery_zone (
        business_id uuid not null references business,
        kecamatan text not null,
        fee bigint not null check (fee between 0 and 1000000),
        free_from bigint check (free_from > 0),
        primary key (business_id, kecamatan)
      )`)
    this.addSql(`
      create table payment_account (
        id uuid primary key,
        business_id uuid not null references business,
        method text not null check (method in ('QRIS', 'BANK_TRANSFER')),
        qris_payload text,
        nmid text,
        merchant_name text,
        amount_filled boolean not null default false,
        bank text,
        account_number text,
        account_holder text,
        set_by uuid not null references users,
        set_at timestamptz not null,
        withdrawn_at timestamptz,
        check ((method = 'QRIS') = (qris_payload is not null and nmid is not null and merchant_name is not null)),
        check ((method = 'BANK_TRANSFER') = (bank is not null and account_number is not null and account_holder is not null)),
        check (method = 'QRIS' or not amount_filled)
      )`)
    // What was paid to an older account stays explained: accounts are replaced, never changed.
    this.addSql(`
      create unique index payment_account_current on payment_account (business_id, method) where withdrawn_at is null`)
  }

  private coupons(): void {
    this.addSql(`
      create table coupon (
        id uuid primary key,
        business_id uuid not null references business,
        code text not null check (code ~ '^[A-Z0-9]{4,20}$'),
        kind text not null check (kind in ('NOMINAL', 'PERCENT', 'FREE_DELIVERY')),
        amount bigint check (amount > 0),
        percent int check (percent between 1 and 90),
        discount_max bigint check (discount_max > 0),
        subtotal_min bigint not null check (subtotal_min >= 0),
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        uses_max int check (uses_max > 0),
        uses_per_phone_max int check (uses_per_phone_max > 0),
        budget bigint check (budget > 0),
        uses int not null default 0 check (uses >= 0),
        spent bigint not null default 0 check (spent >= 0),
        created_by uuid not null references users,
        created_at timestamptz not null,
        ended_at timestamptz,
        check ((kind = 'NOMINAL') = (amount is not null)),
        check ((kind = 'PERCENT') = (percent is not null)),
        check (uses <= uses_max),
        check (spent <= budget),
        check (kind <> 'NOMINAL' or subtotal_min > amount)
      )`)
    // A code means one coupon for as long as it can be used; afterwards it may be given out again.
    this.addSql(`create unique index coupon_code on coupon (code) where ended_at is null`)
    this.addSql(`create index coupon_by_business on coupon (business_id, created_at desc)`)
  }

  private orders(): void {
    this.addSql(`alter table purchase add via text not null default 'WEB' check (via in ('WEB', 'WHATSAPP'))`)
    this.addSql(`
      alter table orders
        add kelurahan text,
        add kecamatan text,
        add landmark text,
        add subtotal bigint,
        add delivery_fee bigint check (delivery_fee >= 0),
        add discount bigint not null default 0 check (discount >= 0),
        add transfer_digits int not null default 0 check (transfer_digits between 0 and 999),
        add refunded bigint not null default 0,
        add confirmed_at timestamptz,
        add ready_at timestamptz,
        add reserved_until timestamptz,
        add payment_method text check (payment_method in ('CASH', 'QRIS', 'BANK_TRANSFER', 'CARD'))`)
    this.addSql(`
      update orders o set subtotal = o.total, payment_method = p.payment_method from purchase p where p.id = o.purchase_id`)
    this.addSql(`
      alter table orders
        alter subtotal set not null,
        alter payment_method set not null,
        add check (total = subtotal + coalesce(delivery_fee, 0) - discount - transfer_digits),
        add check (refunded between 0 and total and (refunded = 0 or paid_at is not null)),
        add check (delivery_fee is null or delivery = 'SELLER_DELIVERY'),
        add check (reserved_until is null or (paid_at is null and completed_at is null and cancelled_at is null))`)
    this.addSql(`alter table orders alter number set default 'MB-' || nextval('order_number')`)
    // Money that has arrived keeps an order standing until all of it is given back.
    this.addSql(`alter table orders drop constraint orders_check3`)
    this.addSql(`
      alter table orders add constraint orders_cancelled check (
        cancelled_at is null or (cancel_reason is not null and (paid_at is null or refunded = total)))`)
    this.addSql(`create index orders_reserved on orders (reserved_until) where reserved_until is not null`)
    // A seller who sees a transfer of this amount knows whose it is.
    this.addSql(`
      create unique index orders_transfer_amount on orders (business_id, total)
      where payment_method = 'BANK_TRANSFER' and paid_at is null and cancelled_at is null`)
    this.addSql(`
      create table coupon_redemption (
        order_id uuid primary key references orders,
        coupon_id uuid not null references coupon,
        phone text not null,
        discount bigint not null check (discount > 0),
        redeemed_at timestamptz not null,
        released_at timestamptz
      )`)
    this.addSql(
      `create index coupon_redemption_by_phone on coupon_redemption (coupon_id, phone) where released_at is null`,
    )
  }
}
