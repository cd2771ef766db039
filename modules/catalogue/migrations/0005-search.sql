-- Search in two steps. A word of a query is looked up among the few ten thousand names, brands, makers and specs
-- that 400,000 products share (search_key: every place of a term where a word may begin, by characters, pinyin and
-- initials, so that each kind of word is one range of one index); the terms then lead to products in the order of
-- what is bought most (search_row). README.md says why no query has to read more than a bounded number of rows.

-- reference
create table catalogue.search_term (
  term_id  integer generated always as identity primary key,
  kind     text    not null check (kind in ('name', 'brand', 'maker', 'spec')),
  folded   text    not null,                    -- as queries are folded; an older name follows behind a |
  grams    text[]  not null,                    -- Chinese characters and their pairs: for words with an error
  unique (kind, folded)
);
call kernel.share('catalogue.search_term');
create index search_term_grams on catalogue.search_term using gin (grams) with (fastupdate = off)
  where kind <> 'spec';

-- products and weight are copies that the statistics job keeps: a word is judged without touching another table.
-- reference
create table catalogue.search_key (
  key      text collate "C" not null,           -- the rest of the term from a place where a word may begin
  term_id  integer  not null references catalogue.search_term,
  kind     text     not null,
  class    smallint not null,                   -- 1 beginning of a name or brand, 2 inside or a maker's, 3 the rest
  starts   boolean  not null,                   -- at the beginning of its field: for words of one or two letters
  length   smallint not null,                   -- of the whole term
  products integer  not null,                   -- how many hold the term
  weight   integer  not null,                   -- of the best of them: no product of the term has a higher one
  primary key (key, term_id) include (kind, class, starts, length, products, weight)
);
call kernel.share('catalogue.search_key');
create index search_key_term on catalogue.search_key (term_id);

-- One narrow row per product; 0 stands for no term. Drafts and withdrawn products weigh -1, so that they stand
-- behind everything that may be sold.
-- reference
create table catalogue.search_row (
  product_id  uuid    primary key references catalogue.product on delete cascade,
  name_term   integer not null,
  brand_term  integer not null,
  maker_term  integer not null,
  spec_term   integer not null,
  weight      integer not null,                 -- popularity: what is offered and bought
  offers      integer not null default 0,       -- firms that offer it
  sold        integer not null default 0,       -- order lines of the last 90 days
  state       text    not null,
  rx          text    not null,
  scope_class text    not null,
  temperature text    not null,
  form        text    not null
);
call kernel.share('catalogue.search_row');
create index search_row_name on catalogue.search_row (name_term, weight desc, product_id);
create index search_row_brand on catalogue.search_row (brand_term, weight desc, product_id) where brand_term > 0;
create index search_row_maker on catalogue.search_row (maker_term, weight desc, product_id) where maker_term > 0;
create index search_row_spec on catalogue.search_row (spec_term, weight desc, product_id) where spec_term > 0;
create index search_row_weight on catalogue.search_row (weight desc, product_id);

-- Approval numbers with and without their letters, barcodes: nearly one for each product, so they are no terms.
-- reference
create table catalogue.search_code (
  code       text collate "C" not null,
  product_id uuid not null references catalogue.product on delete cascade,
  primary key (code, product_id)
);
call kernel.share('catalogue.search_code');
create index search_code_product on catalogue.search_code (product_id);

-- What people looked for and did not find: the words, what they came to, how often, by the day. No person,
-- no organisation, no single search; 180 days.
-- reference
create table catalogue.search_miss (
  day      date    not null,
  words    text    not null,
  found    text    not null check (found in ('nothing', 'spelling', 'no_offer')),
  searches integer not null,
  primary key (day, words, found)
);
call kernel.share('catalogue.search_miss');

-- Products that are there already get their rows from the program (job catalogue.index_products): pinyin is not
-- known here. The indexes that the old search needed went over whole texts of 400,000 rows.
drop index catalogue.product_words;
drop index catalogue.product_grams;
drop index catalogue.product_name;
drop index catalogue.product_brand;
drop index catalogue.product_pinyin;
drop index catalogue.product_initials;
-- As long as no worker has come by, the first search of a house that holds products finds none of them.
select kernel.add_job('catalogue.keep-search', '{}'::jsonb, null, 'catalogue.keep-search');
drop function catalogue.search_rank(catalogue.product, text);
