import { bool, instant, int, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { many, maybe, run } = statements('party')

export const insertDocuments = run(
  'insertDocuments',
  {
    orgs: list(uuid),
    licences: list(uuid),
    files: list(uuid),
    fileOrgs: list(uuid),
    names: list(text),
    kinds: list(text),
    sizes: list(int),
    hashes: list(text),
    at: instant,
    user: optional(uuid),
    userName: text,
  },
  p => sql`
    insert into party.licence_document (org_id, licence_id, file_id, file_org_id, name, kind, bytes, sha256,
                                        added_at, added_by, added_name)
    select w.*, ${p.at}, ${p.user}, ${p.userName}
      from unnest(${p.orgs}::uuid[], ${p.licences}::uuid[], ${p.files}::uuid[], ${p.fileOrgs}::uuid[],
                  ${p.names}::text[], ${p.kinds}::text[], ${p.sizes}::integer[], ${p.hashes}::text[]) as w`,
)

export const documentsOf = many(
  'documentsOf',
  {
    fileId: uuid,
    fileOrgId: uuid,
    name: text,
    kind: text,
    bytes: int,
    sha256: text,
    addedAt: instant,
    addedName: text,
  },
  { org: uuid, licence: uuid },
  p => sql`
    select file_id, file_org_id, name, kind, bytes, sha256, added_at, added_name from party.licence_document
     where org_id = ${p.org} and licence_id = ${p.licence} order by added_at desc, file_id limit 50`,
)

/** How many documents each licence has, and when the newest came. */
export const documentCounts = many(
  'documentCounts',
  { licenceId: uuid, documents: int, newestAt: instant },
  { orgs: list(uuid), licences: list(uuid) },
  p => sql`
    select d.licence_id, count(*)::integer as documents, max(d.added_at) as newest_at
      from unnest(${p.orgs}::uuid[], ${p.licences}::uuid[]) as w (org_id, licence_id)
      join party.licence_document d on d.org_id = w.org_id and d.licence_id = w.licence_id
     group by d.licence_id`,
)

/** Has this firm asked for or approved that partner? Read among its own rows; what was never sent, refused or withdrawn is none. */
export const knowsPartner = maybe(
  'knowsPartner',
  { known: bool },
  { org: uuid, partner: uuid },
  p => sql`
    select true as known from party.relation_approval
     where org_id = ${p.org} and partner_org_id = ${p.partner}
       and state not in ('draft', 'rejected', 'withdrawn') limit 1`,
)

export const insertView = run(
  'insertView',
  {
    org: uuid,
    id: uuid,
    licence: uuid,
    file: uuid,
    viewerOrg: uuid,
    viewer: optional(uuid),
    viewerName: text,
    at: instant,
  },
  p => sql`
    insert into party.document_view (org_id, view_id, licence_id, file_id, viewer_org_id, viewer_id, viewer_name, at)
    values (${p.org}, ${p.id}, ${p.licence}, ${p.file}, ${p.viewerOrg}, ${p.viewer}, ${p.viewerName}, ${p.at})`,
)

export const viewsOf = many(
  'viewsOf',
  { viewId: uuid, fileId: uuid, fileName: text, viewerOrgName: text, viewerName: text, at: instant },
  { org: uuid, licence: uuid, beforeAt: instant, beforeId: uuid, limit: int },
  p => sql`
    select v.view_id, v.file_id, d.name as file_name, coalesce(o.name, '') as viewer_org_name, v.viewer_name, v.at
      from (select * from party.document_view
             where org_id = ${p.org} and licence_id = ${p.licence} and (at, view_id) < (${p.beforeAt}, ${p.beforeId})
             order by at desc, view_id desc limit ${p.limit}) as v
      join party.licence_document d
        on d.org_id = v.org_id and d.licence_id = v.licence_id and d.file_id = v.file_id
      left join party.organisation o on o.org_id = v.viewer_org_id
     order by v.at desc, v.view_id desc`,
)
