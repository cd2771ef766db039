import {
  bool,
  day,
  instant,
  int,
  json,
  list,
  optional,
  type PackLevel,
  sql,
  statements,
  text,
  texts,
  uuid,
  word,
} from '@yaolian/kernel'
import type {
  ApprovalState,
  PackFact,
  ProductState,
  RxClass,
  ScopeClass,
  TemperatureClass,
} from './contract.ts'

const { many, run } = statements('catalogue')

/** A drug is made by the first product that names it; ids are proposals that lose against the one that is there. */
export const insertDrugs = run(
  'insertDrugs',
  {
    ids: list(uuid),
    names: list(text),
    forms: list(text),
    englishNames: list(text),
    atcs: list(optional(text)),
    routes: list(text),
    at: instant,
  },
  p => sql`
    insert into catalogue.drug (drug_id, generic_name, form, english_name, atc, route, updated_at)
    select w.*, ${p.at}
      from unnest(${p.ids}::uuid[], ${p.names}::text[], ${p.forms}::text[], ${p.englishNames}::text[],
                  ${p.atcs}::text[], ${p.routes}::text[]) as w
    on conflict (generic_name, form) do nothing`,
)

/** Gives the ids that were stored; what stands there already, by id or by its facts, is passed over. */
export const insertProducts = many(
  'insertProducts',
  { productId: uuid },
  {
    ids: list(uuid),
    names: list(text),
    brands: list(optional(text)),
    aliases: list(optional(text)),
    forms: list(text),
    strengths: list(text),
    specs: list(text),
    units: list(text),
    levels: list(json<readonly PackLevel[]>()),
    makers: list(text),
    holders: list(optional(uuid)),
    approvals: list(optional(text)),
    classes: list(text),
    rx: list(text),
    temperatures: list(text),
    ephedrine: list(bool),
    devices: list(int),
    assumed: list(json<readonly string[]>()),
    demos: list(bool),
    searchTexts: list(text),
    nameKeys: list(text),
    brandKeys: list(text),
    pinyins: list(text),
    initials: list(text),
    grams: list(json<readonly string[]>()),
    packFacts: list(json<readonly PackFact[]>()),
    gtins: list(json<readonly string[]>()),
    storages: list(text),
    shelfLives: list(optional(int)),
    state: text,
    approvalStates: list(text),
    by: optional(uuid),
    at: instant,
  },
  p => sql`
    insert into catalogue.product (
      product_id, drug_id, generic_name, brand, alias, form, strength, spec, sales_unit, pack_levels, maker_name,
      mah_org_id, approval_no, scope_class, rx, temperature, ephedrine, device_class, assumed, demo, search_text,
      name_key, brand_key, pinyin, initials, grams, pack_facts, gtins, storage_text, shelf_life_months, state,
      approval_state, entered_by, updated_at)
    select w.product_id, d.drug_id, w.generic_name, w.brand, w.alias, w.form, w.strength, w.spec, w.sales_unit,
           w.pack_levels, w.maker_name, w.mah_org_id, w.approval_no, w.scope_class, w.rx, w.temperature, w.ephedrine,
           w.device_class, array(select jsonb_array_elements_text(w.assumed)), w.demo, w.search_text, w.name_key,
           w.brand_key, w.pinyin, w.initials,
           array(select jsonb_array_elements_text(w.grams)), w.pack_facts,
           array(select jsonb_array_elements_text(w.gtins)), w.storage_text, w.shelf_life_months, ${p.state},
           w.approval_state, ${p.by}, ${p.at}
      from unnest(${p.ids}::uuid[], ${p.names}::text[], ${p.brands}::text[], ${p.aliases}::text[],
                  ${p.forms}::text[], ${p.strengths}::text[], ${p.specs}::text[], ${p.units}::text[],
                  ${p.levels}::jsonb[], ${p.makers}::text[], ${p.holders}::uuid[], ${p.approvals}::text[],
                  ${p.classes}::text[], ${p.rx}::text[], ${p.temperatures}::text[], ${p.ephedrine}::boolean[],
                  ${p.devices}::integer[], ${p.assumed}::jsonb[], ${p.demos}::boolean[], ${p.searchTexts}::text[],
                  ${p.nameKeys}::text[], ${p.brandKeys}::text[], ${p.pinyins}::text[], ${p.initials}::text[],
                  ${p.grams}::jsonb[], ${p.packFacts}::jsonb[], ${p.gtins}::jsonb[], ${p.storages}::text[],
                  ${p.shelfLives}::integer[], ${p.approvalStates}::text[])
           as w (product_id, generic_name, brand, alias, form, strength, spec, sales_unit, pack_levels, maker_name,
                 mah_org_id, approval_no, scope_class, rx, temperature, ephedrine, device_class, assumed, demo,
                 search_text, name_key, brand_key, pinyin, initials, grams, pack_facts, gtins, storage_text,
                 shelf_life_months, approval_state)
      join catalogue.drug d on d.generic_name = w.generic_name and d.form = w.form
    on conflict do nothing
    returning product_id`,
)

/** Which products stand under these names, forms, specs and makers already. */
export const productsByFacts = many(
  'productsByFacts',
  { productId: uuid, genericName: text, form: text, spec: text, makerName: text, demo: bool },
  { names: list(text), forms: list(text), specs: list(text), makers: list(text), demos: list(bool) },
  p => sql`
    select p.product_id, p.generic_name, p.form, p.spec, p.maker_name, p.demo
      from unnest(${p.names}::text[], ${p.forms}::text[], ${p.specs}::text[], ${p.makers}::text[],
                  ${p.demos}::boolean[]) as w (generic_name, form, spec, maker_name, demo)
      join catalogue.product p on p.generic_name = w.generic_name and p.form = w.form and p.spec = w.spec
                              and p.maker_name = w.maker_name and p.demo = w.demo`,
)

/** What every reader of products gets. */
export const faceColumns = {
  productId: uuid,
  genericName: text,
  brand: optional(text),
  form: text,
  strength: text,
  spec: text,
  makerName: text,
  approvalNo: optional(text),
  salesUnit: text,
  packLevels: json<PackLevel[]>(),
  scopeClass: word<ScopeClass>(),
  rx: word<RxClass>(),
  temperature: word<TemperatureClass>(),
  ephedrine: bool,
  deviceClass: int,
  state: word<ProductState>(),
  approvalState: word<ApprovalState>(),
  assumed: texts,
  mahOrgId: optional(uuid),
  demo: bool,
}

/** Everything about many products by id; an unknown id gives no row. */
export const productsById = many(
  'productsById',
  { ...faceColumns, drugId: uuid, alias: optional(text), version: int, updatedAt: instant },
  { ids: list(uuid) },
  p => sql`
    select p.product_id, p.drug_id, p.generic_name, p.brand, p.alias, p.form, p.strength, p.spec, p.maker_name,
           p.approval_no, p.sales_unit, p.pack_levels, p.scope_class, p.rx, p.temperature, p.ephedrine,
           p.device_class, p.state, p.approval_state, p.assumed, p.mah_org_id, p.demo, p.version, p.updated_at
      from unnest(${p.ids}::uuid[]) as w (product_id)
      join catalogue.product p on p.product_id = w.product_id`,
)

/** Locks many products in the order of their ids until the transaction ends. */
export const lockProducts = many(
  'lockProducts',
  { productId: uuid },
  { ids: list(uuid) },
  p => sql`
    select p.product_id
      from unnest(${p.ids}::uuid[]) as w (product_id)
      join catalogue.product p on p.product_id = w.product_id
     order by p.product_id
       for no key update of p`,
)

export const updateProducts = run(
  'updateProducts',
  {
    ids: list(uuid),
    states: list(text),
    approvalStates: list(text),
    approvals: list(optional(text)),
    classes: list(text),
    rx: list(text),
    temperatures: list(text),
    ephedrine: list(bool),
    devices: list(int),
    assumed: list(json<readonly string[]>()),
    searchTexts: list(text),
    by: optional(uuid),
    today: day,
    at: instant,
  },
  p => sql`
    update catalogue.product p
       set state = w.state, approval_state = w.approval_state, approval_no = w.approval_no,
           scope_class = w.scope_class, rx = w.rx, temperature = w.temperature, ephedrine = w.ephedrine,
           device_class = w.device_class, assumed = array(select jsonb_array_elements_text(w.assumed)),
           search_text = w.search_text, version = p.version + 1, updated_at = ${p.at},
           submitted_by = case when w.state = 'submitted' then ${p.by} else p.submitted_by end,
           suspended_on = case when w.state = 'suspended' then coalesce(p.suspended_on, ${p.today}) end
      from unnest(${p.ids}::uuid[], ${p.states}::text[], ${p.approvalStates}::text[], ${p.approvals}::text[],
                  ${p.classes}::text[], ${p.rx}::text[], ${p.temperatures}::text[], ${p.ephedrine}::boolean[],
                  ${p.devices}::integer[], ${p.assumed}::jsonb[], ${p.searchTexts}::text[])
           as w (product_id, state, approval_state, approval_no, scope_class, rx, temperature, ephedrine,
                 device_class, assumed, search_text)
     where p.product_id = w.product_id`,
)

export const insertChanges = run(
  'insertChanges',
  {
    ids: list(uuid),
    versions: list(int),
    steps: list(text),
    reasons: list(text),
    befores: list(json()),
    user: optional(uuid),
    name: text,
    at: instant,
  },
  p => sql`
    insert into catalogue.product_change (product_id, version, step, reason, before, by_user, by_name, at)
    select w.*, ${p.user}, ${p.name}, ${p.at}
      from unnest(${p.ids}::uuid[], ${p.versions}::integer[], ${p.steps}::text[], ${p.reasons}::text[],
                  ${p.befores}::jsonb[]) as w`,
)

export const changesOf = many(
  'changesOf',
  {
    version: int,
    step: text,
    reason: text,
    before: json<Record<string, unknown>>(),
    byName: text,
    at: instant,
  },
  { product: uuid },
  p => sql`
    select version, step, reason, before, by_name, at
      from catalogue.product_change where product_id = ${p.product}
     order by version desc limit 50`,
)
