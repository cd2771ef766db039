import { day, instant, list, optional, sql, statements, text, uuid } from '@yaolian/kernel'

const { many, maybe, run } = statements('party')

/** Papers of files that count: those taken out do not. */
export const papersOf = many(
  'papersOf',
  {
    relationId: uuid,
    paperId: uuid,
    kind: text,
    productId: optional(uuid),
    number: text,
    validFrom: optional(day),
    validTo: optional(day),
    note: text,
    fileName: text,
    addedBy: uuid,
    addedName: text,
    addedAt: instant,
    acceptedName: optional(text),
    acceptedAt: optional(instant),
  },
  { org: uuid, relations: list(uuid) },
  p => sql`
    select a.relation_id, a.paper_id, a.kind, a.product_id, a.number, a.valid_from, a.valid_to, a.note, a.file_name,
           a.added_by, a.added_name, a.added_at, a.accepted_name, a.accepted_at
      from unnest(${p.relations}::uuid[]) as w (relation_id)
      join party.approval_paper a on a.org_id = ${p.org} and a.relation_id = w.relation_id
     where a.removed_at is null
     order by a.kind, a.added_at, a.paper_id`,
)

export const paperFile = maybe(
  'paperFile',
  { fileOrgId: uuid, fileId: uuid, fileName: text },
  { org: uuid, relation: uuid, paper: uuid },
  p => sql`
    select a.file_org_id, a.file_id, a.file_name from party.approval_paper a
     where a.org_id = ${p.org} and a.relation_id = ${p.relation} and a.paper_id = ${p.paper}`,
)

export const insertPapers = run(
  'insertPapers',
  {
    orgs: list(uuid),
    relations: list(uuid),
    papers: list(uuid),
    kinds: list(text),
    products: list(optional(uuid)),
    numbers: list(text),
    validFroms: list(optional(day)),
    validTos: list(optional(day)),
    notes: list(text),
    fileOrg: uuid,
    files: list(uuid),
    fileNames: list(text),
    user: uuid,
    name: text,
    at: instant,
  },
  p => sql`
    insert into party.approval_paper (org_id, relation_id, paper_id, kind, product_id, number, valid_from, valid_to,
           note, file_org_id, file_id, file_name, added_by, added_name, added_at)
    select w.org_id, w.relation_id, w.paper_id, w.kind, w.product_id, w.number, w.valid_from, w.valid_to, w.note,
           ${p.fileOrg}, w.file_id, w.file_name, ${p.user}, ${p.name}, ${p.at}
      from unnest(${p.orgs}::uuid[], ${p.relations}::uuid[], ${p.papers}::uuid[], ${p.kinds}::text[],
                  ${p.products}::uuid[], ${p.numbers}::text[], ${p.validFroms}::date[], ${p.validTos}::date[],
                  ${p.notes}::text[], ${p.files}::uuid[], ${p.fileNames}::text[])
        as w (org_id, relation_id, paper_id, kind, product_id, number, valid_from, valid_to, note, file_id, file_name)`,
)

export const removePaper = run(
  'removePaper',
  { org: uuid, relation: uuid, paper: uuid, at: instant },
  p => sql`
    update party.approval_paper a set removed_at = ${p.at}
     where a.org_id = ${p.org} and a.relation_id = ${p.relation} and a.paper_id = ${p.paper}
       and a.removed_at is null`,
)

/** The quality department has looked at everything that is in these files now. */
export const acceptPapersOf = run(
  'acceptPapersOf',
  { org: uuid, relations: list(uuid), user: uuid, name: text, at: instant },
  p => sql`
    update party.approval_paper a set accepted_by = ${p.user}, accepted_name = ${p.name}, accepted_at = ${p.at}
      from unnest(${p.relations}::uuid[]) as w (relation_id)
     where a.org_id = ${p.org} and a.relation_id = w.relation_id and a.removed_at is null and a.accepted_at is null`,
)

/** A file that is asked for again starts with the papers it had, and all of them are looked at anew. */
export const reopenPapers = run(
  'reopenPapers',
  { orgs: list(uuid), relations: list(uuid) },
  p => sql`
    update party.approval_paper a set accepted_by = null, accepted_name = null, accepted_at = null
      from unnest(${p.orgs}::uuid[], ${p.relations}::uuid[]) as w (org_id, relation_id)
     where a.org_id = w.org_id and a.relation_id = w.relation_id and a.removed_at is null`,
)

/** New papers of an approved file count from now on: so far its papers run. */
export const setPapersTo = run(
  'setPapersTo',
  { org: uuid, relation: uuid, papersTo: optional(day) },
  p => sql`
    update party.relation_approval r set papers_to = ${p.papersTo}, version = r.version + 1
     where r.org_id = ${p.org} and r.relation_id = ${p.relation}
       and r.state in ('approved', 'suspended')`,
)
