-- Firms found by any part of their name, and the shops of a chain in the order of their names.

-- pg_trgm sees no letters in Chinese where the database's LC_CTYPE is C, as it is in our own cluster, so a word read
-- the whole table. Every character and every pair of neighbours instead: a word is found by its pairs.
create function party.name_pairs(words text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct pair), '{}')
    from generate_series(1, length(words)) as at,
         lateral (values (substr(words, at, 1)), (substr(words, at, 2))) as near (pair)
   where pair !~ '\s'
$$;
grant execute on function party.name_pairs(text) to yl_module;

-- The first letters of the pinyin of both names, written by the application: SQL knows no pinyin. Firms from before
-- get theirs with the next change of their facts.
alter table party.organisation add column initials text not null default '';
alter table party.organisation
  add column search_text text not null
      generated always as (lower(normalize(name || ' ' || short_name || ' ' || initials, nfkc))) stored,
  add column pairs text[] not null
      generated always as (party.name_pairs(lower(normalize(name || ' ' || short_name || ' ' || initials, nfkc)))) stored;

drop index party.organisation_words;
create index organisation_pairs on party.organisation using gin (pairs);

drop index party.organisation_parent;
create index organisation_parent on party.organisation (parent_org_id, name, org_id) where parent_org_id is not null;
