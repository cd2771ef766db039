-- Invitations, second factors, fresh proofs of identity, limits of keys, and what a firm demands of its people.
-- As in 0001: looked up before anybody's organisation is known, so the verbs guard these tables.

-- The token of an invitation is shown once and kept nowhere: whoever reads this table can accept nothing.
-- reference
create table identity.invitation (
  invitation_id uuid        primary key,
  token_hash    text        not null unique,      -- SHA-256, hex
  org_id        uuid        not null,             -- the firm that invites: a colleague's own, or the platform
  kind          text        not null check (kind in ('person', 'firm')),
  display_name  text        not null,             -- who is invited
  contact       text        not null,             -- phone or mail as somebody typed it; shown masked
  roles         text[]      not null,             -- of a colleague; a new firm's administrator gets its kind's first roles
  firm_name     text,
  firm_kind     text,
  made_at       timestamptz not null,
  made_by       uuid,
  maker         text        not null,
  expires_at    timestamptz not null,
  revoked_at    timestamptz,
  accepted_at   timestamptz,
  accepted_by   uuid,
  accepted_org  uuid,
  check (kind = 'person' and cardinality(roles) > 0 or kind = 'firm' and firm_name is not null and firm_kind is not null)
);
call kernel.share('identity.invitation');
create index invitation_org on identity.invitation (org_id, invitation_id);
create index invitation_accepted on identity.invitation (accepted_by) where accepted_by is not null;

-- Secrets of authenticator apps, sealed by a key that is not in this database.
-- reference
create table identity.second_factor (
  user_id      uuid        primary key,
  sealed       text        not null,
  started_at   timestamptz not null,
  confirmed_at timestamptz,                       -- null until the first right code
  last_step    bigint      not null default 0     -- the latest time step that was let in: no code counts twice
);
call kernel.share('identity.second_factor');

-- For the day the phone is lost: each code once, kept as SHA-256 of 80 random bits.
-- reference
create table identity.recovery_code (
  user_id   uuid not null,
  code_hash text not null,
  used_at   timestamptz,
  primary key (user_id, code_hash)
);
call kernel.share('identity.recovery_code');

-- reference
create table identity.policy (
  org_id                 uuid        primary key,
  second_factor_required boolean     not null,
  changed_at             timestamptz not null,
  changed_by             uuid
);
call kernel.share('identity.policy');

-- When this person last entered a password or a code in this session; dangerous verbs want it fresh.
alter table identity.session add column proven_at timestamptz;
update identity.session set proven_at = created_at;

alter table identity.user_account add column contact text not null default '';

alter table identity.api_key
  add column allowed_from text[]  not null default '{}',  -- addresses and networks; empty: from anywhere
  add column per_minute   integer check (per_minute between 1 and 12000),
  add column rotated_to   uuid;

create index journal_time on identity.journal (org_id, at, journal_id);
create index journal_by on identity.journal (by_user, at) where by_user is not null;
