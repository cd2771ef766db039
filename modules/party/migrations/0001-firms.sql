-- Firms, their licences, and what the trading hot path reads about them.

create extension if not exists pg_trgm;

-- reference
create table party.organisation (
  org_id        uuid        primary key,
  uscc          text        unique,            -- null for a natural person only
  name          text        not null,
  short_name    text        not null,
  kind          text        not null,
  is_person     boolean     not null default false,
  province      text        not null,
  city          text        not null,
  district      text        not null default '',
  detail        text        not null default '',
  contact       text        not null default '',
  phone         text        not null default '',
  parent_org_id uuid,                          -- the head office of a chain, the head of a group
  state         text        not null default 'active' check (state in ('active', 'closed')),
  demo          boolean     not null default false,
  version       integer     not null default 1,
  registered_at timestamptz not null,
  registered_by uuid,
  check (uscc is not null or is_person)
);
call kernel.share('party.organisation');
create index organisation_name on party.organisation (name, org_id);
create index organisation_words on party.organisation using gin ((name || ' ' || short_name) gin_trgm_ops);
create index organisation_place on party.organisation (province, kind, name, org_id);
create index organisation_kind on party.organisation (kind, name, org_id);
create index organisation_parent on party.organisation (parent_org_id) where parent_org_id is not null;

-- reference
create table party.licence (
  licence_id    uuid        primary key,
  org_id        uuid        not null,
  kind          text        not null,
  number        text        not null,
  scope         text[]      not null,          -- scope classes it covers
  mode          text,                          -- wholesale, chain, retail; null where the kind has none
  issued_by     text        not null,
  valid_from    date        not null,
  valid_to      date        not null,          -- inclusive
  state         text        not null check (state in ('valid', 'locked', 'revoked', 'superseded')),
  state_reason  text        not null default '',
  renews        uuid,                          -- the licence that this one replaces
  superseded_by uuid,                          -- set while the old one still runs to its last day
  file_hash     text,                          -- SHA-256 of the scan
  version       integer     not null default 1,
  added_at      timestamptz not null,
  added_by      uuid,
  verified_at   timestamptz,                   -- null: entered by its holder, no quality department has seen it
  verified_by   uuid,
  check (state <> 'valid' or verified_at is not null),
  check (valid_from <= valid_to)
);
call kernel.share('party.licence');
create index licence_org on party.licence (org_id, kind, valid_to desc);
create index licence_expiry on party.licence (valid_to, licence_id) where state = 'valid';
-- One holder per number. A renewed licence may keep its number: the old one then stands aside, also while it
-- still runs. What nobody has verified claims nothing, so that a false entry cannot keep the true holder out.
create unique index licence_number on party.licence (kind, number)
  where state in ('valid', 'locked') and superseded_by is null and verified_at is not null;

-- Who changed what in a licence, and what stood there before.
-- reference
create table party.licence_change (
  licence_id uuid        not null,
  version    integer     not null,             -- the version that the change made
  org_id     uuid        not null,
  step       text        not null,
  reason     text        not null,
  before     jsonb,                            -- null when it was added
  by_user    uuid,
  by_name    text        not null,
  at         timestamptz not null,
  primary key (licence_id, version)
);
call kernel.share('party.licence_change', append_only => true);

-- One row per organisation with everything an order asks about it; written with each change, never later.
-- reference
create table party.standing (
  org_id    uuid    primary key,
  version   integer not null,
  kind      text    not null,
  name      text    not null,
  is_person boolean not null,
  state     text    not null,
  facts     jsonb   not null                   -- PartyFacts of the rulebook
);
call kernel.share('party.standing');

-- How a firm's licences stand on a day: the worst of them, and the first last day among those that run. What a
-- renewal has already replaced does not count, nor what nobody has verified, unless there is nothing else.
create function party.licence_health(org uuid, today date)
returns table (health text, valid_to date) language sql stable parallel safe as $$
  select case min(rated.rank) when 1 then 'revoked' when 2 then 'locked' when 3 then 'expired'
                              when 4 then 'expiring' when 5 then 'valid' when 6 then 'locked' else 'none' end,
         min(rated.valid_to) filter (where rated.rank in (3, 4, 5))
    from (select l.valid_to,
                 case when l.verified_at is null then 6
                      when l.state = 'revoked' then 1
                      when l.valid_to < today then 3
                      when l.state = 'locked' then 2
                      when l.valid_to < today + 30 then 4
                      else 5 end as rank
            from party.licence l
           where l.org_id = org and l.state <> 'superseded' and l.superseded_by is null) as rated
$$;
