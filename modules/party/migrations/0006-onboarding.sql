-- How a firm comes into the house: its facts with their history, and whether it has been handed to quality.

-- reference
create table party.organisation_change (
  org_id  uuid        not null,
  version integer     not null,                -- the version that the change made
  before  jsonb       not null,
  by_user uuid,
  by_name text        not null,
  at      timestamptz not null,
  primary key (org_id, version)
);
call kernel.share('party.organisation_change', append_only => true);

-- A row once a firm has handed in what it entered; its licences say by themselves what quality made of it.
-- reference
create table party.onboarding (
  org_id         uuid        primary key,
  submitted_at   timestamptz not null,
  submitted_by   uuid,
  submitted_name text        not null
);
call kernel.share('party.onboarding');
