-- People, where they belong, their sessions, machines' keys, and what happened to them. All of it is looked up before
-- anybody's organisation is known, so none of it stands behind row-level security: the verbs guard it.

-- reference
create table identity.user_account (
  user_id             uuid        primary key,
  name                text        not null unique,  -- login, folded to lower case
  display_name        text        not null,
  password_hash       text        not null,         -- argon2id, PHC text
  state               text        not null default 'active' check (state in ('active', 'disabled')),
  must_change         boolean     not null default false,
  failed_attempts     integer     not null default 0,
  locked_until        timestamptz,
  last_org_id         uuid,
  password_changed_at timestamptz not null,
  created_at          timestamptz not null,
  created_by          uuid
);
call kernel.share('identity.user_account');

-- reference
create table identity.membership (
  user_id  uuid        not null,
  org_id   uuid        not null,
  roles    text[]      not null,
  state    text        not null default 'active' check (state in ('active', 'disabled')),
  added_at timestamptz not null,
  primary key (user_id, org_id)
);
call kernel.share('identity.membership');
create index membership_org on identity.membership (org_id);

-- The token itself is nowhere: whoever reads this table can sign in as nobody.
-- reference
create table identity.session (
  token_hash   text        primary key,             -- SHA-256, hex
  session_id   uuid        not null unique,         -- what lists show and ending names
  user_id      uuid        not null,
  org_id       uuid        not null,                -- the organisation acted for
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,                -- within five minutes
  expires_at   timestamptz not null,
  ended_at     timestamptz,
  ip           text        not null,
  agent        text        not null
);
call kernel.share('identity.session');
create index session_of_user on identity.session (user_id, last_seen_at desc) where ended_at is null;
create index session_ended on identity.session (expires_at);
-- last_seen_at changes often: room on the page keeps those updates off the indexes.
alter table identity.session set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

-- reference
create table identity.api_key (
  key_id       uuid        primary key,
  key_hash     text        not null unique,         -- SHA-256, hex
  prefix       text        not null,                -- the first characters, to recognise it by
  org_id       uuid        not null,
  name         text        not null,
  rights       text[]      not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  last_used_at timestamptz,                         -- within an hour
  created_at   timestamptz not null,
  created_by   uuid
);
call kernel.share('identity.api_key');
create index api_key_org on identity.api_key (org_id, created_at desc);

-- Who came in, who failed to, and who changed whose rights; kept half a year at least (网络安全法 art. 21).
-- reference
create table identity.journal (
  journal_id bigint      not null generated always as identity primary key,
  at         timestamptz not null,
  kind       text        not null,
  user_id    uuid,                                  -- whom it concerns; null for a name that is nobody's
  org_id     uuid,
  by_user    uuid,
  by_name    text        not null,
  ip         text        not null,
  agent      text        not null,
  facts      jsonb       not null
);
call kernel.share('identity.journal', append_only => true);
create index journal_org on identity.journal (org_id, journal_id desc);
create index journal_user on identity.journal (user_id, journal_id desc);
create index journal_failures on identity.journal (ip, at) where kind = 'login_failed';

-- The one door through which the journal shrinks, and it keeps what the law wants kept.
create function identity.forget_journal(before timestamptz, max_rows integer) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  gone integer;
begin
  delete from identity.journal where journal_id in
    (select journal_id from identity.journal
      where at < least(before, now() - interval '184 days') order by journal_id limit max_rows);
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke execute on function identity.forget_journal from public;
grant execute on function identity.forget_journal to yl_identity;

-- The organisation that runs this house: the first one, made at setup. At most one row, so setup happens once.
-- reference
create table identity.house (
  single     boolean     primary key default true check (single),
  org_id     uuid        not null,
  founded_at timestamptz not null
);
call kernel.share('identity.house', append_only => true);

-- Accounts of the demo world with their passwords in clear, shown on the login page of a demo and nowhere else.
-- reference
create table identity.demo_account (
  name     text    primary key,
  password text    not null,
  role     text    not null,
  what_zh  text    not null,
  what_en  text    not null,
  sort     integer not null
);
call kernel.share('identity.demo_account');
