import { Migration } from '@mikro-orm/migrations'

/** Whoever reads a seller's figures is shown to her, in the office in which it was done, newest first. */
export class Migration20261124FigureReads extends Migration {
  override up(): void {
    // Offices change hands, so that it is written down and not looked up. Nobody wrote it down before.
    this.addSql(`alter table financial_read add reader_role text check (reader_role in ('MENTOR', 'OFFICER'))`)
    this.addSql(`drop index financial_read_by_subject`)
    this.addSql(`create index financial_read_by_subject on financial_read (subject_id, read_at desc, id desc)`)
  }
}
