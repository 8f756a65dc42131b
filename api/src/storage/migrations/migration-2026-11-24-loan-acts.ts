import { Migration } from '@mikro-orm/migrations'

/** What is done on a loan after its disbursement, beside the meetings. Amounts are whole rupiah. */
export class Migration20261124LoanActs extends Migration {
  override up(): void {
    this.events()
    this.policy()
    this.changes()
    this.closures()
    this.funds()
  }

  private events(): void {
    this.addSql(`alter table loan_event add reference text check (reference <> '')`)
    this.replaceCheck(
      'loan_event',
      'method',
      `method in ('CASH', 'OFFICE_CASH', 'TRANSFER', 'DEPOSIT', 'SOLIDARITY_FUND', 'SALES')`,
    )
    // The deposit is set free by whatever closes the loan, and goes to her credit.
    this.replaceCheck(
      'loan_allocation',
      'part',
      `part in ('PENALTY', 'FEE', 'MARGIN', 'PRINCIPAL', 'CREDIT', 'RECOVERY', 'DEPOSIT')`,
    )
    this.replaceCheck(
      'loan_allocation',
      'effect',
      `effect in ('PAID', 'WAIVED', 'WRITTEN_OFF', 'RETURNED') and (effect = 'RETURNED') = (part = 'DEPOSIT')`,
    )
    // What the job charges: once for an instalment, even where an officer took it back.
    this.addSql(`
      create unique index loan_event_late_penalty on loan_event (loan_id, instalment_number)
      where kind = 'CHARGE' and part = 'PENALTY' and posted_by is null`)
  }

  private replaceCheck(table: string, column: string, check: string): void {
    this.addSql(
      `alter table ${table} drop constraint ${table}_${column}_check, add constraint ${table}_${column}_check check (${check})`,
    )
  }

  private policy(): void {
    this.addSql(`
      create table lending_policy (
        id uuid primary key,
        version int not null unique check (version > 0),
        effective_from date not null,
        -- What one officer may waive of a loan by herself, all her waivers on it together.
        waiver_alone_max bigint not null check (waiver_alone_max >= 0),
        note text not null,
        decided_by uuid references users,
        decided_at timestamptz not null
      )`)
    this.addSql(`
      create trigger lending_policy_append_only before update or delete or truncate on lending_policy
      for each statement execute function forbid_change()`)
    this.addSql(`
      insert into lending_policy (id, version, effective_from, waiver_alone_max, note, decided_at) values
        ('019b0000-0000-7000-8000-000000000021', 1, '2025-01-01', 50000, 'Aturan awal program.', '2025-01-01T00:00:00+07:00')`)
  }

  private changes(): void {
    this.addSql(`
      create table loan_change (
        id uuid primary key,
        loan_id uuid not null references loan,
        kind text not null check (kind in ('RESCHEDULE', 'WRITE_OFF', 'WAIVER')),
        reason text not null check (reason <> ''),
        weeks int check (weeks > 0),
        first_due_on date,
        part text check (part in ('PENALTY', 'FEE', 'MARGIN')),
        instalment_number int,
        amount bigint check (amount > 0),
        proposed_by uuid not null references users,
        proposed_at timestamptz not null,
        status text not null check (status in ('PROPOSED', 'APPROVED', 'DECLINED', 'WITHDRAWN')),
        decided_by uuid references users,
        decided_at timestamptz,
        decision_note text,
        event_id uuid unique references loan_event,
        check ((kind = 'RESCHEDULE') = (weeks is not null and first_due_on is not null)),
        check ((kind = 'WAIVER') = (part is not null and instalment_number is not null and amount is not null)),
        check ((status = 'PROPOSED') = (decided_by is null)),
        check ((decided_by is null) = (decided_at is null)),
        check ((status = 'APPROVED') = (event_id is not null)),
        -- The second person; a waiver within the policy needs none.
        constraint loan_change_two_people check (status <> 'APPROVED' or decided_by <> proposed_by or kind = 'WAIVER'),
        check (status <> 'DECLINED' or decided_by <> proposed_by),
        check (status <> 'WITHDRAWN' or decided_by = proposed_by),
        check (status <> 'DECLINED' or decision_note is not null)
      )`)
    this.addSql(`create unique index loan_change_open on loan_change (loan_id, kind) where status = 'PROPOSED'`)
    this.addSql(`create index loan_change_by_loan on loan_change (loan_id, proposed_at desc)`)
    this.addSql(`create index loan_change_waiting on loan_change (proposed_at, id) where status = 'PROPOSED'`)
  }

  private closures(): void {
    // Null: by the programme's own code, as in the demo.
    this.addSql(`alter table closed_week add closed_by uuid references users`)
  }

  private funds(): void {
    this.addSql(`
      create table programme_fund (
        id uuid primary key,
        direction text not null check (direction in ('RECEIVED', 'RETURNED')),
        amount bigint not null check (amount > 0),
        method text not null check (method in ('TRANSFER', 'OFFICE_CASH')),
        -- Who gave it, or got it back.
        party text not null check (party <> ''),
        reference text check (reference <> ''),
        happened_on date not null,
        recorded_by uuid not null references users,
        recorded_at timestamptz not null,
        reversed_by uuid references users,
        reversed_at timestamptz,
        reverse_reason text,
        check ((reversed_by is null) = (reversed_at is null)),
        check ((reversed_by is null) = (reverse_reason is null))
      )`)
    this.addSql(`create index programme_fund_newest on programme_fund (recorded_at desc, id desc)`)
  }
}
