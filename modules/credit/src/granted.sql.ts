import { int, list, sql, statements, uuid } from '@yaolian/kernel'

const { many, run } = statements('credit')

export const insertGranted = run(
  'insertGranted',
  { buyers: list(uuid), sellers: list(uuid) },
  p => sql`
    insert into credit.granted (org_id, seller_org_id)
    select w.org_id, w.seller_org_id
      from unnest(${p.buyers}::uuid[], ${p.sellers}::uuid[]) as w (org_id, seller_org_id)
     order by w.org_id, w.seller_org_id
    on conflict (org_id, seller_org_id) do nothing`,
)

export const grantedAfter = many(
  'grantedAfter',
  { sellerOrgId: uuid },
  { org: uuid, after: uuid, limit: int },
  p => sql`
    select seller_org_id from credit.granted
     where org_id = ${p.org} and seller_org_id > ${p.after} order by seller_org_id limit ${p.limit}`,
)
