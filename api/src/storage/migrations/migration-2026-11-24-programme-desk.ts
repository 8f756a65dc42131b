import { Migration } from '@mikro-orm/migrations'

/** Loan products that come and go, and a group's fund that is given back before the group ends. */
export class Migration20261124ProgrammeDesk extends Migration {
  override up(): void {
    this.products()
    this.fundPayouts()
  }

  private products(): void {
    this.addSql(`
      alter table loan_product
        add created_by uuid references users,
        add retired_by uuid references users,
        add retire_reason text check (retire_reason <> ''),
        add check ((retired_at is null) = (retired_by is null) and (retired_at is null) = (retire_reason is null))`)
  }

  private fundPayouts(): void {
    this.addSql(`
      create table group_fund_payout (
        id uuid primary key,
        group_id uuid not null references group_fund,
        amount bigint not null check (amount > 0),
        method text not null check (method in ('TRANSFER', 'OFFICE_CASH')),
        note text not null check (note <> ''),
        paid_by uuid not null references users,
        paid_at timestamptz not null
      )`)
    this.addSql(`create index group_fund_payout_newest on group_fund_payout (paid_at desc, id desc)`)
    this.addSql(`
      create trigger group_fund_payout_append_only before update or delete or truncate on group_fund_payout
      for each statement execute function forbid_change()`)
    this.addSql(`alter table group_fund_entry drop constraint group_fund_entry_kind_check`)
    this.addSql(`
      alter table group_fund_entry add constraint group_fund_entry_kind_check
        check (kind in ('CONTRIBUTION', 'COVER', 'REPAYMENT', 'REVERSAL', 'PAID_OUT'))`)
    // Money that is in a fund belongs to members of a group that there is.
    this.addSql(`
      create function forbid_dissolving_with_fund() returns trigger language plpgsql as $$
      begin
        if exists (select from group_fund where group_id = new.id and balance > 0) then
          raise exception 'group % has money in its fund', new.id using errcode = 'check_violation';
        end if;
        return new;
      end $$`)
    this.addSql(`
      create trigger member_group_dissolved before update on member_group
      for each row when (new.status = 'DISSOLVED' and old.status <> 'DISSOLVED')
      execute function forbid_dissolving_with_fund()`)
  }
}
