import { instant, int, list, sql, statements, text, uuid } from '@yaolian/kernel'

const { many, maybe, run } = statements('identity')

/** The organisation that runs this house, if it has been set up. */
export const houseOrganisation = maybe(
  'houseOrganisation',
  { orgId: uuid },
  {},
  () => sql`
  select org_id from identity.house`,
)

/** One row for ever: of two that come at once the second waits for the first and then writes nothing. */
export const foundHouse = run(
  'foundHouse',
  { org: uuid, at: instant },
  p => sql`
    insert into identity.house (org_id, founded_at) values (${p.org}, ${p.at}) on conflict (single) do nothing`,
)

export const demoAccounts = many(
  'demoAccounts',
  { name: text, password: text, role: text, whatZh: text, whatEn: text },
  {},
  () => sql`
    select name, password, role, what_zh, what_en from identity.demo_account order by sort, name limit 100`,
)

export const writeDemoAccounts = run(
  'writeDemoAccounts',
  {
    names: list(text),
    passwords: list(text),
    roles: list(text),
    zh: list(text),
    en: list(text),
    sorts: list(int),
  },
  p => sql`
    insert into identity.demo_account (name, password, role, what_zh, what_en, sort)
    select * from unnest(${p.names}::text[], ${p.passwords}::text[], ${p.roles}::text[], ${p.zh}::text[],
                         ${p.en}::text[], ${p.sorts}::integer[])
    on conflict (name) do update
       set password = excluded.password, role = excluded.role, what_zh = excluded.what_zh,
           what_en = excluded.what_en, sort = excluded.sort`,
)
