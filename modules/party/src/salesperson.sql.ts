import { day, instant, int, optional, sql, statements, text, texts, uuid } from '@yaolian/kernel'

const { many, maybe, one, run } = statements('party')

const salesperson = {
  salespersonId: uuid,
  name: text,
  idMasked: text,
  phone: text,
  regions: texts,
  classes: texts,
  productIds: texts,
  validFrom: day,
  validTo: day,
  state: text,
  stateReason: text,
  fileId: uuid,
  fileName: text,
  version: int,
}

export const insertSalesperson = run(
  'insertSalesperson',
  {
    org: uuid,
    salesperson: uuid,
    name: text,
    idMasked: text,
    phone: text,
    regions: texts,
    classes: texts,
    products: texts,
    validFrom: day,
    validTo: day,
    fileId: uuid,
    fileName: text,
    user: uuid,
    userName: text,
    at: instant,
  },
  p => sql`
    insert into party.salesperson (org_id, salesperson_id, name, id_masked, phone, regions, classes, product_ids,
           valid_from, valid_to, file_id, file_name, added_by, added_name, added_at)
    values (${p.org}, ${p.salesperson}, ${p.name}, ${p.idMasked}, ${p.phone}, ${p.regions}, ${p.classes},
            ${p.products}::text[]::uuid[], ${p.validFrom}, ${p.validTo}, ${p.fileId}, ${p.fileName}, ${p.user},
            ${p.userName}, ${p.at})`,
)

export const revokeSalespersonRow = run(
  'revokeSalespersonRow',
  { org: uuid, salesperson: uuid, version: int, reason: text },
  p => sql`
    update party.salesperson m set state = 'revoked', state_reason = ${p.reason}, version = m.version + 1
     where m.org_id = ${p.org} and m.salesperson_id = ${p.salesperson} and m.version = ${p.version}`,
)

export const insertSalespersonStep = run(
  'insertSalespersonStep',
  {
    org: uuid,
    salesperson: uuid,
    version: int,
    step: text,
    reason: text,
    user: uuid,
    name: text,
    at: instant,
  },
  p => sql`
    insert into party.salesperson_step (org_id, salesperson_id, version, step, reason, by_user, by_name, at)
    values (${p.org}, ${p.salesperson}, ${p.version}, ${p.step}, ${p.reason}, ${p.user}, ${p.name}, ${p.at})`,
)

export const salespersonById = maybe(
  'salespersonById',
  { ...salesperson, customers: int },
  { org: uuid, salesperson: uuid },
  p => sql`
    select m.salesperson_id, m.name, m.id_masked, m.phone, m.regions, m.classes, m.product_ids::text[] as product_ids,
           m.valid_from, m.valid_to, m.state, m.state_reason, m.file_id, m.file_name, m.version,
           (select count(*)::integer from party.relation_approval r
             where r.org_id = m.org_id and r.salesperson_id = m.salesperson_id) as customers
      from party.salesperson m where m.org_id = ${p.org} and m.salesperson_id = ${p.salesperson}`,
)

/** Salespeople of one firm, those who are authorised longest first: index salesperson_list. */
export const salespersonPage = many(
  'salespersonPage',
  { ...salesperson, customers: int },
  { org: uuid, pattern: optional(text), beforeTo: day, beforeId: uuid, limit: int },
  p => sql`
    select m.salesperson_id, m.name, m.id_masked, m.phone, m.regions, m.classes, m.product_ids::text[] as product_ids,
           m.valid_from, m.valid_to, m.state, m.state_reason, m.file_id, m.file_name, m.version,
           (select count(*)::integer from party.relation_approval r
             where r.org_id = m.org_id and r.salesperson_id = m.salesperson_id) as customers
      from party.salesperson m
     where m.org_id = ${p.org} and (m.valid_to, m.salesperson_id) < (${p.beforeTo}, ${p.beforeId})
       and (${p.pattern}::text is null or m.name ilike ${p.pattern})
     order by m.valid_to desc, m.salesperson_id desc
     limit ${p.limit}`,
)

export const countSalespeople = one(
  'countSalespeople',
  { count: int },
  { org: uuid, pattern: optional(text) },
  p => sql`
    select count(*)::integer as count
      from (select 1 from party.salesperson m
             where m.org_id = ${p.org} and (${p.pattern}::text is null or m.name ilike ${p.pattern})
             limit 10001) as counted`,
)

/** Who answers for a buyer at its supplier: the supplier's own customer row. */
export const responsibleFor = maybe(
  'responsibleFor',
  { salespersonId: optional(uuid) },
  { seller: uuid, buyer: uuid },
  p => sql`
    select r.salesperson_id from party.relation_approval r
     where r.org_id = ${p.seller} and r.direction = 'customer' and r.direction <> 'product'
       and r.partner_org_id = ${p.buyer}`,
)
