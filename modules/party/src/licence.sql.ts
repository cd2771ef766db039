import {
  bool,
  day,
  instant,
  int,
  json,
  list,
  optional,
  sql,
  statements,
  text,
  texts,
  uuid,
} from '@yaolian/kernel'

const { many, run } = statements('party')

const licence = {
  licenceId: uuid,
  orgId: uuid,
  kind: text,
  number: text,
  scope: texts,
  mode: optional(text),
  issuedBy: text,
  validFrom: day,
  validTo: day,
  state: text,
  stateReason: text,
  renews: optional(uuid),
  supersededBy: optional(uuid),
  verifiedAt: optional(instant),
  addedBy: optional(uuid),
  checkedOn: optional(day),
  lockedAt: optional(instant),
  version: int,
}

export const licencesById = many(
  'licencesById',
  licence,
  { ids: list(uuid) },
  p => sql`
  select l.licence_id, l.org_id, l.kind, l.number, l.scope, l.mode, l.issued_by, l.valid_from, l.valid_to, l.state,
         l.state_reason, l.renews, l.superseded_by, l.verified_at, l.added_by, l.checked_on, l.locked_at, l.version
    from unnest(${p.ids}::uuid[]) as w (licence_id)
    join party.licence l on l.licence_id = w.licence_id`,
)

export const licencesOfOrganisation = many(
  'licencesOfOrganisation',
  licence,
  { org: uuid },
  p => sql`
  select l.licence_id, l.org_id, l.kind, l.number, l.scope, l.mode, l.issued_by, l.valid_from, l.valid_to, l.state,
         l.state_reason, l.renews, l.superseded_by, l.verified_at, l.added_by, l.checked_on, l.locked_at, l.version
    from party.licence l where l.org_id = ${p.org}
   order by l.state = 'superseded', l.kind, l.valid_to desc, l.licence_id limit 200`,
)

/** Verified licences that hold these numbers now; the number of a kind has one holder. */
export const numbersHeld = many(
  'numbersHeld',
  { kind: text, number: text, orgId: uuid, licenceId: uuid },
  { kinds: list(text), numbers: list(text) },
  p => sql`
    select l.kind, l.number, l.org_id, l.licence_id
      from unnest(${p.kinds}::text[], ${p.numbers}::text[]) as w (kind, number)
      join party.licence l on l.kind = w.kind and l.number = w.number
       and l.state in ('valid', 'locked') and l.superseded_by is null and l.verified_at is not null`,
)

// A jsonb array of scopes, since PostgreSQL's unnest flattens arrays of arrays.
export const insertLicences = run(
  'insertLicences',
  {
    ids: list(uuid),
    orgs: list(uuid),
    kinds: list(text),
    numbers: list(text),
    scopes: list(json<string[]>()),
    modes: list(optional(text)),
    issuers: list(text),
    froms: list(day),
    tos: list(day),
    states: list(text),
    reasons: list(text),
    renews: list(optional(uuid)),
    verifiedAt: optional(instant),
    verifiedBy: optional(uuid),
    at: instant,
    user: optional(uuid),
  },
  p => sql`
    insert into party.licence (licence_id, org_id, kind, number, scope, mode, issued_by, valid_from, valid_to, state,
                               state_reason, renews, verified_at, verified_by, checked_on, locked_at,
                               added_at, added_by)
    select w.licence_id, w.org_id, w.kind, w.number, array(select jsonb_array_elements_text(w.scope)), w.mode,
           w.issued_by, w.valid_from, w.valid_to, w.state, w.reason, w.renews,
           ${p.verifiedAt}, ${p.verifiedBy}, (${p.verifiedAt}::timestamptz at time zone 'Asia/Shanghai')::date,
           case when w.state = 'locked' then ${p.at}::timestamptz end, ${p.at}, ${p.user}
      from unnest(${p.ids}::uuid[], ${p.orgs}::uuid[], ${p.kinds}::text[], ${p.numbers}::text[], ${p.scopes}::jsonb[],
                  ${p.modes}::text[], ${p.issuers}::text[], ${p.froms}::date[], ${p.tos}::date[], ${p.states}::text[],
                  ${p.reasons}::text[], ${p.renews}::uuid[])
        as w (licence_id, org_id, kind, number, scope, mode, issued_by, valid_from, valid_to, state, reason,
              renews)`,
)

/** States set by a step. Where `verifies` is true quality has seen the document, which stays known. */
export const writeLicenceStates = run(
  'writeLicenceStates',
  {
    ids: list(uuid),
    states: list(text),
    reasons: list(text),
    supersededBy: list(optional(uuid)),
    verifies: list(bool),
    at: instant,
    user: optional(uuid),
  },
  p => sql`
    update party.licence l
       set state = w.state, state_reason = w.reason, version = l.version + 1,
           superseded_by = coalesce(w.superseded_by, l.superseded_by),
           locked_at = case when w.state = 'locked' then coalesce(l.locked_at, ${p.at}) end,
           checked_on = case when w.verifies then (${p.at}::timestamptz at time zone 'Asia/Shanghai')::date
                             else l.checked_on end,
           verified_at = case when w.verifies then coalesce(l.verified_at, ${p.at}) else l.verified_at end,
           verified_by = case when w.verifies then coalesce(l.verified_by, ${p.user}) else l.verified_by end
      from unnest(${p.ids}::uuid[], ${p.states}::text[], ${p.reasons}::text[], ${p.supersededBy}::uuid[],
                  ${p.verifies}::boolean[]) as w (licence_id, state, reason, superseded_by, verifies)
     where l.licence_id = w.licence_id`,
)

export const writeCorrection = run(
  'writeCorrection',
  {
    id: uuid,
    number: text,
    scope: texts,
    issuedBy: text,
    validFrom: day,
    validTo: day,
    state: text,
    reason: text,
    at: instant,
  },
  p => sql`
    update party.licence
       set number = ${p.number}, scope = ${p.scope}, issued_by = ${p.issuedBy}, valid_from = ${p.validFrom},
           valid_to = ${p.validTo}, state = ${p.state}, state_reason = ${p.reason}, version = version + 1,
           warned_days = case when valid_to = ${p.validTo} then warned_days end,
           locked_at = case when ${p.state} = 'locked' then coalesce(locked_at, ${p.at}) end
     where licence_id = ${p.id}`,
)

export const insertChanges = run(
  'insertChanges',
  {
    ids: list(uuid),
    versions: list(int),
    orgs: list(uuid),
    steps: list(text),
    reasons: list(text),
    befores: list(optional(json())),
    user: optional(uuid),
    name: text,
    at: instant,
  },
  p => sql`
    insert into party.licence_change (licence_id, version, org_id, step, reason, before, by_user, by_name, at)
    select w.licence_id, w.version, w.org_id, w.step, w.reason, w.before, ${p.user}, ${p.name}, ${p.at}
      from unnest(${p.ids}::uuid[], ${p.versions}::integer[], ${p.orgs}::uuid[], ${p.steps}::text[],
                  ${p.reasons}::text[], ${p.befores}::jsonb[])
        as w (licence_id, version, org_id, step, reason, before)`,
)

export const changesOf = many(
  'changesOf',
  { version: int, step: text, reason: text, before: optional(json()), byName: text, at: instant },
  { id: uuid },
  p => sql`
    select version, step, reason, before, by_name, at from party.licence_change
     where licence_id = ${p.id} order by version limit 200`,
)

/** Licences whose last day has passed and that still count as valid, oldest first. */
export const licencesExpired = many(
  'licencesExpired',
  { licenceId: uuid },
  { today: day, limit: int },
  p => sql`
    select licence_id from party.licence
     where state = 'valid' and valid_to < ${p.today} order by valid_to, licence_id limit ${p.limit}`,
)

/** Locks the organisations that hold these licences, so that a licence read after it cannot change any more. */
export const lockHolders = many(
  'lockHolders',
  { orgId: uuid, state: text },
  { ids: list(uuid) },
  p => sql`
  select o.org_id, o.state from party.organisation o
   where o.org_id in (select l.org_id from unnest(${p.ids}::uuid[]) as w (licence_id)
                        join party.licence l on l.licence_id = w.licence_id)
   order by o.org_id
     for no key update of o`,
)
