import { day, int, list, text, uuid } from './codec.ts'
import { sql, statements } from './statement.ts'

const { many } = statements('kernel')

/** Takes `counts[i]` consecutive numbers for each organisation; `last` is the last one taken. */
export const takeNumbers = many(
  'takeNumbers',
  { orgId: uuid, last: int },
  { orgs: list(uuid), counts: list(int), kind: text, day },
  p => sql`
    insert into kernel.document_number as n (org_id, kind, day, last)
    select w.org_id, ${p.kind}, ${p.day}, w.count
      from unnest(${p.orgs}::uuid[], ${p.counts}::integer[]) as w (org_id, count) order by w.org_id
    on conflict (org_id, kind, day) do update set last = n.last + excluded.last
    returning n.org_id, n.last`,
)

/** `SO`, 2026-11-22, 123 → `SO20261122-000123`. */
export const documentNumber = (kind: string, day: string, serial: number): string =>
  `${kind}${day.replaceAll('-', '')}-${String(serial).padStart(6, '0')}`
