import { Migration } from '@mikro-orm/migrations'

/** Pictures, products as their sellers edit them, shops that pause, licences, and products that come as a table. */
export class Migration20261123CatalogueEditing extends Migration {
  override up(): void {
    // Search filters by it; the licences at the end of this file keep it true.
    this.addSql(`alter table product add halal boolean not null default false`)
    this.pictures()
    this.products()
    this.pauses()
    this.licences()
    this.imports()
  }

  private pictures(): void {
    // The files are named by their content and shared: two people who send the same picture have a row each.
    this.addSql(`
      create table image (
        id uuid primary key,
        uploaded_by uuid references users,
        purchase_id uuid references purchase,
        hash text not null check (hash ~ '^[0-9a-f]{40}$'),
        path text not null,
        width int not null check (width > 0),
        height int not null check (height > 0),
        widths int[] not null check (cardinality(widths) between 1 and 5),
        placeholder text not null,
        created_at timestamptz not null,
        check ((uploaded_by is null) <> (purchase_id is null))
      )`)
    this.addSql(`create unique index image_of_user on image (uploaded_by, hash) where uploaded_by is not null`)
    this.addSql(`create unique index image_of_purchase on image (purchase_id, hash) where purchase_id is not null`)
    this.addSql(`create index image_by_hash on image (hash)`)
    // Tries count, not pictures: what is refused costs work too.
    this.addSql(`
      create table image_tries (
        owner_id uuid not null,
        day date not null,
        tries int not null check (tries > 0),
        primary key (owner_id, day)
      )`)
    this.addSql(`
      alter table product_image
        alter path drop not null,
        add image_id uuid references image,
        add check ((path is null) <> (image_id is null)),
        drop constraint product_image_product_id_position_key,
        add constraint product_image_position unique (product_id, position) deferrable initially deferred`)
  }

  private products(): void {
    this.addSql(`
      alter table product
        add version int not null default 1 check (version > 0),
        add compare_at_price bigint,
        add request_hash bytea`)
    this.addSql(`create index product_by_business on product (business_id, newest_rank desc)`)
    // Retired variants stay for the orders that name them. Positions and names may trade places within one edit.
    this.addSql(`
      alter table product_variant
        add compare_at_price bigint check (compare_at_price > price and compare_at_price <= 1000000000),
        add retired_at timestamptz,
        drop constraint product_variant_product_id_position_key,
        add constraint product_variant_position unique (product_id, position) deferrable initially deferred,
        add constraint product_variant_name exclude using btree (product_id with =, lower(name) with =)
          where (retired_at is null) deferrable initially deferred`)
    this.addSql(`
      create or replace function product_takes_variants() returns trigger language plpgsql as $$
      begin
        update product set (price, compare_at_price) = (
            select coalesce(min(v.price), 0), (array_agg(v.compare_at_price order by v.price, v.position))[1]
            from product_variant v where v.product_id = new.product_id and v.retired_at is null),
          stock = (select case when bool_or(v.stock is null) then null else sum(v.stock) end
                   from product_variant v where v.product_id = new.product_id and v.retired_at is null)
        where id = new.product_id;
        return null;
      end $$`)

    // Finds what begins alike, which the order of the language does not keep together.
    this.addSql(`create index product_slug_bytes on product (slug collate "C")`)
    // An address that was printed once leads to its product for ever, and to no other.
    this.addSql(`
      create table product_slug_history (
        slug text primary key,
        product_id uuid not null references product,
        replaced_at timestamptz not null default now()
      )`)
    this.addSql(`create index product_slug_history_bytes on product_slug_history (slug collate "C")`)
    this.addSql(`create index product_slug_history_by_product on product_slug_history (product_id)`)
    this.addSql(`
      create function product_keeps_slug() returns trigger language plpgsql as $$
      begin
        delete from product_slug_history where slug = new.slug and product_id = new.id;
        insert into product_slug_history (slug, product_id) values (old.slug, old.id);
        if exists (select from product_slug_history where slug = new.slug) then
          raise exception 'the address % was that of another product', new.slug using errcode = 'unique_violation';
        end if;
        return null;
      end $$`)
    this.addSql(`
      create trigger product_slug_kept after update of slug on product
      for each row when (old.slug <> new.slug) execute function product_keeps_slug()`)
    // Judged after the insert: whoever gives up the address meanwhile has made the insert wait for its commit.
    this.addSql(`
      create function product_slug_is_new() returns trigger language plpgsql as $$
      begin
        if exists (select from added join product_slug_history h on h.slug = added.slug) then
          raise exception 'an address was that of another product' using errcode = 'unique_violation';
        end if;
        return null;
      end $$`)
    this.addSql(`
      create trigger product_slug_new after insert on product
      referencing new table as added for each statement execute function product_slug_is_new()`)
  }

  private pauses(): void {
    // The day stands on the products too, so that lists judge availability on one row. Far in the future: until she says so.
    this.addSql(`
      alter table business
        add paused_at timestamptz,
        add paused_until date,
        add pause_note text,
        add check (paused_at is not null or (paused_until is null and pause_note is null))`)
    this.addSql(`alter table product add paused_until date`)
    this.addSql(`
      create function business_pauses_products() returns trigger language plpgsql as $$
      begin
        perform from product where business_id = new.id order by id for no key update;
        update product set paused_until = case when new.paused_at is null then null else coalesce(new.paused_until, '9999-12-31') end
        where business_id = new.id;
        return null;
      end $$`)
    this.addSql(`
      create trigger business_pause after update of paused_at, paused_until on business
      for each row when (old.paused_at is distinct from new.paused_at or old.paused_until is distinct from new.paused_until)
      execute function business_pauses_products()`)
  }

  private licences(): void {
    this.addSql(`
      create table licence (
        id uuid primary key,
        kind text not null check (kind in ('NIB', 'SPP_IRT', 'HALAL', 'BPOM_MD')),
        business_id uuid not null references business,
        product_id uuid references product,
        number text not null,
        expires_on date,
        status text not null check (status in ('DECLARED', 'VERIFIED', 'REJECTED', 'WITHDRAWN', 'SUPERSEDED', 'EXPIRED')),
        declared_by uuid not null references users,
        declared_at timestamptz not null,
        decided_by uuid references users,
        decided_at timestamptz,
        rejection text,
        ended_at timestamptz,
        check (case kind when 'NIB' then product_id is null when 'HALAL' then true else product_id is not null end),
        check (number ~ case kind when 'NIB' then '^[0-9]{13}$' when 'SPP_IRT' then '^[1-9][0-9]{14}$'
                                  when 'HALAL' then '^ID[0-9]{14,17}$' else '^MD[0-9]{12,15}$' end),
        check ((decided_by is null) = (decided_at is null)),
        check (status <> 'DECLARED' or decided_by is null),
        check (status not in ('VERIFIED', 'SUPERSEDED', 'EXPIRED', 'REJECTED') or decided_by is not null),
        check (decided_by <> declared_by),
        check ((status = 'REJECTED') = (rejection is not null)),
        check ((status in ('WITHDRAWN', 'SUPERSEDED', 'EXPIRED')) = (ended_at is not null))
      )`)
    this.addSql(`create index licence_by_business on licence (business_id, declared_at desc)`)
    // One waits and one counts, of each kind for each business and each product.
    for (const status of ['DECLARED', 'VERIFIED']) {
      this.addSql(`
        create unique index licence_${status.toLowerCase()} on licence (kind, business_id, product_id)
        nulls not distinct where status = '${status}'`)
    }
    this.addSql(`create index licence_waiting on licence (declared_at) where status = 'DECLARED'`)
    this.addSql(`create index licence_counting on licence (kind, number) where status = 'VERIFIED'`)
    this.addSql(`create index licence_of_product on licence (product_id) where product_id is not null`)
    this.addSql(`
      create unique index licence_of_one_product on licence (kind, number)
      where status = 'VERIFIED' and kind in ('SPP_IRT', 'BPOM_MD')`)
    this.addSql(`
      create function licence_not_by_owner() returns trigger language plpgsql as $$
      begin
        if new.status in ('VERIFIED', 'REJECTED')
           and new.decided_by = (select owner_id from business where id = new.business_id) then
          raise exception 'nobody decides on her own licence' using errcode = 'check_violation';
        end if;
        if new.product_id is not null
           and new.business_id <> (select business_id from product where id = new.product_id) then
          raise exception 'the product is of another business' using errcode = 'check_violation';
        end if;
        return null;
      end $$`)
    this.addSql(`
      create trigger licence_decided after insert or update on licence
      for each row execute function licence_not_by_owner()`)

    // Halal is what is verified, of the product or of its whole business.
    this.addSql(`
      create function product_is_halal(product_id uuid, business_id uuid) returns boolean language sql stable as $$
        select exists (
          select from licence l
          where l.kind = 'HALAL' and l.status = 'VERIFIED' and l.business_id = product_is_halal.business_id
            and (l.product_id is null or l.product_id = product_is_halal.product_id))
      $$`)
    this.addSql(`
      create function products_take_halal() returns trigger language plpgsql as $$
      begin
        perform from product p where p.business_id = new.business_id order by p.id for no key update;
        update product p set halal = not p.halal
        where p.business_id = new.business_id and (new.product_id is null or p.id = new.product_id)
          and p.halal <> product_is_halal(p.id, p.business_id);
        return null;
      end $$`)
    this.addSql(`
      create trigger licence_on_products after insert or update of status on licence
      for each row when (new.kind = 'HALAL') execute function products_take_halal()`)
    // Waits for whoever pauses the shop or decides on its licences just now, and reads what they have left (shops/lock-shop.ts).
    this.addSql(`
      create function products_join_business() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock_shared(hashtextextended('shop ' || id, 0))
        from (select distinct business_id as id from added order by 1) businesses;
        update product p set halal = true
        from added join licence l on l.business_id = added.business_id
          and l.kind = 'HALAL' and l.status = 'VERIFIED' and l.product_id is null
        where p.id = added.id;
        update product p set paused_until = coalesce(b.paused_until, '9999-12-31')
        from added join business b on b.id = added.business_id and b.paused_at is not null where p.id = added.id;
        return null;
      end $$`)
    this.addSql(`
      create trigger product_of_business after insert on product
      referencing new table as added for each statement execute function products_join_business()`)
  }

  private imports(): void {
    this.addSql(`
      create table product_import (
        id uuid primary key,
        business_id uuid not null references business,
        request_hash bytea not null,
        csv text check (csv is not null or ended_at is not null),
        status text not null check (status in ('QUEUED', 'RUNNING', 'DONE', 'REFUSED')),
        done int not null default 0 check (done >= 0),
        total int not null check (total > 0 and done <= total),
        faults jsonb not null default '[]',
        requested_by uuid not null references users,
        requested_at timestamptz not null,
        ended_at timestamptz,
        check ((status in ('DONE', 'REFUSED')) = (ended_at is not null)),
        check (status <> 'DONE' or done = total)
      )`)
    this.addSql(`create index product_import_by_business on product_import (business_id, requested_at desc)`)
  }
}
