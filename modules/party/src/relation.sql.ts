import { bool, day, instant, int, json, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'
import type { SalespersonFacts } from './salesperson-stand.ts'

const { many, run } = statements('party')

const relation = {
  orgId: uuid,
  relationId: uuid,
  direction: text,
  partnerOrgId: uuid,
  state: text,
  validTo: optional(day),
  requestedBy: uuid,
  reviewedBy: optional(uuid),
  decidedBy: optional(uuid),
  version: int,
}

/**
 * The buyer's own supplier row and the seller's own customer row of each pair, judged on one business date: approved,
 * the approval and its papers not over. With the first day on which papers of either run out, whether the buyer
 * approves products too, and who answers for the buyer at the seller.
 */
export const approvalsOf = many(
  'approvalsOf',
  {
    sellerOrgId: uuid,
    buyerOrgId: uuid,
    supplierApproved: bool,
    customerApproved: bool,
    papersTo: optional(day),
    firstProducts: bool,
    salesperson: optional(json<SalespersonFacts>()),
  },
  { sellers: list(uuid), buyers: list(uuid), today: day },
  p => sql`
    select w.seller_org_id, w.buyer_org_id,
           coalesce(s.state = 'approved' and coalesce(least(s.valid_to, s.papers_to) >= ${p.today}, true), false)
             as supplier_approved,
           coalesce(c.state = 'approved' and coalesce(least(c.valid_to, c.papers_to) >= ${p.today}, true), false)
             as customer_approved,
           least(s.papers_to, c.papers_to) as papers_to,
           coalesce(b.first_products, false) as first_products,
           case when m.salesperson_id is not null then jsonb_build_object(
             'salespersonId', m.salesperson_id, 'state', m.state, 'validFrom', m.valid_from, 'validTo', m.valid_to,
             'inRegion', m.regions && array[o.province, o.city], 'classes', m.classes,
             'productIds', m.product_ids) end as salesperson
      from unnest(${p.sellers}::uuid[], ${p.buyers}::uuid[]) as w (seller_org_id, buyer_org_id)
      left join party.relation_approval s
        on s.org_id = w.buyer_org_id and s.direction = 'supplier' and s.direction <> 'product'
       and s.partner_org_id = w.seller_org_id
      left join party.relation_approval c
        on c.org_id = w.seller_org_id and c.direction = 'customer' and c.direction <> 'product'
       and c.partner_org_id = w.buyer_org_id
      left join party.buying_policy b on b.org_id = w.buyer_org_id
      left join party.salesperson m on m.org_id = w.seller_org_id and m.salesperson_id = c.salesperson_id
      left join party.organisation o on o.org_id = w.buyer_org_id and m.salesperson_id is not null`,
)

/** The rows that requests would meet, by owner, direction and partner. */
export const relationsBetween = many(
  'relationsBetween',
  { orgId: uuid, direction: text, partnerOrgId: uuid, relationId: uuid, state: text, version: int },
  { orgs: list(uuid), directions: list(text), partners: list(uuid) },
  p => sql`
    select r.org_id, r.direction, r.partner_org_id, r.relation_id, r.state, r.version
      from unnest(${p.orgs}::uuid[], ${p.directions}::text[], ${p.partners}::uuid[])
        as w (org_id, direction, partner_org_id)
      join party.relation_approval r
        on r.org_id = w.org_id and r.direction = w.direction and r.partner_org_id = w.partner_org_id
       and r.direction <> 'product'`,
)

export const relationsById = many(
  'relationsById',
  relation,
  { org: uuid, ids: list(uuid) },
  p => sql`
  select r.org_id, r.relation_id, r.direction, r.partner_org_id, r.state, r.valid_to, r.requested_by,
         r.reviewed_by, r.decided_by, r.version
    from unnest(${p.ids}::uuid[]) as w (relation_id)
    join party.relation_approval r on r.org_id = ${p.org} and r.relation_id = w.relation_id`,
)

/** New files, as a draft or asked for; one of a partner that ended keeps its id and starts over. */
export const writeRequests = run(
  'writeRequests',
  {
    orgs: list(uuid),
    ids: list(uuid),
    directions: list(text),
    partners: list(uuid),
    states: list(text),
    reasons: list(text),
    user: uuid,
    name: text,
    at: instant,
  },
  p => sql`
    insert into party.relation_approval as r
           (org_id, relation_id, direction, partner_org_id, state, reason, requested_by, requested_name, requested_at)
    select w.org_id, w.relation_id, w.direction, w.partner_org_id, w.state, w.reason, ${p.user}, ${p.name}, ${p.at}
      from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[], ${p.directions}::text[], ${p.partners}::uuid[],
                  ${p.states}::text[], ${p.reasons}::text[])
        as w (org_id, relation_id, direction, partner_org_id, state, reason)
     order by w.org_id, w.direction, w.partner_org_id
    on conflict (org_id, direction, partner_org_id) where direction <> 'product' do update
       set state = excluded.state, reason = excluded.reason, valid_to = null, papers_to = null, basis = '{}',
           version = r.version + 1, requested_by = excluded.requested_by,
           requested_name = excluded.requested_name, requested_at = excluded.requested_at,
           reviewed_by = null, reviewed_name = null, reviewed_at = null,
           decided_by = null, decided_name = null, decided_at = null
     where r.state in ('rejected', 'withdrawn', 'lapsed')`,
)

/**
 * One step of each file: who took it goes to the column of that signature. Guarded by the version that was read:
 * fewer rows than asked for means that somebody was quicker.
 */
export const writeRelationSteps = run(
  'writeRelationSteps',
  {
    org: uuid,
    ids: list(uuid),
    versions: list(int),
    steps: list(text),
    states: list(text),
    validTos: list(optional(day)),
    papersTos: list(optional(day)),
    reasons: list(text),
    user: uuid,
    name: text,
    at: instant,
  },
  p => sql`
    update party.relation_approval r
       set state = w.state, reason = w.reason, version = r.version + 1,
           valid_to = case when w.step = 'approve' then w.valid_to else r.valid_to end,
           papers_to = case when w.step in ('approve', 'resume') then w.papers_to else r.papers_to end,
           basis = case when w.step in ('approve', 'resume') and r.direction <> 'product'
                        then party.licence_basis(r.partner_org_id) else r.basis end,
           requested_by = case when w.step = 'submit' then ${p.user} else r.requested_by end,
           requested_name = case when w.step = 'submit' then ${p.name} else r.requested_name end,
           requested_at = case when w.step = 'submit' then ${p.at} else r.requested_at end,
           reviewed_by = case w.step when 'review' then ${p.user} when 'submit' then null else r.reviewed_by end,
           reviewed_name = case w.step when 'review' then ${p.name} when 'submit' then null else r.reviewed_name end,
           reviewed_at = case w.step when 'review' then ${p.at} when 'submit' then null else r.reviewed_at end,
           decided_by = case w.step when 'submit' then null when 'review' then null else ${p.user} end,
           decided_name = case w.step when 'submit' then null when 'review' then null else ${p.name} end,
           decided_at = case w.step when 'submit' then null when 'review' then null else ${p.at}::timestamptz end
      from unnest(${p.ids}::uuid[], ${p.versions}::integer[], ${p.steps}::text[], ${p.states}::text[],
                  ${p.validTos}::date[], ${p.papersTos}::date[], ${p.reasons}::text[])
        as w (relation_id, version, step, state, valid_to, papers_to, reason)
     where r.org_id = ${p.org} and r.relation_id = w.relation_id and r.version = w.version`,
)

/** The approvals whose partner's licences no longer are those that were approved. */
export const lapseChanged = many(
  'lapseChanged',
  { orgId: uuid, relationId: uuid, direction: text, partnerOrgId: uuid, version: int },
  { partners: list(uuid), reason: text },
  p => sql`
    update party.relation_approval r
       set state = 'lapsed', reason = ${p.reason}, version = r.version + 1
      from (select w.org_id, party.licence_basis(w.org_id) as basis
              from unnest(${p.partners}::uuid[]) as w (org_id)) as now
     where r.partner_org_id = now.org_id and r.direction <> 'product' and r.state in ('approved', 'suspended')
       and not r.basis <@ now.basis
    returning r.org_id, r.relation_id, r.direction, r.partner_org_id, r.version`,
)

/** How many files wait at each step of one organisation. */
export const waitingOf = many(
  'waitingOf',
  { direction: text, state: text, files: int },
  { org: uuid, states: list(text) },
  p => sql`
    select r.direction, r.state, count(*)::integer as files
      from unnest(${p.states}::text[]) as w (state)
      join party.relation_approval r on r.org_id = ${p.org} and r.state = w.state
     group by r.direction, r.state`,
)

export const nameSalespeople = run(
  'nameSalespeople',
  { org: uuid, ids: list(uuid), salespeople: list(optional(uuid)) },
  p => sql`
    update party.relation_approval r set salesperson_id = w.salesperson_id, version = r.version + 1
      from unnest(${p.ids}::uuid[], ${p.salespeople}::uuid[]) as w (relation_id, salesperson_id)
     where r.org_id = ${p.org} and r.relation_id = w.relation_id and r.direction = 'customer'`,
)

export const writeSteps = run(
  'writeSteps',
  {
    orgs: list(uuid),
    ids: list(uuid),
    versions: list(int),
    steps: list(text),
    states: list(text),
    reasons: list(text),
    user: uuid,
    name: text,
    at: instant,
  },
  p => sql`
    insert into party.relation_step (org_id, relation_id, version, step, state, reason, by_user, by_name, at)
    select w.org_id, w.relation_id, w.version, w.step, w.state, w.reason, ${p.user}, ${p.name}, ${p.at}
      from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[], ${p.versions}::integer[], ${p.steps}::text[],
                  ${p.states}::text[], ${p.reasons}::text[])
        as w (org_id, relation_id, version, step, state, reason)`,
)

/** The step that no person takes: signed by the job's name, with no user. */
export const writeLapses = run(
  'writeLapses',
  { orgs: list(uuid), ids: list(uuid), versions: list(int), reason: text, name: text, at: instant },
  p => sql`
    insert into party.relation_step (org_id, relation_id, version, step, state, reason, by_user, by_name, at)
    select w.org_id, w.relation_id, w.version, 'lapse', 'lapsed', ${p.reason},
           '00000000-0000-7000-8000-000000000000', ${p.name}, ${p.at}
      from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[], ${p.versions}::integer[]) as w (org_id, relation_id, version)`,
)
