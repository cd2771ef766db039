import { bool, day, instant, int, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { many, run } = statements('party')

const relation = {
  orgId: uuid,
  relationId: uuid,
  direction: text,
  partnerOrgId: uuid,
  state: text,
  validTo: optional(day),
  reason: text,
  requestedBy: uuid,
  requestedName: text,
  requestedAt: instant,
  decidedName: optional(text),
  decidedAt: optional(instant),
  version: int,
}

/** The buyer's own supplier row and the seller's own customer row of each pair, judged on one business date. */
export const approvalsOf = many(
  'approvalsOf',
  { sellerOrgId: uuid, buyerOrgId: uuid, supplierApproved: bool, customerApproved: bool },
  { sellers: list(uuid), buyers: list(uuid), today: day },
  p => sql`
    select w.seller_org_id, w.buyer_org_id,
           coalesce(s.state = 'approved' and coalesce(s.valid_to >= ${p.today}, true), false) as supplier_approved,
           coalesce(c.state = 'approved' and coalesce(c.valid_to >= ${p.today}, true), false) as customer_approved
      from unnest(${p.sellers}::uuid[], ${p.buyers}::uuid[]) as w (seller_org_id, buyer_org_id)
      left join party.relation_approval s
        on s.org_id = w.buyer_org_id and s.direction = 'supplier' and s.partner_org_id = w.seller_org_id
      left join party.relation_approval c
        on c.org_id = w.seller_org_id and c.direction = 'customer' and c.partner_org_id = w.buyer_org_id`,
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
        on r.org_id = w.org_id and r.direction = w.direction and r.partner_org_id = w.partner_org_id`,
)

export const relationsById = many(
  'relationsById',
  relation,
  { org: uuid, ids: list(uuid) },
  p => sql`
  select r.org_id, r.relation_id, r.direction, r.partner_org_id, r.state, r.valid_to, r.reason,
         r.requested_by, r.requested_name, r.requested_at, r.decided_name, r.decided_at, r.version
    from unnest(${p.ids}::uuid[]) as w (relation_id)
    join party.relation_approval r on r.org_id = ${p.org} and r.relation_id = w.relation_id`,
)

/** New applications; a rejected one that is asked for again keeps its id and starts over. */
export const writeRequests = run(
  'writeRequests',
  {
    orgs: list(uuid),
    ids: list(uuid),
    directions: list(text),
    partners: list(uuid),
    reasons: list(text),
    user: uuid,
    name: text,
    at: instant,
  },
  p => sql`
    insert into party.relation_approval as r
           (org_id, relation_id, direction, partner_org_id, state, reason, requested_by, requested_name, requested_at)
    select w.org_id, w.relation_id, w.direction, w.partner_org_id, 'pending', w.reason,
           ${p.user}, ${p.name}, ${p.at}
      from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[], ${p.directions}::text[], ${p.partners}::uuid[],
                  ${p.reasons}::text[]) as w (org_id, relation_id, direction, partner_org_id, reason)
     order by w.org_id, w.direction, w.partner_org_id
    on conflict (org_id, direction, partner_org_id) do update
       set state = 'pending', reason = excluded.reason, valid_to = null, version = r.version + 1,
           requested_by = excluded.requested_by, requested_name = excluded.requested_name,
           requested_at = excluded.requested_at, decided_by = null, decided_name = null, decided_at = null
     where r.state = 'rejected'`,
)

/** Guarded by the version that was read: fewer rows than asked for means that somebody decided in between. */
export const writeDecisions = run(
  'writeDecisions',
  {
    org: uuid,
    ids: list(uuid),
    versions: list(int),
    states: list(text),
    validTos: list(optional(day)),
    reasons: list(text),
    user: uuid,
    name: text,
    at: instant,
  },
  p => sql`
    update party.relation_approval r
       set state = w.state, valid_to = w.valid_to, reason = w.reason, version = r.version + 1,
           decided_by = ${p.user}, decided_name = ${p.name}, decided_at = ${p.at}
      from unnest(${p.ids}::uuid[], ${p.versions}::integer[], ${p.states}::text[], ${p.validTos}::date[],
                  ${p.reasons}::text[]) as w (relation_id, version, state, valid_to, reason)
     where r.org_id = ${p.org} and r.relation_id = w.relation_id and r.version = w.version`,
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
