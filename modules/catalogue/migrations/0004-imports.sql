-- A firm's own lists, matched to the catalogue row by row and reviewed by a person; the firm's own codes; and
-- products that turn out to be one.

-- distribute by org_id
create table catalogue.list_import (
  org_id    uuid        not null,
  import_id uuid        not null,
  file_id   uuid        not null,
  file_name text        not null,
  state     text        not null check (state in ('mapping', 'matching', 'review', 'closed')),
  titles    jsonb       not null,               -- of the columns, as they stand in the file
  head_line integer     not null,               -- 0 where no line of titles was found
  mapping   jsonb       not null,               -- field → number of its column
  sample    jsonb       not null,               -- the first rows, for whoever corrects the mapping
  rows      integer     not null,
  by_name   text        not null,
  at        timestamptz not null,
  primary key (org_id, import_id)
);
call kernel.own('catalogue.list_import');
create index list_import_newest on catalogue.list_import (org_id, import_id desc);

-- distribute by org_id
create table catalogue.import_row (
  org_id     uuid    not null,
  import_id  uuid    not null,
  line       integer not null,
  cells      jsonb   not null,                  -- field → what the row says
  code       text    not null,                  -- what the next import knows the row by
  state      text    not null check (state in ('waiting', 'faulty', 'open', 'accepted', 'drafted', 'skipped')),
  decision   text    not null default '' check (decision in ('', 'match', 'candidate', 'new')),
  fault      jsonb,                             -- [{line, column, reason, value}]
  score      integer not null default 0,        -- of the best proposal, in hundredths
  rule       text    not null default '',
  proposals  jsonb   not null default '[]',     -- [{productId, rule, score, comparison}]
  product_id uuid,
  by_name    text,
  at         timestamptz,
  primary key (org_id, import_id, line),
  foreign key (org_id, import_id) references catalogue.list_import,
  check ((state in ('accepted', 'drafted')) = (product_id is not null))
);
call kernel.own('catalogue.import_row');
create index import_row_state on catalogue.import_row (org_id, import_id, state, line);

-- distribute by org_id
create table catalogue.column_mapping (
  org_id  uuid        not null,
  titles  text        not null,                 -- all titles of a list, folded: the same export comes again
  mapping jsonb       not null,
  at      timestamptz not null,
  primary key (org_id, titles)
);
call kernel.own('catalogue.column_mapping');

-- What a firm calls a product: its own code, or the row's words where its lists have none.
-- distribute by org_id
create table catalogue.partner_code (
  org_id     uuid        not null,
  code       text        not null,
  product_id uuid        not null,
  words      text        not null,
  by_name    text        not null,
  at         timestamptz not null,
  primary key (org_id, code)
);
call kernel.own('catalogue.partner_code');
create index partner_code_product on catalogue.partner_code (org_id, product_id);

-- A product that is another one: its id stays, and leads there.
alter table catalogue.product add column merged_into uuid references catalogue.product,
  add constraint product_merged_check check (merged_into is null or (state = 'withdrawn' and merged_into <> product_id));
create index product_merged on catalogue.product (merged_into) where merged_into is not null;
-- For fetching what a row is compared with: names and brands by their beginning, whatever the database's collation.
create index product_match_name on catalogue.product ((lower(generic_name) collate "C"));
create index product_match_brand on catalogue.product ((lower(brand) collate "C")) where brand is not null;

-- reference
create table catalogue.product_merge (
  merge_id      uuid        primary key,
  product_id    uuid        not null references catalogue.product,   -- the one that goes
  survivor_id   uuid        not null references catalogue.product,
  state         text        not null check (state in ('proposed', 'merged', 'rejected', 'undone')),
  rule          text        not null,
  score         integer     not null,
  reason        text        not null,
  before        jsonb       not null,           -- where the product stood
  proposed_by   uuid,
  proposed_name text        not null,
  proposed_at   timestamptz not null,
  decided_by    uuid,
  decided_name  text,
  decided_at    timestamptz,
  note          text        not null default '',
  undone_name   text,
  undone_at     timestamptz,
  check (product_id <> survivor_id),
  check ((state = 'proposed') = (decided_at is null)),
  -- Who proposes does not decide.
  check (proposed_by is null or proposed_by <> decided_by)
);
call kernel.share('catalogue.product_merge');
create unique index product_merge_open on catalogue.product_merge (product_id) where state in ('proposed', 'merged');
create index product_merge_survivor on catalogue.product_merge (survivor_id);
create index product_merge_listed on catalogue.product_merge (state, merge_id);
