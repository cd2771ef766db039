import { bool, day, int, json, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'
import type { PartyFacts } from '@yaolian/rulebook/contract'

const { many, run } = statements('party')

export const standingsOf = many(
  'standingsOf',
  {
    orgId: uuid,
    version: int,
    kind: text,
    name: text,
    isPerson: bool,
    state: text,
    province: text,
    headOrgId: optional(uuid),
    headKind: optional(text),
    verifiedOn: optional(day),
    facts: json<PartyFacts>(),
  },
  { orgs: list(uuid) },
  p => sql`
    select s.org_id, s.version, s.kind, s.name, s.is_person, s.state, o.province, o.parent_org_id as head_org_id,
           h.kind as head_kind,
           (select coalesce(min(l.checked_on) filter (where l.state = 'valid' and l.superseded_by is null),
                            max(l.checked_on))
              from party.licence l where l.org_id = s.org_id) as verified_on, s.facts
      from unnest(${p.orgs}::uuid[]) as w (org_id)
      join party.standing s on s.org_id = w.org_id
      join party.organisation o on o.org_id = s.org_id
      left join party.organisation h on h.org_id = o.parent_org_id`,
)

/**
 * Writes the rows anew from organisation and licence. Whoever calls it has locked the organisations first:
 * two changes of one firm at once would otherwise each write what they saw, and the later lose the earlier.
 */
export const rebuildStandings = run(
  'rebuildStandings',
  { orgs: list(uuid) },
  p => sql`
    insert into party.standing as s (org_id, version, kind, name, is_person, state, facts)
    select o.org_id, 1, o.kind, o.name, o.is_person, o.state, jsonb_build_object(
             'orgId', o.org_id, 'kind', o.kind, 'isPerson', o.is_person,
             'licences', coalesce(held.licences, '[]'::jsonb))
      from unnest(${p.orgs}::uuid[]) as w (org_id)
      join party.organisation o on o.org_id = w.org_id
      left join lateral (
        select jsonb_agg(jsonb_build_object('kind', l.kind, 'scope', l.scope, 'validFrom', l.valid_from,
                                            'validTo', l.valid_to, 'state', l.state)
                         order by l.kind, l.valid_to desc, l.licence_id) as licences
          from party.licence l
         where l.org_id = o.org_id and l.state <> 'superseded') as held on true
     order by o.org_id
    on conflict (org_id) do update
       set version = s.version + 1, kind = excluded.kind, name = excluded.name,
           is_person = excluded.is_person, state = excluded.state, facts = excluded.facts`,
)
