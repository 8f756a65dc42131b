import { Migration } from '@mikro-orm/migrations'

/** What buyers say afterwards, notices of goods that are back, mentors who act for a seller, and days on which nobody works. */
export class Migration20261123ReviewsAndComplaints extends Migration {
  override up(): void {
    this.reviews()
    this.workingDays()
    this.complaints()
    this.stockNotices()
    this.mandates()
    this.exports()
  }

  private reviews(): void {
    this.addSql(`
      alter table product
        add rating_sum int not null default 0,
        add rating_count int not null default 0,
        add check (rating_count >= 0 and rating_sum between rating_count and 5 * rating_count)`)
    this.addSql(`
      create table product_review (
        id uuid primary key,
        request_hash bytea not null,
        order_line_id uuid not null unique references order_line,
        product_id uuid not null references product,
        business_id uuid not null references business,
        author_name text not null check (author_name <> ''),
        stars int not null check (stars between 1 and 5),
        text text check (text <> '' and length(text) <= 1000),
        image_id uuid references image,
        status text not null check (status in ('VISIBLE', 'WAITING', 'HIDDEN')),
        hidden_reason text,
        written_at timestamptz not null,
        edited_at timestamptz check (edited_at >= written_at),
        reply text check (reply <> '' and length(reply) <= 1000),
        replied_by uuid references users,
        replied_at timestamptz,
        check ((status = 'HIDDEN') = (hidden_reason is not null)),
        check ((reply is null) = (replied_by is null) and (reply is null) = (replied_at is null))
      )`)
    this.addSql(`
      create index product_review_visible on product_review (product_id, written_at desc, id desc) where status = 'VISIBLE'`)
    this.addSql(`create index product_review_by_business on product_review (business_id, written_at desc, id desc)`)
    this.addSql(`create index product_review_waiting on product_review (written_at, id) where status = 'WAITING'`)
    this.addSql(`
      create table product_review_version (
        id uuid primary key,
        review_id uuid not null references product_review,
        stars int not null,
        text text,
        image_id uuid references image,
        reply text,
        replaced_at timestamptz not null
      )`)
    this.addSql(`create index product_review_version_by_review on product_review_version (review_id, replaced_at)`)
    this.addSql(`
      create table product_review_report (
        id uuid primary key,
        review_id uuid not null references product_review,
        reason text not null check (reason <> ''),
        reported_by uuid references users,
        reported_from text not null,
        reported_at timestamptz not null,
        settled_at timestamptz
      )`)
    this.addSql(`create index product_review_report_open on product_review_report (review_id) where settled_at is null`)
    this.addSql(
      `create index product_review_report_by_origin on product_review_report (reported_from, reported_at desc)`,
    )
    this.addSql(`
      create unique index product_review_report_once on product_review_report (review_id, reported_from)
      where settled_at is null`)
    this.addSql(`
      create table product_review_moderation (
        id uuid primary key,
        review_id uuid not null references product_review,
        action text not null check (action in ('HIDDEN', 'SHOWN')),
        reason text check (action = 'SHOWN' or reason is not null),
        moderated_by uuid not null references users,
        moderated_at timestamptz not null
      )`)
    this.addSql(`
      create index product_review_moderation_by_review on product_review_moderation (review_id, moderated_at desc)`)
    for (const table of ['product_review_version', 'product_review_moderation']) {
      this.addSql(`
        create trigger ${table}_append_only before update or delete or truncate on ${table}
        for each statement execute function forbid_change()`)
    }

    // Lists read the average off the product's own row. Only what is shown counts.
    this.addSql(`
      create function product_takes_review() returns trigger language plpgsql as $$
      declare
        stars_before int := case when tg_op = 'UPDATE' and old.status = 'VISIBLE' then old.stars end;
        stars_now int := case when new.status = 'VISIBLE' then new.stars end;
      begin
        if stars_before is distinct from stars_now then
          update product set
            rating_sum = rating_sum + coalesce(stars_now, 0) - coalesce(stars_before, 0),
            rating_count = rating_count + (stars_now is not null)::int - (stars_before is not null)::int
          where id = new.product_id;
        end if;
        return null;
      end $$`)
    this.addSql(`
      create trigger product_review_on_product after insert or update of status, stars on product_review
      for each row execute function product_takes_review()`)
    // What was bought and reviewed stays so: a rating can be hidden, never taken from the count behind its back.
    this.addSql(`
      create trigger product_review_kept before delete or truncate on product_review
      for each statement execute function forbid_change()`)
  }

  private workingDays(): void {
    this.addSql(`
      create table public_holiday (
        day date primary key,
        name text not null check (name <> ''),
        added_by uuid references users,
        added_at timestamptz not null default now()
      )`)
    // National holidays of 2026 by joint decree; of 2027 those that fall on the same day every year. Officers add the others.
    this.addSql(`
      insert into public_holiday (day, name) values
        ('2026-01-01', 'Tahun Baru Masehi'), ('2026-01-16', 'Isra Mikraj'), ('2026-02-17', 'Tahun Baru Imlek'),
        ('2026-03-19', 'Hari Suci Nyepi'), ('2026-03-21', 'Idul Fitri'), ('2026-03-22', 'Idul Fitri'),
        ('2026-04-03', 'Wafat Yesus Kristus'), ('2026-04-05', 'Paskah'), ('2026-05-01', 'Hari Buruh'),
        ('2026-05-14', 'Kenaikan Yesus Kristus'), ('2026-05-27', 'Idul Adha'), ('2026-05-31', 'Waisak'),
        ('2026-06-01', 'Hari Lahir Pancasila'), ('2026-06-16', 'Tahun Baru Islam'), ('2026-08-17', 'Hari Kemerdekaan'),
        ('2026-08-25', 'Maulid Nabi'), ('2026-12-25', 'Natal'),
        ('2027-01-01', 'Tahun Baru Masehi'), ('2027-05-01', 'Hari Buruh'), ('2027-06-01', 'Hari Lahir Pancasila'),
        ('2027-08-17', 'Hari Kemerdekaan'), ('2027-12-25', 'Natal')`)
  }

  private complaints(): void {
    this.addSql(`create sequence complaint_number start 101`)
    this.addSql(`
      create table complaint (
        id uuid primary key,
        number text not null unique,
        request_hash bytea not null,
        order_id uuid not null references orders,
        business_id uuid not null references business,
        kind text not null check (kind in ('COMPLAINT', 'RETURN')),
        reason text not null check (
          reason in ('DAMAGED', 'WRONG_GOODS', 'INCOMPLETE', 'QUALITY', 'NOT_RECEIVED', 'CHANGED_MIND', 'OTHER')),
        status text not null check (status in ('OPEN', 'ANSWERED', 'ESCALATED', 'RESOLVED')),
        opened_at timestamptz not null,
        answer_due_at timestamptz not null check (answer_due_at > opened_at),
        answered_at timestamptz,
        escalated_at timestamptz,
        resolved_at timestamptz,
        resolution text check (resolution in ('REFUNDED', 'REPLACED', 'REJECTED', 'WITHDRAWN')),
        resolution_note text,
        resolved_by text check (resolved_by in ('BUYER', 'SELLER', 'OFFICER')),
        resolver_id uuid references users,
        refund_id uuid references refund,
        check (reason <> 'CHANGED_MIND' or kind = 'RETURN'),
        check (status <> 'ANSWERED' or answered_at is not null),
        check (status <> 'ESCALATED' or escalated_at is not null),
        check ((status = 'RESOLVED') = (resolved_at is not null)),
        check ((resolved_at is null) = (resolution is null) and (resolved_at is null) = (resolved_by is null)),
        check ((resolution = 'WITHDRAWN') = (resolved_by = 'BUYER')),
        check (resolution <> 'REJECTED' or resolution_note is not null),
        check (resolved_by is null or resolved_by = 'BUYER' or resolver_id is not null),
        check (refund_id is null or resolution = 'REFUNDED')
      )`)
    this.addSql(`create unique index complaint_open on complaint (order_id) where resolved_at is null`)
    this.addSql(`create index complaint_by_order on complaint (order_id, opened_at)`)
    this.addSql(`create index complaint_by_business on complaint (business_id, opened_at desc, id desc)`)
    this.addSql(`create index complaint_due on complaint (answer_due_at) where status = 'OPEN'`)
    this.addSql(`create index complaint_escalated on complaint (escalated_at, id) where status = 'ESCALATED'`)
    this.addSql(`
      create table complaint_message (
        id uuid primary key,
        request_hash bytea not null,
        complaint_id uuid not null references complaint,
        number int not null check (number > 0),
        author text not null check (author in ('BUYER', 'SELLER', 'OFFICER')),
        author_id uuid references users,
        text text not null check (text <> ''),
        written_at timestamptz not null,
        unique (complaint_id, number),
        check (author = 'BUYER' or author_id is not null)
      )`)
    this.addSql(`
      create table complaint_image (
        message_id uuid not null references complaint_message,
        position int not null check (position between 0 and 3),
        image_id uuid not null references image,
        primary key (message_id, position)
      )`)
    for (const table of ['complaint_message', 'complaint_image']) {
      this.addSql(`
        create trigger ${table}_append_only before update or delete or truncate on ${table}
        for each statement execute function forbid_change()`)
    }
  }

  private stockNotices(): void {
    // Who waits for goods may leave an address alone.
    this.addSql(`
      alter table message alter recipient_phone drop not null, add check (recipient_phone is not null or recipient_email is not null)`)
    this.addSql(`
      create table stock_notice (
        id uuid primary key,
        variant_id uuid not null references product_variant,
        phone text check (phone ~ '^\\+[1-9][0-9]{6,14}$'),
        email text check (email = lower(email)),
        consent_version int not null,
        asked_from text not null,
        asked_at timestamptz not null,
        expires_at timestamptz not null check (expires_at > asked_at),
        stop_hash bytea unique,
        sent_at timestamptz,
        stopped_at timestamptz,
        check ((phone is null) <> (email is null)),
        check ((sent_at is null) = (stop_hash is null))
      )`)
    this.addSql(`
      create unique index stock_notice_waiting on stock_notice (variant_id, phone, email) nulls not distinct
      where sent_at is null and stopped_at is null`)
    this.addSql(
      `create index stock_notice_by_phone on stock_notice (phone) where sent_at is null and stopped_at is null`,
    )
    this.addSql(
      `create index stock_notice_by_email on stock_notice (email) where sent_at is null and stopped_at is null`,
    )
    this.addSql(`create index stock_notice_by_origin on stock_notice (asked_from, asked_at desc)`)
  }

  private mandates(): void {
    this.addSql(`
      create table mandate (
        id uuid primary key,
        business_id uuid not null references business,
        owner_id uuid not null references users,
        mentor_id uuid not null references users,
        group_id uuid not null references member_group,
        code_hash bytea not null,
        requested_at timestamptz not null,
        code_expires_at timestamptz not null,
        failed_attempts int not null default 0 check (failed_attempts between 0 and 5),
        superseded_at timestamptz,
        confirmed_at timestamptz,
        expires_at timestamptz check (expires_at > confirmed_at),
        ended_at timestamptz,
        ended_by uuid references users,
        check ((confirmed_at is null) = (expires_at is null)),
        check ((ended_at is null) = (ended_by is null)),
        check (confirmed_at is null or superseded_at is null),
        check (owner_id <> mentor_id)
      )`)
    // One code that can still be guessed, and one mandate at a time, for each mentor and shop.
    this.addSql(`
      create unique index mandate_waiting on mandate (business_id, mentor_id)
      where confirmed_at is null and superseded_at is null and ended_at is null`)
    this.addSql(
      `create index mandate_given on mandate (business_id, mentor_id, expires_at) where confirmed_at is not null`,
    )
    this.addSql(`create index mandate_by_owner on mandate (owner_id, requested_at desc)`)
    this.addSql(`create index mandate_by_mentor on mandate (mentor_id, requested_at desc)`)
    this.addSql(`
      create table acted_on_behalf (
        id uuid primary key,
        mandate_id uuid not null references mandate,
        mentor_id uuid not null references users,
        business_id uuid not null references business,
        what text not null check (what <> ''),
        acted_at timestamptz not null
      )`)
    this.addSql(`create index acted_on_behalf_by_business on acted_on_behalf (business_id, acted_at desc, id desc)`)
    // What a mentor writes down in a seller's place waits for an officer.
    this.addSql(`
      create index recorded_sale_waiting on recorded_sale (recorded_at, id) where verified_at is null and withdrawn_at is null`)
    this.addSql(`
      create trigger acted_on_behalf_append_only before update or delete or truncate on acted_on_behalf
      for each statement execute function forbid_change()`)
  }

  private exports(): void {
    this.addSql(`
      create table data_export (
        id uuid primary key,
        business_id uuid not null references business,
        exported_by uuid not null references users,
        request_id text not null,
        exported_at timestamptz not null
      )`)
    this.addSql(`create index data_export_by_business on data_export (business_id, exported_at desc)`)
    this.addSql(`
      create trigger data_export_append_only before update or delete or truncate on data_export
      for each statement execute function forbid_change()`)
  }
}
