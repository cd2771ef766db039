-- The life of a licence after it was entered: scans, who looked at them, warnings before the last day, the check that
-- comes round every half year, and the notices that all this makes.

alter table party.licence
  drop column file_hash,                -- was never written: scans have a table of their own below
  add column checked_on    date,        -- the last day on which quality compared it with the document or the register
  add column locked_at     timestamptz, -- since when it is locked
  add column warned_days   smallint,    -- the nearest stage (90, 30, 7 days) that has been told
  add column check_told_on date;        -- the check that is due has been told
update party.licence set checked_on = (verified_at at time zone 'Asia/Shanghai')::date where verified_at is not null;
update party.licence l set locked_at = coalesce(
  (select max(c.at) from party.licence_change c where c.licence_id = l.licence_id), l.added_at) where state = 'locked';

-- The queues of the quality desk, each in its own order.
create index licence_waiting on party.licence (added_at, licence_id) where state = 'locked' and verified_at is null;
create index licence_stopped on party.licence (locked_at, licence_id)
  where state = 'locked' and verified_at is not null and superseded_by is null;
create index licence_check on party.licence (checked_on, licence_id) where state = 'valid' and superseded_by is null;
create index licence_untold on party.licence (checked_on, licence_id)
  where state = 'valid' and superseded_by is null and (check_told_on is null or check_told_on < checked_on);
create index licence_running on party.licence (valid_to, licence_id) where state = 'valid' and superseded_by is null;

-- Scans of a licence. They stay with it for good: a renewal is a licence of its own with documents of its own.
-- distribute by org_id
create table party.licence_document (
  org_id      uuid        not null,            -- the firm that holds the licence
  licence_id  uuid        not null,
  file_id     uuid        not null,
  file_org_id uuid        not null,            -- who uploaded it: the firm itself or the platform
  name        text        not null,
  kind        text        not null,
  bytes       integer     not null,
  sha256      text        not null,
  added_at    timestamptz not null,
  added_by    uuid,
  added_name  text        not null,
  primary key (org_id, licence_id, file_id)
);
call kernel.own('party.licence_document', append_only => true);

-- Who looked at which document of whom.
-- distribute by org_id
create table party.document_view (
  org_id        uuid        not null,          -- the firm whose document it is
  view_id       uuid        not null,
  licence_id    uuid        not null,
  file_id       uuid        not null,
  viewer_org_id uuid        not null,
  viewer_id     uuid,
  viewer_name   text        not null,
  at            timestamptz not null,
  primary key (org_id, view_id)
);
call kernel.own('party.document_view', append_only => true);
create index document_view_list on party.document_view (org_id, licence_id, at desc, view_id desc);

-- What a firm should know and do: in the house, until somebody of it says that it is done.
-- distribute by org_id
create table party.notice (
  org_id       uuid        not null,           -- who is told
  notice_id    uuid        not null,           -- made of what it tells, so that it is told once
  kind         text        not null,
  licence_id   uuid        not null,
  about_org_id uuid        not null,           -- whose licence it is
  facts        jsonb       not null,
  at           timestamptz not null,
  closed_at    timestamptz,
  closed_by    uuid,
  closed_name  text,
  primary key (org_id, notice_id)
);
call kernel.own('party.notice');
create index notice_list on party.notice (org_id, at desc, notice_id desc);
create index notice_open on party.notice (org_id, at desc, notice_id desc) where closed_at is null;
create index notice_licence on party.notice (licence_id) where closed_at is null;
-- Who has to do with a firm, to tell them what happens to its licences.
create index relation_partner on party.relation_approval (partner_org_id, org_id);
