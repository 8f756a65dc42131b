import { Migration } from '@mikro-orm/migrations'

/** What words products are found by, how the shelf is counted, and the indexes of each filter and order. */
export class Migration20261123Finding extends Migration {
  override up(): void {
    this.products()
    this.words()
    this.addSql(`update product set business_id = business_id`)
    this.counts()
    this.refreshing()
  }

  private products(): void {
    this.addSql(`create extension if not exists fuzzystrmatch`)
    this.addSql(`drop index product_search_trigrams`)
    // Room for the next version of a row beside it: an order changes the stock, and then no index needs to know.
    this.addSql(`alter table product set (fillfactor = 90)`)
    // Availability and price step follow from stock, pause and price, and change seldom where the stock changes with each order.
    this.addSql(`
      alter table product
        drop column search_text,
        add kecamatan text not null default '',
        add availability text not null generated always as
          (case when paused_until is not null or stock <= 0 then 'SOLD_OUT' when stock is null then 'MADE_TO_ORDER' else 'IN_STOCK' end) stored,
        add price_step int not null generated always as
          (width_bucket(price, array[10000, 25000, 50000, 100000, 250000]::bigint[])) stored`)

    // One index answers three questions: a stem alone stands for the whole product, /stem for its headline (name, category and seller)
    // and =stem for its name.
    this.addSql(`
      create function search_vector_of(name text, headline text, description text)
      returns tsvector language sql stable parallel safe as $$
        select array_to_tsvector(
          tsvector_to_array(to_tsvector('indonesian', unaccent(concat_ws(' ', headline, description))))
          || array(select '/' || stem from unnest(tsvector_to_array(to_tsvector('indonesian', unaccent(headline)))) as stem)
          || array(select '=' || stem from unnest(tsvector_to_array(to_tsvector('indonesian', unaccent(name)))) as stem))
      $$`)
    this.addSql(`
      create or replace function product_takes_search_text() returns trigger language plpgsql as $$
      declare
        shelf text := (select c.name from category c where c.slug = new.category_slug);
        seller record;
      begin
        select b.name, b.kecamatan into seller from business b where b.id = new.business_id;
        new.kecamatan := coalesce(seller.kecamatan, '');
        new.search_vector := search_vector_of(new.name, concat_ws(' ', new.name, shelf, seller.name), new.description);
        return new;
      end $$`)
    this.addSql(`
      create function business_changes_its_products() returns trigger language plpgsql as $$
      begin
        -- Whoever puts up a product just now holds the same lock (shops/lock-shop.ts), and has read the old name.
        perform pg_advisory_xact_lock(hashtextextended('shop ' || new.id, 0));
        -- In id order, as baskets lock them.
        perform from product where business_id = new.id order by id for no key update;
        update product set business_id = business_id where business_id = new.id;
        return null;
      end $$`)
    this.addSql(`
      create trigger business_on_products after update of name, kecamatan on business for each row
      when ((old.name, old.kecamatan) is distinct from (new.name, new.kecamatan))
      execute function business_changes_its_products()`)

    for (const [name, order] of [
      ['newest', 'newest_rank desc'],
      ['price', 'price, newest_rank'],
      ['best', 'sold_count desc, newest_rank desc'],
    ]) {
      this.addSql(`create index product_kecamatan_${name} on product (kecamatan, ${order}) where status = 'PUBLISHED'`)
    }
    this.addSql(`
      create index product_price_places on product (price) include (category_slug, kecamatan, availability, halal, price_step)
      where status = 'PUBLISHED'`)
    this.addSql(`create index business_name_words on business using gin (to_tsvector('simple', name)) where has_shop`)
  }

  private words(): void {
    // How a word sounds when it is typed in a hurry: colloquial and old spellings made one, then without vowels, doubled letters and
    // a final h. keripik, kripik and krpk are krpk.
    this.addSql(`
      create function sound_of(word text) returns text language sql immutable strict parallel safe as $$
        select regexp_replace(regexp_replace(
          translate(
            replace(replace(replace(replace(replace(replace(replace(word,
              'tj', 'c'), 'dj', 'j'), 'sy', 's'), 'kh', 'k'), 'ck', 'k'), 'x', 'ks'), 'ph', 'f'),
            'vfqzaiueo', 'ppks'),
          '(.)\\1+', '\\1', 'g'), '(?<=.)h$', '')
      $$`)
    // Every word of the published products. Each is added with the product; how many products hold its stem is counted by
    // refresh_search(): a counter kept with each product would make whoever saves a keripik wait for all others who do.
    this.addSql(`
      create table search_word (
        word text collate "C" primary key,
        stem text collate "C" not null,
        sound text collate "C" not null generated always as (sound_of(word)) stored,
        documents int not null default 1 check (documents >= 0),
        headline_documents int not null default 1 check (headline_documents >= 0),
        name_documents int not null default 1 check (name_documents >= 0)
      )`)
    this.addSql(`create index search_word_stem on search_word (stem)`)
    this.addSql(`create index search_word_sound on search_word (sound)`)
    this.addSql(`create index search_word_trigrams on search_word using gin (word gin_trgm_ops)`)
    this.addSql(`
      create function stem_of(word text) returns text language sql immutable strict parallel safe as $$
        -- As the parser would have it: what holds a figure is kept as it is.
        select case when word ~ '[0-9]' then word else coalesce((ts_lexize('indonesian_stem', word))[1], word) end
      $$`)
    this.addSql(`
      create function product_adds_search_words() returns trigger language plpgsql as $$
      declare
        words text[] := array(
          select word
          from unnest(tsvector_to_array(to_tsvector('simple', unaccent(concat_ws(' ', new.name, new.description,
                 (select name from category where slug = new.category_slug),
                 (select name from business where id = new.business_id)))))) as word
          where word ~ '^[[:alnum:]]{1,40}$');
      begin
        -- In one order, so that two who add the same new words queue and never deadlock.
        insert into search_word (word, stem) select word, stem_of(word) from unnest(words) as word order by word
        on conflict do nothing;
        -- Nobody used these for a while; few are among them.
        update search_word set documents = 1, headline_documents = 1, name_documents = 1 where word = any(words) and documents = 0;
        return null;
      end $$`)
    this.addSql(`
      create trigger product_words after insert or update of name, description, category_slug, business_id, status on product
      for each row when (new.status = 'PUBLISHED') execute function product_adds_search_words()`)

    // Other words for the same thing: whoever asks for the first finds the second as well. Where it holds both ways, both ways are
    // here. Slips of the finger need no line: they are corrected.
    this.addSql(`create table search_synonym (word text, means text, primary key (word, means))`)
    const bothWays = [
      'keripik kripik',
      'kerupuk krupuk',
      'camilan cemilan',
      'sambal sambel',
      'cabai cabe',
      'durian duren',
      'telur telor',
      'cokelat coklat',
      'kedelai kedele',
      'rempeyek peyek',
      'pempek empek',
      'nanas nenas',
      'sirup sirop',
      'stik stick',
      'kue kueh',
      'asap salai',
      'selendang syal',
      'hampers parsel',
      'hampers bingkisan',
      'hantaran seserahan',
    ]
    const oneWay = [
      'ubi singkong',
      'ketela singkong',
      'pedas balado',
      'pedas rawit',
      'pedas sambal',
      'snack camilan',
      'jajan camilan',
      'jajanan camilan',
      'ngemil camilan',
      'kudapan camilan',
      'tas pouch',
      'tas tote',
      'jamu kunyit',
      'jamu jahe',
      // Guests of the city ask in English.
      'chips keripik',
      'crackers kerupuk',
      'cassava singkong',
      'banana pisang',
      'pineapple nanas',
      'coconut kelapa',
      'ginger jahe',
      'fish ikan',
      'coffee kopi',
      'cake kue',
      'cakes kue',
      'cookies kue',
      'cheese keju',
      'spicy pedas',
      'spicy balado',
      'syrup sirup',
      'sugar gula',
      'oil minyak',
      'soap sabun',
      'drink minuman',
      'drinks minuman',
      'bag tas',
      'bag tote',
      'wallet dompet',
      'scarf selendang',
      'shirt kemeja',
      'souvenir oleh',
      'souvenirs oleh',
    ]
    const turned = bothWays.map((pair) => pair.split(' ').toReversed().join(' '))
    const pairs = [...bothWays, ...turned, ...oneWay]
    this.addSql(
      `insert into search_synonym (word, means) values ${pairs.map((pair) => `('${pair.replace(' ', `', '`)}')`).join(', ')}`,
    )
    this.addSql(`
      create function search_stems(word text) returns text[] language sql stable strict parallel safe as $$
        select stem_of(word) || array(select stem_of(y.means) from search_synonym y where y.word = search_stems.word)
      $$`)
  }

  private counts(): void {
    // How many products stand where on the shelf, as a sum of rows: who changes a product adds rows and waits for nobody. Folded into
    // one row for each place by refresh_search().
    this.addSql(`
      create table product_count (
        category_slug text not null,
        kecamatan text not null,
        availability text not null,
        halal boolean not null,
        price_step int not null,
        products int not null
      )`)
    this.addSql(`
      create function product_is_counted() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' and old.status = 'PUBLISHED' then
          insert into product_count
          values (old.category_slug, old.kecamatan, old.availability, old.halal, old.price_step, -1);
        end if;
        if tg_op <> 'DELETE' and new.status = 'PUBLISHED' then
          insert into product_count
          values (new.category_slug, new.kecamatan, new.availability, new.halal, new.price_step, 1);
        end if;
        return null;
      end $$`)
    this.addSql(`
      create trigger product_count_added after insert or delete on product
      for each row execute function product_is_counted()`)
    this.addSql(`
      create trigger product_count_moved after update on product for each row
      when ((old.status, old.category_slug, old.kecamatan, old.availability, old.halal, old.price_step)
            is distinct from (new.status, new.category_slug, new.kecamatan, new.availability, new.halal, new.price_step))
      execute function product_is_counted()`)
    this.addSql(`
      insert into product_count
      select category_slug, kecamatan, availability, halal, price_step, count(*)
      from product where status = 'PUBLISHED' group by 1, 2, 3, 4, 5`)
  }

  private refreshing(): void {
    // Folds the counts and counts the words anew. May run at any time.
    this.addSql(`
      create function refresh_search() returns void language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtext('refresh_search'));
        with folded as (delete from product_count returning *)
        insert into product_count
        select category_slug, kecamatan, availability, halal, price_step, sum(products)
        from folded group by 1, 2, 3, 4, 5 having sum(products) <> 0;

        -- Counted first and written afterwards: who saves a product waits for rows that are being written.
        create temporary table counted on commit drop as
        select ltrim(word, '/=') as stem,
               coalesce(sum(ndoc) filter (where word !~ '^[/=]'), 0) as documents,
               coalesce(sum(ndoc) filter (where word ~ '^/'), 0) as headline_documents,
               coalesce(sum(ndoc) filter (where word ~ '^='), 0) as name_documents
        from ts_stat('select search_vector from product where status = ''PUBLISHED''') group by 1;
        -- A word that nobody uses stays with a count of 0: somebody may be saving a product with it just now.
        update search_word w
        set documents = n.documents, headline_documents = n.headline_documents, name_documents = n.name_documents
        from (select o.word, coalesce(c.documents, 0) as documents, coalesce(c.headline_documents, 0) as headline_documents,
                     coalesce(c.name_documents, 0) as name_documents
              from search_word o left join counted c using (stem)) n
        where n.word = w.word
          and (w.documents, w.headline_documents, w.name_documents)
              is distinct from (n.documents, n.headline_documents, n.name_documents);
        drop table counted;
      end $$`)
  }
}
