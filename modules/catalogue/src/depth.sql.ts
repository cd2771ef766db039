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
  uuid,
  word,
} from '@yaolian/kernel'
import type { FlagName, PackFact, ProductFlag } from './contract.ts'

const { many, maybe, run } = statements('catalogue')

/** What the hot path of trade doesn't need, so that it is not read there. */
export const depthOf = maybe(
  'depthOf',
  {
    packFacts: json<PackFact[]>(),
    storageText: text,
    shelfLifeMonths: optional(int),
    approvalFrom: optional(day),
    approvalTo: optional(day),
    suspendedOn: optional(day),
    suspendedWhy: optional(text),
    submittedBy: optional(uuid),
  },
  { product: uuid },
  p => sql`
    select p.pack_facts, p.storage_text, p.shelf_life_months, p.approval_from, p.approval_to, p.suspended_on,
           (select c.reason from catalogue.product_change c
             where p.state = 'suspended' and c.product_id = p.product_id
               and c.step in ('suspend', 'revoke_approval')
             order by c.version desc limit 1) as suspended_why,
           p.submitted_by
      from catalogue.product p where p.product_id = ${p.product}`,
)

export const submitters = many(
  'submitters',
  { productId: uuid, submittedBy: optional(uuid) },
  { ids: list(uuid) },
  p => sql`
    select p.product_id, p.submitted_by
      from unnest(${p.ids}::uuid[]) as w (product_id)
      join catalogue.product p on p.product_id = w.product_id`,
)

const flagColumns = {
  productId: uuid,
  flag: word<FlagName>(),
  value: text,
  code: text,
  source: text,
  validFrom: optional(day),
  validTo: optional(day),
}
export const flagsOf = many(
  'flagsOf',
  flagColumns,
  { ids: list(uuid) },
  p => sql`
    select f.product_id, f.flag, f.value, f.code, f.source, f.valid_from, f.valid_to
      from unnest(${p.ids}::uuid[]) as w (product_id)
      join catalogue.product_flag f on f.product_id = w.product_id
     order by f.product_id, f.flag`,
)

export const clearFlags = run(
  'clearFlags',
  { product: uuid },
  p => sql`delete from catalogue.product_flag where product_id = ${p.product}`,
)
export const insertFlags = run(
  'insertFlags',
  {
    ids: list(uuid),
    flags: list(text),
    values: list(text),
    codes: list(text),
    sources: list(text),
    froms: list(optional(day)),
    tos: list(optional(day)),
  },
  p => sql`
    insert into catalogue.product_flag (product_id, flag, value, code, source, valid_from, valid_to)
    select * from unnest(${p.ids}::uuid[], ${p.flags}::text[], ${p.values}::text[], ${p.codes}::text[],
                         ${p.sources}::text[], ${p.froms}::date[], ${p.tos}::date[])
    on conflict (product_id, flag) do nothing`,
)
export const flagColumnsOf = (rows: readonly (ProductFlag & { productId: string })[]) => ({
  ids: rows.map(row => row.productId),
  flags: rows.map(row => row.flag),
  values: rows.map(row => row.value),
  codes: rows.map(row => row.code),
  sources: rows.map(row => row.source),
  froms: rows.map(row => row.validFrom),
  tos: rows.map(row => row.validTo),
})

/** Everything that an approved change may have touched, written at once. */
export const writeFacts = run(
  'writeFacts',
  {
    product: uuid,
    brand: optional(text),
    alias: optional(text),
    packLevels: json<readonly PackLevel[]>(),
    packFacts: json<readonly PackFact[]>(),
    gtins: json<readonly string[]>(),
    storageText: text,
    shelfLifeMonths: optional(int),
    approvalNo: optional(text),
    approvalFrom: optional(day),
    approvalTo: optional(day),
    scopeClass: text,
    rx: text,
    temperature: text,
    ephedrine: bool,
    deviceClass: int,
    searchText: text,
    brandKey: text,
    grams: json<readonly string[]>(),
    at: instant,
  },
  p => sql`
    update catalogue.product
       set brand = ${p.brand}, alias = ${p.alias}, pack_levels = ${p.packLevels}, pack_facts = ${p.packFacts},
           gtins = array(select jsonb_array_elements_text(${p.gtins})), storage_text = ${p.storageText},
           shelf_life_months = ${p.shelfLifeMonths}, approval_no = ${p.approvalNo},
           approval_from = ${p.approvalFrom}, approval_to = ${p.approvalTo}, scope_class = ${p.scopeClass},
           rx = ${p.rx}, temperature = ${p.temperature}, ephedrine = ${p.ephedrine},
           device_class = ${p.deviceClass}, search_text = ${p.searchText}, brand_key = ${p.brandKey},
           grams = array(select jsonb_array_elements_text(${p.grams})), version = version + 1,
           updated_at = ${p.at}
     where product_id = ${p.product}`,
)

/** Which other products carry one of these codes; demo copies may share them with the real ones. */
export const holdersOfGtins = many(
  'holdersOfGtins',
  { productId: uuid, genericName: text, spec: text, makerName: text },
  { product: uuid, gtins: json<readonly string[]>() },
  p => sql`
    select q.product_id, q.generic_name, q.spec, q.maker_name
      from catalogue.product q
     where q.gtins && array(select jsonb_array_elements_text(${p.gtins})) and q.product_id <> ${p.product}
       and q.state <> 'withdrawn'
       and q.demo = (select demo from catalogue.product where product_id = ${p.product})
     limit 3`,
)

/** Registrations that end before `before`, the nearest first. */
export const expiringProducts = many(
  'expiringProducts',
  {
    productId: uuid,
    genericName: text,
    spec: text,
    makerName: text,
    approvalNo: optional(text),
    approvalTo: day,
  },
  { before: day, lastDay: optional(day), lastId: optional(uuid), limit: int },
  p => sql`
    select product_id, generic_name, spec, maker_name, approval_no, approval_to
      from catalogue.product
     where approval_to is not null and approval_to <= ${p.before} and state in ('published', 'suspended')
       and (approval_to, product_id) > (coalesce(${p.lastDay}::date, '-infinity'),
                                        coalesce(${p.lastId}::uuid, '00000000-0000-0000-0000-000000000000'))
     order by approval_to, product_id
     limit ${p.limit}`,
)
