import { instant, int, json, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { maybe, run } = statements('party')

export const onboardingOf = maybe(
  'onboardingOf',
  { submittedAt: instant, submittedName: text },
  { org: uuid },
  p => sql`select submitted_at, submitted_name from party.onboarding where org_id = ${p.org}`,
)

/** Handed in again after quality sent something back: the last time counts. */
export const writeSubmission = run(
  'writeSubmission',
  { org: uuid, at: instant, user: optional(uuid), name: text },
  p => sql`
    insert into party.onboarding (org_id, submitted_at, submitted_by, submitted_name)
    values (${p.org}, ${p.at}, ${p.user}, ${p.name})
    on conflict (org_id) do update
       set submitted_at = excluded.submitted_at, submitted_by = excluded.submitted_by,
           submitted_name = excluded.submitted_name`,
)

export const writeFacts = run(
  'writeFacts',
  {
    org: uuid,
    shortName: text,
    initials: text,
    province: text,
    city: text,
    district: text,
    detail: text,
    contact: text,
    phone: text,
  },
  p => sql`
    update party.organisation
       set short_name = ${p.shortName}, initials = ${p.initials}, province = ${p.province}, city = ${p.city},
           district = ${p.district}, detail = ${p.detail}, contact = ${p.contact}, phone = ${p.phone}, version = version + 1
     where org_id = ${p.org}`,
)

export const insertFactsChange = run(
  'insertFactsChange',
  {
    org: uuid,
    version: int,
    before: json<Record<string, string>>(),
    user: optional(uuid),
    name: text,
    at: instant,
  },
  p => sql`
    insert into party.organisation_change (org_id, version, before, by_user, by_name, at)
    values (${p.org}, ${p.version}, ${p.before}, ${p.user}, ${p.name}, ${p.at})`,
)
