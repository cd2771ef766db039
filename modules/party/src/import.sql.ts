import { list, sql, statements, text, uuid } from '@yaolian/kernel'

const { many } = statements('party')

/** Firms by credit code, for lists that name them. */
export const knownFirms = many(
  'knownFirms',
  { uscc: text, orgId: uuid, name: text, kind: text },
  { usccs: list(text) },
  p => sql`
    select o.uscc, o.org_id, o.name, o.kind
      from unnest(${p.usccs}::text[]) as w (uscc) join party.organisation o on o.uscc = w.uscc`,
)
