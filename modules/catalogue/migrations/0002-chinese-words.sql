-- Search of Chinese words. pg_trgm sees no letters in Chinese where the database's LC_CTYPE is C, as it is in our
-- own cluster, so a Chinese word read the whole table: 540 ms at 200,000 products.

-- The Chinese characters of the searched fields and their pairs; a word of three characters is its two pairs.
-- Filled by the application: the same in SQL, as an index on an expression, took 0.1 to 0.4 ms a row.
alter table catalogue.product add column grams text[] not null default '{}';
update catalogue.product p
   set grams = (select coalesce(array_agg(distinct gram), '{}')
                  from (select c, lead(c) over (order by at) as next
                          from unnest(string_to_array(p.search_text, null)) with ordinality as split (c, at)) as pairs
                 cross join lateral unnest(array[c, c || next]) as grams (gram)
                 where c collate "C" between '㐀' and '鿿'
                   and (gram = c or next collate "C" between '㐀' and '鿿'));
alter table catalogue.product alter column grams drop default;
create index product_grams on catalogue.product using gin (grams);

-- 0 where the product itself begins with the word, 1 where one of its fields does, 2 elsewhere.
create function catalogue.search_rank(p catalogue.product, word text) returns integer
language sql immutable parallel safe as $$
  select case when starts_with(p.name_key, word) or starts_with(p.brand_key, word) or starts_with(p.initials, word)
                or starts_with(p.pinyin, word) or starts_with(lower(p.approval_no), word) then 0
              when position(' ' || word in p.search_text) > 0 then 1
              else 2 end
$$;
grant execute on function catalogue.search_rank(catalogue.product, text) to yl_module;
