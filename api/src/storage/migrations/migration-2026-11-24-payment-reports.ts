import { Migration } from '@mikro-orm/migrations'

/** What buyers say of money they sent straight to a seller, and the list of a buyer's own purchases. */
export class Migration20261124PaymentReports extends Migration {
  override up(): void {
    // An order whose buyer says that she has paid can be neither called off nor expire, whoever tries.
    this.addSql(`
      alter table orders
        add payment_reported_at timestamptz,
        add constraint orders_reported check (
          payment_reported_at is null or
          (payment_method in ('QRIS', 'BANK_TRANSFER') and paid_at is null and cancelled_at is null and reserved_until is null))`)
    this.addSql(`
      create table payment_report (
        order_id uuid not null references orders,
        number int not null check (number between 1 and 2),
        reported_at timestamptz not null,
        denied_at timestamptz check (denied_at >= reported_at),
        denied_by uuid references users,
        denial text check (denial <> ''),
        primary key (order_id, number),
        check ((denied_at is null) = (denied_by is null) and (denied_at is null) = (denial is null))
      )`)
    this.addSql(`create unique index payment_report_waiting on payment_report (order_id) where denied_at is null`)
    this.addSql(`
      alter table complaint
        drop constraint complaint_reason_check,
        add constraint complaint_reason_check check (
          reason in ('DAMAGED', 'WRONG_GOODS', 'INCOMPLETE', 'QUALITY', 'NOT_RECEIVED', 'PAID_NOT_CONFIRMED', 'CHANGED_MIND',
            'OTHER')),
        drop constraint complaint_resolution_check,
        add constraint complaint_resolution_check check (
          resolution in ('REFUNDED', 'REPLACED', 'PAYMENT_FOUND', 'REJECTED', 'WITHDRAWN')),
        add check (reason <> 'PAID_NOT_CONFIRMED' or kind = 'COMPLAINT'),
        add check (resolution <> 'PAYMENT_FOUND' or reason = 'PAID_NOT_CONFIRMED')`)
    this.addSql(`drop index purchase_by_buyer`)
    this.addSql(`
      create index purchase_by_buyer on purchase (buyer_id, placed_at desc, id desc) where buyer_id is not null`)
  }
}
