-- What can be traded: a drug (generic name and form), and the products that firms make of it. Shared facts.

create extension if not exists pg_trgm;

-- reference
create table catalogue.drug (
  drug_id      uuid primary key,
  generic_name text not null,
  form         text not null,
  unique (generic_name, form)
);
call kernel.share('catalogue.drug');

-- reference
create table catalogue.product (
  product_id     uuid        primary key,
  drug_id        uuid        not null references catalogue.drug,
  generic_name   text        not null,
  brand          text,
  alias          text,                          -- an older name that people still search by
  form           text        not null,
  strength       text        not null,          -- volume and strength, such as 10ml:1g; '' where the spec has none
  spec           text        not null,          -- the one spelling of the whole 规格
  sales_unit     text        not null,
  pack_levels    jsonb       not null,          -- [{level, units}], from the sales unit up
  maker_name     text        not null,          -- '' where nobody stated it
  mah_org_id     uuid,
  approval_no    text,
  approval_state text        not null default 'none' check (approval_state in ('valid', 'revoked', 'none')),
  scope_class    text        not null check (scope_class in (
                   'chemical', 'antibiotic', 'tcm_patent', 'tcm_slices', 'tcm_material', 'biologic', 'blood',
                   'vaccine', 'biochemical', 'psychotropic1', 'psychotropic2', 'narcotic', 'toxic', 'radioactive',
                   'precursor', 'anabolic', 'device1', 'device2', 'device3', 'health_food', 'other')),
  rx             text        not null check (rx in ('rx', 'otc_a', 'otc_b', 'none')),
  temperature    text        not null check (temperature in ('ambient', 'cool', 'cold', 'frozen')),
  ephedrine      boolean     not null,
  device_class   integer     not null check (device_class between 0 and 3),
  assumed        text[]      not null,          -- facts that an import assumed and nobody has looked at
  state          text        not null default 'draft'
                   check (state in ('draft', 'published', 'suspended', 'withdrawn')),
  demo           boolean     not null,          -- of the demo world: its approval number is made up
  search_text    text        not null,          -- every field that is searched, folded, parted by blanks
  name_key       text        not null,          -- folded generic name
  brand_key      text        not null,
  pinyin         text        not null,          -- of the generic name; also the sort order
  initials       text        not null,
  version        integer     not null default 1,
  updated_at     timestamptz not null,
  -- A demo copy may stand beside the same product of a real import.
  unique (generic_name, form, spec, maker_name, demo),
  check (state <> 'published' or (approval_state <> 'revoked' and assumed = '{}')),
  -- Nothing is sold without a number but herbs and slices.
  check (state in ('draft', 'withdrawn') or approval_no is not null or scope_class in ('tcm_slices', 'tcm_material'))
);
call kernel.share('catalogue.product');
create index product_drug on catalogue.product (drug_id);
create index product_sorted on catalogue.product (pinyin, product_id);
create index product_words on catalogue.product using gin (search_text gin_trgm_ops);
create index product_name on catalogue.product (name_key text_pattern_ops);
create index product_brand on catalogue.product (brand_key text_pattern_ops) where brand_key <> '';
create index product_pinyin on catalogue.product (pinyin text_pattern_ops);
create index product_initials on catalogue.product (initials text_pattern_ops);
-- A number names one product licence, which several packs share; only real ones are unique to a drug.
create index product_approval on catalogue.product (approval_no) where approval_no is not null;

-- Who changed what in a product, and what stood there before.
-- reference
create table catalogue.product_change (
  product_id uuid        not null,
  version    integer     not null,              -- the version that the change made
  step       text        not null,
  reason     text        not null,
  before     jsonb       not null,              -- the facts that the step changed
  by_user    uuid,
  by_name    text        not null,
  at         timestamptz not null,
  primary key (product_id, version)
);
call kernel.share('catalogue.product_change', append_only => true);

-- For joins of other modules; trade's hot path calls readProducts instead.
create view catalogue.face_product as
  select product_id, drug_id, generic_name, brand, form, strength, spec, sales_unit, pack_levels, maker_name,
         approval_no, scope_class, rx, temperature, ephedrine, device_class, state, approval_state, demo
    from catalogue.product;
call kernel.publish('catalogue.face_product');
