-- The catalogue's depth: drugs with ATC, packs with their own codes, flags with sources, leaflets, changes that two
-- people make, pictures and category trees. All but a firm's own trees are shared facts.

alter table catalogue.drug
  add column english_name text        not null default '',
  add column atc          text        check (atc ~ '^[A-Z](\d\d([A-Z]([A-Z](\d\d)?)?)?)?$'),
  add column route        text        not null default '',    -- 给药途径: oral, injection, inhalation …; '' unknown
  add column version      integer     not null default 1,
  add column updated_at   timestamptz not null default now();
create index drug_atc on catalogue.drug (atc text_pattern_ops) where atc is not null;

alter table catalogue.product
  add column pack_facts    jsonb not null default '[]',       -- [{level, gtin, grossWeightGrams, volumeCm3}]
  add column gtins         text[] not null default '{}',      -- of every pack level, 14 digits each
  add column storage_text  text not null default '',          -- 贮藏, in the leaflet's words
  add column shelf_life_months integer check (shelf_life_months between 1 and 240),
  add column approval_from date,
  add column approval_to   date,                              -- registration certificates hold five years
  add column suspended_on  date,
  add column entered_by    uuid,                              -- who entered or submitted a draft may not publish it
  add column submitted_by  uuid,
  drop constraint product_state_check,
  drop constraint product_check1,
  add constraint product_state_check
    check (state in ('draft', 'submitted', 'published', 'suspended', 'withdrawn')),
  add constraint product_number_check
    check (state in ('draft', 'submitted', 'withdrawn') or approval_no is not null
           or scope_class in ('tcm_slices', 'tcm_material')),
  add constraint product_approval_days_check check (approval_to >= approval_from);
create index product_gtins on catalogue.product using gin (gtins) with (fastupdate = off);
create index product_approval_to on catalogue.product (approval_to, product_id) where approval_to is not null;

-- What lists of the state and of pharmacies say about a product, and where that stands.
-- reference
create table catalogue.product_flag (
  product_id uuid not null references catalogue.product,
  flag       text not null check (flag in (
               'essential', 'insurance', 'vbp', 'light_sensitive', 'fragile', 'lasa', 'high_alert',
               'antibacterial', 'online_retail_ban', 'retail_ban', 'doping')),
  value      text not null default '',          -- the grade, class, batch or the name it is mistaken for
  code       text not null default '',          -- the list's own code, such as that of the insurance
  source     text not null check (source <> ''),
  valid_from date,
  valid_to   date check (valid_to >= valid_from),
  primary key (product_id, flag)
);
call kernel.share('catalogue.product_flag');

-- Leaflets (说明书): every version is kept, the newest one in force is shown.
-- reference
create table catalogue.leaflet (
  product_id  uuid        not null references catalogue.product,
  version     integer     not null,
  revised_on  date        not null,             -- 核准/修订日期 that is printed on it
  sections    jsonb       not null,
  source      text        not null check (source <> ''),
  file_id     uuid,                             -- the scanned original, an uploaded file of file_org
  file_org    uuid,
  by_name     text        not null,
  approved_by text        not null,
  at          timestamptz not null,
  primary key (product_id, version)
);
call kernel.share('catalogue.leaflet', append_only => true);

-- What somebody wants to change in a published product, and who allowed it: never the same person.
-- reference
create table catalogue.change_request (
  request_id     uuid        primary key,
  product_id     uuid        not null references catalogue.product,
  kind           text        not null check (kind in ('facts', 'registration', 'leaflet')),
  state          text        not null default 'open' check (state in ('open', 'approved', 'rejected', 'applied')),
  before         jsonb       not null,
  after          jsonb       not null,
  reason         text        not null,
  effective_from date        not null,
  asked_by       uuid,
  asked_name     text        not null,
  asked_at       timestamptz not null,
  decided_by     uuid,
  decided_name   text,
  decided_at     timestamptz,
  note           text        not null default '',
  applied_at     timestamptz,
  check ((state = 'open') = (decided_at is null)),
  check (asked_by is null or asked_by <> decided_by)
);
call kernel.share('catalogue.change_request');
create index change_request_waiting on catalogue.change_request (state, request_id);
create index change_request_product on catalogue.change_request (product_id, request_id desc);
-- One open request per product and kind: two would overwrite each other.
create unique index change_request_open on catalogue.change_request (product_id, kind)
  where state in ('open', 'approved');

-- Pictures: the original is an uploaded file, what screens show is made from it and kept here.
-- reference
create table catalogue.picture (
  picture_id uuid        primary key,
  product_id uuid        not null references catalogue.product,
  kind       text        not null check (kind in ('front', 'outer', 'back', 'inner', 'goods')),
  position   integer     not null,              -- 0 is the main picture
  public     boolean     not null,              -- false for prescription packs (ONL-07): not on public lists
  file_id    uuid        not null,
  file_org   uuid        not null,
  width      integer     not null check (width > 0),
  height     integer     not null check (height > 0),
  sha256     text        not null,
  by_name    text        not null,
  at         timestamptz not null,
  removed_at timestamptz,
  unique (product_id, sha256)
);
call kernel.share('catalogue.picture');
create index picture_product on catalogue.picture (product_id, position) where removed_at is null;

-- reference
create table catalogue.picture_size (
  picture_id uuid    not null references catalogue.picture,
  size       text    not null check (size in ('thumb', 'view')),
  width      integer not null,
  height     integer not null,
  content    bytea   not null,
  primary key (picture_id, size)
);
call kernel.share('catalogue.picture_size', append_only => true);

-- Category trees: the platform's stand under the platform's organisation and are everybody's to read.
-- distribute by org_id
create table catalogue.category (
  org_id      uuid        not null,
  category_id uuid        not null,
  tree        text        not null check (tree in ('atc', 'tcm', 'device', 'own')),
  parent_id   uuid,
  code        text        not null default '',  -- ATC groups assign themselves by it
  name_zh     text        not null check (name_zh <> ''),
  name_en     text        not null default '',
  position    integer     not null default 0,
  version     integer     not null default 1,
  primary key (org_id, category_id),
  foreign key (org_id, parent_id) references catalogue.category,
  check (parent_id <> category_id)
);
call kernel.own('catalogue.category');
create index category_tree on catalogue.category (org_id, tree, parent_id, position);
create unique index category_name on catalogue.category (org_id, tree, parent_id, name_zh) nulls not distinct;

-- distribute by org_id
create table catalogue.category_product (
  org_id      uuid not null,
  category_id uuid not null,
  product_id  uuid not null,
  primary key (org_id, category_id, product_id),
  foreign key (org_id, category_id) references catalogue.category
);
call kernel.own('catalogue.category_product');
create index category_product_product on catalogue.category_product (org_id, product_id);
