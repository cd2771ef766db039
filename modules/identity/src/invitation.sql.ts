import { instant, int, optional, sql, statements, text, texts, uuid, word } from '@yaolian/kernel'

const { filtered, maybe, run } = statements('identity')

type Kind = 'person' | 'firm'

export const insertInvitation = run(
  'insertInvitation',
  {
    id: uuid,
    hash: text,
    org: uuid,
    kind: text,
    displayName: text,
    contact: text,
    roles: texts,
    firmName: optional(text),
    firmKind: optional(text),
    at: instant,
    user: optional(uuid),
    maker: text,
    expiresAt: instant,
  },
  p => sql`
    insert into identity.invitation (invitation_id, token_hash, org_id, kind, display_name, contact, roles, firm_name,
                                     firm_kind, made_at, made_by, maker, expires_at)
    values (${p.id}, ${p.hash}, ${p.org}, ${p.kind}, ${p.displayName}, ${p.contact}, ${p.roles}, ${p.firmName},
            ${p.firmKind}, ${p.at}, ${p.user}, ${p.maker}, ${p.expiresAt})
    on conflict (invitation_id) do nothing`,
)

/** An invitation that still stands, by what its link holds. */
export const openInvitation = maybe(
  'openInvitation',
  {
    invitationId: uuid,
    orgId: uuid,
    kind: word<Kind>(),
    displayName: text,
    contact: text,
    roles: texts,
    firmName: optional(text),
    firmKind: optional(text),
    madeBy: optional(uuid),
    maker: text,
    expiresAt: instant,
  },
  { hash: text, now: instant },
  p => sql`
    select invitation_id, org_id, kind, display_name, contact, roles, firm_name, firm_kind, made_by, maker, expires_at
      from identity.invitation
     where token_hash = ${p.hash} and revoked_at is null and accepted_at is null and expires_at > ${p.now}`,
)

/** No row when somebody else accepted or revoked it meanwhile: it is good once. */
export const takeInvitation = run(
  'takeInvitation',
  { id: uuid, user: uuid, org: uuid, now: instant },
  p => sql`
    update identity.invitation set accepted_at = ${p.now}, accepted_by = ${p.user}, accepted_org = ${p.org}
     where invitation_id = ${p.id} and accepted_at is null and revoked_at is null and expires_at > ${p.now}`,
)

export const endInvitation = maybe(
  'endInvitation',
  { kind: text, displayName: text },
  { id: uuid, org: uuid, now: instant },
  p => sql`
    update identity.invitation set revoked_at = coalesce(revoked_at, ${p.now})
     where invitation_id = ${p.id} and org_id = ${p.org} and accepted_at is null
    returning kind, display_name`,
)

export const invitationPage = filtered(
  'invitationPage',
  {
    invitationId: uuid,
    kind: word<Kind>(),
    displayName: text,
    contact: text,
    roles: texts,
    firmName: optional(text),
    firmKind: optional(text),
    madeAt: instant,
    maker: text,
    expiresAt: instant,
    revokedAt: optional(instant),
    acceptedAt: optional(instant),
    acceptedOrg: optional(uuid),
  },
  { org: uuid, kind: optional(text), pattern: optional(text), before: optional(uuid), limit: int },
  p => sql`
    select invitation_id, kind, display_name, contact, roles, firm_name, firm_kind, made_at, maker, expires_at,
           revoked_at, accepted_at, accepted_org
      from identity.invitation
     where org_id = ${p.org}
       and (${p.before}::uuid is null or invitation_id < ${p.before})
       and (${p.kind}::text is null or kind = ${p.kind})
       and (${p.pattern}::text is null or display_name ilike ${p.pattern} or firm_name ilike ${p.pattern})
     order by invitation_id desc
     limit ${p.limit}`,
)

/** Expired and spent ones, half a year later: they hold a name and a phone. */
export const forgetInvitations = run(
  'forgetInvitations',
  { before: instant, limit: int },
  p => sql`
    delete from identity.invitation where ctid in
      (select ctid from identity.invitation where expires_at < ${p.before} order by invitation_id limit ${p.limit})`,
)
