import { Migration } from '@mikro-orm/migrations'

/** An officer orders that money goes back and waits for the seller's word; and her own decision has a day. */
export class Migration20261124OrderedRefunds extends Migration {
  override up(): void {
    this.addSql(`
      alter table complaint
        add decision_due_at timestamptz,
        add refund_ordered_at timestamptz,
        add refund_ordered_by uuid references users,
        add refund_amount bigint check (refund_amount > 0),
        add refund_due_at timestamptz,
        drop constraint complaint_status_check,
        add constraint complaint_status_check check (
          status in ('OPEN', 'ANSWERED', 'ESCALATED', 'REFUND_ORDERED', 'RESOLVED'))`)
    // What waits already gets its two days, and a weekend.
    this.addSql(`update complaint set decision_due_at = escalated_at + interval '4 days' where status = 'ESCALATED'`)
    this.addSql(`
      alter table complaint
        add check (status <> 'ESCALATED' or decision_due_at is not null),
        add check (decision_due_at > escalated_at),
        add check (status <> 'REFUND_ORDERED' or refund_ordered_at is not null),
        add check ((refund_ordered_at is null) = (refund_ordered_by is null)),
        add check ((refund_ordered_at is null) = (refund_amount is null)),
        add check ((refund_ordered_at is null) = (refund_due_at is null)),
        add check (refund_due_at > refund_ordered_at)`)
    // An officer says that money went back only where it did. What was decided before this rule stands as it was told.
    this.addSql(`
      alter table complaint add constraint complaint_refund_stands check (
        resolution <> 'REFUNDED' or resolved_by <> 'OFFICER' or refund_id is not null) not valid`)
    this.addSql(`create index complaint_refund_due on complaint (refund_due_at) where status = 'REFUND_ORDERED'`)
    this.addSql(`
      create index complaint_waiting on complaint (business_id) where status in ('OPEN', 'REFUND_ORDERED')`)
  }
}
