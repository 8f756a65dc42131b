import { Migration } from '@mikro-orm/migrations'

/** Meetings, their collection sheets, what members cover for each other, the groups' funds and the cash on its way to the office. */
export class Migration20261124Meetings extends Migration {
  override up(): void {
    this.meetings()
    this.sheets()
    this.claims()
    this.funds()
    this.handovers()
  }

  private meetings(): void {
    this.addSql(`
      create table meeting (
        id uuid primary key,
        group_id uuid not null references member_group,
        held_on date not null,
        week_starts_on date not null generated always as (held_on - (extract(isodow from held_on)::int - 1)) stored,
        status text not null check (status in ('OPEN', 'ATTENDANCE', 'COLLECTION', 'PROPOSALS', 'CLOSED')),
        opened_by uuid not null references users,
        opened_at timestamptz not null,
        closed_by uuid references users,
        closed_at timestamptz,
        note text,
        check ((status = 'CLOSED') = (closed_at is not null)),
        check ((closed_at is null) = (closed_by is null)),
        -- One a week: whoever meets twice collects twice.
        unique (group_id, week_starts_on)
      )`)
    this.addSql(`
      create table meeting_attendance (
        meeting_id uuid not null references meeting,
        member_id uuid not null references users,
        presence text not null check (presence in ('PRESENT', 'EXCUSED', 'ABSENT')),
        recorded_by uuid not null references users,
        recorded_at timestamptz not null,
        primary key (meeting_id, member_id)
      )`)
    this.addSql(`create index meeting_attendance_by_member on meeting_attendance (member_id)`)
  }

  private sheets(): void {
    this.addSql(`
      create table collection_sheet (
        id uuid primary key,
        -- One sheet a meeting, from however many devices.
        meeting_id uuid not null unique references meeting,
        request_hash bytea not null,
        cash_counted bigint not null check (cash_counted >= 0),
        cash_posted bigint not null,
        posted_by uuid not null references users,
        posted_at timestamptz not null,
        check (cash_counted = cash_posted)
      )`)
    this.addSql(`
      create table collection_sheet_line (
        id uuid primary key,
        sheet_id uuid not null references collection_sheet,
        member_id uuid not null references users,
        member_number int not null,
        method text not null check (method in ('CASH', 'TRANSFER')),
        -- All that she gave for what she owes: own and claims together.
        amount bigint not null check (amount >= 0),
        own_amount bigint not null check (own_amount >= 0),
        claims_amount bigint not null check (claims_amount >= 0),
        contribution bigint not null check (contribution >= 0),
        payment_id uuid unique references loan_event,
        -- Who put it on the table for her, where she did not come.
        brought_by uuid references users,
        unique (sheet_id, member_id),
        check (amount = own_amount + claims_amount),
        check ((own_amount > 0) = (payment_id is not null)),
        check (brought_by <> member_id)
      )`)
    for (const table of ['collection_sheet', 'collection_sheet_line']) {
      this.addSql(`
        create trigger ${table}_append_only before update or delete or truncate on ${table}
        for each statement execute function forbid_change()`)
    }
  }

  private claims(): void {
    // Interest-free, between members; or the fund's, where nobody is named who paid. The id is that of the cover.
    this.addSql(`
      create table cover_claim (
        id uuid primary key references loan_event,
        group_id uuid not null references member_group,
        borrower_id uuid not null references users,
        payer_id uuid references users,
        -- Rupiah that remain go by this order: 0 is the fund.
        payer_number int not null check (payer_number >= 0),
        amount bigint not null check (amount > 0),
        balance bigint not null check (balance between 0 and amount),
        made_at timestamptz not null,
        check (payer_id <> borrower_id),
        check ((payer_id is null) = (payer_number = 0))
      )`)
    this.addSql(`create index cover_claim_by_borrower on cover_claim (borrower_id, payer_number) where balance > 0`)
    this.addSql(`create index cover_claim_by_payer on cover_claim (payer_id) where balance > 0`)
    this.addSql(`
      create table claim_entry (
        id uuid primary key,
        claim_id uuid not null references cover_claim,
        kind text not null check (kind in ('COVERED', 'REPAID', 'REVERSED')),
        -- Above 0 what is owed more, below 0 what is owed less.
        amount bigint not null check (amount <> 0),
        sheet_id uuid references collection_sheet,
        reverses_id uuid unique references claim_entry,
        reason text,
        posted_by uuid not null references users,
        posted_at timestamptz not null,
        check ((kind = 'REVERSED') = (reverses_id is not null)),
        check (kind <> 'REVERSED' or reason is not null),
        check (kind <> 'COVERED' or amount > 0),
        check (kind <> 'REPAID' or amount < 0)
      )`)
    this.addSql(`create index claim_entry_by_claim on claim_entry (claim_id, posted_at)`)
    this.addSql(`create index claim_entry_by_sheet on claim_entry (sheet_id)`)
    // The balance of a claim is the sum of its entries, judged when the transaction ends.
    this.addSql(`
      create function cover_claim_adds_up() returns trigger language plpgsql as $$
      declare
        claim uuid := case tg_table_name when 'cover_claim' then new.id else (to_jsonb(new) ->> 'claim_id')::uuid end;
      begin
        if (select balance from cover_claim where id = claim) <>
           (select coalesce(sum(amount), 0) from claim_entry where claim_id = claim) then
          raise exception 'the balance of claim % is not the sum of its entries', claim using errcode = 'check_violation';
        end if;
        return null;
      end $$`)
    this.addSql(`
      create constraint trigger cover_claim_adds_up after insert or update on cover_claim
      deferrable initially deferred for each row execute function cover_claim_adds_up()`)
    this.addSql(`
      create constraint trigger claim_entry_adds_up after insert on claim_entry
      deferrable initially deferred for each row execute function cover_claim_adds_up()`)
    this.addSql(`
      create trigger claim_entry_append_only before update or delete or truncate on claim_entry
      for each statement execute function forbid_change()`)
    this.addSql(`
      create or replace function open_claims(member uuid) returns bigint language sql stable as $$
        select count(*) from cover_claim where balance > 0 and (borrower_id = member or payer_id = member) $$`)
  }

  private funds(): void {
    this.addSql(`
      create table group_fund (
        group_id uuid primary key references member_group,
        balance bigint not null check (balance >= 0)
      )`)
    this.addSql(`
      create table group_fund_entry (
        id uuid primary key,
        group_id uuid not null references group_fund,
        kind text not null check (kind in ('CONTRIBUTION', 'COVER', 'REPAYMENT', 'REVERSAL')),
        amount bigint not null check (amount <> 0),
        member_id uuid references users,
        -- The line, the cover or the claim entry that it comes from.
        source_id uuid not null,
        posted_at timestamptz not null,
        unique (kind, source_id)
      )`)
    this.addSql(`create index group_fund_entry_by_group on group_fund_entry (group_id, posted_at)`)
    this.addSql(`
      create trigger group_fund_entry_append_only before update or delete or truncate on group_fund_entry
      for each statement execute function forbid_change()`)
  }

  private handovers(): void {
    this.addSql(`
      create table cash_handover (
        id uuid primary key,
        mentor_id uuid not null references users,
        -- What the sheets say; what the mentor says she brings; what the office counted.
        expected bigint not null check (expected >= 0),
        declared bigint not null check (declared >= 0),
        declared_at timestamptz not null,
        note text,
        received bigint check (received >= 0),
        received_by uuid references users,
        received_at timestamptz,
        difference_note text,
        check ((received is null) = (received_at is null) and (received is null) = (received_by is null)),
        -- Nobody confirms what she brings herself.
        check (received_by <> mentor_id),
        check (declared = expected or note is not null),
        check (received is null or received = declared or difference_note is not null)
      )`)
    this.addSql(`create index cash_handover_by_mentor on cash_handover (mentor_id, declared_at)`)
    this.addSql(`create index cash_handover_waiting on cash_handover (declared_at) where received_at is null`)
    this.addSql(`
      create table cash_handover_sheet (
        -- A sheet's cash is handed over once.
        sheet_id uuid primary key references collection_sheet,
        handover_id uuid not null references cash_handover
      )`)
    this.addSql(`create index cash_handover_sheet_by_handover on cash_handover_sheet (handover_id)`)
  }
}
