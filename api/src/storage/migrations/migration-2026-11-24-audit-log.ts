import { Migration } from '@mikro-orm/migrations'

/** The audit log reads the newest acts of each place where they are kept. */
export class Migration20261124AuditLog extends Migration {
  override up(): void {
    this.addSql(`create index meeting_opened on meeting (opened_at desc, id desc)`)
    this.addSql(`create index meeting_closed on meeting (closed_at desc, id desc) where closed_at is not null`)
    this.addSql(`create index collection_sheet_posted on collection_sheet (posted_at desc, id desc)`)
    this.addSql(
      `create index claim_entry_reversed on claim_entry (posted_at desc, id desc) where reverses_id is not null`,
    )
    this.addSql(`create index cash_handover_declared on cash_handover (declared_at desc, id desc)`)
    this.addSql(
      `create index cash_handover_received on cash_handover (received_at desc, id desc) where received_at is not null`,
    )
  }
}
