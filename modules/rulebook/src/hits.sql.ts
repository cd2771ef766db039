import { day, instant, int, json, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'
import type { HitRow } from './contract.ts'

const { many, journal } = statements('rulebook')

/** A journal: what the rules said about a refused act stays, although the act writes nothing. */
export const insertHits = journal(
  'insertHits',
  {
    orgs: list(uuid),
    ids: list(uuid),
    rules: list(text),
    versions: list(int),
    decisions: list(text),
    whys: list(optional(text)),
    subjectKinds: list(text),
    subjects: list(uuid),
    abouts: list(text),
    hashes: list(optional(text)),
    params: list(json()),
    overrides: list(optional(uuid)),
    users: list(optional(uuid)),
    names: list(text),
    businessDate: day,
    at: instant,
  },
  p => sql`
    insert into rulebook.rule_hit
           (org_id, hit_id, rule_id, version, decision, why, subject_kind, subject_id, about,
            facts_hash, params, override_id, by_user, by_name, business_date, at)
    select h.*, ${p.businessDate}::date, ${p.at}::timestamptz
      from unnest(${p.orgs}::uuid[], ${p.ids}::uuid[], ${p.rules}::text[], ${p.versions}::integer[],
                  ${p.decisions}::text[], ${p.whys}::text[], ${p.subjectKinds}::text[], ${p.subjects}::uuid[],
                  ${p.abouts}::text[], ${p.hashes}::text[], ${p.params}::jsonb[], ${p.overrides}::uuid[],
                  ${p.users}::uuid[], ${p.names}::text[])
        as h (org_id, hit_id, rule_id, version, decision, why, subject_kind, subject_id, about,
              facts_hash, params, override_id, by_user, by_name)`,
)

const row = {
  hitId: uuid,
  ruleId: text,
  version: int,
  decision: text,
  why: optional(text),
  subjectKind: text,
  subjectId: uuid,
  about: text,
  businessDate: day,
  factsHash: optional(text),
  params: json<HitRow['params']>(),
  at: instant,
  byName: text,
  overrideId: optional(uuid),
}

// Newest first by key; three statements instead of one with optional filters, so that each has its own index.
export const hitsOfOrganisation = many(
  'hitsOfOrganisation',
  row,
  { org: uuid, before: uuid, limit: int },
  p => sql`
    select hit_id, rule_id, version, decision, why, subject_kind, subject_id, about, business_date, facts_hash,
           params, at, by_name, override_id
      from rulebook.rule_hit where org_id = ${p.org} and hit_id < ${p.before}
     order by hit_id desc limit ${p.limit}`,
)

export const hitsOfRule = many(
  'hitsOfRule',
  row,
  { org: uuid, rule: text, before: uuid, limit: int },
  p => sql`
    select hit_id, rule_id, version, decision, why, subject_kind, subject_id, about, business_date, facts_hash,
           params, at, by_name, override_id
      from rulebook.rule_hit where org_id = ${p.org} and rule_id = ${p.rule} and hit_id < ${p.before}
     order by hit_id desc limit ${p.limit}`,
)

export const hitsOfSubject = many(
  'hitsOfSubject',
  row,
  { org: uuid, subject: uuid, before: uuid, limit: int },
  p => sql`
    select hit_id, rule_id, version, decision, why, subject_kind, subject_id, about, business_date, facts_hash,
           params, at, by_name, override_id
      from rulebook.rule_hit where org_id = ${p.org} and subject_id = ${p.subject} and hit_id < ${p.before}
     order by hit_id desc limit ${p.limit}`,
)
