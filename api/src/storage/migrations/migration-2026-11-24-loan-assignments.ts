import { Migration } from '@mikro-orm/migrations'

/** A loan that another member of the group takes over, with the consent of both and of the programme. */
export class Migration20261124LoanAssignments extends Migration {
  override up(): void {
    this.addSql(`
      create table loan_assignment (
        id uuid primary key,
        loan_id uuid not null references loan,
        from_member_id uuid not null references users,
        to_member_id uuid not null references users check (to_member_id <> from_member_id),
        to_business_id uuid not null references business,
        reason text not null check (reason <> ''),
        asked_by uuid not null references users check (asked_by not in (from_member_id, to_member_id)),
        asked_at timestamptz not null,
        from_agreed_at timestamptz,
        -- She is shown what is owed only when the one who owes it has agreed.
        to_agreed_at timestamptz check (to_agreed_at >= from_agreed_at),
        status text not null check (status in ('ASKED', 'DONE', 'DECLINED', 'WITHDRAWN')),
        ended_at timestamptz,
        ended_by uuid references users,
        check (to_agreed_at is null or from_agreed_at is not null),
        check ((status = 'ASKED') = (ended_at is null)),
        check ((status = 'DONE') = (to_agreed_at is not null))
      )`)
    this.addSql(`create unique index loan_assignment_open on loan_assignment (loan_id) where status = 'ASKED'`)
    this.addSql(`create index loan_assignment_to on loan_assignment (to_member_id) where status = 'ASKED'`)
    this.addSql(`create index loan_assignment_from on loan_assignment (from_member_id) where status = 'ASKED'`)
  }
}
