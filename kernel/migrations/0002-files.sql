-- What people upload: papers, pictures, lists. It lies in the database, so that a file and what refers to it commit
-- together and are backed up and moved together.
-- distribute by org_id
create table kernel.file (
  org_id      uuid        not null,
  file_id     uuid        not null,
  name        text        not null check (char_length(name) between 1 and 200),
  kind        text        not null check (kind in ('pdf', 'jpeg', 'png', 'webp', 'xlsx', 'csv')),
  bytes       integer     not null check (bytes > 0),
  sha256      text        not null,
  content     bytea       not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid,
  uploader    text        not null,
  kept        boolean     not null default false, -- something refers to it; others are forgotten after a day
  primary key (org_id, file_id)
);
alter table kernel.file alter column content set storage external; -- all kinds are compressed already
call kernel.own('kernel.file');
create index file_unkept on kernel.file (org_id, uploaded_at) where not kept;
grant select, insert, update on kernel.file to yl_module;
