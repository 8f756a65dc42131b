import { Migration } from '@mikro-orm/migrations'

/** Loan products, applications, loans and everything that happens to them. Amounts are whole rupiah, rates basis points. */
export class Migration20261124GroupLending extends Migration {
  override up(): void {
    this.addSql(`
      insert into ledger_account (code, book, name, kind) values
        ('1110', 'PROGRAMME', 'Kas di pendamping', 'ASSET'),
        ('1120', 'PROGRAMME', 'Bank program', 'ASSET'),
        ('2300', 'PROGRAMME', 'Kelebihan bayar anggota', 'LIABILITY'),
        ('2310', 'PROGRAMME', 'Utang kepada yang menalangi', 'LIABILITY'),
        ('2400', 'PROGRAMME', 'Dana tanggung renteng kelompok', 'LIABILITY'),
        ('4110', 'PROGRAMME', 'Pendapatan denda', 'INCOME'),
        ('4120', 'PROGRAMME', 'Pendapatan biaya', 'INCOME'),
        ('4200', 'PROGRAMME', 'Pemulihan pinjaman hapus buku', 'INCOME')`)
    this.products()
    this.applications()
    this.loans()
    this.events()
    this.projections()
  }

  private products(): void {
    this.addSql(`
      create table loan_product (
        id uuid primary key,
        code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]*$'),
        name text not null check (name <> ''),
        description text not null,
        created_at timestamptz not null,
        retired_at timestamptz
      )`)
    // What was promised under a version stays as it was: a change is a new version.
    this.addSql(`
      create table loan_product_version (
        id uuid primary key,
        product_id uuid not null references loan_product,
        version int not null check (version > 0),
        effective_from date not null,
        principal_min bigint not null check (principal_min > 0),
        principal_max bigint not null check (principal_max >= principal_min),
        principal_step bigint not null check (principal_step > 0),
        tenors_weeks int[] not null check (cardinality(tenors_weeks) between 1 and 12 and 1 <= all (tenors_weeks) and 520 >= all (tenors_weeks)),
        method text not null check (method in ('FLAT', 'DECLINING')),
        annual_rate_basis_points int not null check (annual_rate_basis_points between 0 and 100000),
        year_weeks int not null check (year_weeks in (50, 52)),
        round_to bigint not null check (round_to > 0),
        rounding text not null check (rounding in ('UP', 'NEAREST')),
        deposit_basis_points int not null check (deposit_basis_points between 0 and 5000),
        liability text not null check (liability in ('NONE', 'SOLIDARITY_FUND', 'FULL')),
        solidarity_weekly bigint not null check (solidarity_weekly >= 0),
        late_penalty bigint not null check (late_penalty >= 0),
        late_penalty_grace_days int not null check (late_penalty_grace_days between 0 and 365),
        first_cycle_max bigint not null check (first_cycle_max > 0),
        step_up_basis_points int not null check (step_up_basis_points >= 10000),
        forgives_unearned_margin boolean not null,
        note text not null,
        decided_by uuid references users,
        decided_at timestamptz not null,
        unique (product_id, version)
      )`)
    this.addSql(`
      create trigger loan_product_version_append_only before update or delete or truncate on loan_product_version
      for each statement execute function forbid_change()`)
    // The terms of the lending rules §1; an officer changes them by a new version.
    this.addSql(`
      insert into loan_product (id, code, name, description, created_at) values
        ('019b0000-0000-7000-8000-000000000001', 'MODAL-USAHA', 'Modal usaha kelompok',
         'Pinjaman tanpa agunan untuk anggota kelompok, dibayar tiap pertemuan mingguan.', '2025-01-01T00:00:00+07:00')`)
    this.addSql(`
      insert into loan_product_version
        (id, product_id, version, effective_from, principal_min, principal_max, principal_step, tenors_weeks, method,
         annual_rate_basis_points, year_weeks, round_to, rounding, deposit_basis_points, liability, solidarity_weekly, late_penalty,
         late_penalty_grace_days, first_cycle_max, step_up_basis_points, forgives_unearned_margin, note, decided_by, decided_at)
      values
        ('019b0000-0000-7000-8000-000000000002', '019b0000-0000-7000-8000-000000000001', 1, '2025-01-01', 2000000, 5000000, 100000,
         '{25,50}', 'FLAT', 2500, 50, 100, 'UP', 500, 'FULL', 0, 0, 7, 2000000, 15000, true, 'Aturan awal program.', null,
         '2025-01-01T00:00:00+07:00')`)
  }

  private applications(): void {
    this.addSql(`create sequence loan_application_number`)
    this.addSql(`
      create table loan_application (
        id uuid primary key,
        number text not null unique,
        borrower_id uuid not null references users,
        business_id uuid not null references business,
        group_id uuid not null references member_group,
        product_version_id uuid not null references loan_product_version,
        principal bigint not null check (principal > 0),
        weeks int not null check (weeks > 0),
        purpose text not null check (purpose <> ''),
        cycle int not null check (cycle > 0),
        status text not null check (status in
          ('DRAFT', 'SUBMITTED', 'GROUP_CONSENTED', 'APPRAISED', 'APPROVED', 'DISBURSED', 'DECLINED', 'WITHDRAWN')),
        proposed_by uuid not null references users,
        created_at timestamptz not null,
        -- What she was shown and agreed to, and its fingerprint: what the others vote on.
        proposal json,
        proposal_hash bytea,
        price_agreed_at timestamptz,
        submitted_at timestamptz,
        ended_at timestamptz,
        end_reason text,
        check ((proposal is null) = (proposal_hash is null)),
        check (status in ('DRAFT', 'WITHDRAWN') or (proposal is not null and price_agreed_at is not null and submitted_at is not null)),
        check ((status in ('DECLINED', 'WITHDRAWN')) = (ended_at is not null)),
        check (status <> 'DECLINED' or end_reason is not null)
      )`)
    this.addSql(`
      create unique index loan_application_open on loan_application (borrower_id)
      where status not in ('DISBURSED', 'DECLINED', 'WITHDRAWN')`)
    this.addSql(`create index loan_application_by_group on loan_application (group_id, created_at)`)
    this.addSql(`create index loan_application_queue on loan_application (status, submitted_at)`)
  }

  private loans(): void {
    this.addSql(`create sequence loan_number`)
    this.addSql(`
      create table loan (
        id uuid primary key,
        number text not null unique,
        application_id uuid not null unique references loan_application,
        borrower_id uuid not null references users,
        business_id uuid not null references business,
        group_id uuid not null references member_group,
        product_version_id uuid not null references loan_product_version,
        cycle int not null check (cycle > 0),
        principal bigint not null check (principal > 0),
        margin bigint not null check (margin >= 0),
        regular_instalment bigint not null check (regular_instalment > 0),
        -- As it was agreed; what became of it is in the events.
        schedule json not null,
        weeks int not null check (weeks > 0),
        deposit bigint not null check (deposit >= 0 and deposit < principal),
        disbursed_on date not null,
        disbursed_by uuid not null references users,
        disbursed_at timestamptz not null,
        received_at timestamptz,
        status text not null check (status in ('ACTIVE', 'CLOSED', 'WRITTEN_OFF')),
        closed_on date,
        is_rescheduled boolean not null default false,
        -- Of the deposit, what was returned to her or set against her debt.
        deposit_used bigint not null default 0 check (deposit_used between 0 and deposit),
        check ((status = 'CLOSED') = (closed_on is not null))
      )`)
    // One loan at a time.
    this.addSql(`create unique index loan_active on loan (borrower_id) where status = 'ACTIVE'`)
    this.addSql(`create index loan_by_borrower on loan (borrower_id, disbursed_on)`)
    this.addSql(`create index loan_by_group on loan (group_id, status)`)
  }

  private events(): void {
    this.addSql(`
      create table loan_event (
        id uuid primary key,
        loan_id uuid not null references loan,
        kind text not null check (kind in
          ('DISBURSEMENT', 'PAYMENT', 'COVER', 'CHARGE', 'WAIVER', 'CLOSURE', 'NEW_WEEKDAY', 'RESCHEDULE', 'WRITE_OFF', 'REFUND',
           'DEPOSIT_RETURN', 'REVERSAL')),
        happened_on date not null,
        posted_at timestamptz not null,
        posted_by uuid references users,
        amount bigint check (amount > 0),
        method text check (method in ('CASH', 'TRANSFER', 'DEPOSIT', 'SOLIDARITY_FUND', 'SALES')),
        surplus text check (surplus in ('NEXT', 'LAST', 'SETTLE')),
        payer_id uuid references users,
        part text check (part in ('PENALTY', 'FEE', 'MARGIN')),
        instalment_number int,
        closed_until date check (closed_until >= happened_on),
        weekday int check (weekday between 1 and 7),
        weeks int check (weeks > 0),
        first_due_on date,
        round_to bigint check (round_to > 0),
        -- The posting that it came with: a collection sheet, or a transfer of several.
        batch_id uuid,
        reverses_id uuid unique references loan_event,
        reason text,
        check ((kind in ('DISBURSEMENT', 'PAYMENT', 'COVER', 'CHARGE', 'WAIVER', 'REFUND', 'DEPOSIT_RETURN')) = (amount is not null)),
        check ((kind in ('DISBURSEMENT', 'PAYMENT', 'COVER', 'REFUND', 'DEPOSIT_RETURN')) = (method is not null)),
        check ((kind = 'PAYMENT') = (surplus is not null)),
        check (payer_id is null or kind = 'COVER'),
        check (kind <> 'COVER' or (payer_id is not null) = (method <> 'SOLIDARITY_FUND')),
        check ((kind in ('CHARGE', 'WAIVER')) = (part is not null and instalment_number is not null)),
        check (kind <> 'CHARGE' or part <> 'MARGIN'),
        check ((kind = 'CLOSURE') = (closed_until is not null)),
        check ((kind = 'NEW_WEEKDAY') = (weekday is not null)),
        check ((kind = 'RESCHEDULE') = (weeks is not null and first_due_on is not null and round_to is not null)),
        check ((kind = 'REVERSAL') = (reverses_id is not null)),
        check (kind not in ('REVERSAL', 'WRITE_OFF', 'RESCHEDULE', 'WAIVER') or reason is not null)
      )`)
    this.addSql(`create index loan_event_by_loan on loan_event (loan_id, posted_at)`)
    this.addSql(`create index loan_event_by_day on loan_event (happened_on, kind)`)
    this.addSql(`create index loan_event_by_batch on loan_event (batch_id) where batch_id is not null`)
    // Nobody covers for herself.
    this.addSql(`
      create function loan_event_no_self_cover() returns trigger language plpgsql as $$
      begin
        if new.payer_id = (select borrower_id from loan where id = new.loan_id) then
          raise exception 'nobody covers for herself' using errcode = 'check_violation';
        end if;
        return null;
      end $$`)
    this.addSql(`
      create constraint trigger loan_event_no_self_cover after insert on loan_event
      for each row when (new.payer_id is not null) execute function loan_event_no_self_cover()`)
    // What each event did, as differences: when an older event is reversed, the younger ones are shared out anew, and the sums follow.
    this.addSql(`
      create table loan_allocation (
        id uuid primary key,
        loan_id uuid not null references loan,
        event_id uuid not null references loan_event,
        cause_id uuid not null references loan_event,
        instalment_number int not null,
        part text not null check (part in ('PENALTY', 'FEE', 'MARGIN', 'PRINCIPAL', 'CREDIT', 'RECOVERY')),
        effect text not null check (effect in ('PAID', 'WAIVED', 'WRITTEN_OFF')),
        amount bigint not null check (amount <> 0),
        posted_at timestamptz not null
      )`)
    this.addSql(`create index loan_allocation_by_loan on loan_allocation (loan_id)`)
    this.addSql(`create index loan_allocation_by_event on loan_allocation (event_id)`)
    for (const table of ['loan_event', 'loan_allocation']) {
      this.addSql(`
        create trigger ${table}_append_only before update or delete or truncate on ${table}
        for each statement execute function forbid_change()`)
    }
    this.addSql(`alter table ledger_entry add loan_id uuid references loan`)
    this.addSql(`create index ledger_entry_by_loan on ledger_entry (loan_id, account_code) where loan_id is not null`)
  }

  private projections(): void {
    // As it was known from one posting to the next, so that a past day can be asked.
    this.addSql(`
      create table loan_instalment (
        id uuid primary key,
        loan_id uuid not null references loan,
        number int not null check (number > 0),
        due_on date not null,
        owed_penalty bigint not null check (owed_penalty >= 0),
        owed_fee bigint not null check (owed_fee >= 0),
        owed_margin bigint not null check (owed_margin >= 0),
        owed_principal bigint not null check (owed_principal >= 0),
        paid_penalty bigint not null check (paid_penalty >= 0),
        paid_fee bigint not null check (paid_fee >= 0),
        paid_margin bigint not null check (paid_margin >= 0),
        paid_principal bigint not null check (paid_principal >= 0),
        forgiven_penalty bigint not null check (forgiven_penalty >= 0),
        forgiven_fee bigint not null check (forgiven_fee >= 0),
        forgiven_margin bigint not null check (forgiven_margin >= 0),
        forgiven_principal bigint not null check (forgiven_principal >= 0),
        covered bigint not null check (covered >= 0),
        known_from timestamptz not null,
        known_until timestamptz check (known_until >= known_from),
        -- Never paid more than it asks for.
        check (paid_penalty + forgiven_penalty <= owed_penalty),
        check (paid_fee + forgiven_fee <= owed_fee),
        check (paid_margin + forgiven_margin <= owed_margin),
        check (paid_principal + forgiven_principal <= owed_principal)
      )`)
    this.addSql(
      `create unique index loan_instalment_now on loan_instalment (loan_id, number) where known_until is null`,
    )
    this.addSql(`
      create unique index loan_instalment_day on loan_instalment (loan_id, due_on)
      where known_until is null and paid_principal + forgiven_principal < owed_principal`)
    this.addSql(`create index loan_instalment_known on loan_instalment (loan_id, known_from)`)
    this.addSql(`
      create table loan_position (
        id bigint generated always as identity primary key,
        loan_id uuid not null references loan,
        cause_id uuid not null references loan_event,
        -- In which it was then: a member may go to another.
        group_id uuid not null references member_group,
        posted_at timestamptz not null,
        status text not null check (status in ('ACTIVE', 'CLOSED', 'WRITTEN_OFF')),
        is_rescheduled boolean not null,
        outstanding_principal bigint not null check (outstanding_principal >= 0),
        outstanding_total bigint not null check (outstanding_total >= outstanding_principal),
        oldest_open_due_on date,
        paid bigint not null check (paid >= 0),
        credit bigint not null check (credit >= 0),
        written_off bigint not null check (written_off >= 0),
        recovered bigint not null check (recovered >= 0),
        check ((oldest_open_due_on is null) = (outstanding_total = 0))
      )`)
    this.addSql(`create index loan_position_known on loan_position (loan_id, posted_at desc, id desc)`)
    this.addSql(`
      create trigger loan_position_append_only before update or delete or truncate on loan_position
      for each statement execute function forbid_change()`)
  }
}
