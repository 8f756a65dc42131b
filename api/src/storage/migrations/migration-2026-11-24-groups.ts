import { Migration } from '@mikro-orm/migrations'

/** How groups come to be, are led, change and end, and who has which role. */
export class Migration20261124Groups extends Migration {
  override up(): void {
    this.policies()
    this.groups()
    this.membership()
    this.chairs()
    this.history()
    this.roles()
  }

  private policies(): void {
    this.addSql(`
      create table group_policy (
        id uuid primary key,
        version int not null unique check (version > 0),
        effective_from date not null,
        size_min int not null check (size_min between 1 and 500),
        size_max int not null check (size_max between size_min and 500),
        chair_term_months int not null check (chair_term_months between 1 and 60),
        -- What has to be seen before a group begins: key, label, needsPhoto.
        checklist json not null,
        note text not null,
        decided_by uuid references users,
        decided_at timestamptz not null
      )`)
    this.addSql(`
      create trigger group_policy_append_only before update or delete or truncate on group_policy
      for each statement execute function forbid_change()`)
    this.addSql(`
      insert into group_policy (id, version, effective_from, size_min, size_max, chair_term_months, checklist, note, decided_at) values
        ('019b0000-0000-7000-8000-000000000011', 1, '2000-01-01', 10, 30, 12, '[
          {"key": "saling-kenal", "label": "Anggota saling mengenal dan tinggal berdekatan", "needsPhoto": false},
          {"key": "usaha-dikunjungi", "label": "Usaha setiap anggota sudah dikunjungi", "needsPhoto": true},
          {"key": "ktp-dilihat", "label": "KTP setiap anggota sudah dilihat", "needsPhoto": false},
          {"key": "aturan-dijelaskan", "label": "Aturan pinjaman dan tanggung renteng sudah dijelaskan", "needsPhoto": false},
          {"key": "sepakat-bertemu", "label": "Semua sepakat dengan hari dan tempat pertemuan", "needsPhoto": false}
        ]', 'Aturan awal program.', '2025-01-01T00:00:00+07:00')`)
    // The one that holds on a day: of those that have begun the youngest, and of several from one day the last decided.
    this.addSql(`
      create function group_policy_on(day date) returns group_policy language sql stable as $$
        select p from group_policy p where p.effective_from <= day order by p.effective_from desc, p.version desc limit 1
      $$`)
  }

  private groups(): void {
    // Groups that meet already are active.
    this.addSql(`
      alter table member_group
        add status text not null default 'ACTIVE' check (status in ('FORMING', 'ACTIVE', 'DISSOLVED')),
        add meeting_starts_at time not null default '09:00',
        add activated_on date,
        add policy_id uuid references group_policy,
        add dissolved_on date,
        add check ((status = 'DISSOLVED') = (dissolved_on is not null)),
        add check (status <> 'FORMING' or activated_on is null)`)
    this.addSql(`update member_group set activated_on = formed_on`)
    this.addSql(`create index member_group_by_name on member_group (name, id)`)
    this.addSql(`
      create table group_checklist_mark (
        id uuid primary key,
        group_id uuid not null references member_group,
        item_key text not null check (item_key <> ''),
        note text not null,
        image_id uuid references image,
        marked_by uuid not null references users,
        marked_at timestamptz not null,
        withdrawn_at timestamptz,
        withdrawn_by uuid references users,
        check (note <> '' or image_id is not null),
        check ((withdrawn_at is null) = (withdrawn_by is null))
      )`)
    this.addSql(
      `create unique index group_checklist_mark_live on group_checklist_mark (group_id, item_key) where withdrawn_at is null`,
    )
    // When and where the group meets from which day on. What holds today stands in member_group as well.
    this.addSql(`
      create table group_meeting (
        id uuid primary key,
        group_id uuid not null references member_group,
        weekday int not null check (weekday between 1 and 7),
        starts_at time not null,
        place text not null,
        effective_from date not null,
        reason text,
        decided_by uuid references users,
        decided_at timestamptz not null,
        applied_at timestamptz,
        withdrawn_at timestamptz,
        withdrawn_by uuid references users,
        check (applied_at is null or withdrawn_at is null)
      )`)
    this.addSql(
      `create unique index group_meeting_coming on group_meeting (group_id) where applied_at is null and withdrawn_at is null`,
    )
    this.addSql(`create index group_meeting_by_group on group_meeting (group_id, effective_from desc, decided_at desc)`)
    this.addSql(`
      insert into group_meeting (id, group_id, weekday, starts_at, place, effective_from, decided_at, applied_at)
      select gen_random_uuid(), id, meeting_weekday, meeting_starts_at, meeting_place, formed_on,
             formed_on::timestamp at time zone 'Asia/Jakarta', formed_on::timestamp at time zone 'Asia/Jakarta'
      from member_group`)
  }

  private membership(): void {
    this.addSql(`
      create table group_invitation (
        id uuid primary key,
        group_id uuid not null references member_group,
        member_id uuid not null references users,
        invited_by uuid not null references users,
        invited_at timestamptz not null,
        answer text check (answer in ('ACCEPTED', 'DECLINED', 'WITHDRAWN')),
        answered_at timestamptz,
        check ((answer is null) = (answered_at is null))
      )`)
    this.addSql(
      `create unique index group_invitation_open on group_invitation (group_id, member_id) where answer is null`,
    )
    this.addSql(`create index group_invitation_by_member on group_invitation (member_id) where answer is null`)
    this.addSql(`
      create table group_transfer (
        id uuid primary key,
        member_id uuid not null references users,
        from_group_id uuid not null references member_group,
        to_group_id uuid not null references member_group check (to_group_id <> from_group_id),
        reason text not null check (reason <> ''),
        asked_by uuid not null references users,
        asked_at timestamptz not null,
        -- Both have to agree: she herself, and the mentor who takes her in.
        member_agreed_at timestamptz,
        group_agreed_at timestamptz,
        group_agreed_by uuid references users,
        status text not null check (status in ('ASKED', 'DONE', 'DECLINED', 'WITHDRAWN')),
        ended_at timestamptz,
        ended_by uuid references users,
        check ((status = 'ASKED') = (ended_at is null)),
        check (status <> 'DONE' or (member_agreed_at is not null and group_agreed_at is not null)),
        check ((group_agreed_at is null) = (group_agreed_by is null))
      )`)
    this.addSql(`create unique index group_transfer_open on group_transfer (member_id) where status = 'ASKED'`)
    this.addSql(`create index group_transfer_to on group_transfer (to_group_id) where status = 'ASKED'`)
    this.addSql(`alter table group_membership add left_reason text`)
    // The group's row is the queue: whoever comes second counts the one before her.
    this.addSql(`
      create function group_membership_fits() returns trigger language plpgsql as $$
      declare
        allowed int;
      begin
        perform from member_group where id = new.group_id and status <> 'DISSOLVED' for no key update;
        if not found then
          raise exception 'a dissolved group takes nobody in' using errcode = 'check_violation', constraint = 'group_membership_open';
        end if;
        select (group_policy_on(new.joined_on)).size_max into allowed;
        if (select count(*) from group_membership where group_id = new.group_id and left_on is null) >= allowed then
          raise exception 'the group is full' using errcode = 'check_violation', constraint = 'group_membership_fits';
        end if;
        return new;
      end $$`)
    this.addSql(`
      create trigger group_membership_fits before insert on group_membership
      for each row when (new.left_on is null) execute function group_membership_fits()`)
    // Lending to a member and her leaving meet at the row of her membership: whoever comes second sees the first.
    this.addSql(`
      create function loan_of_member() returns trigger language plpgsql as $$
      begin
        perform from group_membership
          where group_id = new.group_id and member_id = new.borrower_id and left_on is null for share;
        if not found then
          raise exception 'a loan goes to a member of its group' using errcode = 'check_violation', constraint = 'loan_of_member';
        end if;
        return new;
      end $$`)
    this.addSql(`
      create trigger loan_of_member before insert or update of group_id, borrower_id on loan
      for each row execute function loan_of_member()`)
    this.addSql(`
      create function group_membership_debtless() returns trigger language plpgsql as $$
      begin
        if exists (select from loan where borrower_id = new.member_id and group_id = new.group_id and status = 'ACTIVE')
           and not exists (select from group_membership
                           where member_id = new.member_id and group_id = new.group_id and left_on is null) then
          raise exception 'nobody leaves with a loan' using errcode = 'check_violation', constraint = 'group_membership_debtless';
        end if;
        return null;
      end $$`)
    // At the end: her loan may go with her to another group.
    this.addSql(`
      create constraint trigger group_membership_debtless after update of left_on on group_membership
      deferrable initially deferred for each row when (new.left_on is not null) execute function group_membership_debtless()`)
    // What members owe each other for covers. Nothing, until meetings keep such claims and answer here.
    this.addSql(`
      create function open_claims(member uuid) returns bigint language sql stable as $$ select 0::bigint $$`)
  }

  private chairs(): void {
    this.addSql(`
      alter table chair_term
        drop constraint chair_term_check,
        -- Taken back on the day of the election, a term has no day.
        add check (ends_on >= starts_on),
        add policy_id uuid references group_policy,
        add recorded_by uuid references users,
        add recorded_at timestamptz,
        add end_reason text`)
    this.addSql(`
      create function chair_term_holds() returns trigger language plpgsql as $$
      begin
        perform from member_group where id = new.group_id for no key update;
        if not exists (select from group_membership
                       where group_id = new.group_id and member_id = new.member_id and left_on is null) then
          raise exception 'the chair is a member' using errcode = 'check_violation', constraint = 'chair_term_of_member';
        end if;
        if new.ends_on > new.starts_on and exists (
             select from chair_term t where t.group_id = new.group_id and t.id <> new.id and t.ends_on > t.starts_on
               and t.starts_on < new.ends_on and new.starts_on < t.ends_on) then
          raise exception 'one chair at a time' using errcode = 'exclusion_violation', constraint = 'chair_term_alone';
        end if;
        return new;
      end $$`)
    this.addSql(`
      create trigger chair_term_holds before insert on chair_term
      for each row execute function chair_term_holds()`)
  }

  private history(): void {
    this.addSql(`
      create table group_event (
        id uuid primary key,
        group_id uuid not null references member_group,
        kind text not null check (kind in
          ('FORMED', 'ACTIVATED', 'DISSOLVED', 'MEMBER_JOINED', 'MEMBER_LEFT', 'TRANSFER_ASKED', 'TRANSFER_ENDED', 'MEMBER_MOVED_IN',
           'MEMBER_MOVED_OUT', 'CHAIR_ELECTED', 'CHAIR_ENDED', 'MEETING_CHANGED', 'MEETING_CHANGE_WITHDRAWN', 'MENTOR_ASSIGNED',
           'CHECKLIST_MARKED', 'CHECKLIST_UNMARKED', 'LOAN_ASSIGNED')),
        happened_at timestamptz not null,
        by_id uuid references users,
        member_id uuid references users,
        other_group_id uuid references member_group,
        -- From when it holds, or until when.
        day date,
        note text
      )`)
    this.addSql(`create index group_event_by_group on group_event (group_id, happened_at desc, id desc)`)
    this.addSql(`
      create trigger group_event_append_only before update or delete or truncate on group_event
      for each statement execute function forbid_change()`)
    // What is known of the groups that there are.
    const at = (day: string) => `${day}::timestamp at time zone 'Asia/Jakarta'`
    this.addSql(`
      insert into group_event (id, group_id, kind, happened_at, member_id, day)
      select gen_random_uuid(), id, 'FORMED', ${at('formed_on')}, null, formed_on from member_group
      union all
      select gen_random_uuid(), group_id, 'MEMBER_JOINED', ${at('joined_on')}, member_id, joined_on from group_membership
      union all
      select gen_random_uuid(), group_id, 'MEMBER_LEFT', ${at('left_on')}, member_id, left_on from group_membership
      where left_on is not null
      union all
      select gen_random_uuid(), group_id, 'CHAIR_ELECTED', ${at('starts_on')}, member_id, ends_on from chair_term`)
  }

  private roles(): void {
    this.addSql(`
      create table role_change (
        id uuid primary key,
        user_id uuid not null references users,
        role text not null check (role in ('MENTOR', 'OFFICER')),
        change text not null check (change in ('GIVEN', 'TAKEN')),
        reason text not null check (reason <> ''),
        changed_by uuid not null references users check (changed_by <> user_id),
        changed_at timestamptz not null
      )`)
    this.addSql(`create index role_change_by_user on role_change (user_id, changed_at desc)`)
    this.addSql(`
      create trigger role_change_append_only before update or delete or truncate on role_change
      for each statement execute function forbid_change()`)
    this.addSql(`create index users_by_name on users (name, id)`)
    // Two officers who take each other's office queue here, and the second finds herself the last.
    this.addSql(`
      create function keep_an_officer() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended('officers', 0));
        if not exists (select from users where 'OFFICER' = any (roles)) then
          raise exception 'the last officer stays' using errcode = 'check_violation', constraint = 'users_keep_an_officer';
        end if;
        return null;
      end $$`)
    this.addSql(`
      create trigger users_keep_an_officer after update of roles on users
      for each row when ('OFFICER' = any (old.roles) and not 'OFFICER' = any (new.roles)) execute function keep_an_officer()`)
  }
}
