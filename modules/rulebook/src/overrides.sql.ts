import { bool, day, instant, int, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { many, run } = statements('rulebook')

export const signaturesOf = many(
  'signaturesOf',
  {
    step: int,
    granted: bool,
    ruleId: text,
    version: int,
    buyerOrgId: optional(uuid),
    productId: optional(uuid),
    validTo: optional(day),
    byUser: uuid,
    ended: bool,
  },
  { org: uuid, override: uuid },
  p => sql`
    select o.step, o.granted, o.rule_id, o.version, o.buyer_org_id, o.product_id, o.valid_to, o.by_user,
           exists (select from rulebook.rule_override_end e
                    where e.org_id = o.org_id and e.override_id = o.override_id) as ended
      from rulebook.rule_override o where o.org_id = ${p.org} and o.override_id = ${p.override} order by o.step`,
)

export const insertSignature = run(
  'insertSignature',
  {
    org: uuid,
    override: uuid,
    step: int,
    granted: bool,
    rule: text,
    version: int,
    buyer: uuid,
    product: optional(uuid),
    validTo: day,
    reason: text,
    businessDate: day,
    at: instant,
    user: uuid,
    name: text,
  },
  p => sql`
    insert into rulebook.rule_override
           (org_id, override_id, step, granted, rule_id, version, subject_kind, subject_id, buyer_org_id, product_id,
            valid_to, reason, business_date, at, by_user, by_name)
    values (${p.org}, ${p.override}, ${p.step}, ${p.granted}, ${p.rule}, ${p.version}, 'trade', ${p.buyer},
            ${p.buyer}, ${p.product}, ${p.validTo}, ${p.reason}, ${p.businessDate}, ${p.at}, ${p.user}, ${p.name})`,
)

export const insertEnd = run(
  'insertEnd',
  { org: uuid, override: uuid, reason: text, at: instant, user: uuid, name: text },
  p => sql`
    insert into rulebook.rule_override_end (org_id, override_id, reason, at, by_user, by_name)
    values (${p.org}, ${p.override}, ${p.reason}, ${p.at}, ${p.user}, ${p.name})`,
)

/** What passes today between these pairs: signed by as many people as the rule wants, not over, not taken back. */
export const grantsOf = many(
  'grantsOf',
  {
    overrideId: uuid,
    sellerOrgId: uuid,
    buyerOrgId: uuid,
    productId: optional(uuid),
    ruleId: text,
    version: int,
  },
  { sellers: list(uuid), buyers: list(uuid), today: day },
  p => sql`
    select o.override_id, o.org_id as seller_org_id, o.buyer_org_id, o.product_id, o.rule_id, o.version
      from unnest(${p.sellers}::uuid[], ${p.buyers}::uuid[]) as w (seller, buyer)
      join rulebook.rule_override o
        on o.org_id = w.seller and o.buyer_org_id = w.buyer and o.granted and o.valid_to >= ${p.today}
     where not exists (select from rulebook.rule_override_end e
                        where e.org_id = o.org_id and e.override_id = o.override_id)
     order by o.override_id`,
)

/** Overrides with their signatures, newest first; the page is cut by override, not by signature. */
export const overridePage = many(
  'overridePage',
  {
    overrideId: uuid,
    step: int,
    granted: bool,
    ruleId: text,
    version: int,
    buyerOrgId: uuid,
    productId: optional(uuid),
    validTo: day,
    reason: text,
    businessDate: day,
    at: instant,
    byUser: uuid,
    byName: text,
    endReason: optional(text),
    endAt: optional(instant),
    endByName: optional(text),
  },
  { org: uuid, before: uuid, limit: int },
  p => sql`
    select o.override_id, o.step, o.granted, o.rule_id, o.version, o.buyer_org_id, o.product_id, o.valid_to,
           o.reason, o.business_date, o.at, o.by_user, o.by_name, e.reason as end_reason, e.at as end_at,
           e.by_name as end_by_name
      from (select org_id, override_id from rulebook.rule_override
             where org_id = ${p.org} and override_id < ${p.before} and step = 1 and buyer_org_id is not null
             order by override_id desc limit ${p.limit}) as w
      join rulebook.rule_override o on o.org_id = w.org_id and o.override_id = w.override_id
      left join rulebook.rule_override_end e on e.org_id = w.org_id and e.override_id = w.override_id
     order by o.override_id desc, o.step`,
)
