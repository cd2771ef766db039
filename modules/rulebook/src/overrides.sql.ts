import { bool, day, instant, int, sql, statements, text, uuid } from '@yaolian/kernel'

const { many, run } = statements('rulebook')

export const signaturesOf = many(
  'signaturesOf',
  {
    step: int,
    granted: bool,
    ruleId: text,
    version: int,
    subjectKind: text,
    subjectId: uuid,
    byUser: uuid,
  },
  { org: uuid, override: uuid },
  p => sql`
    select step, granted, rule_id, version, subject_kind, subject_id, by_user
      from rulebook.rule_override where org_id = ${p.org} and override_id = ${p.override} order by step`,
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
    subjectKind: text,
    subject: uuid,
    reason: text,
    businessDate: day,
    at: instant,
    user: uuid,
    name: text,
  },
  p => sql`
    insert into rulebook.rule_override
           (org_id, override_id, step, granted, rule_id, version, subject_kind, subject_id, reason,
            business_date, at, by_user, by_name)
    values (${p.org}, ${p.override}, ${p.step}, ${p.granted}, ${p.rule}, ${p.version}, ${p.subjectKind},
            ${p.subject}, ${p.reason}, ${p.businessDate}, ${p.at}, ${p.user}, ${p.name})`,
)

export const overridesOfSubject = many(
  'overridesOfSubject',
  {
    overrideId: uuid,
    step: int,
    granted: bool,
    ruleId: text,
    version: int,
    reason: text,
    businessDate: day,
    at: instant,
    byName: text,
  },
  { org: uuid, subject: uuid, limit: int },
  p => sql`
    select override_id, step, granted, rule_id, version, reason, business_date, at, by_name
      from rulebook.rule_override where org_id = ${p.org} and subject_id = ${p.subject}
     order by override_id desc, step limit ${p.limit}`,
)
