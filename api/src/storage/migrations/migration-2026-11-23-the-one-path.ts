import { Migration } from '@mikro-orm/migrations'

/** Everything from the one-time code to the stored capacity assessment. Amounts are whole rupiah, instants are UTC. */
export class Migration20261123TheOnePath extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists unaccent`)
    this.addSql(`create extension if not exists pg_trgm`)

    // A ledger entry or a logged read that can be changed proves nothing.
    this.addSql(`
      create function forbid_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
      end $$`)

    this.addSql(`
      create table message (
        id uuid primary key,
        recipient_phone text not null,
        kind text not null,
        text text not null,
        created_at timestamptz not null
      )`)
    this.addSql(`create index message_newest on message (created_at desc, id desc)`)

    this.addSql(`
      create table users (
        id uuid primary key,
        name text not null check (name <> ''),
        phone text not null unique check (phone ~ '^\\+[1-9][0-9]{6,14}$'),
        roles text[] not null check (roles <@ array['BUYER', 'SELLER', 'MENTOR', 'OFFICER', 'ADMIN']),
        created_at timestamptz not null
      )`)
    this.addSql(`
      create table sign_in_code (
        id uuid primary key,
        phone text not null,
        code_hash bytea not null,
        requested_from text not null,
        requested_at timestamptz not null,
        expires_at timestamptz not null,
        failed_attempts int not null default 0 check (failed_attempts between 0 and 5),
        used_at timestamptz,
        superseded_at timestamptz
      )`)
    this.addSql(`create index sign_in_code_by_phone on sign_in_code (phone, requested_at desc)`)
    this.addSql(`create index sign_in_code_by_origin on sign_in_code (requested_from, requested_at desc)`)
    // One live code for a number: the newest.
    this.addSql(`
      create unique index sign_in_code_live on sign_in_code (phone) where used_at is null and superseded_at is null`)
    this.addSql(`
      create table session (
        token_hash bytea primary key,
        user_id uuid not null references users,
        created_at timestamptz not null,
        expires_at timestamptz not null
      )`)
    this.addSql(`create index session_by_user on session (user_id)`)
    this.addSql(`
      create table financial_read (
        id uuid primary key,
        reader_id uuid not null references users,
        subject_id uuid not null references users,
        what text not null,
        request_id text not null,
        read_at timestamptz not null
      )`)
    this.addSql(`create index financial_read_by_subject on financial_read (subject_id, read_at desc)`)
    this.addSql(`
      create trigger financial_read_append_only before update or delete or truncate on financial_read
      for each statement execute function forbid_change()`)

    this.addSql(`
      create table business (
        id uuid primary key,
        owner_id uuid not null references users,
        slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        name text not null check (name <> ''),
        story text not null,
        kelurahan text not null,
        kecamatan text not null,
        has_shop boolean not null,
        registered_at timestamptz not null
      )`)
    this.addSql(`create index business_by_owner on business (owner_id)`)
    this.addSql(`create index business_shops on business (slug) where has_shop`)

    // One row in a database that was made as a demo, none in any other.
    this.addSql(
      `create table demo_world (id int primary key check (id = 1), begun_at timestamptz not null, finished_at timestamptz)`,
    )

    this.ledger()
    this.groups()
    this.catalogue()
    this.orders()
    this.sales()
    this.capacity()
  }

  private ledger(): void {
    this.addSql(`
      create table ledger_account (
        book text not null check (book in ('MARKETPLACE', 'PROGRAMME')),
        code text not null,
        name text not null,
        kind text not null check (kind in ('ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'EXPENSE', 'MEMORANDUM')),
        primary key (book, code)
      )`)
    this.addSql(`
      create table ledger_transaction (
        id uuid primary key,
        book text not null check (book in ('MARKETPLACE', 'PROGRAMME')),
        kind text not null,
        source_id uuid not null,
        booked_on date not null,
        posted_at timestamptz not null,
        reverses_id uuid unique references ledger_transaction,
        unique (id, book),
        unique (kind, source_id)
      )`)
    this.addSql(`create index ledger_transaction_by_day on ledger_transaction (book, booked_on)`)
    this.addSql(`
      create table ledger_entry (
        id uuid primary key,
        transaction_id uuid not null,
        book text not null,
        account_code text not null,
        business_id uuid references business,
        debit bigint not null default 0 check (debit >= 0),
        credit bigint not null default 0 check (credit >= 0),
        check ((debit > 0) <> (credit > 0)),
        foreign key (transaction_id, book) references ledger_transaction (id, book),
        foreign key (book, account_code) references ledger_account (book, code)
      )`)
    this.addSql(`create index ledger_entry_by_transaction on ledger_entry (transaction_id)`)
    this.addSql(`create index ledger_entry_by_account on ledger_entry (book, account_code, business_id)`)
    // Judged at commit, when all entries of the transaction stand. It hangs on both tables, so that a
    // transaction without any entry is caught as well.
    this.addSql(`
      create function ledger_transaction_balances() returns trigger language plpgsql as $$
      declare
        checked uuid := case when tg_table_name = 'ledger_entry' then (to_jsonb(new) ->> 'transaction_id')::uuid else new.id end;
        difference bigint;
        entries int;
      begin
        select coalesce(sum(debit - credit), 0), count(*) into difference, entries
        from ledger_entry where transaction_id = checked;
        if difference <> 0 or entries < 2 then
          raise exception 'ledger transaction % does not balance', checked using errcode = 'check_violation';
        end if;
        return null;
      end $$`)
    for (const table of ['ledger_transaction', 'ledger_entry']) {
      this.addSql(`
        create constraint trigger ${table}_balances after insert on ${table}
        deferrable initially deferred for each row execute function ledger_transaction_balances()`)
      this.addSql(`
        create trigger ${table}_append_only before update or delete or truncate on ${table}
        for each statement execute function forbid_change()`)
    }
    this.addSql(`
      insert into ledger_account (code, book, name, kind) values
        ('1100', 'MARKETPLACE', 'Kas kartu di penyedia pembayaran', 'ASSET'),
        ('2100', 'MARKETPLACE', 'Utang kepada penjual', 'LIABILITY'),
        ('9100', 'MARKETPLACE', 'Diterima langsung oleh penjual', 'MEMORANDUM'),
        ('9200', 'MARKETPLACE', 'Penjualan selesai', 'MEMORANDUM'),
        ('1100', 'PROGRAMME', 'Kas program', 'ASSET'),
        ('1200', 'PROGRAMME', 'Piutang pinjaman anggota', 'ASSET'),
        ('1300', 'PROGRAMME', 'Tagihan antaranggota', 'ASSET'),
        ('2200', 'PROGRAMME', 'Uang pertanggungjawaban anggota', 'LIABILITY'),
        ('3100', 'PROGRAMME', 'Modal program', 'EQUITY'),
        ('4100', 'PROGRAMME', 'Pendapatan jasa', 'INCOME'),
        ('5100', 'PROGRAMME', 'Hapus buku', 'EXPENSE')`)
  }

  private groups(): void {
    this.addSql(`
      create table member_group (
        id uuid primary key,
        slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        name text not null,
        kelurahan text not null,
        kecamatan text not null,
        meeting_weekday int not null check (meeting_weekday between 1 and 7),
        meeting_place text not null,
        mentor_id uuid not null references users,
        formed_on date not null
      )`)
    this.addSql(`create index member_group_by_mentor on member_group (mentor_id)`)
    this.addSql(`
      create table group_membership (
        id uuid primary key,
        group_id uuid not null references member_group,
        member_id uuid not null references users,
        member_number int not null check (member_number > 0),
        joined_on date not null,
        left_on date check (left_on >= joined_on),
        unique (group_id, member_number)
      )`)
    // A woman is in one group at a time.
    this.addSql(`create unique index group_membership_current on group_membership (member_id) where left_on is null`)
    this.addSql(`create index group_membership_by_group on group_membership (group_id) where left_on is null`)
    this.addSql(`
      create table chair_term (
        id uuid primary key,
        group_id uuid not null references member_group,
        member_id uuid not null references users,
        starts_on date not null,
        ends_on date not null check (ends_on > starts_on)
      )`)
    this.addSql(`create index chair_term_by_group on chair_term (group_id, starts_on desc)`)
    this.addSql(`
      create table season_week (
        starts_on date primary key check (extract(isodow from starts_on) = 1),
        type text not null check (type in ('RAMADAN', 'PRE_LEBARAN', 'CLOSED'))
      )`)
    this.addSql(`
      create table closed_week (
        group_id uuid not null references member_group,
        starts_on date not null check (extract(isodow from starts_on) = 1),
        reason text not null,
        closed_at timestamptz not null,
        primary key (group_id, starts_on)
      )`)
    // Umm al-Qura: Ramadan 1447 from 18 February 2026, Lebaran on 20 March 2026; Ramadan 1448 from 8 February 2027,
    // Lebaran on 10 March 2027.
    this.addSql(`
      insert into season_week (starts_on, type) values
        ('2026-02-16', 'RAMADAN'), ('2026-02-23', 'RAMADAN'), ('2026-03-02', 'RAMADAN'),
        ('2026-03-09', 'PRE_LEBARAN'), ('2026-03-16', 'CLOSED'),
        ('2027-02-08', 'RAMADAN'), ('2027-02-15', 'RAMADAN'), ('2027-02-22', 'RAMADAN'),
        ('2027-03-01', 'PRE_LEBARAN'), ('2027-03-08', 'CLOSED')`)
  }

  private catalogue(): void {
    this.addSql(`create table category (slug text primary key, name text not null, position int not null unique)`)
    this.addSql(`
      insert into category (position, slug, name) values
        (1, 'keripik', 'Keripik & Camilan'), (2, 'kue-basah', 'Kue Basah'), (3, 'kue-kering', 'Kue Kering'),
        (4, 'kopi', 'Kopi'), (5, 'minuman', 'Minuman'), (6, 'olahan-ikan', 'Olahan Ikan'),
        (7, 'sambal-bumbu', 'Sambal & Bumbu'), (8, 'oleh-oleh', 'Oleh-oleh & Bahan Pangan'), (9, 'batik', 'Batik'),
        (10, 'kerajinan-kain', 'Kerajinan Kain'), (11, 'anyaman', 'Anyaman')`)
    this.addSql(`create sequence product_newest`)
    this.addSql(`
      create table product (
        id uuid primary key,
        business_id uuid not null references business,
        category_slug text not null references category,
        slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        name text not null check (name <> ''),
        description text not null,
        unit text not null,
        weight_grams int check (weight_grams > 0),
        shelf_life_days int check (shelf_life_days > 0),
        made_to_order boolean not null,
        lead_time_days int not null default 0 check (lead_time_days >= 0),
        status text not null check (status in ('DRAFT', 'PUBLISHED', 'ARCHIVED')),
        newest_rank bigint not null default nextval('product_newest'),
        sold_count int not null default 0 check (sold_count >= 0),
        price bigint not null default 0 check (price >= 0),
        stock int check (stock >= 0),
        search_text text not null default '',
        search_vector tsvector not null default ''::tsvector
      )`)
    this.addSql(`
      create table product_variant (
        id uuid primary key,
        product_id uuid not null references product,
        name text not null,
        position int not null,
        price bigint not null check (price > 0 and price <= 1000000000),
        stock int check (stock >= 0),
        unique (product_id, position)
      )`)
    this.addSql(`
      create table product_image (
        id uuid primary key,
        product_id uuid not null references product,
        position int not null,
        path text not null,
        width int not null check (width > 0),
        height int not null check (height > 0),
        alt text not null,
        unique (product_id, position)
      )`)

    // The cheapest price and the whole stock stand on the product, so that lists sort and filter on one indexed row.
    // Whoever changes variants locks their products first, in id order (catalogue/stock.ts).
    this.addSql(`
      create function product_takes_variants() returns trigger language plpgsql as $$
      begin
        update product set
          price = coalesce((select min(v.price) from product_variant v where v.product_id = new.product_id), 0),
          stock = (select case when bool_or(v.stock is null) then null else sum(v.stock) end
                   from product_variant v where v.product_id = new.product_id)
        where id = new.product_id;
        return null;
      end $$`)
    this.addSql(`
      create trigger product_variant_on_product after insert or update on product_variant
      for each row execute function product_takes_variants()`)

    this.addSql(`
      create function product_takes_search_text() returns trigger language plpgsql as $$
      declare
        seller text := (select name from business where id = new.business_id);
        shelf text := (select name from category where slug = new.category_slug);
      begin
        new.search_text := lower(unaccent(concat_ws(' ', new.name, shelf, seller)));
        new.search_vector :=
          setweight(to_tsvector('indonesian', unaccent(new.name)), 'A') ||
          setweight(to_tsvector('indonesian', unaccent(concat_ws(' ', shelf, seller))), 'B') ||
          setweight(to_tsvector('indonesian', unaccent(new.description)), 'C');
        return new;
      end $$`)
    this.addSql(`
      create trigger product_search before insert or update of name, description, category_slug, business_id on product
      for each row execute function product_takes_search_text()`)

    for (const scope of ['', 'category_slug, ', 'business_id, ']) {
      const name = `product_${scope === '' ? 'all' : scope.slice(0, scope.indexOf('_'))}`
      this.addSql(`create index ${name}_newest on product (${scope}newest_rank desc) where status = 'PUBLISHED'`)
      this.addSql(`create index ${name}_price on product (${scope}price, newest_rank) where status = 'PUBLISHED'`)
      this.addSql(
        `create index ${name}_best on product (${scope}sold_count desc, newest_rank desc) where status = 'PUBLISHED'`,
      )
    }
    this.addSql(`create index product_search_vector on product using gin (search_vector) where status = 'PUBLISHED'`)
    this.addSql(
      `create index product_search_trigrams on product using gin (search_text gin_trgm_ops) where status = 'PUBLISHED'`,
    )
  }

  private orders(): void {
    this.addSql(`create sequence order_number start 1001`)
    this.addSql(`
      create table purchase (
        id uuid primary key,
        request_hash bytea not null,
        tracking_token text not null unique,
        buyer_id uuid references users,
        buyer_name text not null,
        buyer_phone text not null,
        buyer_email text,
        payment_method text not null check (payment_method in ('CASH', 'QRIS', 'BANK_TRANSFER', 'CARD')),
        total bigint not null check (total > 0),
        placed_at timestamptz not null
      )`)
    this.addSql(`create index purchase_by_buyer on purchase (buyer_id, placed_at desc) where buyer_id is not null`)
    this.addSql(`
      create table orders (
        id uuid primary key,
        purchase_id uuid not null references purchase,
        business_id uuid not null references business,
        number text not null unique,
        status text not null check (status in ('PLACED', 'CONFIRMED', 'READY', 'COMPLETED', 'CANCELLED')),
        delivery text not null check (delivery in ('PICKUP', 'SELLER_DELIVERY')),
        address text check (delivery = 'PICKUP' or address is not null),
        note text,
        total bigint not null check (total > 0),
        placed_at timestamptz not null,
        paid_at timestamptz,
        completed_at timestamptz,
        cancelled_at timestamptz,
        cancel_reason text,
        settled_at timestamptz,
        unique (purchase_id, business_id),
        check ((status = 'COMPLETED') = (completed_at is not null)),
        check ((status = 'CANCELLED') = (cancelled_at is not null)),
        check (cancelled_at is null or (cancel_reason is not null and paid_at is null)),
        check ((settled_at is not null) = (paid_at is not null and completed_at is not null))
      )`)
    this.addSql(`create index orders_by_business on orders (business_id, placed_at desc, id desc)`)
    this.addSql(`create index orders_settled on orders (business_id, settled_at) where settled_at is not null`)
    this.addSql(`
      create table order_line (
        id uuid primary key,
        order_id uuid not null references orders,
        product_id uuid not null references product,
        variant_id uuid not null references product_variant,
        name text not null,
        quantity int not null check (quantity > 0),
        unit_price bigint not null check (unit_price > 0),
        total bigint not null check (total = quantity * unit_price),
        takes_stock boolean not null,
        unique (order_id, variant_id)
      )`)
    this.addSql(`
      create table payment (
        id uuid primary key,
        order_id uuid not null unique references orders,
        method text not null check (method in ('CASH', 'QRIS', 'BANK_TRANSFER', 'CARD')),
        amount bigint not null check (amount > 0),
        confirmed_by uuid not null references users,
        confirmed_at timestamptz not null
      )`)
  }

  private sales(): void {
    this.addSql(`
      create table recorded_sale (
        id uuid primary key,
        request_hash bytea not null,
        business_id uuid not null references business,
        variant_id uuid references product_variant,
        description text not null check (description <> ''),
        quantity int not null check (quantity > 0),
        amount bigint not null check (amount > 0 and amount <= 100000000),
        payment_method text not null check (payment_method in ('CASH', 'QRIS', 'BANK_TRANSFER')),
        sold_on date not null,
        recorded_by uuid not null references users,
        recorded_at timestamptz not null,
        withdrawn_at timestamptz,
        verified_by uuid references users,
        verified_at timestamptz,
        check ((verified_at is null) = (verified_by is null)),
        check (verified_by <> recorded_by),
        check (withdrawn_at is null or verified_at is null)
      )`)
    this.addSql(`create index recorded_sale_by_business on recorded_sale (business_id, sold_on)`)
  }

  private capacity(): void {
    this.addSql(`
      create table business_finances (
        id uuid primary key,
        business_id uuid not null references business,
        declared_on date not null,
        cost_of_goods_basis_points int not null check (cost_of_goods_basis_points between 0 and 10000),
        operating_cost bigint not null check (operating_cost >= 0),
        household_expenses bigint not null check (household_expenses >= 0),
        other_household_income bigint not null check (other_household_income >= 0),
        outside_debt_service bigint not null check (outside_debt_service >= 0),
        declared_by uuid not null references users,
        declared_at timestamptz not null
      )`)
    this.addSql(`
      create index business_finances_newest on business_finances (business_id, declared_on desc, declared_at desc)`)
    this.addSql(`
      create table capacity_policy (
        version int primary key check (version > 0),
        effective_from date not null,
        figures jsonb not null
      )`)
    // Version 1 of the lending rules. Amounts are whole rupiah, written 500n so that they are read back exactly.
    this.addSql(`
      insert into capacity_policy (version, effective_from, figures) values (1, '2025-01-01', '{
        "model": {
          "windowWeeks": 26, "meanWeeks": 4, "offPlatformBasisPoints": 7000, "otherIncomeBasisPoints": 5000,
          "seasonBasisPoints": {"RAMADAN": 16000, "PRE_LEBARAN": 16000},
          "capMadsBasisPoints": 30000, "madScaleBasisPoints": 14826, "madFloorBasisPoints": 500,
          "incomeShareBasisPoints": 3000, "dscrBasisPoints": {"HIGH": 15000, "MEDIUM": 17500, "LOW": 20000},
          "confidenceWeeksMin": {"LOW": 4, "MEDIUM": 8, "HIGH": 12}, "coverageHighBasisPointsMin": 6000,
          "volatilityBasisPointsMax": 4000, "instalmentStep": "500n", "loanStep": "100000n", "loanMin": "2000000n",
          "loanMax": "5000000n", "firstCycleLoanMax": "2000000n", "stepUpBasisPoints": 15000, "tenorsWeeks": [25, 50]
        },
        "loan": {"annualRateBasisPoints": 2500, "yearWeeks": 50},
        "warnings": {
          "recentSalesBasisPointsMin": 7000, "dscrBasisPointsMin": 12000, "zeroSalesWeeksMax": 1,
          "refundsBasisPointsMax": 1000, "largestBuyerBasisPointsMax": 5000
        }
      }')`)
    this.addSql(`
      create table capacity_assessment (
        id uuid primary key,
        business_id uuid not null references business,
        as_of date not null,
        policy_version int not null references capacity_policy,
        input_hash bytea not null,
        input jsonb not null,
        evidence jsonb not null,
        estimate jsonb not null,
        assessed_at timestamptz not null,
        unique (business_id, as_of, policy_version, input_hash)
      )`)
    this.addSql(`
      create trigger capacity_assessment_append_only before update or delete or truncate on capacity_assessment
      for each statement execute function forbid_change()`)
  }
}
