import { Migration } from '@mikro-orm/migrations'

/** A meeting that was begun by mistake is called off, and what was put into a group's fund by mistake is taken out again. */
export class Migration20261124MeetingUndo extends Migration {
  override up(): void {
    this.meetings()
    this.contributions()
  }

  private meetings(): void {
    this.addSql(`alter table meeting drop constraint meeting_status_check`)
    this.addSql(`
      alter table meeting add constraint meeting_status_check
        check (status in ('OPEN', 'ATTENDANCE', 'COLLECTION', 'PROPOSALS', 'CLOSED', 'CANCELLED'))`)
    this.addSql(`alter table meeting drop constraint meeting_check`)
    this.addSql(`
      alter table meeting add constraint meeting_ended
        check ((status in ('CLOSED', 'CANCELLED')) = (closed_at is not null)),
      add constraint meeting_cancelled_for check (status <> 'CANCELLED' or note <> '')`)
    // One a week counts; those that were called off do not.
    this.addSql(`alter table meeting drop constraint meeting_group_id_week_starts_on_key`)
    this.addSql(`create unique index meeting_of_week on meeting (group_id, week_starts_on) where status <> 'CANCELLED'`)
    // The history of a group finds those that were called off too.
    this.addSql(`create index meeting_by_group on meeting (group_id, held_on desc)`)
    this.addSql(`
      create function forbid_cancelling_posted_meeting() returns trigger language plpgsql as $$
      begin
        if exists (select from collection_sheet where meeting_id = new.id) then
          raise exception 'meeting % has a sheet', new.id using errcode = 'check_violation';
        end if;
        return new;
      end $$`)
    this.addSql(`
      create trigger meeting_cancelled before update on meeting
      for each row when (new.status = 'CANCELLED' and old.status <> 'CANCELLED')
      execute function forbid_cancelling_posted_meeting()`)
  }

  private contributions(): void {
    this.addSql(`
      create table fund_contribution_reversal (
        id uuid primary key,
        -- Taken back once.
        contribution_id uuid not null unique references group_fund_entry,
        reason text not null check (reason <> ''),
        reversed_by uuid not null references users,
        reversed_at timestamptz not null
      )`)
    this.addSql(
      `create index fund_contribution_reversal_newest on fund_contribution_reversal (reversed_at desc, id desc)`,
    )
    this.addSql(`
      create trigger fund_contribution_reversal_append_only before update or delete or truncate on fund_contribution_reversal
      for each statement execute function forbid_change()`)
  }
}
