import { Migration } from '@mikro-orm/migrations'

/** Lists of long periods are read a page at a time, in the order in which they are shown. */
export class Migration20261124Reports extends Migration {
  override up(): void {
    this.addSql(`create index loan_by_day on loan (disbursed_on, id)`)
    this.addSql(`create index loan_event_money on loan_event (happened_on, id) where kind in ('PAYMENT', 'COVER')`)
    this.addSql(`create index loan_event_posted on loan_event (posted_at desc, id desc)`)
    this.addSql(`create index loan_received on loan (received_at desc, id desc) where received_at is not null`)
    this.addSql(`create index loan_application_created on loan_application (created_at desc, id desc)`)
    this.addSql(
      `create index loan_application_approved on loan_application (approved_at desc, id desc) where approved_at is not null`,
    )
    this.addSql(
      `create index loan_application_ended on loan_application (ended_at desc, id desc) where ended_at is not null`,
    )
    this.addSql(`create index loan_application_vote_cast on loan_application_vote (voted_at desc, id desc)`)
    this.addSql(`create index loan_appraisal_made on loan_appraisal (appraised_at desc, id desc)`)
    this.addSql(`create index group_event_log on group_event (happened_at desc, id desc)`)
    this.addSql(`create index loan_instalment_due on loan_instalment (due_on)`)
  }
}
